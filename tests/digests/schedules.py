"""Schedules for the tests, and a plain recurrence, so that the ledger's proof does not lean on the grammar."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from bot.digests.records import Delivery, Digest, Draft, Schedule, ShownFact
from bot.errors import UserError

_names = count()


@dataclass(frozen=True)
class Every:
    """Every so many minutes, counted from 1970."""

    minutes: int

    def next_after(self, moment: datetime, /) -> datetime:
        """Step on from the whole step before."""
        step = self.minutes * 60
        return datetime.fromtimestamp((moment.timestamp() // step + 1) * step, UTC)


@dataclass(frozen=True)
class Daily:
    """Every day at a time in a zone."""

    at: time
    zone: ZoneInfo

    def next_after(self, moment: datetime, /) -> datetime:
        """Go through the days from the one before."""
        day = moment.astimezone(self.zone).date() - timedelta(days=1)
        while True:
            slot = datetime.combine(day, self.at, self.zone).astimezone(UTC)
            if slot > moment:
                return slot
            day += timedelta(days=1)


def parse(text: str, zone: str, *, anchor: datetime | None = None) -> Every | Daily:
    """Read `every 30m` and `daily 09:00`, which need no anchor."""
    del anchor
    match text.split():
        case ["every", span] if span.endswith("m"):
            return Every(int(span[:-1]))
        case ["daily", at]:
            return Daily(time.fromisoformat(at), ZoneInfo(zone))
        case _:
            raise UserError(f'"{text}" is no schedule')


def draft(**changes: Any) -> Draft:  # noqa: ANN401 - any field of Draft
    """Draft an hourly schedule with a name of its own."""
    fields: dict[str, Any] = {
        "guild_id": 1,
        "channel_id": 10,
        "name": f"digest {next(_names)}",
        "brief": "eastern-flank",
        "kind": "brief",
        "recurrence": "every 60m",
        "zone": "UTC",
        "created_by": 7,
    }
    return Draft(**(fields | changes))


def body_of(schedule: Schedule, slot: datetime) -> str:
    """Name a slot: what the tests count."""
    return f"{schedule.id}@{slot.isoformat()}"


async def compose(schedule: Schedule, slot: datetime) -> Digest:
    """Compose a digest that names its slot and shows one fact."""
    fact = ShownFact(brief=schedule.brief, fact_id="troops", text="About 600 troops.")
    return Digest(body=body_of(schedule, slot), facts=(fact,))


def address(delivery: Delivery) -> tuple[int, str, str]:
    """Say where a delivery goes and by what it is known."""
    return delivery.channel_id, delivery.nonce, delivery.mark
