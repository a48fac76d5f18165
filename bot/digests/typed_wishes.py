"""What a person types for a digest: `weekdays 09:00 Europe/Riga troops` -> when, in which zone, what. Pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from bot.digests.recurrence import find_zone
from bot.errors import ScheduleError, UserError
from bot.languages import say

_LONGEST_ZONE = 4
"""Words that the name of a zone or a city may have: `Rio de Janeiro`, `New York City`."""
_LOOKS_LIKE_A_ZONE = re.compile(r"[A-Za-z]+/[A-Za-z_/+-]+")
_DURATION = re.compile(r"(?P<count>\d{1,5})\s?(?P<unit>m|min|minutes?|h|hours?|d|days?)", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
MOST_GRACE = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The parts of it; None for what was not typed."""

    when: str
    zone: str | None = None
    what: str | None = None


def read_typed(text: str, contents: Collection[str]) -> Typed:
    """Take what goes in (one of `contents`) and the zone off the end of a schedule, in either order.

    Raises ScheduleError where the last word was meant as a zone and is none.
    """
    words = text.split()
    what = zone = None
    for _ in range(2):
        if what is None and (length := _count_contents(words, contents)):
            what = " ".join(words[-length:]).casefold()
            words = words[:-length]
        elif zone is None and (found := _read_zone(words)) is not None:
            zone, length = found
            words = words[:-length]
    return Typed(when=" ".join(words), zone=zone, what=what)


def _count_contents(words: list[str], contents: Collection[str]) -> int:
    """Return how many of the last words say what goes in: two for `rotation troops`, or one, or none."""
    return next((n for n in (2, 1) if len(words) > n and " ".join(words[-n:]).casefold() in contents), 0)


def _read_zone(words: list[str]) -> tuple[str, int] | None:
    """Return the zone that the last words name, and how many they are."""
    for length in range(min(_LONGEST_ZONE, len(words) - 1), 0, -1):
        try:
            return find_zone(" ".join(words[-length:])), length
        except ScheduleError:
            if length == 1 and _LOOKS_LIKE_A_ZONE.fullmatch(words[-1]):
                raise
    return None


def read_duration(text: str) -> timedelta:
    """Return a duration such as `30m`, `2h` or `1 day`, of 7 days at most. Raises UserError otherwise."""
    found = _DURATION.fullmatch(text.strip())
    if found is None:
        typed = text[:30].replace("`", "")
        raise UserError(say("`{typed}` is no duration; write `30m`, `2h` or `1d`.", typed=typed))
    duration = int(found["count"]) * _UNITS[found["unit"][0].casefold()]
    if duration > MOST_GRACE:
        raise UserError(say("A digest may be at most 7 days late."))
    return duration
