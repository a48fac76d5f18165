"""Times of day, days of the week and dates as people type them. Pure."""

import re
from datetime import date, time

from bot.errors import ScheduleError
from bot.languages import say

NOON, LAST_HOUR, LAST_MINUTE = 12, 23, 59

TIME = r"(?:\d{1,2}(?:[:.]\d{1,2})?\s?[ap]m|\d{1,2}:\d{2}|\d{1,2}|noon|midnight)"
"""What looks like a time of day; whether it is one, `read_time` says."""

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_DAYS = tuple(name[:3].lower() for name in DAY_NAMES)

DAY = r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?"
_AND = r"(?:\s?,\s?(?:and\s)?|\sand\s|\s?&\s?)"
_SPAN = rf"{DAY}(?:\s?-\s?{DAY})?"
DAYS = rf"(?:{_SPAN}(?:{_AND}{_SPAN})*)"
"""One day, several, or a span of days."""

_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{1,2}))?\s?(?P<half>[ap]m)?")


def read_time(typed: str) -> time:
    """Return the time of day that is typed; raises ScheduleError where none or more than one can be meant."""
    if typed in {"noon", "midnight"}:
        return time(NOON if typed == "noon" else 0)
    found = _CLOCK.fullmatch(typed)
    if found is None:
        raise ScheduleError(say("`{typed}` is not a time of day: write `09:00` or `9am`.", typed=typed))
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if minute > LAST_MINUTE or (hour > LAST_HOUR if half is None else not 1 <= hour <= NOON):
        raise ScheduleError(
            say(
                "`{typed}` is not a time of day: it goes from `00:00` to `23:59`, or `12am` to `11:59pm`.",
                typed=typed,
            )
        )
    if half is None and found["minute"] is None:
        raise ScheduleError(
            say(
                "`{typed}` may be morning or evening: write `{morning}:00` or `{evening}:00`.",
                typed=typed,
                morning=f"{hour % NOON:02}",
                evening=hour % NOON + NOON,
            )
        )
    if len(found["minute"] or "00") != len("00"):
        raise ScheduleError(
            say("`{typed}` is not a time of day: write minutes with two digits, as in `09:05`.", typed=typed)
        )
    if half is not None:
        hour = hour % NOON + (NOON if half == "pm" else 0)
    return time(hour, minute)


def read_days(typed: str) -> tuple[int, ...]:
    """Return the days of the week that match DAYS, Monday being 0, ascending; a span may run over the weekend."""
    days: set[int] = set()
    for part in re.split(_AND, typed):
        first, _, last = (end.strip() for end in part.partition("-"))
        begin, end = read_day(first), read_day(last or first)
        days.update((begin + step) % 7 for step in range((end - begin) % 7 + 1))
    return tuple(sorted(days))


def read_day(typed: str) -> int:
    """Return the day of the week that matches DAY, Monday being 0."""
    return SHORT_DAYS.index(typed[:3])


def read_date(typed: str) -> date:
    """Return the day that `2026-12-24` is; raises ScheduleError where the calendar has none."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise ScheduleError(
            say("`{typed}` is not a day of the calendar: write year-month-day, `2026-12-24`.", typed=typed)
        ) from None
    if not 2000 <= day.year < 3000:  # noqa: PLR2004 - a slip of the keys rather than a plan
        raise ScheduleError(say("`{typed}` is too far away: write a year from 2000 to 2999.", typed=typed))
    return day


def quote_typed(typed: str) -> str:
    """Set off what was typed in a message: on one line, short, and unable to leave its backticks."""
    return f"`{' '.join(typed.replace('`', chr(39)).split())[:60]}`"
