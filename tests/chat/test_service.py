"""The posting lives with the bot: it begins when the bot is ready, and neither stops the other."""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.brief.library import Library
from bot.chat.client import DatelineBot
from bot.chat.rest import RestClient
from bot.chat.service import DigestService, Plugs
from bot.digests.records import Draft
from bot.errors import SettingsError
from bot.lookup.answers import Lookup
from tests.digests.conftest import locked
from tests.digests.postgres import run_server
from tests.wire import MESSAGES, Wire, delay

PATIENCE = 30.0


@pytest.fixture
def service(tmp_path: Path, library: Library) -> DigestService:
    return DigestService(Plugs(url=f"sqlite:///{tmp_path / 'ledger.sqlite3'}", library=lambda: library))


@asynccontextmanager
async def serving(wire: Wire, lookup: Lookup, service: DigestService) -> AsyncGenerator[DatelineBot]:
    """Connect the bot with its digests, as `dateline run` does."""
    async with DatelineBot(lookup, digests=service) as bot, RestClient() as client:
        await client.login(wire.token)
        async with service.serving(bot, client):
            connection = asyncio.create_task(bot.start(wire.token))
            await until(lambda: wire.gateway.sessions)
            yield bot
            await bot.close()
            await connection


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 - the wire sets no event
            await asyncio.sleep(0.05)


async def make_due(service: DigestService, wire: Wire) -> None:
    """Set a digest that is due now."""
    now = datetime.now(UTC)
    draft = Draft(
        guild_id=wire.records.guild_id,
        channel_id=wire.records.text_id,
        name="troops",
        brief="eastern-flank",
        kind="topic",
        topic="troops",
        recurrence="every 6h",
        zone="UTC",
        created_by=int(wire.records.reader["id"]),
    )
    await service.ledger.schedules.add(draft, now, now=now - timedelta(hours=6))


def digests(wire: Wire) -> list[str]:
    """Return the footers of the digests that stand in the first channel."""
    marks = (page["footer"]["text"] for message in wire.messages() for page in message["embeds"])
    return [mark for mark in marks if re.search(r" · [\w-]{10}$", mark)]


async def test_what_is_due_goes_out_once_the_bot_is_ready(
    wire: Wire, lookup: Lookup, service: DigestService
) -> None:
    await service.open()
    await make_due(service, wire)
    async with serving(wire, lookup, service):
        await until(lambda: digests(wire))
    assert len(digests(wire)) == 1


async def test_what_another_process_sets_is_followed(
    wire: Wire, lookup: Lookup, service: DigestService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.service.LOOK_EVERY", 0.05)
    other = DigestService(service.plugs)
    await other.open()
    async with serving(wire, lookup, service) as bot:
        wanted = replace(other.preferences.default, prefix="?")
        await other.preferences.change_guild(other.ledger, wire.records.guild_id, wanted)
        await until(lambda: bot.preferences.of(wire.records.guild_id).prefix == "?")
    await other.close()


async def test_a_gateway_that_drops_mid_post_costs_no_post_and_doubles_none(
    wire: Wire, lookup: Lookup, service: DigestService
) -> None:
    async with serving(wire, lookup, service):
        wire.faults.add("POST", MESSAGES, delay(1))
        await make_due(service, wire)
        await until(lambda: digests(wire))
        await wire.gateway.drop()
        schedule_id = (await service.ledger.schedules.all())[0].id
        async with asyncio.timeout(PATIENCE):
            while (await service.ledger.deliveries.history(schedule_id))[0].state != "done":  # noqa: ASYNC110 - the ledger sets no event
                await asyncio.sleep(0.1)
    assert len(digests(wire)) == 1


async def test_a_stop_lets_the_post_under_way_end(wire: Wire, lookup: Lookup, service: DigestService) -> None:
    async with serving(wire, lookup, service):
        wire.faults.add("POST", MESSAGES, delay(1))
        await make_due(service, wire)
        await until(lambda: digests(wire))
    await service.open()
    (entry,) = await service.ledger.deliveries.history(1)
    assert entry.state == "done"
    await service.close()


async def outlive(
    wire: Wire, lookup: Lookup, service: DigestService, outage: AsyncExitStack, seconds: float
) -> None:
    """See the bot answer while its database is gone, and the digest that is due come once it is back."""
    async with serving(wire, lookup, service):
        asked = await wire.say("!troops latvia")
        await until(lambda: wire.messages()[-1]["id"] != asked["id"])
        await asyncio.sleep(seconds)
        assert digests(wire) == []
        asked = await wire.say("!who pabrix")
        await until(lambda: wire.messages()[-1]["id"] != asked["id"])
        await outage.aclose()
        await until(lambda: digests(wire))
    assert len(digests(wire)) == 1


async def test_without_the_database_the_bot_answers_and_posts_resume_when_it_is_back(
    wire: Wire, lookup: Lookup, service: DigestService, tmp_path: Path
) -> None:
    await service.open()
    await make_due(service, wire)
    async with AsyncExitStack() as outage:
        await outage.enter_async_context(locked(tmp_path / "ledger.sqlite3"))
        await outlive(wire, lookup, service, outage, 7)  # longer than the ledger waits for a lock


@pytest.mark.long
async def test_a_server_that_is_gone_for_a_minute_costs_no_post(
    wire: Wire, lookup: Lookup, library: Library
) -> None:
    with run_server() as server:
        url = server.create_database()
        service = DigestService(Plugs(url=url, library=lambda: library))
        await service.open()
        await make_due(service, wire)
        async with AsyncExitStack() as outage:
            await outage.enter_async_context(server.gone(url))
            await outlive(wire, lookup, service, outage, 60)


async def test_a_database_that_is_not_there_yet_is_waited_for(
    wire: Wire, lookup: Lookup, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.service._TRY_AGAIN", 0.1)
    url = "postgresql://nobody@127.0.0.1:1/none"
    service = DigestService(Plugs(url=url, library=lambda: library))
    async with serving(wire, lookup, service):
        asked = await wire.say("!troops latvia")
        await until(lambda: wire.messages()[-1]["id"] != asked["id"])


async def test_an_address_that_will_not_do_is_told(wire: Wire, lookup: Lookup, library: Library) -> None:
    service = DigestService(Plugs(url="mysql://somewhere", library=lambda: library))
    with pytest.raises(SettingsError, match="sqlite:///"):
        async with serving(wire, lookup, service):
            pass
