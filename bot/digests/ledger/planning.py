"""Schedules that fall due become deliveries, and move on to their next slot, in one transaction."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import and_, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.lateness import Plan, Recurrence, plan_slots
from bot.digests.ledger.database import Database
from bot.digests.ledger.presence import EVERYTHING, Share
from bot.digests.ledger.schedules import find_schedules, pause_schedule
from bot.digests.ledger.tables import deliveries, schedules
from bot.digests.pacing import spread
from bot.digests.records import Schedule
from bot.errors import UserError


class Parse(Protocol):
    """Reads a schedule's text in a zone; `recurrence.parse` is one."""

    def __call__(self, text: str, zone_name: str, /, *, anchor: datetime) -> Recurrence:
        """Raise UserError when it cannot; rules that count start at `anchor`."""
        ...


MARK_LENGTH = 10
"""A mark is that much of its nonce."""


def new_nonce() -> str:
    """Make 24 random characters: within Discord's 25, and unlike any other in any channel."""
    return secrets.token_urlsafe(18)


class Planner:
    """Turns due schedules into deliveries. Its cost is that of what is due, by the index on `next_slot`."""

    def __init__(
        self,
        database: Database,
        parse: Parse,
        *,
        window: timedelta = timedelta(0),
        make_nonce: Callable[[], str] = new_nonce,
    ) -> None:
        self._database = database
        self._parse = parse
        self._window = window
        self._make_nonce = make_nonce

    async def plan(self, now: datetime, *, limit: int = 500, share: Share = EVERYTHING) -> int:
        """Plan up to that many due schedules of a share, and return how many there were.

        Planned twice makes one delivery: UNIQUE (schedule, slot) decides, not what we remember.
        """
        is_due = and_(schedules.c.next_slot <= now, share.has(schedules.c.guild_id))
        async with self._database.reading() as connection:
            if (await connection.execute(select(schedules.c.id).where(is_due).limit(1))).first() is None:
                return 0
        due = select(schedules.c.id).where(is_due).order_by(schedules.c.next_slot).limit(limit)
        async with self._database.writing() as connection:
            ids = (await connection.execute(due.with_for_update(skip_locked=True))).scalars().all()
            found = await find_schedules(connection, ids)
            plans: dict[int, Plan] = {}
            for schedule in found.values():
                try:
                    plans[schedule.id] = self._plan(schedule, now)
                except UserError as error:
                    await pause_schedule(connection, schedule.id, str(error), now, tell=True)
            await self._store(connection, plans, now)
        return len(ids)

    def _plan(self, schedule: Schedule, now: datetime) -> Plan:
        if schedule.next_slot is None:  # the query asks for those that have one
            return Plan(post=(), missed=(), next_slot=None)
        recurrence = self._parse(schedule.recurrence, schedule.zone, anchor=schedule.created_at)
        return plan_slots(
            recurrence, schedule.next_slot, now, tolerance=schedule.tolerance, coalesce=schedule.coalesce
        )

    async def _store(self, connection: AsyncConnection, plans: dict[int, Plan], now: datetime) -> None:
        if not plans:
            return
        rows = [self._row(id_, slot, now, missed=False) for id_, plan in plans.items() for slot in plan.post]
        rows += [
            self._row(id_, slot, now, missed=True) for id_, plan in plans.items() for slot in plan.missed
        ]
        if rows:
            await connection.execute(self._database.insert(deliveries).on_conflict_do_nothing(), rows)
        advance = (
            update(schedules)
            .where(schedules.c.id == bindparam("schedule"))
            .values(next_slot=bindparam("next"))
        )
        nexts = [{"schedule": id_, "next": plan.next_slot} for id_, plan in plans.items()]
        await connection.execute(advance, nexts)

    async def plan_extra(self, schedule: Schedule, slot: datetime) -> bool:
        """Plan a slot of its own for a schedule, due at once; False where that slot is planned already."""
        row = self._row(schedule.id, slot, slot, missed=False) | {"next_attempt": slot}
        inserting = self._database.insert(deliveries).values(row).on_conflict_do_nothing()
        async with self._database.writing() as connection:
            return (await connection.execute(inserting)).rowcount == 1

    def _row(self, schedule_id: int, slot: datetime, now: datetime, *, missed: bool) -> dict[str, Any]:
        nonce = self._make_nonce()
        return {
            "schedule_id": schedule_id,
            "slot": slot,
            "state": "skipped" if missed else "due",
            "reason": "missed: nobody was there to post it in time" if missed else None,
            "nonce": nonce,
            "mark": nonce[:MARK_LENGTH],
            "attempts": 0,
            "next_attempt": None if missed else slot + spread(str(schedule_id), self._window),
            "token": 0,
            "finished_at": now if missed else None,
        }
