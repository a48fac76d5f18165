"""`dateline digests` lists, previews and posts; `dateline run` posts while it answers."""

import asyncio
import json
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.digests.ledger.access import Ledger
from bot.digests.records import Draft
from tests.processes import PATIENCE, finish, run, start
from tests.wire import Wire


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'ledger.sqlite3'}"


async def add(database: str, wire: Wire | None = None, *, due: bool) -> None:
    """Put a digest into the ledger, due now or in an hour."""
    now = datetime.now(UTC)
    draft = Draft(
        guild_id=wire.records.guild_id if wire else 1,
        channel_id=wire.records.text_id if wire else 2,
        name="due" if due else "later",
        brief="eastern-flank",
        kind="topic",
        topic="troops",
        recurrence="every 6h",
        zone="UTC",
        created_by=3,
    )
    async with await Ledger.open(database) as ledger:
        next_slot = now if due else now + timedelta(hours=1)
        await ledger.schedules.add(draft, next_slot, now=now - timedelta(hours=6))


async def test_all_are_listed_and_what_is_due_is_told_apart(database: str) -> None:
    assert (await run("digests", "list", DATELINE_DATABASE=database)).out == ""
    await add(database, due=True)
    await add(database, due=False)
    listed = await run("digests", "list", DATELINE_DATABASE=database)
    assert [line.partition(":")[0] for line in listed.out.splitlines()] == ["due", "later"]
    due = await run("digests", "due", "--json", DATELINE_DATABASE=database)
    (row,) = [json.loads(line) for line in due.out.splitlines()]
    assert (row["name"], row["topic"], row["state"]) == ("due", "troops", "due")


async def test_where_there_is_none_a_person_is_told_and_a_script_reads_nothing(database: str) -> None:
    for action, told in (("list", "No digest is set up"), ("due", "Nothing is due")):
        ended = await run("digests", action, DATELINE_DATABASE=database)
        assert (ended.code, ended.out) == (0, "")
        assert told in ended.err


async def test_run_once_posts_what_is_due_over_rest_and_ends(database: str, wire: Wire) -> None:
    await add(database, wire, due=True)
    dry = await run("digests", "run-once", "--dry-run", DATELINE_DATABASE=database)
    assert "due" in dry.out
    assert wire.messages() == []
    for tried in (1, 0):
        ended = await run(
            "digests", "run-once", "--json", wire=wire, DATELINE_DATABASE=database, DISCORD_TOKEN=wire.token
        )
        assert (ended.code, json.loads(ended.out)) == (0, {"tried": tried})
    assert len(wire.messages()) == 1
    assert wire.gateway.sessions == {}


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"DISCORD_TOKEN": ""}, "DISCORD_TOKEN"),
        ({"DISCORD_TOKEN": "wrong"}, "refused the token"),
        ({"DATELINE_DATABASE": "mysql://x", "DISCORD_TOKEN": "x"}, "sqlite:///"),
        (
            {"DATELINE_DATABASE": "postgresql://nobody@127.0.0.1:1/x", "DISCORD_TOKEN": "x"},
            "DATELINE_DATABASE",
        ),
        ({"DATELINE_DIGESTS_PER_SERVER": "many"}, "DATELINE_DIGESTS_PER_SERVER"),
    ],
)
async def test_what_keeps_it_from_posting_is_told(
    database: str, wire: Wire, environment: dict[str, str], told: str
) -> None:
    ended = await run("digests", "run-once", wire=wire, **({"DATELINE_DATABASE": database} | environment))
    assert ended.code == 2
    assert told in ended.err
    assert "Traceback" not in ended.err


async def test_run_posts_what_is_due_and_ends_in_good_order(database: str, wire: Wire) -> None:
    await add(database, wire, due=True)
    async with start("run", wire=wire, DATELINE_DATABASE=database, DISCORD_TOKEN=wire.token) as process:
        async with asyncio.timeout(PATIENCE):
            while not wire.messages():  # noqa: ASYNC110 - another process sets no event here
                await asyncio.sleep(0.05)
        ended = await finish(process, signal.SIGTERM)
    assert ended.code == 0
    assert "Traceback" not in ended.err
    assert len(wire.messages()) == 1
