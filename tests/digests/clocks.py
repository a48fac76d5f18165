"""A database clock that tests move: a row in the database itself, the same for every process on it."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Column, Integer, MetaData, Table, insert, select, update

from bot.digests.ledger.database import Clock, Database
from bot.digests.ledger.tables import Instant

START = datetime(2026, 3, 27, 12, 0, tzinfo=UTC)

_clock = Table("simulated_clock", MetaData(), Column("id", Integer, primary_key=True), Column("now", Instant))
EXPRESSION: Clock = select(_clock.c.now).scalar_subquery()


class SimulatedClock:
    """Time stands still until `advance`."""

    def __init__(self) -> None:
        self.now = START
        self.expression = EXPRESSION
        self._database: Database | None = None

    async def install(self, database: Database) -> None:
        """Make the row."""
        self._database = database
        async with database.writing() as connection:
            await connection.run_sync(_clock.create)
            await connection.execute(insert(_clock).values(id=1, now=self.now))

    async def remove(self) -> None:
        """Remove the row and its table."""
        if self._database is not None:
            async with self._database.writing() as connection:
                await connection.run_sync(_clock.drop)

    async def advance(self, duration: timedelta) -> datetime:
        """Let time pass, and return what time it is then."""
        self.now += duration
        if self._database is None:
            raise RuntimeError("install the clock first")
        async with self._database.writing() as connection:
            await connection.execute(update(_clock).values(now=self.now))
        return self.now


async def read_clock(database: Database) -> datetime:
    """Ask the database what time it is."""
    async with database.reading() as connection:
        return (await connection.execute(select(database.clock))).scalar_one()
