"""Discord's side of a channel, in memory: it keeps messages, knows a nonce for 120 s, and finds a mark."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.digests.records import Delivery, Digest

_T = TypeVar("_T")
NONCE_KEPT = timedelta(seconds=120)


@dataclass(slots=True)
class Message:
    """One message; `body` names the schedule and the slot."""

    id: int
    channel_id: int
    nonce: str
    mark: str
    body: str
    at: datetime
    crossposted: bool = False


class Channels:
    """Every channel of a small Discord."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.messages: dict[int, Message] = {}

    def send(self, channel_id: int, nonce: str, mark: str, body: str) -> int:
        """Store a message, unless a recent one has this nonce; return its id."""
        for message in reversed(self.messages.values()):
            if message.nonce == nonce and self._now() - message.at <= NONCE_KEPT:
                return message.id
        message = Message(len(self.messages) + 1, channel_id, nonce, mark, body, self._now())
        self.messages[message.id] = message
        return message.id

    def find(self, channel_id: int, mark: str, since: datetime) -> int | None:
        """Look for a mark among the messages since a moment."""
        for message in self.messages.values():
            if message.channel_id == channel_id and message.mark == mark and message.at >= since:
                return message.id
        return None

    def crosspost(self, message_id: int) -> None:
        """Publish a message; a second time changes nothing."""
        self.messages[message_id].crossposted = True

    @property
    def bodies(self) -> list[str]:
        """What stands in all channels, in order."""
        return [message.body for message in self.messages.values()]


class Killed(BaseException):
    """The process is dead from here on."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An error to raise, before or after the request has taken effect."""

    error: BaseException
    stored: bool = False


class ChannelPublisher:
    """A Publisher over these channels that fails as it is told to."""

    def __init__(self, channels: Channels) -> None:
        self.channels = channels
        self.requests: list[str] = []
        self._faults: list[Fault | None] = []

    def fail_next(self, *faults: Fault | None) -> None:
        """Say how the next requests fail, None for not at all; after them all go well."""
        self._faults = list(faults)

    async def publish(self, delivery: Delivery, digest: Digest) -> int:
        """Send, or fail before or after."""
        return self._request(
            "publish",
            lambda: self.channels.send(delivery.channel_id, delivery.nonce, delivery.mark, digest.body),
        )

    async def find(self, delivery: Delivery) -> int | None:
        """Look in the channel, or fail."""
        since = delivery.unsure_since
        return self._request("find", lambda: self.channels.find(delivery.channel_id, delivery.mark, since))

    async def crosspost(self, delivery: Delivery) -> None:
        """Publish to followers, or fail before or after."""
        message_id = delivery.message_id
        if message_id is None:
            raise AssertionError("a crosspost needs its message")
        self._request("crosspost", lambda: self.channels.crosspost(message_id))

    def _request(self, name: str, effect: Callable[[], _T]) -> _T:
        self.requests.append(name)
        fault = self._faults.pop(0) if self._faults else None
        if fault is None:
            return effect()
        if fault.stored:
            effect()
        raise fault.error
