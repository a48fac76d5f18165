"""One claimed delivery, from the claim to the settled row."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar

from bot.digests.lateness import ON_TIME
from bot.digests.ledger import Ledger
from bot.digests.pacing import backoff
from bot.digests.publishing import Publisher, RefusedError, ThrottledError, UncertainError
from bot.digests.records import Delivery, Digest, Schedule
from bot.errors import LedgerUnavailableError
from bot.languages import say, say_count, speak
from bot.observability import DIGESTS, bind_ids

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

Compose = Callable[[Schedule, datetime], Awaitable[Digest | None]]
"""Makes what a slot posts; None when there is nothing to say."""

TellAdmin = Callable[[Schedule, str], Awaitable[None]]
"""Tells somebody who can mend it that a schedule is paused, or not crossposted, and why."""

LanguageOf = Callable[[Schedule], str]
"""Says in which language a schedule's server reads what is told of it."""

NONCE_TRUSTED = timedelta(minutes=1)
"""Discord keeps a nonce for some minutes (120 s and more, measured); past this one we look in the channel instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast and how patiently to post."""

    concurrency: int = 64
    lease: timedelta = timedelta(seconds=60)
    request_timeout: timedelta = timedelta(seconds=30)
    """Below the lease, so that nothing of ours is under way when it ends."""
    poll: timedelta = timedelta(seconds=1)
    first_retry: timedelta = timedelta(seconds=2)
    longest_retry: timedelta = timedelta(minutes=10)
    crosspost_patience: timedelta = timedelta(hours=24)
    spread: timedelta = timedelta(0)
    """The window over which the planner spreads posts of one minute."""


