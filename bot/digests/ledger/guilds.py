"""When the bot left a guild, and what is forgotten some time after."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from bot.digests.ledger.database import Database
from bot.digests.ledger.forgetting import forget_guilds
from bot.digests.ledger.tables import guild_departures, schedules
from bot.shards import Shards

KEEP_AFTER_DEPARTURE = timedelta(days=30)


class Guilds:
    """Notes which guilds the bot has left, and forgets them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def leave(self, guild_id: int, now: datetime) -> None:
        """Note that the bot is no longer in a guild; the first time counts."""
        inserting = self._database.insert(guild_departures).values(guild_id=guild_id, left_at=now)
        async with self._database.writing() as connection:
            await connection.execute(inserting.on_conflict_do_nothing())

    async def rejoin(self, *guild_ids: int) -> None:
        """Note that the bot is in some guilds again: nothing of them is purged."""
        c = guild_departures.c
        async with self._database.writing() as connection:
            departed = (await connection.execute(select(c.guild_id))).scalars()
            back = set(guild_ids).intersection(departed)
            await connection.execute(delete(guild_departures).where(c.guild_id.in_(back)))

    async def take_stock(self, present: Collection[int], shards: Shards, now: datetime) -> None:
        """Compare the guilds that the bot is in, as far as these shards show them, with those that have digests.

        What was left while nobody ran counts as left from now on; guilds of other shards are not told of here.
        """
        await self.rejoin(*present)
        async with self._database.reading() as connection:
            known = (await connection.execute(select(schedules.c.guild_id).distinct())).scalars().all()
        for guild_id in known:
            if shards.hold(guild_id) and guild_id not in present:
                await self.leave(guild_id, now)

    async def purge(self, now: datetime) -> int:
        """Forget everything of the guilds left 30 days ago or more, and return how many there were."""
        long_gone = select(guild_departures.c.guild_id).where(
            guild_departures.c.left_at <= now - KEEP_AFTER_DEPARTURE
        )
        async with self._database.writing() as connection:
            guild_ids = (await connection.execute(long_gone.with_for_update())).scalars().all()
            await forget_guilds(self._database, connection, guild_ids)
        return len(guild_ids)
