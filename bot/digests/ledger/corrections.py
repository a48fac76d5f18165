"""The corrections in the ledger: one row for each posted message that ever had to be corrected.

Noticing a change is one transaction: the row takes it up, and what the message shows is set to it, so that it is
noticed once. Then the row is due: claimed with a lease, so that one process at a time edits a message, and settled
under a fence. Where the message cannot be edited, the same transaction that settles it makes a delivery of the
correction, which is posted once as any other.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import and_, case, null, or_, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.ledger.database import Database
from bot.digests.ledger.planning import MARK_LENGTH, new_nonce
from bot.digests.ledger.schedules import find_schedules
from bot.digests.ledger.shown_facts import Shown, correct_shown
from bot.digests.ledger.tables import MICROSECOND, corrections, deliveries, shown_facts
from bot.digests.records import Change, Correction, Digest, Schedule
from bot.languages import say

_CHANGES = TypeAdapter(tuple[Change, ...])


class Corrections:
    """Reads and changes corrections. A method that takes a Correction returns whether its claim still held."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def notice(self, shown: Sequence[Shown], current: Mapping[str, str], *, now: datetime) -> int:
        """Take up what one message shows otherwise than `current` (fact id -> text) and return how much that was.

        What somebody else has taken up already counts for nothing.
        """
        first = shown[0]
        async with self._database.writing() as connection:
            changes = await self._lock(connection, first)
            taken = [
                Change(fact_id=each.fact_id, before=each.text, after=current.get(each.fact_id), at=now)
                for each in shown
                if await correct_shown(connection, each, current.get(each.fact_id))
            ]
            if taken:
                changes += tuple(taken)
                values = {
                    "changes": _CHANGES.dump_json(changes).decode(),
                    "noticed": len(changes),
                    "next_attempt": now,
                }
                here = corrections.c.delivery_id == first.delivery_id
                await connection.execute(update(corrections).where(here).values(values))
        return len(taken)

    async def claim(
        self, now: datetime, *, limit: int, lease: timedelta, deadline: float = math.inf
    ) -> Sequence[Correction]:
        """Take up to `limit` corrections that are due at `now` and that nobody holds, earliest first."""
        database, c = self._database, corrections.c
        free = or_(c.lease_until.is_(None), c.lease_until < database.clock)
        due = select(c.delivery_id).where(c.next_attempt <= now, free)
        async with database.reading() as connection:  # without a write where there is nothing to do
            if (await connection.execute(due.limit(1))).first() is None:
                return []
        async with database.writing() as connection:
            chosen = (
                due.order_by(c.next_attempt, c.delivery_id).limit(limit).with_for_update(skip_locked=True)
            )
            ids = (await connection.execute(chosen)).scalars().all()
            claiming = (
                update(corrections)
                .where(c.delivery_id.in_(ids))
                .values(lease_until=database.clock_after(lease), token=c.token + 1, attempts=c.attempts + 1)
            )
            await connection.execute(claiming)
            posted = select(deliveries).where(deliveries.c.id.in_(ids))
            messages = {row["id"]: row for row in (await connection.execute(posted)).mappings()}
            rows = (
                (await connection.execute(select(corrections).where(c.delivery_id.in_(ids)))).mappings().all()
            )
            found = await find_schedules(connection, [row["schedule_id"] for row in messages.values()])
        rows = sorted(rows, key=lambda row: (row["next_attempt"], row["delivery_id"]))
        return [_read(row, messages[row["delivery_id"]], found, deadline) for row in rows]

    async def settle(self, correction: Correction) -> bool:
        """Note that the message is edited; what was noticed meanwhile stays due."""
        async with self._database.writing() as connection:
            return await self._settle(connection, correction, reason=None)

    async def post_instead(
        self, correction: Correction, digest: Digest | None, reason: str, *, now: datetime
    ) -> bool:
        """Note why the message cannot be edited, and make a delivery that posts `digest` in its channel."""
        async with self._database.writing() as connection:
            held = await self._settle(connection, correction, reason=reason)
            if held and digest is not None:
                await self._add_delivery(connection, correction, digest, reason, now)
            return held

    async def retry(self, correction: Correction, next_attempt: datetime, reason: str) -> bool:
        """Give it back, to be tried again at a moment."""
        values = {"next_attempt": next_attempt, "lease_until": None, "reason": reason}
        async with self._database.writing() as connection:
            changing = update(corrections).where(_held(correction)).values(values)
            return (await connection.execute(changing)).rowcount == 1

    async def overtaken(self, correction: Correction, changes: Collection[Change]) -> Collection[str]:
        """Say which changed facts a later message of the same schedule shows in the same channel.

        That message has the same correction, so one posted for this one would say it twice.
        """
        c = shown_facts.c
        later = [and_(c.fact_id == each.fact_id, c.slot <= each.at) for each in changes]
        query = select(c.fact_id).where(
            c.schedule_id == correction.schedule.id,
            c.channel_id == correction.channel_id,
            c.brief == correction.brief,
            c.slot > correction.slot,
            or_(*later),
        )
        async with self._database.reading() as connection:
            return set((await connection.execute(query)).scalars())

    async def _lock(self, connection: AsyncConnection, shown: Shown) -> tuple[Change, ...]:
        """Hold a message's row, a new one where it has none, and return the changes in it."""
        first = {
            "delivery_id": shown.delivery_id,
            "brief": shown.brief,
            "changes": "[]",
            "noticed": 0,
            "handled": 0,
            "attempts": 0,
            "token": 0,
        }
        await connection.execute(self._database.insert(corrections).values(first).on_conflict_do_nothing())
        here = corrections.c.delivery_id == shown.delivery_id
        row = await connection.execute(select(corrections.c.changes).where(here).with_for_update())
        return _CHANGES.validate_json(row.scalar_one())

    async def _settle(
        self, connection: AsyncConnection, correction: Correction, *, reason: str | None
    ) -> bool:
        noticed = len(correction.changes)
        values: dict[str, Any] = {
            "handled": noticed,
            "attempts": 0,
            "lease_until": None,
            "reason": reason,
            "next_attempt": case(
                (corrections.c.noticed == noticed, null()), else_=corrections.c.next_attempt
            ),
        }
        changing = update(corrections).where(_held(correction)).values(values)
        return (await connection.execute(changing)).rowcount == 1

    async def _add_delivery(
        self, connection: AsyncConnection, correction: Correction, digest: Digest, reason: str, now: datetime
    ) -> None:
        nonce = new_nonce()
        values: dict[str, Any] = {
            "schedule_id": correction.schedule.id,
            "state": "due",
            "reason": say("correction of a post that could not be edited: {reason}", reason=reason),
            "nonce": nonce,
            "mark": nonce[:MARK_LENGTH],
            "channel_id": correction.channel_id,
            "digest": digest.to_json(),
            "attempts": 0,
            "next_attempt": now,
            "token": 0,
            "corrects": correction.delivery_id,
        }
        # Slots are whole seconds: a correction goes between them, and takes no slot's place.
        for step in count(1):
            slot = now.replace(microsecond=0) + step * MICROSECOND
            inserting = self._database.insert(deliveries).values(**values, slot=slot).on_conflict_do_nothing()
            if (await connection.execute(inserting)).rowcount == 1:
                return


def _held(correction: Correction) -> Any:  # noqa: ANN401 - SQLAlchemy's conditions
    c = corrections.c
    return (c.delivery_id == correction.delivery_id) & (c.token == correction.token)


def _read(row: RowMapping, message: RowMapping, found: Mapping[int, Schedule], deadline: float) -> Correction:
    return Correction(
        delivery_id=row["delivery_id"],
        schedule=found[message["schedule_id"]],
        slot=message["slot"],
        channel_id=message["channel_id"],
        message_id=message["message_id"],
        mark=message["mark"],
        digest=Digest.from_json(message["digest"]) if message["digest"] else Digest(body=""),
        brief=row["brief"],
        changes=_CHANGES.validate_json(row["changes"]),
        handled=row["handled"],
        token=row["token"],
        attempts=row["attempts"],
        deadline=deadline,
    )