class Sender:
    """Takes claimed deliveries as far as they go."""

    def __init__(  # noqa: PLR0913 - each is a port that the composition root plugs in
        self,
        *,
        ledger: Ledger,
        publisher: Publisher,
        compose: Compose,
        tell_admin: TellAdmin,
        now: Callable[[], datetime],
        randomness: Random,
        language_of: LanguageOf,
        pace: Pace,
        sleep: Callable[[float], Awaitable[None]],
        monotonic: Callable[[], float],
    ) -> None:
        self._ledger = ledger
        self._publisher = publisher
        self._compose = compose
        self._tell_admin = tell_admin
        self._now = now
        self._random = randomness
        self._language_of = language_of
        self._pace = pace
        self._sleep = sleep
        self._monotonic = monotonic

    async def send(self, delivery: Delivery) -> None:
        """Post it, or crosspost it. Failures are noted in the ledger, not raised."""
        with speak(self._language_of(delivery.schedule)):
            await self._send(delivery)

    async def _send(self, delivery: Delivery) -> None:
        deliveries = self._ledger.deliveries
        bind_ids(guild=delivery.schedule.guild_id, digest=delivery.schedule.id, delivery=delivery.id)
        try:
            await (self._crosspost(delivery) if delivery.state == "sent" else self._post(delivery))
        except RefusedError as error:
            reason = str(error)
            DIGESTS.labels("refused").inc()
            _log.warning("Digest %d is refused and paused: %s", delivery.schedule.id, reason)
            await self.persist(lambda: deliveries.refuse(delivery, reason, now=self._now()))
        except ThrottledError as error:
            delay = error.retry_after
            if error.everywhere:
                await self.persist(lambda: self._ledger.budget.hold(delay))
            DIGESTS.labels("throttled").inc()
            await self._retry(delivery, error, after=delay)
        except (UncertainError, OSError, TimeoutError, LedgerUnavailableError) as error:
            # The ledger is asked before anything is sent and persisted with afterwards, so gone means: not sent.
            DIGESTS.labels("failed").inc()
            await self._retry(delivery, error)
        except asyncio.CancelledError:
            # It may have been stored all the same: whoever claims it next finds out, as after any doubt.
            await self._retry(delivery, UncertainError(say("the process was stopped")))
            raise
        except Exception as error:  # noqa: BLE001 - one bad digest must not stop the others
            DIGESTS.labels("failed").inc()
            _log.exception("Digest %d fails at slot %s", delivery.schedule.id, delivery.slot)
            await self._retry(delivery, error)

    async def persist(self, operation: Callable[[], Awaitable[Any]]) -> None:
        """Write to the ledger what has happened, however long the database is gone."""
        attempts = 0
        while True:
            try:
                await operation()
            except LedgerUnavailableError as error:
                attempts += 1
                _log.warning("The ledger is gone (attempt %d): %s", attempts, error)
                await self._sleep(self._backoff(attempts, most=timedelta(seconds=10)).total_seconds())
            else:
                return

    async def _post(self, delivery: Delivery) -> None:
        moot = await self._moot(delivery)
        looked = False
        if delivery.attempts > 1 and (moot or delivery.claimed_at - delivery.unsure_since > NONCE_TRUSTED):
            if (found := await self._request(delivery, lambda: self._publisher.find(delivery))) is not None:
                await self._settle(delivery, found, delivery.digest)
                return
            looked = True
        if moot:
            await self._skip(delivery, moot)
            return
        digest = delivery.digest or await self._compose(delivery.schedule, delivery.slot)
        if digest is None:
            await self._skip(delivery, say("there was nothing new to say"))
            return
        await self._publish(delivery, digest, looked=looked)

    async def _skip(self, delivery: Delivery, reason: str) -> None:
        DIGESTS.labels("skipped").inc()
        await self._ledger.deliveries.skip(delivery, reason, now=self._now())

    async def _publish(self, delivery: Delivery, digest: Digest, *, looked: bool) -> None:
        """Send it, unless the claim is no longer ours: that is asked of the ledger, and then of our own clock."""
        lease = self._pace.lease
        renewed = replace(delivery, deadline=self._monotonic() + lease.total_seconds())
        if not await self._ledger.deliveries.prepare(renewed, digest, lease=lease, looked=looked):
            _log.info("Digest %d: somebody else has taken slot %s over", delivery.schedule.id, delivery.slot)
            return
        message_id = await self._request(renewed, lambda: self._publisher.publish(renewed, digest))
        await self._settle(renewed, message_id, digest)

    async def _settle(self, delivery: Delivery, message_id: int, digest: Digest | None) -> None:
        await self.persist(
            lambda: self._ledger.deliveries.settle(delivery, message_id, digest, now=self._now()),
        )
        late = self._now() - delivery.slot - self._pace.spread > ON_TIME
        DIGESTS.labels("late" if late else "sent").inc()

    async def _crosspost(self, delivery: Delivery) -> None:
        failure = None
        try:
            await self._request(delivery, lambda: self._publisher.crosspost(delivery))
        except RefusedError as error:
            failure = str(error)
        except (ThrottledError, UncertainError, OSError, TimeoutError) as error:
            if self._now() - delivery.slot <= self._pace.crosspost_patience:
                raise
            failure = say("not published to followers, given up: {fault}", fault=error)
        await self.persist(lambda: self._ledger.deliveries.finish_crosspost(delivery, failure=failure))
        if failure:
            await self.tell(delivery.schedule, failure)

    async def tell(self, schedule: Schedule, reason: str) -> bool:
        """Tell an admin, and return whether that worked."""
        try:
            with speak(self._language_of(schedule)):
                await self._tell_admin(schedule, reason)
        except Exception:  # noqa: BLE001 - being unable to tell must not stop the digests
            _log.exception("Nobody could be told why digest %d stopped: %s", schedule.id, reason)
            return False
        return True

    async def _moot(self, delivery: Delivery) -> str | None:
        """Say why it is no longer worth posting, if so."""
        schedule = delivery.schedule
        late = self._now() - delivery.slot - self._pace.spread
        if schedule.paused_at is not None:
            return say("the digest was paused")
        if delivery.corrects is not None:  # a correction is owed however late it comes
            return None
        if late > schedule.tolerance:
            return say_count(
                "missed: it would have been {count} minute late",
                "missed: it would have been {count} minutes late",
                round(late.total_seconds() / 60),
            )
        if schedule.coalesce and late > ON_TIME and await self._ledger.deliveries.overtaken(delivery):
            return say("missed: a later slot stands for it")
        return None

    async def _request(self, delivery: Delivery, request: Callable[[], Awaitable[_T]]) -> _T:
        """Make a request in its turn, while the claim is surely ours: it must have ended before the lease does."""
        timeout = self._pace.request_timeout.total_seconds()
        wait = await self._ledger.budget.turn()
        if self._monotonic() + wait + timeout > delivery.deadline:
            raise ThrottledError(timedelta(seconds=wait))
        await self._sleep(wait)
        await self._sleep(self._ledger.budget.gap())
        if self._monotonic() + timeout > delivery.deadline:
            raise UncertainError(say("this process was held up"))
        async with asyncio.timeout(timeout):
            return await request()

    async def _retry(self, delivery: Delivery, error: Exception, *, after: timedelta | None = None) -> None:
        """Give it back for later: after a wait that Discord names, or else after one that grows."""
        if after is None:
            delay = self._backoff(delivery.attempts, most=self._pace.longest_retry)
        else:
            delay = after + self._backoff(1, most=self._pace.first_retry)
        fault = str(error) or type(error).__name__
        reason = say("attempt {number}: {fault}", number=delivery.attempts, fault=fault)
        _log.info("Digest %d, slot %s: %s; again in %s", delivery.schedule.id, delivery.slot, reason, delay)
        await self.persist(lambda: self._ledger.deliveries.retry(delivery, self._now() + delay, reason))

    def _backoff(self, attempts: int, *, most: timedelta) -> timedelta:
        return backoff(attempts, self._random, first=self._pace.first_retry, most=most)
