"""Changed brief -> noticed -> claim -> edit, or else post -> settle: each posted digest is put right once.

An edit may be repeated: what it says depends on the ledger and the brief alone. A correction that has to be posted
becomes a delivery, which the poster posts once.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from random import Random
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.brief import Brief, Library
from bot.digests.composing import Content, describe
from bot.digests.correcting.amending import agrees, amend, compose_correction
from bot.digests.ledger import Ledger
from bot.digests.pacing import backoff
from bot.digests.publishing import RefusedError, ThrottledError, UncertainError
from bot.digests.records import Correction, Digest
from bot.errors import LedgerUnavailableError
from bot.languages import say, speak
from bot.observability import bind_ids

_log = logging.getLogger(__name__)
_LOOKS = (timedelta(0), timedelta(minutes=10), timedelta(hours=2))


class Editor(Protocol):
    """Edits posted digests. Any other exception than a publisher's counts as UncertainError."""

    async def edit(self, correction: Correction, content: Content) -> None:
        """Replace what `correction.message_id` in `correction.channel_id` says, with `correction.mark` in the footer.

        RefusedError where it can no longer be edited: deleted, forbidden, in a locked thread. Waits of its own must end
        before `correction.deadline`, and nothing may be sent after it.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to edit, and how often to try."""

    edit_within: timedelta = timedelta(days=30)
    """A post older than this is no longer edited, since nobody would see it."""
    concurrency: int = 5
    lease: timedelta = timedelta(seconds=60)
    request_timeout: timedelta = timedelta(seconds=30)
    poll: timedelta = timedelta(seconds=5)
    first_retry: timedelta = timedelta(seconds=5)
    longest_retry: timedelta = timedelta(minutes=10)


