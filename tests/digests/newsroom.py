"""Processes that post and correct digests of a brief that changes, over one ledger and one Discord."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from bot.brief.model import Brief
from bot.digests.composing.composer import Composer
from bot.digests.composing.content import Content
from bot.digests.correcting.corrector import Corrector
from bot.digests.ledger.access import Ledger
from bot.digests.posting.poster import Poster
from bot.digests.publishing import RefusedError
from bot.digests.records import Correction, Digest, Schedule
from tests.digests.briefs import library_of, reword
from tests.digests.channels import ChannelPublisher, Channels, Fault, Message
from tests.digests.clocks import START, SimulatedClock
from tests.digests.schedules import draft, parse


class ChannelEditor:
    """An Editor over the channels, where messages can be deleted, that fails as it is told to."""

    def __init__(self, channels: Channels) -> None:
        self._channels = channels
        self._faults: list[Fault | None] = []
        self.deleted: set[int] = set()
        self.edits: list[tuple[int, Content]] = []
        self.meanwhile: Callable[[], Awaitable[None]] | None = None
        """What others do while the next request is on its way."""

    def fail_next(self, *faults: Fault | None) -> None:
        """Say how the next requests fail, None for not at all; after them all go well."""
        self._faults = list(faults)

    async def edit(self, correction: Correction, content: Content) -> None:
        """Edit, or fail before or after."""
        fault = self._faults.pop(0) if self._faults else None
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile:
            await meanwhile()
        if fault and not fault.stored:
            raise fault.error
        message = self._channels.messages[correction.message_id]
        if message.id in self.deleted:
            raise RefusedError("the message is gone")
        assert (message.channel_id, message.mark) == (correction.channel_id, correction.mark)
        message.body = content.to_json()
        self.edits.append((message.id, content))
        if fault:
            raise fault.error


class Newsroom:
    """Makes processes; each serves the brief as it is when it is made, unless `reload` gives them another."""

    def __init__(self, ledger: Ledger, clock: SimulatedClock, brief: Brief) -> None:
        self.ledger = ledger
        self.clock = clock
        self.brief = brief
        self.channels = Channels(lambda: clock.now)
        self.publisher = ChannelPublisher(self.channels)
        self.editor = ChannelEditor(self.channels)
        self.composer = Composer(ledger.memory, lambda: library_of(self.brief))
        self.told: list[str] = []
        self.spoil = False
        """Whether digests are composed by a version whose bodies this one cannot read."""

    async def add(self, kind: str, **changes: object) -> Schedule:
        """Add an hourly schedule whose first slot is START."""
        return await self.ledger.schedules.add(draft(kind=kind, **changes), START, now=START)

    def poster(self) -> Poster:
        """Start a process that posts."""
        return Poster(
            ledger=self.ledger,
            parse=parse,
            publisher=self.publisher,
            compose=self._compose,
            tell_admin=self._tell,
            now=lambda: self.clock.now,
            randomness=Random(5),
            monotonic=self._monotonic,
        )

    def corrector(
        self, brief: Brief | None = None, sleep: Callable[[float], Awaitable[None]] | None = None
    ) -> Corrector:
        """Start a process that corrects; it serves `brief` for good, or else whatever is served by all."""
        return Corrector(
            ledger=self.ledger,
            library=lambda: library_of(brief or self.brief),
            editor=self.editor,
            now=lambda: self.clock.now,
            randomness=Random(5),
            monotonic=self._monotonic,
            sleep=sleep or _hurry,
        )

    async def post(self, duration: timedelta = timedelta(0)) -> None:
        """Post what is due after a while."""
        await self.clock.advance(duration)
        await self.poster().run_once()

    async def reload(self, **texts: str | None) -> int:
        """Change facts, and notice what that makes of the messages."""
        self.brief = reword(self.brief, **texts)
        return await self.corrector().notice()

    async def correct(self, duration: timedelta = timedelta(0)) -> int:
        """Correct what is due after a while."""
        await self.clock.advance(duration)
        return await self.corrector().run_once()

    def messages(self, schedule: Schedule | None = None) -> list[Message]:
        """List what stands in a schedule's channel, or in all."""
        return [
            message
            for message in self.channels.messages.values()
            if message.id not in self.editor.deleted
            and (schedule is None or message.channel_id == schedule.channel_id)
        ]

    def contents(self, schedule: Schedule | None = None) -> list[Content]:
        """Read what stands in a schedule's channel, or in all."""
        return [Content.from_json(message.body) for message in self.messages(schedule)]

    async def _compose(self, schedule: Schedule, slot: datetime) -> Digest | None:
        digest = await self.composer.compose(schedule, slot)
        return replace(digest, body="of another version") if digest and self.spoil else digest

    async def _tell(self, _schedule: Schedule, reason: str) -> None:
        self.told.append(reason)

    def _monotonic(self) -> float:
        return self.clock.now.timestamp()


async def _hurry(_seconds: float) -> None: ...
