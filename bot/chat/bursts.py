"""Whether somebody, or a channel, asks faster than anybody reads, and from when on they are answered again. Pure."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Literal


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many answers within any span of so long."""

    count: int
    span: timedelta


PERSON = Allowance(5, timedelta(seconds=10))
"""What one person is answered, wherever they ask: more than anybody reads in that time."""
CHANNEL = Allowance(20, timedelta(seconds=10))
"""What all people of a channel are answered together."""
PRESSES = Allowance(10, timedelta(seconds=10))
"""How often one person may press: a press turns a page in its place, and pages are skimmed."""
PAUSE = timedelta(seconds=5)
"""How long whoever goes beyond it waits at least, so that the word about it comes seldom too."""
MOST_WATCHED = 10_000
"""How many people, and how many channels, are watched; beyond that those go who were answered longest ago."""
_LOOKED_AT = 2
"""How many of those are looked at with each answer, and forgotten where they need not be watched any more."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A refusal."""

    whose: Literal["person", "channel"]
    until: datetime
    """From when on whoever it is will be answered again."""
    is_news: bool
    """Whether it has not been told in the channel yet; who is told alone is told each time."""


@dataclass(slots=True)
class _Marks:
    times: list[datetime] = field(default_factory=list[datetime])
    until: datetime | None = None
    is_told: bool = False

    def is_over(self, then: datetime) -> bool:
        """Whether nothing has been answered since then."""
        return not self.times or self.times[-1] < then


class _Tally:
    """When each person, or channel, was answered lately."""

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._marks: OrderedDict[int, _Marks] = OrderedDict()

    def __len__(self) -> int:
        return len(self._marks)

    def find_pause(self, key: int, now: datetime) -> datetime | None:
        """Return until when to wait `now`; None where there is nothing to wait for."""
        marks = self._marks.get(key)
        if marks is None:
            return None
        span = self._allowance.span
        if marks.until is not None and now < marks.until <= now + span:
            return marks.until
        # a time that is still to come is of a clock that has been put back
        while marks.times and not now - span < marks.times[0] <= now:
            del marks.times[0]
        if len(marks.times) < self._allowance.count:
            return None
        marks.until, marks.is_told = max(marks.times[0] + span, now + PAUSE), False
        return marks.until

    def note(self, key: int, now: datetime) -> None:
        """Note an answer."""
        self._marks.setdefault(key, _Marks()).times.append(now)
        self._marks.move_to_end(key)
        for other, marks in [*islice(self._marks.items(), _LOOKED_AT)]:
            if len(self._marks) > MOST_WATCHED or marks.is_over(now - self._allowance.span - PAUSE):
                del self._marks[other]

    def tell(self, key: int) -> bool:
        """Note that a pause is told of; returns whether it was not told before."""
        marks = self._marks[key]
        before, marks.is_told = marks.is_told, True
        return not before


class Bursts:
    """Counts what is answered in a sliding window, so that no window of that length holds more.

    discord.py's own cooldowns count in fixed windows, of which two that meet let twice as many through, and look at everybody each time.
    """

    def __init__(self) -> None:
        self._people, self._channels = _Tally(PERSON), _Tally(CHANNEL)
        self._presses = _Tally(PRESSES)

    def __len__(self) -> int:
        return max(map(len, (self._people, self._channels, self._presses)))

    def ask(self, person: int, channel: int, now: datetime, *, aloud: bool = True) -> Wait | None:
        """Let somebody be answered in a channel `now`, or say what they wait for.

        `aloud` is a refusal that the channel would read; of those, one a pause is news.
        """
        wait = self._find_wait(person, channel, now, aloud=aloud)
        if wait is None:
            self._people.note(person, now)
            self._channels.note(channel, now)
        return wait

    def press(self, person: int, now: datetime) -> Wait | None:
        """Let somebody press `now`, or say what they wait for."""
        until = self._presses.find_pause(person, now)
        if until is None:
            self._presses.note(person, now)
            return None
        return Wait("person", until, is_news=True)

    def _find_wait(self, person: int, channel: int, now: datetime, *, aloud: bool) -> Wait | None:
        if until := self._people.find_pause(person, now):
            return Wait("person", until, is_news=aloud and self._people.tell(person))
        if until := self._channels.find_pause(channel, now):
            return Wait("channel", until, is_news=aloud and self._channels.tell(channel))
        return None
