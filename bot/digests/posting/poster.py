"""Due -> claim -> publish -> settle: posts each slot once, whatever dies in between.

The row is written before the message, and not only after it: a message that may have been sent is looked for by its
mark (or, within a minute, sent again with the same nonce, which Discord answers with the first one).
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from random import Random

from bot.digests.ledger import Ledger, Parse, Planner, Share
from bot.digests.pacing import backoff
from bot.digests.posting.roster import Roster
from bot.digests.posting.sending import Compose, LanguageOf, Pace, Sender, TellAdmin
from bot.digests.publishing import Publisher
from bot.digests.records import Delivery
from bot.errors import LedgerUnavailableError
from bot.languages import ENGLISH
from bot.observability import Pulse
from bot.shards import ONE

_log = logging.getLogger(__name__)
_GATHER_SECONDS = 0.05  # how long to let more sends end, so that one claim serves several
_FULL_SECONDS = 10.0  # how long to wait for one that ends before we look whether to stop


class Poster:
    """Posts what is due. Several may run on one ledger, in one process or in many; constructing one starts nothing."""

    def __init__(  # noqa: PLR0913 - each is a port that the composition root plugs in
        self,
        *,
        ledger: Ledger,
        parse: Parse,
        publisher: Publisher,
        compose: Compose,
        tell_admin: TellAdmin,
        now: Callable[[], datetime],
        randomness: Random,
        language_of: LanguageOf = lambda _: ENGLISH,
        pace: Pace | None = None,
        roster: Roster | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ledger = ledger
        self._now = now
        self._random = randomness
        self._monotonic = monotonic
        self._pace = pace or Pace()
        self._roster = roster or Roster(ledger.presence, ONE)
        self._planner = Planner(ledger.database, parse, window=self._pace.spread)
        self._sender = Sender(
            ledger=ledger,
            publisher=publisher,
            compose=compose,
            tell_admin=tell_admin,
            now=now,
            randomness=randomness,
            language_of=language_of,
            pace=self._pace,
            sleep=sleep,
            monotonic=monotonic,
        )
        self.pulse = Pulse()
        """Beats as long as the posting goes on, also while it only waits for a database."""
        self._stopping = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Post what falls due until `stop` is called, and then end what is under way. A lost database is waited for."""
        outages = 0
        async with asyncio.TaskGroup() as sends:
            while not self._stopping.is_set():
                self.pulse.beat()
                try:
                    idle = not await self._round(sends)
                    outages = 0
                except LedgerUnavailableError as error:
                    outages += 1
                    idle = True
                    _log.warning("The ledger is gone (attempt %d): %s", outages, error)
                if idle:
                    await self._rest(outages)
        await self._roster.leave()

    def stop(self) -> None:
        """Claim nothing more; `run` returns once what is under way has ended."""
        self._stopping.set()

    async def run_once(self) -> int:
        """Post everything that is due now, and return how many deliveries were tried."""
        now, share = self._now(), await self._roster.find_share()
        await self._tell_admins(now, share)
        while await self._planner.plan(now, share=share):
            pass
        tried = 0
        while claimed := await self._claim(now, self._pace.concurrency, share):
            async with asyncio.TaskGroup() as sends:
                self._start(sends, claimed)
            tried += len(claimed)
        await self._tell_admins(now, share)
        return tried

    async def _round(self, sends: asyncio.TaskGroup) -> bool:
        """Plan and claim what is due, as far as there is room; return whether there was anything."""
        if len(self._under_way) >= self._pace.concurrency:
            ended, _ = await asyncio.wait(
                self._under_way, timeout=_FULL_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            if not ended:
                return True
            await asyncio.sleep(_GATHER_SECONDS)
        now, share = self._now(), await self._roster.find_share()
        await self._tell_admins(now, share)
        planned = await self._planner.plan(now, share=share)
        claimed = await self._claim(now, self._pace.concurrency - len(self._under_way), share)
        self._start(sends, claimed)
        return bool(planned or claimed)

    async def _claim(self, now: datetime, room: int, share: Share) -> Sequence[Delivery]:
        lease = self._pace.lease
        deadline = self._monotonic() + lease.total_seconds()
        return await self._ledger.deliveries.claim(
            now, limit=room, lease=lease, deadline=deadline, share=share
        )

    def _start(self, sends: asyncio.TaskGroup, claimed: Sequence[Delivery]) -> None:
        for delivery in claimed:
            task = sends.create_task(self._sender.send(delivery))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _tell_admins(self, now: datetime, share: Share) -> None:
        """Tell of pauses that nobody has been told of; who cannot be reached is tried again later."""
        for schedule in await self._ledger.schedules.claim_untold(now, share=share):
            self.pulse.beat()
            if await self._sender.tell(schedule, schedule.pause_reason or ""):
                await self._ledger.schedules.told(schedule.id)

    async def _rest(self, outages: int) -> None:
        """Wait for the next look, longer while the database is gone; `stop` ends it."""
        pause = self._pace.poll
        if outages:
            pause = backoff(outages, self._random, first=self._pace.poll, most=timedelta(seconds=10))
        try:
            await asyncio.wait_for(self._stopping.wait(), pause.total_seconds())
        except TimeoutError:
            return
