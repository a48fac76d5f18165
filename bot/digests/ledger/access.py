"""The ledger: everything that must outlive the process, in SQLite or PostgreSQL."""

from datetime import timedelta
from typing import Self

from bot.digests.ledger.corrections import Corrections
from bot.digests.ledger.database import Clock, Database, open_database
from bot.digests.ledger.deliveries import Deliveries
from bot.digests.ledger.guilds import Guilds
from bot.digests.ledger.kept_settings import KeptSettings
from bot.digests.ledger.memory import Memory
from bot.digests.ledger.migrations import migrate
from bot.digests.ledger.presence import Presence
from bot.digests.ledger.request_budget import Budget
from bot.digests.ledger.schedules import Schedules
from bot.digests.ledger.shown_facts import ShownFacts


class Ledger:
    """Its parts, over one database. `async with await Ledger.open(url)` closes it at the end."""

    def __init__(self, database: Database, *, rate: float = 48.0) -> None:
        self.database = database
        self.schedules = Schedules(database)
        self.deliveries = Deliveries(database)
        self.shown = ShownFacts(database)
        self.memory = Memory(database)
        self.corrections = Corrections(database)
        self.guilds = Guilds(database)
        self.kept = KeptSettings(database)
        self.presence = Presence(database)
        self.budget = Budget(database, rate=rate)

    @classmethod
    async def open(
        cls,
        url: str,
        *,
        clock: Clock | None = None,
        rate: float = 48.0,
        patience: timedelta = timedelta(seconds=5),
    ) -> Self:
        """Open a database and bring its schema up to date.

        SettingsError where the address will not do or the schema is newer; LedgerUnavailableError where it is gone.
        """
        database = open_database(url, clock=clock, patience=patience)
        try:
            await migrate(database)
        except BaseException:
            await database.close()
            raise
        return cls(database, rate=rate)

    async def __aenter__(self) -> Self:
        """Hand out itself: it is open already."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it."""
        await self.close()

    async def close(self) -> None:
        """Close every connection to the database."""
        await self.database.close()
