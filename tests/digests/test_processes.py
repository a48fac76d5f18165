"""Real processes on one ledger, killed with SIGKILL or frozen with SIGSTOP: nothing lost, nothing doubled."""

import asyncio
import os
import signal
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.digests.ledger.access import Ledger
from tests.digests.channels import Channels
from tests.digests.clocks import EXPRESSION, START, SimulatedClock
from tests.digests.conftest import Place
from tests.digests.desks import ChannelServer, serving, start_worker
from tests.digests.schedules import body_of, draft, parse
from tests.digests.worker import Orders, work

pytestmark = pytest.mark.long

ZONES = (
    "Pacific/Auckland",
    "Asia/Kathmandu",
    "Europe/Riga",
    "UTC",
    "America/Sao_Paulo",
    "America/New_York",
    "America/Los_Angeles",
    "Pacific/Honolulu",
)
STEPS = ("claimed", "sent", "settled")
LEASE = timedelta(seconds=60)


@pytest.fixture
def socket() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:  # a socket's path must be short
        yield Path(folder) / "socket"


@pytest.mark.parametrize("pause", [timedelta(seconds=5), timedelta(minutes=10)], ids=["5s", "10min"])
async def test_a_process_killed_at_any_step_loses_nothing_and_doubles_nothing(
    place: Place, socket: Path, pause: timedelta
) -> None:
    """200 schedules in 8 zones over a day; in each a process dies at work, and its successor starts after a pause."""
    clock = SimulatedClock()
    server = ChannelServer(Channels(lambda: clock.now))
    async with await Ledger.open(place.url, clock=EXPRESSION) as ledger, serving(server, socket):
        await clock.install(ledger.database)
        due = await add_daily_schedules(ledger, 200)
        for step, slot in zip(cycle(STEPS), sorted(set(due.values())), strict=False):
            await clock.advance(slot - clock.now)
            orders = Orders(url=place.url, socket=str(socket), simulated=True)
            dying = Orders(url=place.url, socket=str(socket), simulated=True, die_at=step, after=9)
            assert await (await start_worker(dying)).wait() == -signal.SIGKILL
            await clock.advance(pause)
            await work(orders)
            if pause <= LEASE:  # what the dead process held is free once its lease is over
                await clock.advance(LEASE)
                await work(orders)
        await check(ledger, server.channels, list(due))


@pytest.mark.parametrize("moment", ["about", "send"])
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
async def test_processes_take_over_from_one_that_is_killed_or_frozen(
    place: Place, socket: Path, blow: signal.Signals, moment: str
) -> None:
    """On real time: struck just before it sends, or when its message is stored and it does not know yet."""
    server = ChannelServer(Channels(lambda: datetime.now(UTC)))
    struck: list[int] = []

    def strike(request: dict[str, Any]) -> None:
        if not struck and request["op"] == moment and len(server.channels.messages) >= 10:
            struck.append(request["pid"])
            os.kill(request["pid"], blow)

    if moment == "about":
        server.on_request = strike
    else:
        server.on_answer = strike
    processes = 2 if place.kind == "sqlite" else 3
    async with await Ledger.open(place.url) as ledger, serving(server, socket):
        bodies = await add_schedules_from_now(ledger, 40)
        # A process frozen amid a transaction holds SQLite's only write lock; one delivery at a time is never amid two.
        concurrency = 1 if place.kind == "sqlite" else 4
        orders = Orders(
            url=place.url, socket=str(socket), simulated=False, lease=2.0, concurrency=concurrency
        )
        workers = [await start_worker(orders) for _ in range(processes)]
        try:
            await until_done(ledger, 40)
            if blow == signal.SIGSTOP:
                os.kill(struck[0], signal.SIGCONT)
                await asyncio.sleep(1.5)  # it goes on with what it thinks is its own
        finally:
            for worker in workers:
                if worker.returncode is None:
                    worker.send_signal(signal.SIGCONT)
                    worker.terminate()
            codes = [await worker.wait() for worker in workers]
        assert sorted(codes) == sorted(
            [-signal.SIGKILL if blow == signal.SIGKILL else 0] + [0] * (processes - 1)
        )
        await check(ledger, server.channels, bodies)


