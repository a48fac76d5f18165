"""The language that schedules are typed in: text -> rule. Pure.

Each form is one pattern and one function of `forms` that makes its rule. What no pattern matches in full is refused:
nothing is guessed from a part.
"""

import re
from collections.abc import Callable
from datetime import datetime

from bot.digests.recurrence import forms
from bot.digests.recurrence.clock import DAY, DAYS, TIME, quote_typed
from bot.digests.recurrence.recurrence_rules import Rule
from bot.errors import ScheduleError
from bot.languages import say, say_count

EXAMPLES = (
    "09:00",
    "weekdays 9am",
    "mon,thu 19:00",
    "every 6h",
    "every 2 weeks on mon 09:00",
    "monthly on the 1st 09:00",
    "last day of the month 09:00",
    "once 2026-12-24 18:00",
    "0 9 * * 1-5",
)
"""One of each form, for messages and for help; the last is cron."""

LONGEST = 100
"""Characters that a schedule may have."""

Form = Callable[[re.Match[str], datetime], Rule]

_AT = rf"\s(?:at\s)?(?P<time>{TIME})"
_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_IN_MONTH = (
    rf"(?:(?P<nth>{_NTH}(?:(?:\s?,\s?|\sand\s){_NTH})*)|(?P<last>last\sday)"
    rf"|(?P<which>1st|2nd|3rd|4th|first|second|third|fourth|last)\s(?P<day>{DAY}))"
)
_UNIT = r"(?P<unit>m|min|mins|minutes?|h|hr|hrs|hours?)"

_FORMS: tuple[tuple[str, Form], ...] = (
    (rf"(?P<time>{TIME})", forms.make_daily),
    (rf"(?:daily|every\s?day){_AT}", forms.make_daily),
    (rf"(?:on\s|every\s)?(?P<group>weekday|weekend)s?{_AT}", forms.make_weekly),
    (rf"(?:on\s|every\s|weekly\son\s|every\sweek\son\s)?(?P<days>{DAYS}){_AT}", forms.make_weekly),
    (rf"every\s(?P<count>\d{{1,6}}|other)\sweeks?\son\s(?P<days>{DAYS}){_AT}", forms.make_weeks),
    (rf"every\s(?P<count>\d{{1,6}}|other)\sdays?{_AT}", forms.make_days),
    (rf"(?:monthly|every\smonth)\son\s(?:the\s)?{_IN_MONTH}{_AT}", forms.make_monthly),
    (rf"(?:on\s)?(?:the\s)?{_IN_MONTH}\sof\s(?:the|every|each)\smonth{_AT}", forms.make_monthly),
    (r"hourly|every\shour", forms.make_hourly),
    (r"every\sminute", forms.make_every_minute),
    (rf"every\s(?P<count>\d{{1,6}})\s?{_UNIT}", forms.make_interval),
    (rf"once\s(?:on\s)?(?P<date>\d{{4}}-\d{{2}}-\d{{2}}){_AT}", forms.make_once),
)
_PATTERNS = tuple((re.compile(pattern, re.ASCII), make) for pattern, make in _FORMS)
_CRON = re.compile(r"(?:cron:?\s)?(?P<fields>[\d*,/-]+\s[\d*,/-]+(?:\s\S+){2,})", re.ASCII)
_TIME_FIRST = re.compile(rf"(?P<time>{TIME})\s(?P<rest>[^\d\s].*)", re.ASCII)


def parse_rule(text: str, anchor: datetime) -> Rule:
    """Return the rule that a text means; counted ones start from `anchor`, an aware datetime in the schedule's zone.

    Raises ScheduleError, whose message says what was not understood and shows examples.
    """
    typed = " ".join(text.casefold().split())
    if not typed:
        raise ScheduleError(f"{say('No schedule is given.')} {show_examples()}")
    if len(typed) > LONGEST:
        told = say_count(
            "A schedule has at most {most} characters; this has {count}.",
            "A schedule has at most {most} characters; this has {count}.",
            len(typed),
            most=LONGEST,
        )
        raise ScheduleError(f"{told} {show_examples()}")
    try:
        rule = _parse(typed, anchor)
    except ScheduleError as error:
        raise ScheduleError(f"{error} {show_examples()}") from None
    if rule is None:
        told = say("{typed} is not a schedule I understand.", typed=quote_typed(typed))
        raise ScheduleError(f"{told} {show_examples()}")
    return rule


def show_examples() -> str:
    """Return the sentence that shows what can be written."""
    return say("Examples: {examples}.", examples=", ".join(f"`{example}`" for example in EXAMPLES))


def _parse(typed: str, anchor: datetime) -> Rule | None:
    if cron := _CRON.fullmatch(typed):
        return forms.make_cron(cron["fields"].upper(), anchor)
    turned = _TIME_FIRST.fullmatch(typed)
    for candidate in (typed, f"{turned['rest']} {turned['time']}" if turned else ""):
        for pattern, make in _PATTERNS:
            if found := pattern.fullmatch(candidate):
                return make(found, anchor)
    return None
