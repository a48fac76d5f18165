"""What was finished long ago is forgotten, and nothing that anybody still goes by."""

from datetime import timedelta

import pytest

from bot.digests.ledger.access import Ledger
from bot.digests.ledger.planning import Planner
from bot.digests.ledger.pruning import KEEP_FINISHED, prune_deliveries
from bot.digests.records import Delivery, Digest, Schedule, ShownFact
from tests.digests.clocks import START
from tests.digests.schedules import draft, parse

HOUR = timedelta(hours=1)
LATER = START + KEEP_FINISHED + 10 * HOUR


async def add(ledger: Ledger, **changes: object) -> Schedule:
    """Add a schedule whose first slot is START."""
    return await ledger.schedules.add(draft(coalesce=False, **changes), START, now=START)


async def claim_next(ledger: Ledger, hour: int) -> Delivery:
    """Plan and claim the one slot that falls due in an hour after START."""
    now = START + hour * HOUR
    await Planner(ledger.database, parse).plan(now)
    (delivery,) = await ledger.deliveries.claim(now, limit=10, lease=HOUR)
    return delivery


async def post(ledger: Ledger, hour: int, *facts: str) -> Delivery:
    """Post the slot of an hour, with facts that it shows."""
    delivery = await claim_next(ledger, hour)
    shown = tuple(ShownFact(brief="eastern-flank", fact_id=fact, text=f"{fact} is 600") for fact in facts)
    await ledger.deliveries.settle(delivery, hour, Digest(body="", facts=shown), now=START + hour * HOUR)
    return delivery


async def list_messages(ledger: Ledger, schedule: Schedule) -> list[int | None]:
    """List the messages of the slots that are still known, newest first."""
    return [entry.message_id for entry in await ledger.deliveries.history(schedule.id)]


async def test_posts_go_after_90_days_but_for_the_last_that_shows_a_fact(ledger: Ledger) -> None:
    schedule = await add(ledger)
    for hour, facts in enumerate(("a", "ab", "a", "", "a")):
        await post(ledger, hour, *facts)
    skipped = await claim_next(ledger, 5)
    await ledger.deliveries.skip(skipped, "nothing new", now=START + 5 * HOUR)
    shown = await ledger.memory.last_shown(schedule, LATER)
    assert await prune_deliveries(ledger.database, START + KEEP_FINISHED - HOUR) == 0
    assert await prune_deliveries(ledger.database, LATER) == 4
    assert await list_messages(ledger, schedule) == [4, 1]
    assert await ledger.memory.last_shown(schedule, LATER) == shown
    assert await prune_deliveries(ledger.database, LATER) == 0


async def test_a_slot_that_was_forgotten_is_not_posted_again(ledger: Ledger) -> None:
    await add(ledger)
    for hour in range(3):
        await post(ledger, hour)
    assert await prune_deliveries(ledger.database, LATER) == 3
    await Planner(ledger.database, parse).plan(LATER)
    again = await ledger.deliveries.claim(LATER, limit=1000, lease=HOUR)
    assert again
    assert all(delivery.slot > START + 2 * HOUR for delivery in again)


@pytest.mark.parametrize("crosspost", [False, True])
async def test_what_is_not_finished_stays(ledger: Ledger, crosspost: bool) -> None:
    schedule = await add(ledger, crosspost=crosspost)
    delivery = await claim_next(ledger, 0)
    if crosspost:
        await ledger.deliveries.settle(delivery, 42, Digest(body=""), now=START)
    assert await prune_deliveries(ledger.database, LATER) == 0
    assert len(await list_messages(ledger, schedule)) == 1


async def test_a_post_whose_correction_is_under_way_stays_until_that_is_done(ledger: Ledger) -> None:
    schedule = await add(ledger)
    await post(ledger, 0, "a")
    shown = await ledger.shown.outdated("eastern-flank", {"a": "a is 700"})
    await ledger.corrections.notice(shown, {"a": "a is 700"}, now=START)
    await post(ledger, 1, "a")
    assert await prune_deliveries(ledger.database, LATER) == 0
    (correction,) = await ledger.corrections.claim(LATER, limit=10, lease=HOUR)
    await ledger.corrections.post_instead(correction, Digest(body=""), "too old", now=START + HOUR)
    assert await prune_deliveries(ledger.database, LATER) == 0
    (posted,) = await ledger.deliveries.claim(LATER, limit=10, lease=HOUR)
    assert posted.corrects is not None
    await ledger.deliveries.settle(posted, 43, None, now=LATER)
    assert await prune_deliveries(ledger.database, LATER) == 1
    assert await list_messages(ledger, schedule) == [43, 1]
