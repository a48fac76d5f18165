"""A process whose every await may go wrong: the ledger's transactions, the composing and the requests."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.ledger.database import Database
from bot.digests.publishing import RefusedError, ThrottledError, UncertainError
from bot.digests.records import Delivery, Digest, Schedule
from bot.errors import LedgerUnavailableError
from tests.digests.channels import Channels, Killed
from tests.digests.schedules import compose

Kind = Literal["kill", "fail", "throttle", "refuse", "freeze", "long freeze"]
Place = Literal["ledger", "compose", "request"]

FREEZES = {"freeze": timedelta(seconds=70), "long freeze": timedelta(minutes=10)}


class Trouble:
    """Decides at each await what happens there. `freeze` lets time pass while others go on."""

    def __init__(self, kinds: list[Kind | None], freeze: Callable[[timedelta], Awaitable[None]]) -> None:
        self._kinds = kinds
        self._freeze = freeze
        self.struck = False

    async def strike(self, place: Place, *, refusable: bool = True) -> None:
        """Pass one await: take the next trouble, if any."""
        kind = self._kinds.pop(0) if self._kinds else None
        if kind is None:
            return
        self.struck = True
        if kind in FREEZES:
            await self._freeze(FREEZES[kind])
            return
        if kind == "kill":
            raise Killed
        if place == "ledger":
            raise LedgerUnavailableError("gone")
        if place == "compose":
            raise ValueError("a fault in composing")
        if kind == "throttle":
            raise ThrottledError(timedelta(seconds=90))
        if kind == "refuse" and refusable:
            raise RefusedError("50013")
        raise UncertainError("reset")


class TroubledDatabase(Database):
    """A database that may be lost before a transaction, or after it with the answer."""

    def __init__(self, database: Database, trouble: Trouble) -> None:
        super().__init__(database.engine, database.clock)
        self._trouble = trouble

    @asynccontextmanager
    async def writing(self) -> AsyncGenerator[AsyncConnection]:
        """Trouble before it begins and after it has committed."""
        await self._trouble.strike("ledger")
        async with super().writing() as connection:
            yield connection
        await self._trouble.strike("ledger")

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncConnection]:
        """Trouble before it begins; a read that has ended is like one that has not."""
        await self._trouble.strike("ledger")
        async with super().reading() as connection:
            yield connection


class TroubledPublisher:
    """Requests that fail before they arrive, or after they have taken effect."""

    def __init__(self, channels: Channels, trouble: Trouble, monotonic: Callable[[], float]) -> None:
        self._channels = channels
        self._trouble = trouble
        self._monotonic = monotonic

    async def publish(self, delivery: Delivery, digest: Digest) -> int:
        """Send, unless held up past the deadline: the one thing that only a publisher can check last."""
        refusable = delivery.schedule.coalesce  # those that must lose nothing are never refused
        await self._trouble.strike("request", refusable=refusable)
        if self._monotonic() > delivery.deadline:
            raise UncertainError("held up")
        message_id = self._channels.send(delivery.channel_id, delivery.nonce, delivery.mark, digest.body)
        await self._trouble.strike("request", refusable=False)
        return message_id

    async def find(self, delivery: Delivery) -> int | None:
        """Look for the mark."""
        await self._trouble.strike("request", refusable=False)
        return self._channels.find(delivery.channel_id, delivery.mark, delivery.unsure_since)

    async def crosspost(self, delivery: Delivery) -> None:
        """Publish to followers."""
        await self._trouble.strike("request", refusable=False)
        if delivery.message_id is None:
            raise AssertionError("a crosspost needs its message")
        self._channels.crosspost(delivery.message_id)
        await self._trouble.strike("request", refusable=False)


def troubled_compose(trouble: Trouble) -> Callable[[Schedule, datetime], Awaitable[Digest | None]]:
    """Compose, or fail to."""

    async def compose_or_fail(schedule: Schedule, slot: datetime) -> Digest | None:
        await trouble.strike("compose")
        return await compose(schedule, slot)

    return compose_or_fail
