"""The poster over a real ledger: each slot once, late ones by their policy, failures tried again or told."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest

from bot.digests.ledger.access import Ledger
from bot.digests.posting.poster import Poster
from bot.digests.posting.sending import Compose, Pace
from bot.digests.publishing import RefusedError, ThrottledError, UncertainError
from bot.digests.records import Digest, HistoryEntry, Schedule
from tests.digests.channels import ChannelPublisher, Channels, Fault, Killed
from tests.digests.clocks import START, SimulatedClock
from tests.digests.conftest import Place
from tests.digests.schedules import body_of, compose, draft, parse

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


class Desk:
    """A poster with its ledger, its channels and its clock."""

    def __init__(self, ledger: Ledger, clock: SimulatedClock) -> None:
        self.ledger = ledger
        self.clock = clock
        self.channels = Channels(lambda: clock.now)
        self.publisher = ChannelPublisher(self.channels)
        self.told: list[str] = []
        self.compose: Compose = compose

    def poster(self, **pace: timedelta | int) -> Poster:
        """Start a new process, so to speak."""
        return Poster(
            ledger=self.ledger,
            parse=parse,
            publisher=self.publisher,
            compose=self.compose,
            tell_admin=self.tell,
            now=lambda: self.clock.now,
            randomness=Random(5),
            pace=Pace(**pace),  # pyright: ignore[reportArgumentType] - any field of Pace
        )

    async def tell(self, schedule: Schedule, reason: str) -> None:
        """Be the admin."""
        self.told.append(f"{schedule.name}: {reason}")

    async def add(self, **changes: object) -> Schedule:
        """Add an hourly schedule whose first slot is START."""
        return await self.ledger.schedules.add(draft(**changes), START, now=START)

    async def pass_time(self, duration: timedelta) -> None:
        """Let a new process do, after a while, what is due then."""
        await self.clock.advance(duration)
        await self.poster().run_once()

    async def last(self, schedule: Schedule) -> HistoryEntry:
        """Read what became of a schedule's latest slot."""
        (entry,) = await self.ledger.deliveries.history(schedule.id, limit=1)
        return entry


@pytest.fixture
async def desk(ledger: Ledger, clock: SimulatedClock) -> AsyncIterator[Desk]:
    desk = Desk(ledger, clock)
    yield desk
    assert len(desk.channels.bodies) == len(set(desk.channels.bodies)), "something was posted twice"


async def test_each_slot_is_posted_once_and_settled(desk: Desk) -> None:
    schedules = [await desk.add() for _ in range(3)]
    for _ in range(3):
        await desk.pass_time(HOUR)
        await desk.pass_time(timedelta(0))
    # The clock starts at the first slot, so an hour later two are due, of which the later stands for both.
    slots = [START + HOUR * n for n in (1, 2, 3)]
    assert sorted(desk.channels.bodies) == sorted(body_of(each, slot) for each in schedules for slot in slots)
    assert (await desk.last(schedules[0])).state == "done"


async def test_a_process_that_died_after_sending_does_not_post_again(desk: Desk) -> None:
    """Within a minute the nonce answers, later the mark in the channel does."""
    for pause, lookups in ((timedelta(seconds=5), 0), (10 * MINUTE, 1)):
        desk.publisher.requests.clear()
        schedule = await desk.add()
        desk.publisher.fail_next(Fault(Killed(), stored=True))
        with pytest.raises(BaseExceptionGroup):
            await desk.poster(lease=timedelta(seconds=4), request_timeout=timedelta(seconds=2)).run_once()
        await desk.pass_time(pause)
        assert (await desk.last(schedule)).state == "done"
        assert desk.publisher.requests.count("find") == lookups
        await desk.ledger.schedules.remove(schedule.id)


@pytest.mark.parametrize("stored", [False, True])
async def test_an_uncertain_answer_is_tried_again(desk: Desk, stored: bool) -> None:
    schedule = await desk.add()
    desk.publisher.fail_next(
        Fault(UncertainError("503"), stored),
        Fault(ConnectionResetError(), stored),
    )
    for pause in (timedelta(0), MINUTE / 2, 3 * MINUTE):
        await desk.pass_time(pause)
    assert desk.channels.bodies == [body_of(schedule, START)]
    assert (await desk.last(schedule)).state == "done"


