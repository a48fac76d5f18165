"""What the ledger hands out, as frozen values. Pure."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from bot.digests.lateness import LatePolicy, tolerance

State = Literal["due", "sent", "done", "skipped", "refused"]
"""Of a delivery: to be posted; posted but not crossposted; finished in one of three ways."""


def fold_name(name: str) -> str:
    """Return what two names have in common that people take for the same."""
    return " ".join(name.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a member decides about a schedule."""

    guild_id: int
    channel_id: int
    """A channel or a thread."""
    name: str
    """Unique in its guild, whatever the case."""
    brief: str
    kind: str
    """What goes in: the whole brief, a topic, a rotation, what is new."""
    topic: str | None = None
    recurrence: str
    """As the member wrote it: "weekdays 09:00"."""
    zone: str
    grace_seconds: int = 3600
    late: LatePolicy = "post"
    coalesce: bool = True
    """Whether several missed slots make one post."""
    role_id: int | None = None
    """A role to ping."""
    crosspost: bool = False
    """Whether to publish in the channels that follow this one."""
    seed: int = 0
    """Orders a rotation."""
    created_by: int

    @property
    def name_key(self) -> str:
        """What is unique in its guild: the name, however it is capitalised and spaced."""
        return fold_name(self.name)

    @property
    def tolerance(self) -> timedelta:
        """How far behind its slot a post is still worth sending."""
        return tolerance(self.late, timedelta(seconds=self.grace_seconds))


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule(Draft):
    """A schedule as it stands in the ledger."""

    id: int
    created_at: datetime
    paused_at: datetime | None
    pause_reason: str | None
    next_slot: datetime | None
    """None when paused, or when no slot is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFact:
    """A fact as a digest words it."""

    brief: str
    fact_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What is posted: `body` is the composer's and the publisher's business, the ledger only keeps it."""

    body: str
    facts: tuple[ShownFact, ...] = ()
    told: tuple[ShownFact, ...] = ()
    """What its readers know then, for a schedule that tells what is new; an empty text where it was withdrawn."""

    def to_json(self) -> str:
        """Write it as the ledger keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Digest":
        """Read what `to_json` wrote, also before there was `told`."""
        value: dict[str, Any] = json.loads(text)
        return cls(
            body=value["body"],
            facts=tuple(ShownFact(**fact) for fact in value["facts"]),
            told=tuple(ShownFact(**fact) for fact in value.get("told", ())),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One slot of one schedule, claimed. `token` proves the claim, which lasts until `deadline`."""

    id: int
    schedule: Schedule
    slot: datetime
    state: State
    token: int
    nonce: str
    mark: str
    channel_id: int
    message_id: int | None
    attempts: int
    """Counting this one."""
    digest: Digest | None
    """What an earlier attempt was going to post."""
    unsure_since: datetime
    """Since when, by the database's clock, a message of ours may stand in the channel."""
    claimed_at: datetime
    """By the database's clock."""
    deadline: float
    """By this process's monotonic clock: after it, somebody else may hold the delivery."""
    corrects: int | None = None
    """The id of the delivery that this one corrects, where it is a posted correction and not a slot's digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """What became of one slot."""

    slot: datetime
    state: State
    reason: str | None
    channel_id: int | None
    message_id: int | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact that a posted message shows otherwise than the brief now has it."""

    fact_id: str
    before: str
    after: str | None
    """None: it is withdrawn."""
    at: datetime
    """When it was noticed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The correcting of one posted message, claimed. `token` proves the claim, which lasts until `deadline`."""

    delivery_id: int
    schedule: Schedule
    slot: datetime
    channel_id: int
    message_id: int
    mark: str
    digest: Digest
    """As it was posted."""
    brief: str
    changes: tuple[Change, ...]
    """Every one since it was posted, in order."""
    handled: int
    """How many of them an earlier correction has dealt with."""
    token: int
    attempts: int
    """Counting this one."""
    deadline: float
    """By this process's monotonic clock."""

    @property
    def pending(self) -> tuple[Change, ...]:
        """The changes that no correction has dealt with."""
        return self.changes[self.handled :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A slot that is to be posted, or to be published to followers."""

    schedule: Schedule
    slot: datetime
    state: State
