"""Which slots are posted, left out and next, and how posts and retries are spread in time."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.digests.lateness import plan_slots
from bot.digests.pacing import backoff, spread
from tests.digests.schedules import Every

START = datetime(2026, 3, 27, 12, tzinfo=UTC)
minutes = st.integers(min_value=0, max_value=5000).map(lambda n: timedelta(minutes=n))


@given(
    step=st.integers(min_value=1, max_value=600), passed=minutes, tolerance=minutes, coalesce=st.booleans()
)
def test_every_slot_that_is_not_too_late_is_posted_or_stood_for(
    step: int, passed: timedelta, tolerance: timedelta, coalesce: bool
) -> None:
    recurrence = Every(step)
    first = recurrence.next_after(START)
    now = first + passed
    slots = [first]  # the slow way: one by one
    while (slot := recurrence.next_after(slots[-1])) <= now:
        slots.append(slot)
    timely = [each for each in slots if now - each <= tolerance]
    plan = plan_slots(recurrence, first, now, tolerance=tolerance, coalesce=coalesce)
    assert list(plan.post) == (timely[-1:] if coalesce else timely)
    assert plan.next_slot == slot
    assert (first in plan.missed) == (first not in plan.post)
    assert set(plan.missed) <= set(slots) - set(plan.post)


def test_a_schedule_that_ends_has_no_next_slot() -> None:
    class Once:
        def next_after(self, _moment: datetime, /) -> datetime | None:
            return None

    plan = plan_slots(Once(), START, START, tolerance=timedelta(hours=1), coalesce=True)
    assert (plan.post, plan.next_slot) == ((START,), None)


def test_posts_are_spread_evenly_and_always_alike() -> None:
    window = timedelta(seconds=60)
    offsets = [spread(str(n), window) for n in range(6000)]
    assert offsets == [spread(str(n), window) for n in range(6000)]
    a_second = [
        sum(second <= offset.total_seconds() < second + 1 for offset in offsets) for second in range(60)
    ]
    assert sum(a_second) == 6000
    assert max(a_second) < 150


@given(st.integers(min_value=0, max_value=1000), st.randoms(use_true_random=False))
def test_backing_off_grows_to_its_most_and_never_falls_below_half(attempts: int, randomness: Random) -> None:
    first, most = timedelta(seconds=2), timedelta(minutes=10)
    delay = backoff(attempts, randomness, first=first, most=most)
    ceiling = min(most, timedelta(seconds=2 ** min(max(attempts, 1), 20)))
    assert ceiling / 2 <= delay <= ceiling
