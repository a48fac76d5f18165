"""Requests a second, shared by every process of the bot through one row of the ledger.

The row says when the next request may go; taking one moves it on by one interval. So requests are spaced rather
than counted, and no window of a second, wherever it begins, holds more than the rate.
"""

import asyncio
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, ColumnElement, case, literal, type_coerce

from bot.digests.ledger.database import Database
from bot.digests.ledger.tables import EPOCH, MICROSECOND, Instant, budgets

_CATCH_UP = 0.96  # of the interval: as fast as Discord itself allows, no faster
_LEAP = 1.0  # seconds: no answer takes so long while all is well


class Budget:
    """One rate, by name. Discord allows 50 requests/s over the whole bot; the default stays 4 % below it.

    The same serves any rate that processes share, such as IDENTIFY (one in 5 s for each `shard_id % max_concurrency`).
    """

    def __init__(self, database: Database, name: str = "discord", *, rate: float = 48.0) -> None:
        self._database = database
        self._name = name
        self._interval = timedelta(seconds=1 / rate)
        self._lead: float | None = None
        self._last = 0.0
        self._waiting: list[asyncio.Future[float]] = []
        self._taking = asyncio.Lock()

    async def turn(self) -> float:
        """Take one request and return how many seconds from now it may be made.

        Those who ask while the ledger is being asked are asked for together: one statement, however many they are.
        """
        ours = asyncio.get_running_loop().create_future()
        self._waiting.append(ours)
        async with self._taking:
            if not ours.done():
                batch, self._waiting = self._waiting, []
                try:
                    waits = await self.take(len(batch))
                except BaseException:
                    self._waiting = [other for other in batch if other is not ours] + self._waiting
                    raise
                for each, wait in zip(batch, waits, strict=True):
                    if not each.done():
                        each.set_result(time.monotonic() + wait)
        return max(0.0, ours.result() - time.monotonic())

    def gap(self) -> float:
        """Say how many seconds to wait behind this process's request before, once a turn has come.

        A process that was held up has several turns behind it: they must not all be taken at once.
        """
        now = time.monotonic()
        self._last = max(now, self._last + _CATCH_UP * self._interval.total_seconds())
        return self._last - now

    async def take(self, requests: int = 1) -> Sequence[float]:
        """Take some requests and return how many seconds from now each may be made, soonest first.

        An answer to a person takes its requests too, but does not wait: what waits behind it is the digests.
        """
        free_at = type_coerce(budgets.c.free_at, BigInteger)
        clock = type_coerce(self._database.clock, BigInteger)
        length = literal((requests * self._interval) // MICROSECOND, BigInteger)
        first, now = await self._move(clock + length, case((free_at > clock, free_at), else_=clock) + length)
        start = (
            (first - EPOCH - requests * self._interval).total_seconds() + self._follow(now) - time.monotonic()
        )
        return [max(0.0, start + n * self._interval.total_seconds()) for n in range(requests)]

    async def hold(self, duration: timedelta) -> None:
        """Let no request go for so long: Discord has said that the whole bot must wait."""
        free_at = type_coerce(budgets.c.free_at, BigInteger)
        until = type_coerce(self._database.clock_after(duration), BigInteger)
        await self._move(until, case((free_at > until, free_at), else_=until))

    def _follow(self, now: datetime) -> float:
        """Say by how much our own clock leads the database's, in seconds.

        The least seen is the truest: an answer that was slow to come must not shift the requests it is about, or two
        in their turn would go together. It may grow by 1 ms each time, since clocks drift, and by leaps when one is set.
        """
        lead = time.monotonic() - (now - EPOCH).total_seconds()
        slow = self._lead is not None and 0 < lead - self._lead < _LEAP
        self._lead = min(lead, self._lead + 0.001) if self._lead is not None and slow else lead
        return self._lead

    async def _move(
        self, at_first: ColumnElement[int], later: ColumnElement[int]
    ) -> tuple[datetime, datetime]:
        """Set when the next request may go, in one statement that no process can come between."""
        inserting = self._database.insert(budgets).values(
            name=self._name, free_at=type_coerce(at_first, Instant)
        )
        moving = inserting.on_conflict_do_update(
            index_elements=[budgets.c.name], set_={"free_at": type_coerce(later, Instant)}
        ).returning(budgets.c.free_at, self._database.clock.label("now"))
        async with self._database.writing() as connection:
            free_at, now = (await connection.execute(moving)).one()
            return free_at, now
