"""What the ledger hands out, as frozen values. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.digests.lateness import LatePolicy, tolerance

State = Literal["due", "sent", "done", "skipped", "refused"]
"""Of a delivery: to be posted; posted but not crossposted; finished in one of three ways."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a member decides about a schedule."""

    guild_id: int
    channel_id: int
    """A channel or a thread."""
    name: str
    """Unique in its guild."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """What became of one slot."""

    slot: datetime
    state: State
    reason: str | None
    channel_id: int | None
    message_id: int | None
    finished_at: datetime | None
