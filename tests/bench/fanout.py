"""How fast the digests go out, and what a look at the ledger costs: `python -m tests.bench fanout [--help]`.

Delivery: many digests due at once, through a channel that takes 50 requests in any second and answers the rest with
429, each after 100 to 300 ms. A look: ten digests due among many schedules, planned, claimed, posted and settled.
"""

import asyncio
import resource
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import text

from bot.digests.ledger.access import Ledger
from bot.digests.posting.poster import Poster
from bot.digests.posting.sending import Pace
from bot.digests.publishing import ThrottledError
from bot.digests.records import Delivery, Digest, Schedule
from tests.bench.reports import Cell, Column, Table, make_parser, publish
from tests.digests.postgres import run_server
from tests.digests.schedules import compose, draft, parse

LIMIT = 50  # requests in any second, Discord's limit for a bot
FAR = datetime(2100, 1, 1, tzinfo=UTC)

_FILL = """
    INSERT INTO schedules (guild_id, channel_id, name, name_key, brief, kind, recurrence, zone, grace_seconds, late,
        "coalesce", crosspost, seed, created_by, created_at, next_slot)
    SELECT n, n, 'filled ' || n, 'filled ' || n, 'eastern-flank', 'brief', 'every 1440m', 'UTC', 3600, 'post',
        {true}, {false}, n, 1, 0, {far} + n FROM ({numbers}) AS numbers
"""
_NUMBERS = {
    "sqlite": "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {count}) SELECT n FROM c",
    "postgresql": "SELECT n FROM generate_series(1, {count}) AS n",
}


class LimitedChannel:
    """Takes 50 requests in any second, each after a while; keeps when each message came."""

    def __init__(self, *, latency: tuple[float, float], limit: float) -> None:
        self.arrivals: dict[int, float] = {}
        self.refused = 0
        self._latency = latency
        self._limit = limit
        self._window: deque[float] = deque()
        self._random = Random(5)

    async def publish(self, delivery: Delivery, digest: Digest) -> int:
        """Count the request, take its time, and keep the message."""
        del digest
        now = time.monotonic()
        while self._window and now - self._window[0] >= 1:
            self._window.popleft()
        if len(self._window) >= self._limit:
            self.refused += 1
            raise ThrottledError(timedelta(seconds=1))
        self._window.append(now)
        await asyncio.sleep(self._random.uniform(*self._latency))
        self.arrivals[delivery.id] = time.monotonic()
        return delivery.id

    async def find(self, delivery: Delivery) -> int | None:
        """Find nothing: nothing is lost here."""
        del delivery

    async def crosspost(self, delivery: Delivery) -> None:
        """Do nothing: nothing is crossposted here."""
        del delivery


def make_poster(ledger: Ledger, channel: LimitedChannel, **pace: int) -> Poster:
    """Make a poster as a bot would have it."""

    async def tell(_schedule: Schedule, reason: str) -> None:
        raise RuntimeError(reason)

    return Poster(
        ledger=ledger,
        parse=parse,
        publisher=channel,
        compose=compose,
        tell_admin=tell,
        now=lambda: datetime.now(UTC),
        randomness=Random(5),
        pace=replace(Pace(), **pace),
    )


