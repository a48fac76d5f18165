"""A schedule and its zone: "weekdays 09:00" in Europe/Riga -> the moments it falls due. Pure.

Slots are whole minutes, aware and in UTC, and each comes once. A time of day that the clock skips in spring falls due
at the first moment after the gap; one that it shows twice in autumn falls due the first time. `hourly`, `every minute`,
cron that takes every hour, and intervals (`every 6h`) go by elapsed time and run straight through both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import islice

from bot.digests.records import Schedule
from bot.digests.recurrence.grammar import parse_rule
from bot.digests.recurrence.recurrence_rules import Rule
from bot.digests.recurrence.wall_time import find_moment
from bot.digests.recurrence.zones import find_zone, load_zone


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When something happens. Equal ones have the same slots."""

    rule: Rule
    zone: str
    """The IANA name of the zone whose clock it goes by."""

    @property
    def text(self) -> str:
        """The canonical text; `parse` of it, with the same zone and anchor, gives an equal recurrence."""
        return self.rule.text

    def describe(self) -> str:
        """Return the schedule in words: Every weekday at 09:00, Europe/Riga."""
        return f"{self.rule.words}, {self.zone}"

    def next_after(self, moment: datetime) -> datetime | None:
        """Return the first slot after an aware moment, in UTC, or None when there are no more."""
        if moment.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return self.rule.next_after(moment.astimezone(UTC), load_zone(self.zone))

    def slots(self, after: datetime, count: int) -> tuple[datetime, ...]:
        """Return the first `count` slots after a moment, ascending; fewer when there are no more."""
        return tuple(islice(self._follow(after), count))

    def _follow(self, moment: datetime) -> Iterator[datetime]:
        while (slot := self.next_after(moment)) is not None:
            yield slot
            moment = slot


def parse(text: str, zone_name: str, *, anchor: date | datetime) -> Recurrence:
    """Return the recurrence that a person typed; raises ScheduleError saying what was not understood.

    `zone_name` is a zone, a city or a country that keeps one time. `anchor` is where rules that count start, usually
    when the schedule was made: an aware moment, or a day, meaning its midnight in the zone. To get the same slots
    again later, give the same anchor.
    """
    zone = find_zone(zone_name)
    rules = load_zone(zone)
    if not isinstance(anchor, datetime):
        anchor = find_moment(datetime.combine(anchor, time()), rules)
    elif anchor.tzinfo is None:
        raise ValueError("an anchor that is a datetime needs a time zone")
    return Recurrence(parse_rule(text, anchor.astimezone(rules)), zone)


def read_recurrence(schedule: Schedule) -> Recurrence:
    """Return when a schedule of the ledger is due; what is counted counts from when it was made."""
    return parse(schedule.recurrence, schedule.zone, anchor=schedule.created_at)