async def test_a_429_is_waited_for_and_a_global_one_holds_every_request(desk: Desk) -> None:
    await desk.add()
    desk.publisher.fail_next(Fault(ThrottledError(4 * MINUTE, everywhere=True)))
    await desk.pass_time(timedelta(0))
    await desk.pass_time(3 * MINUTE)
    assert desk.channels.bodies == []
    (wait,) = await desk.ledger.budget.take()
    assert wait == pytest.approx(60, abs=1)


async def test_a_refusal_pauses_with_the_reason_tells_an_admin_and_deletes_nothing(desk: Desk) -> None:
    schedule = await desk.add(name="morning")
    desk.publisher.fail_next(Fault(RefusedError("Dateline may not write in #news")))
    await desk.pass_time(timedelta(0))
    await desk.pass_time(5 * HOUR)
    assert desk.told == ["morning: Dateline may not write in #news"]
    paused = await desk.ledger.schedules.get(1, "morning")
    assert paused is not None
    assert paused.pause_reason == "Dateline may not write in #news"
    assert desk.channels.bodies == []
    await desk.ledger.schedules.resume(schedule.id, START + 6 * HOUR)
    await desk.pass_time(HOUR)
    assert desk.channels.bodies == [body_of(schedule, START + 6 * HOUR)]


async def test_who_cannot_be_told_is_told_later(desk: Desk) -> None:
    schedule = await desk.add(recurrence="whenever")
    told = desk.told
    desk.told = None  # pyright: ignore[reportAttributeAccessIssue] - telling fails
    await desk.pass_time(timedelta(0))
    desk.told = told
    await desk.pass_time(MINUTE)
    assert told == []
    await desk.pass_time(10 * MINUTE)
    assert told == [f'{schedule.name}: "whenever" is no schedule']


async def test_a_crosspost_is_retried_apart_and_never_posts_again(desk: Desk) -> None:
    await desk.add(crosspost=True)
    desk.publisher.fail_next(
        None,
        Fault(UncertainError("503")),
        Fault(UncertainError("503"), stored=True),
    )
    for pause in (timedelta(0), MINUTE, MINUTE, MINUTE):
        await desk.pass_time(pause)
    assert desk.publisher.requests == ["publish", "crosspost", "crosspost", "crosspost"]
    assert [message.crossposted for message in desk.channels.messages.values()] == [True]


async def test_a_refused_crosspost_is_told_and_the_digest_goes_on(desk: Desk) -> None:
    schedule = await desk.add(crosspost=True)
    desk.publisher.fail_next(None, Fault(RefusedError("#news is no announcement channel")))
    await desk.pass_time(timedelta(0))
    entry = await desk.last(schedule)
    assert (entry.state, entry.reason) == ("done", "#news is no announcement channel")
    assert len(desk.told) == 1
    await desk.pass_time(HOUR)
    assert len(desk.channels.bodies) == 2


@pytest.mark.parametrize(
    ("options", "posted"),
    [
        ({"late": "post", "grace_seconds": 7200}, [3]),
        ({"late": "post", "grace_seconds": 7200, "coalesce": False}, [2, 3]),
        ({"late": "post", "grace_seconds": 600}, []),
        ({"late": "skip"}, []),
    ],
)
async def test_missed_slots_follow_the_schedules_policy(
    desk: Desk, options: dict[str, object], posted: list[int]
) -> None:
    schedule = await desk.add(**options)
    await desk.pass_time(3 * HOUR + 30 * MINUTE)
    assert desk.channels.bodies == [body_of(schedule, START + n * HOUR) for n in posted]
    await desk.pass_time(30 * MINUTE)
    assert desk.channels.bodies[len(posted) :] == [body_of(schedule, START + 4 * HOUR)]


