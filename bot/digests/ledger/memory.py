"""What a schedule's readers have had: what a rotation and a digest of what is new go by.

A digest that is prepared counts as read: it is on its way, and what comes after it must not repeat it. Should it never
arrive, `settle` never notes it, and what it held comes up again.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.ledger.database import Database
from bot.digests.ledger.tables import deliveries, shown_facts, told_facts
from bot.digests.publishing import ThrottledError
from bot.digests.records import Digest, Schedule, ShownFact

_WAIT = timedelta(seconds=2)

Turn = tuple[datetime, int]
"""Where a fact was shown: in which slot, and as the how-manieth, from 0."""


class EarlierSlotError(ThrottledError):
    """Nobody knows yet what an earlier slot of the schedule will show; ask again in a moment."""


class Memory:
    """Reads what was shown and told. `Deliveries.settle` writes both."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def last_shown(self, schedule: Schedule, slot: datetime) -> Mapping[str, Turn]:
        """Say where before this slot each fact of the schedule's brief was shown last.

        Raises EarlierSlotError while an earlier slot is still to be composed.
        """
        c = shown_facts.c
        before = (c.schedule_id == schedule.id) & (c.brief == schedule.brief) & (c.slot < slot)
        last = select(c.fact_id, func.max(c.slot).label("slot")).where(before).group_by(c.fact_id).subquery()
        at_last = (c.fact_id == last.c.fact_id) & (c.slot == last.c.slot)
        query = select(c.fact_id, c.slot, c.position).join(last, at_last).where(before)
        # First what is on its way, then what has arrived: what arrives in between is in both, and not in neither.
        pending = await self._pending(schedule, slot)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        turns = [(fact_id, (when, position)) for fact_id, when, position in rows]
        turns += [
            (fact.fact_id, (earlier, position))
            for earlier, digest in pending
            for position, fact in enumerate(digest.facts)
            if fact.brief == schedule.brief
        ]
        return dict(sorted(turns, key=lambda turn: turn[1]))

    async def told(self, schedule: Schedule, slot: datetime) -> Mapping[str, str]:
        """Say how the readers know each fact of the schedule's brief; empty when they were never told what is new.

        Raises EarlierSlotError while an earlier slot is still to be composed.
        """
        c = told_facts.c
        query = select(c.fact_id, c.text).where(c.schedule_id == schedule.id, c.brief == schedule.brief)
        pending = await self._pending(schedule, slot)
        async with self._database.reading() as connection:
            told = {row.fact_id: row.text for row in await connection.execute(query)}
        for _, digest in pending:
            told |= {fact.fact_id: fact.text for fact in digest.told if fact.brief == schedule.brief}
        return told

    async def _pending(self, schedule: Schedule, slot: datetime) -> Sequence[tuple[datetime, Digest]]:
        c = deliveries.c
        earlier = (c.schedule_id == schedule.id) & (c.slot < slot) & (c.state == "due")
        query = select(c.slot, c.digest).where(earlier).order_by(c.slot)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        if any(text is None for _, text in rows):
            raise EarlierSlotError(_WAIT)
        return [(earlier, Digest.from_json(text)) for earlier, text in rows]


async def remember(
    database: Database, connection: AsyncConnection, schedule_id: int, told: Sequence[ShownFact]
) -> None:
    """Note what a schedule's readers have been told, within a transaction."""
    rows = [
        {"schedule_id": schedule_id, "brief": fact.brief, "fact_id": fact.fact_id, "text": fact.text}
        for fact in told
    ]
    inserting = database.insert(told_facts)
    keys = [told_facts.c.schedule_id, told_facts.c.brief, told_facts.c.fact_id]
    newer = inserting.on_conflict_do_update(index_elements=keys, set_={"text": inserting.excluded.text})
    await connection.execute(newer, rows)
