"""What is forgotten on request: all of a server, or of a person."""

from collections.abc import Sequence

from sqlalchemy import delete, func, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.ledger.database import Database
from bot.digests.ledger.kept_settings import leave_stamp
from bot.digests.ledger.tables import guild_departures, guild_settings, person_settings, schedules

NOBODY = 0
"""Who set a schedule whose creator is forgotten; nobody has this id."""
_SOMEBODY = "a member"


async def forget_guild(database: Database, guild_id: int) -> None:
    """Forget everything of a guild: its schedules with all that they posted, its settings, when it was left."""
    async with database.writing() as connection:
        await forget_guilds(database, connection, [guild_id])


async def forget_guilds(database: Database, connection: AsyncConnection, guild_ids: Sequence[int]) -> None:
    """Forget everything of some guilds within a transaction."""
    if not guild_ids:
        return
    for table in (schedules, guild_settings, guild_departures):  # deliveries go with their schedules
        await connection.execute(delete(table).where(table.c.guild_id.in_(guild_ids)))
    await leave_stamp(database, connection)


async def forget_person(database: Database, user_id: int) -> int:
    """Forget a person: what they chose, and that they set or paused schedules. Those go on; return how many they set."""
    c = schedules.c
    mention = f"<@{user_id}>"
    paused = update(schedules).where(c.pause_reason.contains(mention, autoescape=True))
    async with database.writing() as connection:
        await connection.execute(delete(person_settings).where(person_settings.c.user_id == user_id))
        reason = func.replace(c.pause_reason, mention, _SOMEBODY)
        await connection.execute(paused.values(pause_reason=reason))
        set_by_them = update(schedules).where(c.created_by == user_id).values(created_by=NOBODY)
        count = (await connection.execute(set_by_them)).rowcount
        await leave_stamp(database, connection)
    return count