async def measure_delivery(url: str, number: int) -> list[Cell]:
    """Deliver that many that are due at once; returns a row of the table."""
    channel = LimitedChannel(latency=(0.1, 0.3), limit=LIMIT)
    async with await Ledger.open(url) as ledger:
        await fill(ledger, number)
        due = datetime.now(UTC) + timedelta(seconds=0.5)
        async with ledger.database.writing() as connection:
            slot = int(due.timestamp() * 1_000_000)
            await connection.execute(text("UPDATE schedules SET next_slot = :slot"), {"slot": slot})
        poster = make_poster(ledger, channel)
        await asyncio.sleep((due - datetime.now(UTC)).total_seconds())
        started, cpu = time.monotonic(), time.process_time()
        running = asyncio.create_task(poster.run())
        while len(channel.arrivals) < number:  # noqa: ASYNC110 - an event would cost what is measured
            await asyncio.sleep(0.05)
        wall, used = time.monotonic() - started, time.process_time() - cpu
        poster.stop()
        await running
    late = sorted(arrival - started for arrival in channel.arrivals.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    middle, slow = late[len(late) // 2], late[len(late) * 99 // 100]
    rate = number / wall
    return [number, wall, rate, 100 * rate / LIMIT, channel.refused, middle, slow, 100 * used / wall, memory]


async def measure_look(url: str, number: int, repeats: int) -> list[Cell]:
    """Return the milliseconds that a look takes with nothing due, and with ten due among that many."""
    channel = LimitedChannel(latency=(0, 0), limit=float("inf"))
    idle: list[float] = []
    busy: list[float] = []
    async with await Ledger.open(url, rate=1e6, patience=timedelta(minutes=2)) as ledger:  # for filling it
        await fill(ledger, number)
        poster = make_poster(ledger, channel)
        for _ in range(repeats):
            idle.append(await timed(poster))
            now = datetime.now(UTC)
            for n in range(10):
                await ledger.schedules.add(draft(guild_id=-n), now, now=now, limit=repeats + 1)
            busy.append(await timed(poster))
    if len(channel.arrivals) != 10 * repeats:
        raise RuntimeError("a digest was lost")
    return [number, statistics.median(idle), statistics.median(busy), max(busy)]


async def timed(poster: Poster) -> float:
    """Look once, and return the milliseconds that it took."""
    started = time.perf_counter()
    await poster.run_once()
    return 1000 * (time.perf_counter() - started)


async def fill(ledger: Ledger, number: int) -> None:
    """Add that many schedules that are not due."""
    dialect = ledger.database.dialect
    booleans = {"true": "1", "false": "0"} if dialect == "sqlite" else {"true": "true", "false": "false"}
    numbers = _NUMBERS[dialect].format(count=number)
    statement = _FILL.format(**booleans, numbers=numbers, far=int(FAR.timestamp() * 1_000_000))
    async with ledger.database.writing() as connection:
        await connection.exec_driver_sql(statement)
    async with ledger.database.writing() as connection:
        await connection.exec_driver_sql("ANALYZE")


@contextmanager
def places(kinds: list[str]) -> Generator[dict[str, Callable[[], str]]]:
    """Yield a maker of empty databases for each kind."""
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        files = (f"sqlite:///{Path(folder) / f'{n}.sqlite3'}" for n in range(100))
        makers: dict[str, Callable[[], str]] = {"sqlite": lambda: next(files)}
        if "postgresql" not in kinds:
            yield makers
            return
        with run_server(durable=True) as server:
            yield makers | {"postgresql": server.create_database}


def main() -> None:
    """Print both tables."""
    parser = make_parser(__doc__)
    parser.add_argument(
        "--deliveries", type=int, default=10_000, help="how many are due at once (10,000 take 210 s)"
    )
    parser.add_argument("--schedules", type=int, nargs="*", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--databases", nargs="*", default=["sqlite", "postgresql"])
    parser.add_argument("--repeats", type=int, default=15)
    options = parser.parse_args()
    with places(options.databases) as makers:
        looks = [
            (kind, *asyncio.run(measure_look(makers[kind](), number, options.repeats)))
            for kind in options.databases
            for number in options.schedules
        ]
        deliveries = [
            (kind, *asyncio.run(measure_delivery(makers[kind](), options.deliveries)))
            for kind in options.databases
            if options.deliveries
        ]
    heading = f"A look at the ledger with 10 due, milliseconds, median of {options.repeats}"
    columns = [Column("database"), Column("schedules", ",")]
    columns += [Column(name, ".2f") for name in ("0 due", "10 due", "slowest")]
    tables = [Table(heading, columns, looks)]
    if deliveries:
        heading = f"Delivery of many due at once; the limit is {LIMIT} requests/s; lateness in seconds"
        columns = [Column("database"), Column("due", ","), Column("seconds", ".1f"), Column("posts/s", ".2f")]
        columns += [Column("% of limit", ".1f"), Column("429s", ",")]
        columns += [Column(name, ".1f") for name in ("late p50", "late p99", "CPU %")] + [Column("MB", ".0f")]
        tables.append(Table(heading, columns, deliveries))
    publish(tables, options)


if __name__ == "__main__":
    main()
