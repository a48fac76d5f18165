"""What the poster needs of a chat: send, find, publish on; and the three ways in which that fails."""

from datetime import timedelta
from typing import Protocol

from bot.digests.records import Delivery, Digest
from bot.errors import BotError
from bot.languages import say


class PublishingError(BotError):
    """A post did not succeed, or nobody knows whether it did."""


class RefusedError(PublishingError):
    """It will not succeed until somebody changes something: 403 or 404. The message says what, for an admin."""


class ThrottledError(PublishingError):
    """It was not taken (429); ask again later. `everywhere` where the whole bot is meant, not one channel."""

    def __init__(self, retry_after: timedelta, *, everywhere: bool = False) -> None:
        self.retry_after = retry_after
        self.everywhere = everywhere
        super().__init__(say("asked to wait for {time} s", time=f"{retry_after.total_seconds():g}"))


class UncertainError(PublishingError):
    """It may or may not have been stored: a 5xx, a time-out, a connection reset."""


class Publisher(Protocol):
    """Sends digests. Any other exception than the above counts as UncertainError."""

    async def publish(self, delivery: Delivery, digest: Digest) -> int:
        """Send a digest to `delivery.channel_id`, with its nonce enforced and its mark in the footer.

        Returns the message's id. Waits of its own (a rate limit) must end before `delivery.deadline`.
        """
        ...

    async def find(self, delivery: Delivery) -> int | None:
        """Look for the delivery's mark among our messages since `delivery.unsure_since`; the message's id, or None."""
        ...

    async def crosspost(self, delivery: Delivery) -> None:
        """Publish `delivery.message_id` to the channels that follow; done already counts as done."""
        ...
