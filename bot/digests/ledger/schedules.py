"""The schedules in the ledger: made, changed, paused, and told about."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.ledger.database import Database
from bot.digests.ledger.presence import EVERYTHING, Share
from bot.digests.ledger.tables import schedules
from bot.digests.records import Draft, Schedule, fold_name
from bot.errors import UserError
from bot.languages import say, say_count

_FIELDS = tuple(schedules.c[field.name] for field in fields(Schedule))
_TELL_AGAIN = timedelta(minutes=10)


class Schedules:
    """Reads and changes schedules. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, draft: Draft, next_slot: datetime | None, *, now: datetime, limit: int = 25
    ) -> Schedule:
        """Add a schedule. UserError when its name is taken or its guild has `limit` schedules already."""
        async with self._database.writing() as connection:
            await self._database.serialise(connection, draft.guild_id)
            await self._check_room(connection, draft, limit)
            row = await connection.execute(
                schedules.insert()
                .values(**asdict(draft), name_key=draft.name_key, created_at=now, next_slot=next_slot)
                .returning(schedules.c.id)
            )
            schedule_id = row.scalar_one()
            return (await find_schedules(connection, [schedule_id]))[schedule_id]

    async def replace(self, schedule_id: int, draft: Draft, next_slot: datetime | None) -> None:
        """Change a schedule. A paused one stays paused. UserError when its new name is taken or it is gone."""
        paused = schedules.c.paused_at.is_not(None)
        async with self._database.writing() as connection:
            await self._database.serialise(connection, draft.guild_id)
            here = schedules.c.id == schedule_id
            try:
                values = asdict(draft) | {"name_key": draft.name_key}
                changed = await connection.execute(update(schedules).where(here).values(values))
            except IntegrityError:
                raise _name_taken(draft) from None
            if changed.rowcount == 0:
                raise UserError(say('There is no digest "{name}" any more.', name=draft.name))
            await connection.execute(update(schedules).where(here, ~paused).values(next_slot=next_slot))

    async def get(self, guild_id: int, name: str) -> Schedule | None:
        """Find a guild's schedule by its name, whatever the case."""
        here = (schedules.c.guild_id == guild_id) & (schedules.c.name_key == fold_name(name))
        async with self._database.reading() as connection:
            row = (await connection.execute(select(*_FIELDS).where(here))).mappings().first()
        return None if row is None else _read(row)

    async def of_guild(self, guild_id: int) -> Sequence[Schedule]:
        """List a guild's schedules by name."""
        query = select(*_FIELDS).where(schedules.c.guild_id == guild_id).order_by(schedules.c.name_key)
        async with self._database.reading() as connection:
            return [_read(row) for row in (await connection.execute(query)).mappings()]

    async def all(self, limit: int = 1000) -> Sequence[Schedule]:
        """List the schedules of every guild, paused ones too, by guild and name."""
        query = select(*_FIELDS).order_by(schedules.c.guild_id, schedules.c.name_key).limit(limit)
        async with self._database.reading() as connection:
            return [_read(row) for row in (await connection.execute(query)).mappings()]

    async def upcoming(self, limit: int = 100) -> Sequence[Schedule]:
        """List the schedules that come next, over all guilds, soonest first."""
        query = select(*_FIELDS).where(schedules.c.next_slot.is_not(None)).order_by(schedules.c.next_slot)
        async with self._database.reading() as connection:
            return [_read(row) for row in (await connection.execute(query.limit(limit))).mappings()]

    async def pause(self, schedule_id: int, reason: str, *, now: datetime, tell: bool = False) -> None:
        """Stop a schedule until it is resumed; with `tell` an admin is to hear of it. What is under way is finished."""
        async with self._database.writing() as connection:
            await pause_schedule(connection, schedule_id, reason, now, tell=tell)

    async def resume(self, schedule_id: int, next_slot: datetime | None) -> None:
        """Start a schedule again from its next slot."""
        cleared = {"paused_at": None, "pause_reason": None, "tell_at": None, "next_slot": next_slot}
        async with self._database.writing() as connection:
            await connection.execute(update(schedules).where(schedules.c.id == schedule_id).values(cleared))

    async def remove(self, schedule_id: int) -> None:
        """Forget a schedule, its deliveries and what they showed."""
        async with self._database.writing() as connection:
            await connection.execute(delete(schedules).where(schedules.c.id == schedule_id))

    async def claim_untold(
        self, now: datetime, limit: int = 10, *, share: Share = EVERYTHING
    ) -> Sequence[Schedule]:
        """Take paused schedules whose admins have not been told; they come again later unless `told` is called."""
        is_untold = and_(schedules.c.tell_at <= now, share.has(schedules.c.guild_id))
        async with self._database.reading() as connection:
            if (await connection.execute(select(schedules.c.id).where(is_untold).limit(1))).first() is None:
                return []
        waiting = select(schedules.c.id).where(is_untold).order_by(schedules.c.tell_at).limit(limit)
        async with self._database.writing() as connection:
            ids = (await connection.execute(waiting.with_for_update(skip_locked=True))).scalars().all()
            later = update(schedules).where(schedules.c.id.in_(ids)).values(tell_at=now + _TELL_AGAIN)
            await connection.execute(later)
            return list((await find_schedules(connection, ids)).values())

    async def told(self, schedule_id: int) -> None:
        """Note that an admin knows of the pause."""
        async with self._database.writing() as connection:
            await connection.execute(
                update(schedules).where(schedules.c.id == schedule_id).values(tell_at=None)
            )

    async def _check_room(self, connection: AsyncConnection, draft: Draft, limit: int) -> None:
        here = schedules.c.guild_id == draft.guild_id
        names = (await connection.execute(select(schedules.c.name_key).where(here))).scalars().all()
        if draft.name_key in names:
            raise _name_taken(draft)
        if len(names) >= limit:
            raise UserError(
                say_count(
                    "This server has {count} digest, which is as many as it may have; remove one first.",
                    "This server has {count} digests, which is as many as it may have; remove one first.",
                    len(names),
                )
            )


async def find_schedules(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, Schedule]:
    """Read schedules by id within a transaction."""
    rows = (await connection.execute(select(*_FIELDS).where(schedules.c.id.in_(ids)))).mappings()
    return {row["id"]: _read(row) for row in rows}


async def pause_schedule(
    connection: AsyncConnection, schedule_id: int, reason: str, now: datetime, *, tell: bool
) -> None:
    """Pause within a transaction; the first reason stands."""
    running = (schedules.c.id == schedule_id) & schedules.c.paused_at.is_(None)
    values = {"paused_at": now, "pause_reason": reason, "next_slot": None, "tell_at": now if tell else None}
    await connection.execute(update(schedules).where(running).values(values))


def _name_taken(draft: Draft) -> UserError:
    return UserError(
        say('This server already has a digest named "{name}"; choose another name.', name=draft.name)
    )


def _read(row: RowMapping) -> Schedule:
    return Schedule(**{str(key): value for key, value in row.items()})
