"""What is forgotten of deliveries that were finished long ago.

What something still goes by stays, however old: a slot that is not finished, a post whose correction is, and the last post
of a schedule that showed a fact, by which rotations know what comes next. So what is kept is bounded by what is scheduled.
No slot is posted again for it: slots only come after those that a schedule has had.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select

from bot.digests.ledger.database import Database
from bot.digests.ledger.tables import corrections, deliveries, shown_facts

KEEP_FINISHED = timedelta(days=90)
_AT_ONCE = 500


async def prune_deliveries(database: Database, now: datetime) -> int:
    """Forget deliveries finished 90 days ago or more, and what they showed; return how many there were.

    Few at a time, so that nobody waits for it. Two processes that do it together share them.
    """
    pruned = 0
    while batch := await _prune_some(database, now - KEEP_FINISHED):
        pruned += batch
    return pruned


async def _prune_some(database: Database, until: datetime) -> int:
    c = deliveries.c
    shown, later = shown_facts.alias("shown"), shown_facts.alias("later")
    again = exists().where(
        later.c.schedule_id == shown.c.schedule_id,
        later.c.brief == shown.c.brief,
        later.c.fact_id == shown.c.fact_id,
        later.c.slot > shown.c.slot,
    )
    showed_last = exists().where(shown.c.delivery_id == c.id, ~again)
    corrected_now = exists().where(corrections.c.delivery_id == c.id, corrections.c.next_attempt.is_not(None))
    corrects = deliveries.alias("corrects")
    correction_due = exists().where(corrects.c.corrects == c.id, corrects.c.next_attempt.is_not(None))
    old = (
        select(c.id)
        .where(c.next_attempt.is_(None), c.finished_at <= until)
        .where(~showed_last, ~corrected_now, ~correction_due)
        .limit(_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    async with database.writing() as connection:
        ids = (await connection.execute(old)).scalars().all()
        await connection.execute(delete(deliveries).where(c.id.in_(ids)))
    return len(ids)
