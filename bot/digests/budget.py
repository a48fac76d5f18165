"""Requests a second, shared by every process of the bot through one row of the ledger.

The row says when the next request may go; taking one moves it on by one interval. So requests are spaced rather
than counted, and no window of a second, wherever it begins, holds more than the rate.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, ColumnElement, case, literal, type_coerce

from bot.digests.database import Database
from bot.digests.schema import MICROSECOND, Instant, budgets


class Budget:
    """One rate, by name. Discord allows 50 requests/s over the whole bot; the default stays 4 % below it.

    The same serves any rate that processes share, such as IDENTIFY (one in 5 s for each `shard_id % max_concurrency`).
    """

    def __init__(self, database: Database, name: str = "discord", *, rate: float = 48.0) -> None:
        self._database = database
        self._name = name
        self._interval = timedelta(seconds=1 / rate)

    async def take(self, requests: int = 1) -> Sequence[float]:
        """Take some requests and return how many seconds from now each may be made, soonest first.

        An answer to a person takes its requests too, but does not wait: what waits behind it is the digests.
        """
        free_at = type_coerce(budgets.c.free_at, BigInteger)
        clock = type_coerce(self._database.clock, BigInteger)
        length = literal((requests * self._interval) // MICROSECOND, BigInteger)
        first, now = await self._move(clock + length, case((free_at > clock, free_at), else_=clock) + length)
        start = (first - now) - requests * self._interval
        return [max(0.0, (start + n * self._interval).total_seconds()) for n in range(requests)]

    async def hold(self, duration: timedelta) -> None:
        """Let no request go for so long: Discord has said that the whole bot must wait."""
        free_at = type_coerce(budgets.c.free_at, BigInteger)
        until = type_coerce(self._database.clock_after(duration), BigInteger)
        await self._move(until, case((free_at > until, free_at), else_=until))

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
