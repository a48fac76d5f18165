"""One function for each form of schedule, making its rule from what the grammar matched. Pure.

Every rule carries its canonical text, which reads back as an equal rule. `anchor` is the aware datetime, in the
schedule's zone, that rules which count start from; the others pay it no heed.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

from cronsim import CronSim, CronSimError

from bot.digests.recurrence.clock import (
    DAY_NAMES,
    SHORT_DAYS,
    quote_typed,
    read_date,
    read_day,
    read_days,
    read_time,
)
from bot.digests.recurrence.recurrence_rules import Cron, Cycle, Interval, Once, Rule
from bot.digests.recurrence.wall_time import find_moment
from bot.errors import ScheduleError
from bot.languages import ENGLISH, mark, say, say_count, say_day, say_list, say_weekday, spoken

WEEK = len(DAY_NAMES)
EVERY_DAY, WORKING_DAYS, WEEKEND = tuple(range(WEEK)), tuple(range(5)), (5, 6)
MOST_WEEKS, MOST_DAYS = 52, 366
CRON_FIELDS = 5
SAFE_DAY = 28
"""The last day that every month has."""

_NAMED = {
    EVERY_DAY: ("daily", mark("Every day at {time}")),
    WORKING_DAYS: ("weekdays", mark("Every weekday at {time}")),
    WEEKEND: ("weekends", mark("Every Saturday and Sunday at {time}")),
}
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}
_IN_MONTH = {
    "first": mark("On the first {day} of every month at {time}"),
    "second": mark("On the second {day} of every month at {time}"),
    "third": mark("On the third {day} of every month at {time}"),
    "fourth": mark("On the fourth {day} of every month at {time}"),
    "last": mark("On the last {day} of every month at {time}"),
}
_NUMBERS = {"first": "#1", "second": "#2", "third": "#3", "fourth": "#4", "last": "L"}


def make_cron(expression: str, anchor: datetime) -> Rule:
    """Make a rule of raw cron; raises ScheduleError where it is malformed or names a day that never comes."""
    fields = expression.split()
    if len(fields) != CRON_FIELDS:
        raise ScheduleError(
            say_count(
                "Cron has five fields (minute, hour, day of month, month, day of week); this has {count}.",
                "Cron has five fields (minute, hour, day of month, month, day of week); this has {count}.",
                len(fields),
            )
        )
    try:
        simulation = CronSim(expression, anchor.replace(tzinfo=None))
        next(simulation)
    except CronSimError as error:
        fault = str(error).lower()
        raise ScheduleError(
            say("{typed} is not cron: {fault}.", typed=quote_typed(expression), fault=fault)
        ) from None
    except StopIteration:
        raise ScheduleError(say("{typed} never comes.", typed=quote_typed(expression))) from None
    words = simulation.explain() if spoken() == ENGLISH else say("By cron: {fields}", fields=expression)
    return Cron(expression, expression, words)


def make_daily(found: re.Match[str], _: datetime) -> Rule:
    """Make a rule for every day."""
    return _on_days(EVERY_DAY, read_time(found["time"]))


def make_weekly(found: re.Match[str], _: datetime) -> Rule:
    """Make a rule for named days of every week, or for `weekdays` or `weekends`."""
    named = found.groupdict()
    group, days = named.get("group"), named.get("days")
    if days is not None:
        return _on_days(read_days(days), read_time(found["time"]))
    return _on_days(WORKING_DAYS if group == "weekday" else WEEKEND, read_time(found["time"]))


def make_weeks(found: re.Match[str], anchor: datetime) -> Rule:
    """Make a rule for named days of every few weeks, the first of them at or after the anchor."""
    count, days, at = _count(found, MOST_WEEKS), read_days(found["days"]), read_time(found["time"])
    if count == 1:
        return _on_days(days, at)
    first = _first_day(anchor, at)
    while first.weekday() not in days:
        first += timedelta(days=1)
    return Cycle(
        length=count * WEEK,
        origin=first - timedelta(days=first.weekday()),
        days=days,
        first=first,
        at=at,
        text=f"every {count} weeks on {_short(days)} {at:%H:%M}",
        words=say_count(
            "Every {count} week on {days} at {time}, counted from {day}",
            "Every {count} weeks on {days} at {time}, counted from {day}",
            count,
            days=_said(days),
            time=f"{at:%H:%M}",
            day=say_day(first),
        ),
    )


def make_days(found: re.Match[str], anchor: datetime) -> Rule:
    """Make a rule for one day in every few, the first of them at or after the anchor."""
    count, at = _count(found, MOST_DAYS), read_time(found["time"])
    if count == 1:
        return _on_days(EVERY_DAY, at)
    first = _first_day(anchor, at)
    return Cycle(
        length=count,
        origin=first,
        days=(0,),
        first=first,
        at=at,
        text=f"every {count} days {at:%H:%M}",
        words=say_count(
            "Every {count} day at {time}, counted from {day}",
            "Every {count} days at {time}, counted from {day}",
            count,
            time=f"{at:%H:%M}",
            day=say_day(first),
        ),
    )


def make_monthly(found: re.Match[str], _: datetime) -> Rule:
    """Make a rule for days of the month: by number, the last, or a day of the week by its place."""
    at = read_time(found["time"])
    if found["nth"]:
        return _on_numbers(sorted({int(number) for number in re.findall(r"\d+", found["nth"])}), at)
    if found["last"]:
        text = f"last day of the month {at:%H:%M}"
        words = say("On the last day of every month at {time}", time=f"{at:%H:%M}")
        return Cron(f"{at.minute} {at.hour} L * *", text, words)
    which, day = _ORDINALS.get(found["which"], found["which"]), read_day(found["day"])
    return Cron(
        f"{at.minute} {at.hour} * * {day + 1}{_NUMBERS[which]}",
        f"{which} {SHORT_DAYS[day]} of the month {at:%H:%M}",
        say(_IN_MONTH[which], day=say_weekday(day), time=f"{at:%H:%M}"),
    )


def make_hourly(_: re.Match[str], __: datetime) -> Rule:
    """Make a rule for every full hour."""
    return Cron("0 * * * *", "hourly", say("Every hour, on the hour"))


def make_every_minute(_: re.Match[str], __: datetime) -> Rule:
    """Make a rule for every minute."""
    return Cron("* * * * *", "every minute", say("Every minute"))


def make_interval(found: re.Match[str], anchor: datetime) -> Rule:
    """Make a rule for elapsed hours or minutes, counted from the anchor's minute."""
    minutes = int(found["count"]) * (60 if found["unit"].startswith("h") else 1)
    if not 1 <= minutes <= MOST_DAYS * 24 * 60:
        raise ScheduleError(
            say("`{typed}` is not an interval: take one from a minute to a year.", typed=found[0])
        )
    count, unit = (minutes // 60, "hour") if minutes % 60 == 0 else (minutes, "minute")
    start = anchor.replace(second=0, microsecond=0)
    return Interval(
        minutes=minutes,
        start=start.astimezone(UTC),
        text=f"every {count}{unit[0]}",
        words=_say_interval(unit, count, f"{start:%Y-%m-%d %H:%M}"),
    )


def make_once(found: re.Match[str], _: datetime) -> Rule:
    """Make a rule for one time on one day."""
    day, at = read_date(found["date"]), read_time(found["time"])
    words = say("Once, on {day} at {time}", day=say_day(day), time=f"{at:%H:%M}")
    return Once(datetime.combine(day, at), f"once {day} {at:%H:%M}", words)


def _on_days(days: tuple[int, ...], at: time) -> Rule:
    text, words = _NAMED.get(days, (_short(days), mark("Every {days} at {time}")))
    week = "*" if days == EVERY_DAY else ",".join(str(day + 1) for day in days)
    return Cron(f"{at.minute} {at.hour} * * {week}", f"{text} {at:%H:%M}", _say_on(words, days, at))


def _on_numbers(numbers: list[int], at: time) -> Rule:
    for number in numbers:
        if not 1 <= number <= 31:  # noqa: PLR2004 - the longest month
            raise ScheduleError(
                say("No month has day {number}: take 1st to 31st, or `last day of the month`.", number=number)
            )
    named = [_nth(number) for number in numbers]
    said = named if spoken() == ENGLISH else [say("{number}th", number=number) for number in numbers]
    words = say("On the {days} of every month at {time}", days=say_list(said), time=f"{at:%H:%M}")
    if numbers[-1] > SAFE_DAY:
        words = say("{when}, where the month has that day", when=words)
    return Cron(
        f"{at.minute} {at.hour} {','.join(map(str, numbers))} * *",
        f"monthly on the {','.join(named)} {at:%H:%M}",
        words,
    )


def _count(found: re.Match[str], most: int) -> int:
    count = 2 if found["count"] == "other" else int(found["count"])
    if not 1 <= count <= most:
        raise ScheduleError(
            say("`{typed}` is not a schedule: count from 1 to {most}.", typed=found[0], most=most)
        )
    return count


def _first_day(anchor: datetime, at: time) -> date:
    """Return the first day whose slot is not before the anchor, by moments: the wall may skip midnight or repeat it."""
    day = anchor.date()
    while anchor.tzinfo and find_moment(datetime.combine(day, at), anchor.tzinfo) < anchor:
        day += timedelta(days=1)
    return day


def _nth(number: int) -> str:
    suffixes = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{suffixes.get(number % 10, 'th') if number not in {11, 12, 13} else 'th'}"


def _short(days: tuple[int, ...]) -> str:
    return ",".join(SHORT_DAYS[day] for day in days)


def _said(days: tuple[int, ...]) -> str:
    return say_list([say_weekday(day) for day in days])


def _say_on(words: str, days: tuple[int, ...], at: time) -> str:
    """Say on which days; what names all of them needs no list."""
    return say(words, days=_said(days), time=f"{at:%H:%M}")


def _say_interval(unit: str, count: int, start: str) -> str:
    if count == 1:
        once = (
            mark("Every hour, counted from {start}")
            if unit == "hour"
            else mark("Every minute, counted from {start}")
        )
        return say(once, start=start)
    if unit == "hour":
        return say_count(
            "Every {count} hour, counted from {start}",
            "Every {count} hours, counted from {start}",
            count,
            start=start,
        )
    return say_count(
        "Every {count} minute, counted from {start}",
        "Every {count} minutes, counted from {start}",
        count,
        start=start,
    )
