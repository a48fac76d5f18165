"""`dateline run` as processes that hold different shards of one bot, on a Discord that deals servers out to them."""

import asyncio
import signal
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import aiohttp
import pytest

from bot.digests.ledger import Ledger
from bot.shards import deal
from tests.digests.schedules import draft
from tests.processes import finish, start
from tests.test_operating import find_port
from tests.test_run import replies, wait_until
from tests.wire import COMMANDS, Wire


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'ledger.sqlite3'}"


async def open_rooms(wire: Wire, count: int) -> dict[int, tuple[int, int]]:
    """Make servers until each of so many shards has one; return a server and a channel in it, by shard."""
    rooms: dict[int, tuple[int, int]] = {}
    while len(rooms) < count:
        await asyncio.sleep(0.001)  # an id is of its millisecond
        guild_id = wire.records.add_guild("One more")
        rooms.setdefault(
            deal(guild_id, count), (guild_id, wire.records.add_channel("room", guild_id=guild_id))
        )
    return rooms


async def add_due(database: str, rooms: dict[int, tuple[int, int]]) -> None:
    """Put a digest into the ledger for each room, due now."""
    now = datetime.now(UTC)
    async with await Ledger.open(database) as ledger:
        for guild_id, channel_id in rooms.values():
            wanted = draft(guild_id=guild_id, channel_id=channel_id, recurrence="every 6h")
            await ledger.schedules.add(wanted, now, now=now - timedelta(hours=6))


async def test_processes_share_the_servers_the_digests_and_the_turns_to_connect(
    wire: Wire, database: str
) -> None:
    wire.gateway.max_concurrency = 2
    rooms = await open_rooms(wire, 4)
    await add_due(database, rooms)
    async with AsyncExitStack() as stack:
        processes = [
            await stack.enter_async_context(
                start(
                    "run",
                    wire=wire,
                    DISCORD_TOKEN=wire.token,
                    DATELINE_DATABASE=database,
                    DATELINE_SHARDS=shards,
                )
            )
            for shards in ("0-1/4", "2,3/4")
        ]
        await wait_until(lambda: len(wire.gateway.sessions) == 4)
        for _, channel_id in rooms.values():
            await wire.say("!who pabrix", channel_id)
        await wait_until(lambda: all(len(replies(wire, channel)) == 2 for _, channel in rooms.values()))
        ended = [await finish(process, signal.SIGTERM) for process in processes]
    assert [each.code for each in ended] == [0, 0]
    assert [
        sum("message_reference" in each for each in replies(wire, room)) for _, room in rooms.values()
    ] == [1] * 4
    assert {session.shard for session in wire.gateway.sessions.values()} == {(shard, 4) for shard in range(4)}
    assert wire.count("PUT", COMMANDS) == 1
    for queue in (0, 1):
        turns = [moment for moment, shard in wire.gateway.identified if shard % 2 == queue]
        assert len(turns) == 2
        assert all(after - before >= 5 for before, after in pairwise(turns))


async def test_a_process_alone_takes_as_many_shards_as_discord_recommends(wire: Wire, database: str) -> None:
    wire.gateway.recommended_shards = wire.gateway.max_concurrency = 2
    rooms = await open_rooms(wire, 2)
    port = find_port()
    async with (
        start(
            "run", wire=wire, DISCORD_TOKEN=wire.token, DATELINE_DATABASE=database, DATELINE_MONITOR=str(port)
        ) as process,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        await wait_until(lambda: wire.gateway.sessions)
        async with session.get("/readyz") as answer:  # no server has been told of yet
            assert answer.status == 503
        for _, channel_id in rooms.values():
            await wire.say("!who pabrix", channel_id)
        await wait_until(lambda: all(replies(wire, channel) for _, channel in rooms.values()))
        async with asyncio.timeout(30):
            while True:
                async with session.get("/readyz") as answer:
                    if answer.status == 200:
                        break
                await asyncio.sleep(0.1)
        async with session.get("/metrics") as answer:
            shown = await answer.text()
        assert (await finish(process, signal.SIGTERM)).code == 0
    assert all(f'dateline_gateway_latency_seconds{{shard="{shard}"}}' in shown for shard in (0, 1))