async def test_each_process_posts_for_its_shards_and_another_for_those_of_a_dead_one(
    place: Place, socket: Path
) -> None:
    """On real time: each is seen to keep to its own; then one is killed in the middle of its posts."""
    server = ChannelServer(Channels(lambda: datetime.now(UTC)))
    held = ("0-1/4", "2-3/4")
    workers: list[asyncio.subprocess.Process] = []
    senders: dict[int, set[int]] = {}

    def note(request: dict[str, Any]) -> None:
        if request["op"] == "send":
            senders.setdefault(request["channel_id"] % 4, set()).add(request["pid"])
            if len(server.channels.messages) >= 20 and request["pid"] == workers[1].pid:
                os.kill(request["pid"], signal.SIGKILL)

    async with await Ledger.open(place.url) as ledger, serving(server, socket):
        server.on_answer = note
        for shards in held:
            orders = Orders(url=place.url, socket=str(socket), simulated=False, lease=3.0, shards=shards)
            workers.append(await start_worker(orders))
        try:
            await until_they_know_of_one_another(ledger, len(held))
            bodies = await add_schedules_from_now(ledger, 40)
            async with asyncio.timeout(60):
                await workers[1].wait()
            before = {shard: set(pids) for shard, pids in senders.items()}
            await until_done(ledger, 40)
        finally:
            for worker in workers:
                if worker.returncode is None:
                    worker.terminate()
            codes = [await worker.wait() for worker in workers]
        assert codes == [0, -signal.SIGKILL]
        first, second = workers[0].pid, workers[1].pid
        assert before == {0: {first}, 1: {first}, 2: {second}, 3: {second}}
        assert senders == {0: {first}, 1: {first}, 2: {first, second}, 3: {first, second}}
        await check(ledger, server.channels, bodies)


async def add_daily_schedules(ledger: Ledger, number: int) -> dict[str, datetime]:
    """Add schedules for 09:00 in the zones in turn; return each one's first slot by its body."""
    due: dict[str, datetime] = {}
    for n in range(number):
        zone = ZONES[n % len(ZONES)]
        slot = parse("daily 09:00", zone).next_after(START)
        wanted = draft(guild_id=n, channel_id=n, recurrence="daily 09:00", zone=zone, crosspost=True)
        schedule = await ledger.schedules.add(wanted, slot, now=START)
        due[body_of(schedule, slot)] = slot
    return due


async def add_schedules_from_now(ledger: Ledger, number: int) -> list[str]:
    """Add schedules whose one slot of the day comes within the next seconds; return their bodies."""
    now = datetime.now(UTC)
    bodies: list[str] = []
    for n in range(number):
        slot = now + timedelta(seconds=1 + n / 20)
        wanted = draft(guild_id=n << 22, channel_id=n, recurrence="every 1440m", crosspost=True)
        bodies.append(body_of(await ledger.schedules.add(wanted, slot, now=now), slot))
    return bodies


async def until_done(ledger: Ledger, number: int) -> None:
    """Wait for that many deliveries: a few seconds to start and to fall due, a lease of 2 s, and room for a machine that does much else."""
    async with asyncio.timeout(120):
        while True:
            async with ledger.database.reading() as connection:
                done = await connection.execute(text("SELECT count(*) FROM deliveries WHERE state = 'done'"))
            if done.scalar_one() == number:
                return
            await asyncio.sleep(0.1)


async def until_they_know_of_one_another(ledger: Ledger, number: int) -> None:
    """Wait until that many processes are there and each has looked who else is."""
    seen: dict[str, int] = {}
    async with asyncio.timeout(60):
        while True:
            async with ledger.database.reading() as connection:
                rows = (await connection.execute(text("SELECT name, alive_until FROM processes"))).all()
            now = {row.name: row.alive_until for row in rows}
            if len(now) == number:
                seen = seen or now
                if all(until > seen[name] for name, until in now.items()):
                    return
            await asyncio.sleep(0.05)


async def check(ledger: Ledger, channels: Channels, bodies: list[str]) -> None:
    """Nothing lost, nothing doubled, all of it published on, and the ledger knows which message is which."""
    assert sorted(channels.bodies) == sorted(bodies)
    for message in channels.messages.values():
        schedule_id = int(message.body.split("@")[0])
        (entry,) = await ledger.deliveries.history(schedule_id)
        assert (entry.state, entry.message_id, message.crossposted) == ("done", message.id, True)
