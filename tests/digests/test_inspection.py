"""A database is looked at from outside, and left as it is."""

import pytest
from sqlalchemy import inspect, text

from bot.digests.ledger.access import Ledger
from bot.digests.ledger.database import open_database
from bot.digests.ledger.inspection import inspect_database
from bot.digests.ledger.migrations import MIGRATIONS
from bot.errors import LedgerUnavailableError
from tests.digests.conftest import Place
from tests.test_doctor import examine


async def test_an_empty_database_stays_empty(place: Place) -> None:
    seen = await inspect_database(place.url)
    assert (seen.schema, seen.newest) == (0, len(MIGRATIONS))
    assert seen.server.casefold().startswith(place.kind)
    database = open_database(place.url)
    async with database.reading() as connection:
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == []
    await database.close()


async def test_one_that_others_hold_or_nobody_serves_is_told(place: Place) -> None:
    await (await Ledger.open(place.url)).close()
    async with place.gone():
        with pytest.raises(LedgerUnavailableError):
            await inspect_database(place.url)


async def test_the_doctor_tells_an_older_schema_and_refuses_a_newer_one(place: Place) -> None:
    async with await Ledger.open(place.url) as ledger:
        for version, level in ((len(MIGRATIONS), "ok"), (1, "warn"), (99, "fail")):
            async with ledger.database.writing() as connection:
                await connection.execute(text("UPDATE schema_version SET version = :v"), {"v": version})
            _, findings = await examine(DISCORD_TOKEN="", DATELINE_DATABASE=place.url)
            assert findings["database"]["level"] == level
            assert f"schema {version}" in findings["database"]["found"]