async def test_what_cannot_be_sent_within_its_grace_is_left_out_and_says_so(desk: Desk) -> None:
    schedule = await desk.add(grace_seconds=900)
    desk.publisher.fail_next(*(Fault(UncertainError("503")) for _ in range(50)))
    for _ in range(15):
        await desk.pass_time(2 * MINUTE)
    desk.publisher.fail_next()
    await desk.pass_time(10 * MINUTE)
    entry = await desk.last(schedule)
    assert (entry.state, desk.channels.bodies) == ("skipped", [])
    assert "minutes late" in (entry.reason or "")


async def test_what_was_sent_but_is_now_too_late_is_found_not_forgotten(desk: Desk) -> None:
    schedule = await desk.add(grace_seconds=900)
    desk.publisher.fail_next(Fault(UncertainError("reset"), stored=True))
    await desk.pass_time(timedelta(0))
    await desk.pass_time(30 * MINUTE)
    assert (await desk.last(schedule)).state == "done"
    (shown,) = await desk.ledger.shown.outdated(schedule.brief, {})
    assert shown.fact_id == "troops"


async def test_nothing_new_posts_nothing(desk: Desk) -> None:
    async def say_nothing(_schedule: Schedule, _slot: datetime) -> Digest | None:
        return None

    schedule = await desk.add()
    desk.compose = say_nothing
    await desk.pass_time(timedelta(0))
    assert (await desk.last(schedule)).reason == "there was nothing new to say"


async def test_a_fault_in_one_digest_stops_no_other(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    bad = await desk.add()
    good = await desk.add()

    async def fail_once(schedule: Schedule, slot: datetime) -> Digest | None:
        if schedule.id == bad.id:
            raise ValueError("a fault of ours")
        return await compose(schedule, slot)

    desk.compose = fail_once
    await desk.pass_time(timedelta(0))
    assert desk.channels.bodies == [body_of(good, START)]
    assert "a fault of ours" in caplog.text
    desk.compose = compose
    await desk.pass_time(MINUTE)
    assert body_of(bad, START) in desk.channels.bodies


async def test_posts_of_one_minute_are_spread_over_the_window(desk: Desk) -> None:
    for _ in range(40):
        await desk.add(guild_id=len(desk.channels.bodies) + _)
    seen: list[int] = []
    for _ in range(7):
        await desk.poster(spread=MINUTE).run_once()
        seen.append(len(desk.channels.bodies))
        await desk.clock.advance(timedelta(seconds=10))
    assert seen[0] < 5
    assert seen[-1] == 40
    assert all(2 <= later - earlier <= 14 for earlier, later in pairwise(seen))


async def test_a_running_poster_outlives_its_database_and_stops_when_asked(place: Place) -> None:
    """On real time: the database goes twice while posts are under way."""
    soon = datetime.now(UTC)
    channels = Channels(lambda: datetime.now(UTC))
    publisher = ChannelPublisher(channels)
    async with await Ledger.open(place.url, patience=timedelta(seconds=0.2)) as ledger:
        for n in range(30):
            await ledger.schedules.add(draft(guild_id=n), soon + timedelta(seconds=0.1 * n), now=soon)
        pace = Pace(
            poll=timedelta(seconds=0.05),
            first_retry=timedelta(seconds=0.1),
            lease=timedelta(seconds=2),
            request_timeout=timedelta(seconds=1),
            concurrency=4,
        )
        poster = Poster(
            ledger=ledger,
            parse=parse,
            publisher=publisher,
            compose=compose,
            tell_admin=lambda _schedule, _reason: asyncio.sleep(0),
            now=lambda: datetime.now(UTC),
            randomness=Random(5),
            pace=pace,
        )
        running = asyncio.create_task(poster.run())
        for _ in range(2):
            async with place.gone():
                await asyncio.sleep(0.8)
            await asyncio.sleep(0.7)
        async with asyncio.timeout(20):
            while len(channels.bodies) < 30:  # noqa: ASYNC110 - a plain fake says nothing of its own
                await asyncio.sleep(0.05)
        poster.stop()
        await running
        assert len(channels.bodies) == len(set(channels.bodies)) == 30
        states = [(await ledger.deliveries.history(n + 1))[0].state for n in range(30)]
        assert set(states) == {"done"}
