"""Across every change of the clocks, slots agree with a reference that asks each minute what the clock shows.

The reference knows neither cron nor folds: it goes through real time minute by minute, in one direction only (moment
to wall), and applies the rule as it is stated: the first minute at which the clock shows the time, or, where it never
does, the first minute at which it shows a later one.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.digests.recurrence.slots import Recurrence, parse
from bot.digests.recurrence.zones import load_zone

FROM, UNTIL = datetime(2017, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


@dataclass(frozen=True)
class Transition:
    """A change of the clocks, and the minutes around it as (moment, wall)."""

    at: datetime
    minutes: list[tuple[datetime, datetime]]
    before: datetime
    """What the clock would have shown at `at`."""
    after: datetime
    """What it shows instead."""

    @property
    def telling_times(self) -> set[datetime]:
        """Walls at which a mistake would show: the ends and the middle of what is skipped or doubled."""
        middle = self.before + (self.after - self.before) // 2
        edges = {self.before, self.after}
        return (
            edges
            | {middle.replace(second=0)}
            | {edge - MINUTE for edge in edges}
            | {edge + MINUTE for edge in edges}
        )


def show(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def find_transitions(zone: ZoneInfo, since: datetime = FROM, until: datetime = UNTIL) -> Iterator[Transition]:
    days = [since + number * DAY for number in range((until - since).days)]
    for day, next_day in pairwise(days):
        if day.astimezone(zone).utcoffset() == next_day.astimezone(zone).utcoffset():
            continue
        minutes = [
            (moment, show(moment, zone)) for moment in (day + step * MINUTE for step in range(24 * 60 + 1))
        ]
        at = (
            next(index for index, (one, two) in enumerate(pairwise(minutes)) if two[1] - one[1] != MINUTE) + 1
        )
        moment, before = minutes[at][0], minutes[at - 1][1] + MINUTE
        span = 2 * HOUR + abs(minutes[at][1] - before)
        around = [moment + step * MINUTE for step in range(-(span // MINUTE), span // MINUTE)]
        yield Transition(moment, [(each, show(each, zone)) for each in around], before, minutes[at][1])


def refer(wall: datetime, transition: Transition) -> datetime | None:
    """Return when the clock shows a time, by looking at each minute; None outside of them."""
    before = wall
    for moment, shows in transition.minutes:
        if shows == wall or before < wall < shows:
            return moment
        before = shows
    return None


def run(recurrence: Recurrence, transition: Transition) -> set[datetime]:
    """Return the slots that fall into the minutes around a transition."""
    slots: set[datetime] = set()
    slot = recurrence.next_after(transition.minutes[0][0] - MINUTE)
    while slot and slot <= transition.minutes[-1][0]:
        slots.add(slot)
        slot = recurrence.next_after(slot)
    return slots


def check_zone(name: str, since: datetime = FROM, until: datetime = UNTIL) -> int:
    """Compare every kind of rule around every transition of a zone; returns the number of transitions."""
    transitions = list(find_transitions(load_zone(name), since, until))
    for transition in transitions:
        for wall in transition.telling_times:
            check_times_of_day(name, transition, wall)
        check_within_the_hour(name, transition)
    return len(transitions)


def check_times_of_day(name: str, transition: Transition, wall: datetime) -> None:
    due = refer(wall, transition)
    daily = {refer(wall + number * DAY, transition) for number in (-2, -1, 0, 1, 2)}
    for typed, expected in (
        (f"{wall:%H:%M}", daily),
        (f"once {wall:%Y-%m-%d %H:%M}", {due}),
        (f"every 5 days {wall:%H:%M}", {due}),
    ):
        recurrence = parse(typed, name, anchor=wall.date() - 5 * DAY)
        assert run(recurrence, transition) == expected - {None}, (name, typed, wall)


def check_within_the_hour(name: str, transition: Transition) -> None:
    """Rules that run often: those that name hours by the wall, those that take every hour by elapsed time."""
    hours = {transition.before.hour, transition.after.hour}
    walls = {shows for _, shows in transition.minutes} | {
        was + step * MINUTE
        for (_, was), (_, shows) in pairwise(transition.minutes)
        for step in range(1, (shows - was) // MINUTE)
    }
    wanted = {wall for wall in walls if wall.hour in hours and wall.minute % 20 == 0}
    by_wall = {refer(wall, transition) for wall in wanted}
    elapsed = {moment for moment, shows in transition.minutes if shows.minute in {0, 25}}
    counted = {moment for moment, _ in transition.minutes if (moment - LONG_AGO) // MINUTE % 35 == 0}
    for typed, due in (
        (f"*/20 {','.join(map(str, sorted(hours)))} * * *", by_wall),
        ("0,25 * * * *", elapsed),
        ("every 35m", counted),
    ):
        assert run(parse(typed, name, anchor=LONG_AGO), transition) == due, (name, typed, transition.at)


def list_changes(zone: ZoneInfo) -> tuple[object, ...]:
    """Return at which minute the clocks change, and from what to what."""
    days = [FROM + number * DAY for number in range((UNTIL - FROM).days)]
    changes: list[object] = [FROM.astimezone(zone).utcoffset()]
    for day in days:
        before, after = (each.astimezone(zone).utcoffset() for each in (day, day + DAY))
        if before != after:
            minutes = [day + step * MINUTE for step in range(24 * 60 + 1)]
            at = bisect_left(minutes, x=True, key=lambda each: each.astimezone(zone).utcoffset() != before)
            changes.append((minutes[at], after))
    return tuple(changes)


def test_every_zone_of_tzdata_over_ten_years() -> None:
    names = set(files("tzdata").joinpath("zones").read_text("utf-8").split()) - {"Factory"}
    # hundreds of names are other names of the same rules, or of what have been the same for ten years
    alike = {list_changes(load_zone(name)): name for name in sorted(names)}
    assert len(names) > 500
    assert len(alike) > 80
    assert sum(check_zone(name) for name in alike.values()) > 800


def test_a_whole_day_that_never_was() -> None:
    """Samoa went from the 29th to the 31st of December 2011."""
    check_zone("Pacific/Apia", datetime(2011, 12, 1, tzinfo=UTC), datetime(2012, 1, 10, tzinfo=UTC))
    recurrence = parse("09:00", "Apia", anchor=FROM)
    slots = recurrence.slots(datetime(2011, 12, 29, 12, tzinfo=UTC), 3)
    assert [f"{slot.astimezone(load_zone('Pacific/Apia')):%d %H:%M}" for slot in slots] == [
        "29 09:00",
        "31 00:00",
        "31 09:00",
    ]


@pytest.mark.parametrize(
    ("typed", "zone", "after", "expected"),
    [
        ("02:30", "New York", datetime(2026, 3, 8, tzinfo=UTC), ["08 03:00", "09 02:30"]),
        ("01:30", "New York", datetime(2026, 11, 1, tzinfo=UTC), ["01 01:30", "02 01:30"]),
        ("*/20 2 * * *", "New York", datetime(2026, 3, 8, tzinfo=UTC), ["08 03:00", "09 02:00"]),
        ("00:15", "Havana", datetime(2026, 3, 8, tzinfo=UTC), ["08 01:00", "09 00:15"]),
        ("02:15", "Australia/Lord_Howe", datetime(2026, 10, 3, 14, tzinfo=UTC), ["04 02:30", "05 02:15"]),
    ],
)
def test_the_gap_runs_once_after_it_and_the_fold_once(
    typed: str, zone: str, after: datetime, expected: list[str]
) -> None:
    recurrence = parse(typed, zone, anchor=after)
    shown = [f"{slot.astimezone(load_zone(recurrence.zone)):%d %H:%M}" for slot in recurrence.slots(after, 2)]
    assert shown == expected


def test_looked_at_from_inside_the_fold_a_slot_does_not_come_again() -> None:
    recurrence = parse("01:30", "New York", anchor=FROM)
    first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert recurrence.next_after(first - MINUTE) == first
    assert recurrence.next_after(first + 40 * MINUTE) == first + 25 * HOUR  # 01:10 the second time


def test_hours_go_on_through_the_fold() -> None:
    recurrence = parse("hourly", "New York", anchor=FROM)
    slots = recurrence.slots(datetime(2026, 11, 1, 3, tzinfo=UTC), 6)
    assert {later - earlier for earlier, later in pairwise(slots)} == {HOUR}
