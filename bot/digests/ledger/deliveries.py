"""The deliveries in the ledger: claimed with a lease, settled under a fence.

`due` -> claimed -> `done`, or `sent` -> claimed -> `done` where it is to be crossposted too; else `skipped` or
`refused`. Whoever claims gets a token one higher than the last holder's, and every change asks for that token: a
process that was frozen past its lease can change nothing any more.
"""

import math
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, or_, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.ledger.database import Database
from bot.digests.ledger.memory import remember
from bot.digests.ledger.presence import EVERYTHING, Share
from bot.digests.ledger.schedules import find_schedules, pause_schedule
from bot.digests.ledger.tables import deliveries, schedules, shown_facts
from bot.digests.records import Delivery, Digest, HistoryEntry, Pending, Schedule, ShownFact


class Deliveries:
    """Reads and changes deliveries. A method that takes a Delivery returns whether its claim still held."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(
        self,
        now: datetime,
        *,
        limit: int,
        lease: timedelta,
        deadline: float = math.inf,
        share: Share = EVERYTHING,
    ) -> Sequence[Delivery]:
        """Take up to `limit` deliveries of a share that are due at `now` and that nobody holds, earliest first.

        `deadline` is handed on in them: when the lease ends by the caller's own clock, read before this call.
        """
        database = self._database
        free = or_(deliveries.c.lease_until.is_(None), deliveries.c.lease_until < database.clock)
        due = select(deliveries.c.id).where(deliveries.c.next_attempt <= now, free)
        if share.others:
            schedule = schedules.c.id == deliveries.c.schedule_id
            due = due.where(exists().where(schedule, share.has(schedules.c.guild_id)))
        async with database.reading() as connection:  # without a write where there is nothing to do
            if (await connection.execute(due.limit(1))).first() is None:
                return []
        async with database.writing() as connection:
            chosen = due.order_by(deliveries.c.next_attempt).limit(limit).with_for_update(skip_locked=True)
            ids = (await connection.execute(chosen)).scalars().all()
            claiming = (
                update(deliveries)
                .where(deliveries.c.id.in_(ids))
                .values(
                    lease_until=database.clock_after(lease),
                    token=deliveries.c.token + 1,
                    attempts=deliveries.c.attempts + 1,
                    unsure_since=func.coalesce(deliveries.c.unsure_since, database.clock),
                )
                .returning(deliveries, database.clock.label("claimed_at"))
            )
            rows = (await connection.execute(claiming)).mappings().all()
            found = await find_schedules(connection, [row["schedule_id"] for row in rows])
        rows = sorted(rows, key=lambda row: row["next_attempt"])
        return [_read(row, found[row["schedule_id"]], deadline) for row in rows]

    async def prepare(self, delivery: Delivery, digest: Digest, *, lease: timedelta, looked: bool) -> bool:
        """Note what is about to be posted, and where; renew the lease. `looked`: the channel has no message of it."""
        values: dict[str, Any] = {
            "digest": digest.to_json(),
            "channel_id": delivery.channel_id,
            "lease_until": self._database.clock_after(lease),
        }
        if looked:
            values["unsure_since"] = self._database.clock
        return await self._change(delivery, values)

    async def settle(
        self, delivery: Delivery, message_id: int, digest: Digest | None, *, now: datetime
    ) -> bool:
        """Note that it is posted as that message and what it shows; where it is to be crossposted, that is due now."""
        crosspost = delivery.schedule.crosspost
        values: dict[str, Any] = {
            "state": "sent" if crosspost else "done",
            "message_id": message_id,
            "channel_id": delivery.channel_id,
            "attempts": 0,
            "next_attempt": now if crosspost else None,
            "lease_until": None,
            "finished_at": now,
            "reason": None,  # why it was tried again matters no more
        }
        async with self._database.writing() as connection:
            held = await self._fenced(connection, delivery, values)
            if held and digest is not None and digest.facts:
                rows = [
                    {**_shown(delivery, message_id, fact), "position": position}
                    for position, fact in enumerate(digest.facts)
                ]
                await connection.execute(self._database.insert(shown_facts).on_conflict_do_nothing(), rows)
            if held and digest is not None and digest.told:
                await remember(self._database, connection, delivery.schedule.id, digest.told)
            return held

    async def finish_crosspost(self, delivery: Delivery, *, failure: str | None = None) -> bool:
        """Note that the second step is over, or given up and why."""
        values = {"state": "done", "reason": failure, "next_attempt": None, "lease_until": None}
        return await self._change(delivery, values)

    async def retry(self, delivery: Delivery, next_attempt: datetime, reason: str) -> bool:
        """Give it back, to be tried again at a moment."""
        values = {"next_attempt": next_attempt, "lease_until": None, "reason": reason}
        return await self._change(delivery, values)

    async def skip(self, delivery: Delivery, reason: str, *, now: datetime) -> bool:
        """Leave it out for good."""
        values = {
            "state": "skipped",
            "reason": reason,
            "next_attempt": None,
            "lease_until": None,
            "finished_at": now,
        }
        return await self._change(delivery, values)

    async def refuse(self, delivery: Delivery, reason: str, *, now: datetime) -> bool:
        """Note that Discord refuses it: that ends this delivery and pauses its schedule until somebody mends it.

        A refused correction pauses nothing: it may be for a channel that the schedule has long left.
        """
        values = {
            "state": "refused",
            "reason": reason,
            "next_attempt": None,
            "lease_until": None,
            "finished_at": now,
        }
        async with self._database.writing() as connection:
            held = await self._fenced(connection, delivery, values)
            if held and delivery.corrects is None:
                await pause_schedule(connection, delivery.schedule.id, reason, now, tell=True)
            return held

    async def overtaken(self, delivery: Delivery) -> bool:
        """Say whether a later slot of its schedule is in the ledger already."""
        c = deliveries.c
        later = (c.schedule_id == delivery.schedule.id) & (c.slot > delivery.slot) & c.corrects.is_(None)
        async with self._database.reading() as connection:
            return (
                await connection.execute(select(deliveries.c.id).where(later).limit(1))
            ).first() is not None

    async def history(self, schedule_id: int, limit: int = 10) -> Sequence[HistoryEntry]:
        """List what became of a schedule's latest slots, newest first."""
        c = deliveries.c
        fields = (c.slot, c.state, c.reason, c.channel_id, c.message_id, c.finished_at)
        query = select(*fields).where(c.schedule_id == schedule_id).order_by(c.slot.desc()).limit(limit)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).mappings()
            return [HistoryEntry(**{str(key): value for key, value in row.items()}) for row in rows]

    async def pending(self, now: datetime, limit: int = 100) -> Sequence[Pending]:
        """List what is due at `now` and not finished, held by somebody or not, earliest first."""
        c = deliveries.c
        query = select(c.schedule_id, c.slot, c.state).where(c.next_attempt <= now).order_by(c.next_attempt)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query.limit(limit))).all()
            found = await find_schedules(connection, [row.schedule_id for row in rows])
        return [Pending(schedule=found[row.schedule_id], slot=row.slot, state=row.state) for row in rows]

    async def count_due(self, now: datetime) -> tuple[int, datetime | None]:
        """Count what is due at `now`, planned or not yet, and say since when the oldest is; None for none."""
        c = deliveries.c
        planned = select(func.count(), func.min(c.next_attempt)).where(
            c.next_attempt <= now, c.state == "due"
        )
        coming = select(func.count(), func.min(schedules.c.next_slot)).where(schedules.c.next_slot <= now)
        async with self._database.reading() as connection:
            counts = [(await connection.execute(query)).one() for query in (planned, coming)]
        moments = [oldest for _, oldest in counts if oldest is not None]
        return sum(count for count, _ in counts), min(moments, default=None)

    async def _change(self, delivery: Delivery, values: dict[str, Any]) -> bool:
        async with self._database.writing() as connection:
            return await self._fenced(connection, delivery, values)

    async def _fenced(self, connection: AsyncConnection, delivery: Delivery, values: dict[str, Any]) -> bool:
        ours = (deliveries.c.id == delivery.id) & (deliveries.c.token == delivery.token)
        still = ours & (deliveries.c.state == delivery.state)
        return (await connection.execute(update(deliveries).where(still).values(values))).rowcount == 1


def _read(row: RowMapping, schedule: Schedule, deadline: float) -> Delivery:
    return Delivery(
        id=row["id"],
        schedule=schedule,
        slot=row["slot"],
        state=row["state"],
        token=row["token"],
        nonce=row["nonce"],
        mark=row["mark"],
        channel_id=row["channel_id"] or schedule.channel_id,
        message_id=row["message_id"],
        attempts=row["attempts"],
        digest=None if row["digest"] is None else Digest.from_json(row["digest"]),
        unsure_since=row["unsure_since"],
        claimed_at=row["claimed_at"],
        deadline=deadline,
        corrects=row["corrects"],
    )


def _shown(delivery: Delivery, message_id: int, fact: ShownFact) -> dict[str, Any]:
    return {
        **asdict(fact),
        "delivery_id": delivery.id,
        "schedule_id": delivery.schedule.id,
        "slot": delivery.slot,
        "channel_id": delivery.channel_id,
        "message_id": message_id,
        "withdrawn": False,
    }
