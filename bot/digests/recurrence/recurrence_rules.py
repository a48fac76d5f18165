"""The four kinds of rule that a schedule can be, each able to say its next slot. Pure.

Where a rule names a time of day that the clock skips (the DST gap), its slot is the first moment after the gap, and
several such times make one slot. Where the clock shows the time twice (the fold), its slot is the first of the two.
Rules that count elapsed time, or that take every hour of the day, have no such times and run straight through.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Protocol

from cronsim import CronSim

from bot.digests.recurrence.wall_time import find_change, find_moment, read_wall

MINUTE = timedelta(minutes=1)
HOURS = 24


class Rule(Protocol):
    """When something happens, apart from the zone whose clock it goes by."""

    @property
    def text(self) -> str:
        """The rule as it is typed, in the one form that it is kept in."""
        ...

    @property
    def words(self) -> str:
        """The rule as a person says it."""
        ...

    def next_after(self, moment: datetime, zone: tzinfo) -> datetime | None:
        """Return the first slot after a moment, in UTC, or None when there are no more."""
        ...


@dataclass(frozen=True, slots=True)
class Cron:
    """Whatever five fields of cron can say; the days of a week and of a month among them."""

    expression: str
    text: str
    words: str

    def next_after(self, moment: datetime, zone: tzinfo) -> datetime | None:
        """Return the first slot after a moment, or None when none comes within fifty years."""
        simulation = CronSim(self.expression, read_wall(moment, zone))
        try:
            if len(simulation.hours) == HOURS:
                return self._next_elapsed(moment, zone)
            # every wall time up to now has its moment behind us, so that only those in a fold are passed over
            return next(slot for wall in simulation if (slot := find_moment(wall, zone)) > moment)
        except StopIteration:
            return None

    def _next_elapsed(self, moment: datetime, zone: tzinfo) -> datetime:
        """Go by stretches of one offset each, so that no hour is left out in the fold."""
        since, wall = moment, read_wall(moment, zone)
        while True:
            offset = read_wall(since, zone) - read_wall(since, UTC)
            slot = (next(CronSim(self.expression, wall)) - offset).replace(tzinfo=UTC)
            change = find_change(since, slot, zone)
            if change is None:
                return slot
            # the moment of the change may itself be a slot
            since, wall = change, read_wall(change, zone) - timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Cycle:
    """Chosen days of every few weeks, or one day in every few, at a time of day."""

    length: int
    """Days in one turn of the cycle."""
    origin: date
    """The day that a turn begins on; the Monday of its week when weeks are counted."""
    days: tuple[int, ...]
    """Days of each turn, counted from 0."""
    first: date
    """No slot comes before this day."""
    at: time
    text: str
    words: str

    def next_after(self, moment: datetime, zone: tzinfo) -> datetime | None:
        """Return the first slot after a moment, not before the cycle's first day."""
        day = max(self.first, read_wall(moment, zone).date())
        while True:
            if (day - self.origin).days % self.length in self.days:
                slot = find_moment(datetime.combine(day, self.at), zone)
                if slot > moment:
                    return slot
            day += timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Interval:
    """Elapsed time from a start; the wall clock has no say in it."""

    minutes: int
    start: datetime
    """The first slot, in UTC."""
    text: str
    words: str

    def next_after(self, moment: datetime, zone: tzinfo) -> datetime | None:  # noqa: ARG002 - elapsed in any zone
        """Return the first slot after a moment, not before the start."""
        step = self.minutes * MINUTE
        turns = (moment - self.start) // step + 1
        return self.start + max(0, turns) * step


@dataclass(frozen=True, slots=True)
class Once:
    """One time on one day."""

    wall: datetime
    text: str
    words: str

    def next_after(self, moment: datetime, zone: tzinfo) -> datetime | None:
        """Return the slot, or None when it is over."""
        slot = find_moment(self.wall, zone)
        return slot if slot > moment else None