class Corrector:
    """Corrects what is posted. Several may run on one ledger; constructing one starts nothing."""

    def __init__(  # noqa: PLR0913 - each is a port that the composition root plugs in
        self,
        *,
        ledger: Ledger,
        library: Callable[[], Library],
        editor: Editor,
        now: Callable[[], datetime],
        randomness: Random,
        patience: Patience | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ledger = ledger
        self._library = library
        self._editor = editor
        self._now = now
        self._random = randomness
        self._patience = patience or Patience()
        self._sleep = sleep
        self._monotonic = monotonic
        self._looks: list[float] = []
        """When to compare what is posted with the briefs, by the monotonic clock."""

    def reloaded(self) -> None:
        """Say that other briefs are served from now on: `run` looks what that changes, at once and twice more later.

        Later, since a post that was composed before the reload may go out after it, within its grace.
        """
        self._looks = [self._monotonic() + delay.total_seconds() for delay in _LOOKS]

    async def run(self) -> None:
        """Notice what changed, also while nobody ran, and correct what is due, until cancelled."""
        outages = 0
        self.reloaded()
        while True:
            try:
                await self._look()
                await self.run_once()
                outages = 0
            except LedgerUnavailableError as error:
                outages += 1
                _log.warning("The ledger is gone, and corrections wait (attempt %d): %s", outages, error)
            pause = self._backoff(outages) if outages else self._patience.poll
            await self._sleep(pause.total_seconds())

    async def notice(self) -> int:
        """Compare what is posted with the briefs that are served, and return how many facts are to be corrected.

        A brief that is no longer served corrects nothing: nobody said it was wrong.
        """
        noticed = 0
        for brief in self._library().briefs.values():
            current = {fact.id: describe(fact, brief) for fact in brief.facts.values()}
            outdated = await self._ledger.shown.outdated(brief.id, current)
            for _, shown in groupby(outdated, key=lambda each: each.delivery_id):
                noticed += await self._ledger.corrections.notice([*shown], current, now=self._now())
        return noticed

    async def run_once(self) -> int:
        """Correct everything that is due now, and return how many messages were tried."""
        now, patience = self._now(), self._patience
        tried = 0
        while True:
            deadline = self._monotonic() + patience.lease.total_seconds()
            claimed = await self._ledger.corrections.claim(
                now, limit=patience.concurrency, lease=patience.lease, deadline=deadline
            )
            if not claimed:
                return tried
            async with asyncio.TaskGroup() as edits:
                for correction in claimed:
                    edits.create_task(self._correct(correction))
            tried += len(claimed)

    async def _look(self) -> None:
        if not self._looks or self._monotonic() < self._looks[0]:
            return
        look = self._looks.pop(0)
        try:
            await self.notice()
        except LedgerUnavailableError:
            self._looks.insert(0, look)
            raise

    async def _correct(self, correction: Correction) -> None:
        """Take one correction as far as it goes. Failures are noted in the ledger, not raised, unless that is gone."""
        bind_ids(
            guild=correction.schedule.guild_id, digest=correction.schedule.id, delivery=correction.delivery_id
        )
        try:
            await self._edit_or_post(correction)
        except ThrottledError as error:
            if error.everywhere:
                await self._ledger.budget.hold(error.retry_after)
            await self._retry(correction, error, least=error.retry_after)
        except (UncertainError, OSError, TimeoutError) as error:
            await self._retry(correction, error)
        except asyncio.CancelledError:
            await self._retry(correction, UncertainError("the process was stopped"))
            raise
        except LedgerUnavailableError as error:
            # Its lease runs out, and somebody makes the same edit again.
            _log.warning("Message %d waits for its correction: %s", correction.message_id, error)
        except Exception as error:  # noqa: BLE001 - one bad message must not stop the others
            _log.exception("Message %d cannot be corrected", correction.message_id)
            await self._retry(correction, error)

    async def _edit_or_post(self, correction: Correction) -> None:
        brief = self._library().briefs.get(correction.brief)
        if brief is None or not agrees(brief, correction.changes):
            raise UncertainError("this process serves another state of the brief")
        try:
            content = Content.from_json(correction.digest.body)
        except ValueError:
            await self._post_instead(correction, brief, say("this version cannot read what was posted"))
            return
        if self._now() - correction.slot > self._patience.edit_within:
            with speak(content.language):
                await self._post_instead(correction, brief, say("the post is too old"))
            return
        with speak(content.language):
            amended = amend(content, correction.changes, brief, ZoneInfo(correction.schedule.zone))
            try:
                await self._edit(correction, amended)
            except RefusedError as error:
                await self._post_instead(correction, brief, str(error), title=content.title)
            else:
                await self._ledger.corrections.settle(correction)

    async def _edit(self, correction: Correction, content: Content) -> None:
        timeout = self._patience.request_timeout.total_seconds()
        wait = await self._ledger.budget.turn()
        if self._monotonic() + wait + timeout > correction.deadline:
            raise ThrottledError(timedelta(seconds=wait))
        await self._sleep(wait)
        await self._sleep(self._ledger.budget.gap())
        if self._monotonic() + timeout > correction.deadline:
            raise UncertainError("this process was held up for too long")
        async with asyncio.timeout(timeout):
            await self._editor.edit(correction, content)

    async def _post_instead(
        self, correction: Correction, brief: Brief, reason: str, *, title: str | None = None
    ) -> None:
        """Post what no later message of the schedule shows and corrects as well."""
        changes = correction.pending
        overtaken = await self._ledger.corrections.overtaken(correction, changes)
        left = [change for change in changes if change.fact_id not in overtaken]
        digest = None
        if left:
            content = compose_correction(
                left,
                brief,
                title=title or brief.title,
                slot=correction.slot,
                zone=ZoneInfo(correction.schedule.zone),
            )
            digest = Digest(body=content.to_json())
        await self._ledger.corrections.post_instead(correction, digest, reason, now=self._now())
        _log.info("Message %d is not edited: %s", correction.message_id, reason)

    async def _retry(
        self, correction: Correction, error: Exception, *, least: timedelta = timedelta(0)
    ) -> None:
        delay = max(least, self._backoff(correction.attempts))
        reason = f"attempt {correction.attempts}: {str(error) or type(error).__name__}"
        _log.info("Message %d, correction: %s; again in %s", correction.message_id, reason, delay)
        try:
            await self._ledger.corrections.retry(correction, self._now() + delay, reason)
        except LedgerUnavailableError as gone:
            _log.warning("The ledger is gone; the correction comes again after its lease: %s", gone)

    def _backoff(self, attempts: int) -> timedelta:
        return backoff(
            attempts, self._random, first=self._patience.first_retry, most=self._patience.longest_retry
        )
