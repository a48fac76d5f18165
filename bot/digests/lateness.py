"""What becomes of slots that are due or past. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

LatePolicy = Literal["post", "skip"]
"""What to do with a slot that was missed: post it late, within its grace, or leave it out."""

ON_TIME = timedelta(minutes=5)
"""How far behind its slot a post still counts as on time: a queue, a restart, a few retries."""


class Recurrence(Protocol):
    """When a schedule posts."""

    def next_after(self, moment: datetime, /) -> datetime | None:
        """Say the first slot after a moment (both UTC), or None when there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Which slots to post, which are missed, and which comes next."""

    post: tuple[datetime, ...]
    missed: tuple[datetime, ...]
    next_slot: datetime | None


def tolerance(late: LatePolicy, grace: timedelta) -> timedelta:
    """Say how far behind its slot a post is still worth sending."""
    return max(grace, ON_TIME) if late == "post" else ON_TIME


def plan_slots(
    recurrence: Recurrence, next_slot: datetime, now: datetime, *, tolerance: timedelta, coalesce: bool
) -> Plan:
    """Go through the slots from `next_slot` to `now`.

    Those older than the tolerance are missed; with `coalesce` the newest stands for the others. Of a run of slots
    that are too old, only the first is named: after a year's absence nobody needs a list of every hour.
    """
    due: list[datetime] = []
    missed: list[datetime] = []
    slot: datetime | None = next_slot
    if now - next_slot > tolerance:
        missed.append(next_slot)
        slot = recurrence.next_after(max(next_slot, now - tolerance - timedelta(microseconds=1)))
    while slot is not None and slot <= now:
        due.append(slot)
        slot = recurrence.next_after(slot)
    if coalesce:
        missed += due[:-1]
        due = due[-1:]
    return Plan(post=tuple(due), missed=tuple(missed), next_slot=slot)
