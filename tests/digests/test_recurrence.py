"""What people type becomes the right slots, or is refused with a reason."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.recurrence.grammar import EXAMPLES
from bot.digests.recurrence.slots import Recurrence, parse
from bot.digests.recurrence.zones import load_zone
from bot.errors import ScheduleError

ANCHOR = datetime(2026, 3, 4, 14, 37, 20, tzinfo=UTC)  # a Wednesday, 16:37 in Riga

TIMES = st.times().map(lambda at: f"{at:%H:%M}") | st.builds(
    "{}:{:02}{}".format, st.integers(1, 12), st.integers(0, 59), st.sampled_from(["am", "pm"])
)
DAYS = st.lists(
    st.sampled_from(["mon", "tuesday", "wed", "thurs", "fridays", "sat", "sun", "fri-mon"]),
    min_size=1,
    max_size=4,
).map(",".join)
NUMBERS = st.integers(2, 52)
ZONES = st.sampled_from(
    [
        "UTC",
        "Riga",
        "New York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Havana",
        "Casablanca",
        "Pacific/Apia",
    ]
)
MOMENTS = st.datetimes(datetime(2010, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - aware by `timezones`


def cron_field(low: int, high: int) -> st.SearchStrategy[str]:
    numbers = st.integers(low, high)
    spans = st.tuples(numbers, numbers).map(lambda ends: f"{min(ends)}-{max(ends)}")
    steps = st.builds("{}/{}".format, st.just("*") | spans, st.integers(1, 20))
    return st.just("*") | numbers.map(str) | spans | steps


CRON = st.tuples(
    cron_field(0, 59),
    cron_field(0, 23),
    cron_field(1, 28) | st.just("L"),
    cron_field(1, 12),
    cron_field(0, 7),
).map(" ".join)
TEXTS = st.one_of(
    TIMES,
    st.builds("{} {}".format, st.sampled_from(["daily", "every day at", "weekdays", "weekends"]), TIMES),
    st.builds("{} at {}".format, DAYS, TIMES),
    st.builds("every {} weeks on {} {}".format, NUMBERS, DAYS, TIMES),
    st.builds("every {} days at {}".format, NUMBERS, TIMES),
    st.builds("every {}{}".format, NUMBERS, st.sampled_from(["h", "m", " hours", " minutes"])),
    st.builds("monthly on the {}th, 31st {}".format, st.integers(4, 20), TIMES),
    st.builds(
        "{} {} of the month {}".format, st.sampled_from(["1st", "third", "last"]), st.just("friday"), TIMES
    ),
    st.builds("once {} {}".format, st.dates(date(2020, 1, 1), date(2036, 1, 1)), TIMES),
    st.sampled_from(["hourly", "every minute", "last day of the month 09:00"]),
    CRON,
)


@st.composite
def recurrences(draw: st.DrawFn) -> tuple[Recurrence, datetime]:
    """Any schedule that can be typed, with its anchor."""
    anchor = draw(MOMENTS)
    return parse(draw(TEXTS), draw(ZONES), anchor=anchor), anchor


def walls(recurrence: Recurrence, count: int, after: datetime = ANCHOR) -> list[str]:
    """Return the first slots as the clock on the wall shows them."""
    zone = load_zone(recurrence.zone)
    return [f"{slot.astimezone(zone):%a %d %b %H:%M}" for slot in recurrence.slots(after, count)]


@pytest.mark.parametrize(
    ("typed", "text", "words", "first"),
    [
        ("09:00", "daily 09:00", "Every day at 09:00", "Thu 05 Mar 09:00"),
        ("daily 9am", "daily 09:00", "Every day at 09:00", "Thu 05 Mar 09:00"),
        ("Weekdays  09:00", "weekdays 09:00", "Every weekday at 09:00", "Thu 05 Mar 09:00"),
        ("9 pm on weekends", "weekends 21:00", "Every Saturday and Sunday at 21:00", "Sat 07 Mar 21:00"),
        ("mon, thu and sat 19:00", "mon,thu,sat 19:00", "Every Monday, Thursday and Saturday at 19:00", None),
        ("every tuesday at noon", "tue 12:00", "Every Tuesday at 12:00", "Tue 10 Mar 12:00"),
        ("fri-mon 12am", "mon,fri,sat,sun 00:00", "Every Monday, Friday, Saturday and Sunday at 00:00", None),
        ("every 6 hours", "every 6h", "Every 6 hours, counted from 2026-03-04 16:37", "Wed 04 Mar 22:37"),
        ("every 90m", "every 90m", "Every 90 minutes, counted from 2026-03-04 16:37", "Wed 04 Mar 18:07"),
        ("every minute", "every minute", "Every minute", "Wed 04 Mar 16:38"),
        ("every hour", "hourly", "Every hour, on the hour", "Wed 04 Mar 17:00"),
        ("monthly on the 1st 09:00", "monthly on the 1st 09:00", "On the 1st of every month at 09:00", None),
        (
            "31st of the month 09:00",
            "monthly on the 31st 09:00",
            "On the 31st of every month at 09:00, where the month has that day",
            "Tue 31 Mar 09:00",
        ),
        (
            "last day of the month 09:00",
            "last day of the month 09:00",
            "On the last day of every month at 09:00",
            None,
        ),
        (
            "last fri of the month 9am",
            "last fri of the month 09:00",
            "On the last Friday of every month at 09:00",
            None,
        ),
        ("once 2026-12-24 6pm", "once 2026-12-24 18:00", "Once, on Thursday 24 December 2026 at 18:00", None),
        ("cron 0 9 * * mon-fri", "0 9 * * MON-FRI", "At 09:00 on Monday through Friday", "Thu 05 Mar 09:00"),
    ],
)
def test_each_form_is_understood(typed: str, text: str, words: str, first: str | None) -> None:
    recurrence = parse(typed, "Europe/Riga", anchor=ANCHOR)
    assert recurrence.text == text
    assert recurrence.describe() == f"{words}, Europe/Riga"
    assert first is None or walls(recurrence, 1) == [first]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "No schedule"),
        ("25:00", "not a time of day"),
        ("13pm", "not a time of day"),
        ("9", "morning or evening: write `09:00` or `21:00`"),
        ("weekdays 9", "morning or evening"),
        ("09:00 tomorrow", "`09:00 tomorrow` is not"),
        ("weekly 09:00", "`weekly 09:00` is not"),
        ("monthly 09:00", "`monthly 09:00` is not"),
        ("weekdays", "`weekdays` is not"),
        ("daily 09:00 please", "please` is not"),
        ("every 0h", "from a minute to a year"),
        ("every 5s", "`every 5s` is not"),
        ("every 60 weeks on mon 09:00", "from 1 to 52"),
        ("monthly on the 32nd 09:00", "No month has day 32"),
        ("once 2026-02-30 09:00", "not a day of the calendar"),
        ("0 9 * * 1-5 2026", "this has 6"),
        ("0 9 * * moo", "bad day-of-week"),
        ("0 0 31 4 *", "bad day-of-month"),
        ("x" * 101, "at most 100 characters"),
        ("`@everyone`", "`'@everyone'` is not"),
    ],
)
def test_nothing_is_guessed(typed: str, reason: str) -> None:
    with pytest.raises(ScheduleError) as refusal:
        parse(typed, "Europe/Riga", anchor=ANCHOR)
    assert reason in str(refusal.value)
    assert "Examples: `09:00`" in str(refusal.value)


def test_every_example_of_the_messages_is_understood() -> None:
    assert all(parse(example, "UTC", anchor=ANCHOR).slots(ANCHOR, 1) for example in EXAMPLES)


@given(st.text(max_size=120) | st.text("0123456789:-,/*LW# aehmnoprtvwykd", max_size=40))
def test_any_text_is_understood_or_refused_as_a_schedule_error(typed: str) -> None:
    with suppress(ScheduleError):
        assert parse(typed, "Europe/Riga", anchor=ANCHOR).describe()


@given(recurrences())
def test_the_canonical_text_means_the_same(case: tuple[Recurrence, datetime]) -> None:
    recurrence, anchor = case
    assert parse(recurrence.text, recurrence.zone, anchor=anchor) == recurrence
    assert recurrence.describe().endswith(recurrence.zone)


@given(recurrences(), MOMENTS, st.timedeltas(timedelta(0), timedelta(days=40)))
def test_slots_ascend_and_none_is_skipped(
    case: tuple[Recurrence, datetime], after: datetime, ahead: timedelta
) -> None:
    recurrence, _ = case
    slots = recurrence.slots(after, 12)
    assert all(after < slot and slot.tzinfo is UTC for slot in slots[:1])
    assert list(slots) == sorted(set(slots))
    # from wherever one looks, the next slot is the first of them that is still to come
    later = after + ahead
    due = [slot for slot in slots if slot > later]
    if due:
        assert recurrence.next_after(later) == due[0]


@given(recurrences(), MOMENTS)
def test_slots_are_whole_minutes(case: tuple[Recurrence, datetime], after: datetime) -> None:
    assert all(slot.second == slot.microsecond == 0 for slot in case[0].slots(after, 3))


def test_weeks_are_counted_from_the_first_that_is_still_to_come() -> None:
    recurrence = parse("every 2 weeks on mon,fri 09:00", "Riga", anchor=ANCHOR)
    assert walls(recurrence, 4) == [
        "Fri 06 Mar 09:00",
        "Mon 16 Mar 09:00",
        "Fri 20 Mar 09:00",
        "Mon 30 Mar 09:00",
    ]
    on_the_day = parse("every 2 weeks on wed 09:00", "Riga", anchor=date(2026, 3, 4))
    assert walls(on_the_day, 1, datetime(2026, 3, 4, tzinfo=UTC)) == ["Wed 04 Mar 09:00"]
    after_the_hour = parse("every 2 weeks on wed 09:00", "Riga", anchor=ANCHOR)
    assert walls(after_the_hour, 2) == ["Wed 11 Mar 09:00", "Wed 25 Mar 09:00"]


def test_what_counts_does_not_start_before_its_anchor() -> None:
    for typed in ("every 6h", "every 3 days 09:00", "every 2 weeks on sun 09:00"):
        recurrence = parse(typed, "Riga", anchor=date(2026, 3, 4))
        long_before = datetime(2020, 1, 1, tzinfo=UTC)
        assert recurrence.slots(long_before, 1)[0] >= datetime(2026, 3, 3, 22, tzinfo=UTC)


def test_once_is_over_when_it_is_over() -> None:
    recurrence = parse("once 2026-12-24 18:00", "Riga", anchor=ANCHOR)
    due = datetime(2026, 12, 24, 16, 0, tzinfo=UTC)
    assert recurrence.slots(ANCHOR, 5) == (due,)
    assert recurrence.next_after(due) is None


def test_a_moment_without_a_zone_is_a_fault_of_ours() -> None:
    naive = datetime(2026, 3, 4)  # noqa: DTZ001 - that is the point
    with pytest.raises(ValueError, match="time zone"):
        parse("09:00", "Riga", anchor=naive)
    with pytest.raises(ValueError, match="time zone"):
        parse("09:00", "Riga", anchor=ANCHOR).next_after(naive)
