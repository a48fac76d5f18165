"""Ledger and poster against a plain model, with trouble at every await: nothing lost, nothing doubled.

The model knows when each schedule began and how often it posts. Whatever happens in between, every slot of a
schedule that is patient (late ones are posted, none stands for another) must stand in its channel once.
"""

import asyncio
from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from bot.digests.ledger.access import Ledger
from bot.digests.ledger.database import open_database
from bot.digests.posting.poster import Poster
from bot.digests.posting.sending import Pace
from bot.digests.records import HistoryEntry, Schedule
from bot.errors import LedgerUnavailableError
from tests.digests.channels import Channels, Killed
from tests.digests.clocks import EXPRESSION, START, SimulatedClock
from tests.digests.conftest import Place
from tests.digests.faults import Kind, Trouble, TroubledDatabase, TroubledPublisher, troubled_compose
from tests.digests.schedules import body_of, draft, parse

KINDS: tuple[Kind, ...] = ("kill", "kill", "fail", "fail", "throttle", "refuse", "freeze", "long freeze")
# How many awaits go well, and what happens at the next; a delivery passes some fifteen of them.
TROUBLES = st.lists(
    st.tuples(st.integers(min_value=0, max_value=17), st.sampled_from(KINDS)), min_size=1, max_size=4
)
PAUSES = st.sampled_from([timedelta(seconds=s) for s in (1, 30, 61, 130, 600, 1200, 1800, 7200)])
PATIENT = {"late": "post", "grace_seconds": 7 * 24 * 3600, "coalesce": False}
POLICIES = st.sampled_from([PATIENT, PATIENT, {"late": "post"}, {"late": "skip"}])
LEASE_OVER = timedelta(seconds=61)
CALM = timedelta(minutes=11)  # longer than the longest backing off and the lease


class World(RuleBasedStateMachine):
    """Two processes on one ledger, and a Discord."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.runner = asyncio.Runner()
        self.clock = SimulatedClock()
        self.channels = Channels(lambda: self.clock.now)
        self.schedules: dict[int, Schedule] = {}
        self.troubled_at = START

    @initialize()
    def open(self) -> None:
        """Begin with an empty ledger."""
        self.runner.run(self._open())
        self.add(20, PATIENT, crosspost=True)

    async def _open(self) -> None:
        self.ledger = await Ledger.open(self.place.url, clock=EXPRESSION, rate=1e6)
        self.second = Ledger(open_database(self.place.url, clock=EXPRESSION), rate=1e6)
        async with self.ledger.database.writing() as connection:
            for table in ("schedules", "deliveries", "shown_facts", "budgets"):
                await connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - the names above
        await self.clock.install(self.ledger.database)

    def _poster(self, ledger: Ledger, trouble: Trouble) -> Poster:
        async def tell(_schedule: Schedule, _reason: str) -> None:
            await trouble.strike("compose")

        async def hurry(_seconds: float) -> None: ...

        return Poster(
            ledger=Ledger(TroubledDatabase(ledger.database, trouble), rate=1e6),
            parse=parse,
            publisher=TroubledPublisher(self.channels, trouble, self._monotonic),
            compose=troubled_compose(trouble),
            tell_admin=tell,
            now=lambda: self.clock.now,
            randomness=Random(5),
            pace=Pace(concurrency=1),
            sleep=hurry,
            monotonic=self._monotonic,
        )

    def _monotonic(self) -> float:
        return self.clock.now.timestamp()

    async def _freeze(self, duration: timedelta) -> None:
        """Hold the first process up while the second goes on as soon as the lease is over, and at the end."""
        for pause in (LEASE_OVER, max(timedelta(0), duration - LEASE_OVER)):
            await self.clock.advance(pause)
            await self._poster(self.second, Trouble([], self._freeze)).run_once()

    async def _tick(self, pause: timedelta, kinds: list[Kind | None]) -> None:
        await self.clock.advance(pause)
        trouble = Trouble(kinds, self._freeze)
        try:
            with suppress(LedgerUnavailableError):
                await self._poster(self.ledger, trouble).run_once()
        except* Killed:
            pass
        if trouble.struck:
            self.troubled_at = self.clock.now

    @rule(step=st.sampled_from([20, 60, 90]), policy=POLICIES, crosspost=st.booleans())
    def add(self, step: int, policy: dict[str, object], crosspost: bool) -> None:
        """Add a schedule that posts every so many minutes."""
        first = parse(f"every {step}m", "UTC").next_after(self.clock.now)
        wanted = draft(
            recurrence=f"every {step}m", crosspost=crosspost, guild_id=len(self.schedules), **policy
        )
        added = self.runner.run(self.ledger.schedules.add(wanted, first, now=self.clock.now))
        self.schedules[added.id] = added

    @rule(pause=PAUSES, troubles=TROUBLES)
    def tick_in_trouble(self, pause: timedelta, troubles: list[tuple[int, Kind]]) -> None:
        """Post after a while what is due, with trouble on the way."""
        kinds: list[Kind | None] = [kind for well, trouble in troubles for kind in (*[None] * well, trouble)]
        self.runner.run(self._tick(pause, kinds))

    @rule(pause=PAUSES)
    def tick(self, pause: timedelta) -> None:
        """Post after a while what is due; what no trouble has touched stands there at once."""
        self.runner.run(self._tick(pause, []))
        for schedule in self._running():
            newest = [slot for slot in self._slots(schedule) if slot > self.troubled_at][-1:]
            for slot in newest:
                if self.clock.now - slot <= schedule.tolerance:
                    assert body_of(schedule, slot) in self.channels.bodies

    @rule()
    def mend(self) -> None:
        """Somebody resumes what a refusal has paused."""
        running = {schedule.id for schedule in self._running()}
        for schedule in self.schedules.values():
            if schedule.id not in running:
                next_slot = parse(schedule.recurrence, "UTC").next_after(self.clock.now)
                self.runner.run(self.ledger.schedules.resume(schedule.id, next_slot))

    @invariant()
    def nothing_is_doubled(self) -> None:
        """Each slot stands in its channel once at most."""
        assert [body for body, times in Counter(self.channels.bodies).items() if times > 1] == []

    def teardown(self) -> None:
        """When it has been calm for a while, nothing is lost, and the ledger and the channel agree."""
        try:
            for _ in range(4):
                self.runner.run(self._tick(CALM, []))
            self.nothing_is_doubled()
            for schedule in self.schedules.values():
                self._compare(schedule)
        finally:
            self.runner.run(self._close())
            self.runner.close()

    async def _close(self) -> None:
        await self.clock.remove()
        await self.ledger.close()
        await self.second.close()

    def _compare(self, schedule: Schedule) -> None:
        entries = self.runner.run(self.ledger.deliveries.history(schedule.id, limit=10_000))
        if not schedule.coalesce:
            assert sorted(entry.slot for entry in entries) == self._slots(schedule)
            assert {entry.state for entry in entries} <= {"done"}
        for entry in entries:
            self._compare_slot(schedule, entry)

    def _compare_slot(self, schedule: Schedule, entry: HistoryEntry) -> None:
        stands = [m for m in self.channels.messages.values() if m.body == body_of(schedule, entry.slot)]
        if entry.state == "done":
            assert [message.id for message in stands] == [entry.message_id]
            assert stands[0].crossposted == schedule.crosspost
        elif entry.state == "skipped":
            assert stands == []
        else:
            assert entry.state == "refused"

    def _running(self) -> list[Schedule]:
        upcoming = {each.id for each in self.runner.run(self.ledger.schedules.upcoming(1000))}
        return [schedule for schedule in self.schedules.values() if schedule.id in upcoming]

    def _slots(self, schedule: Schedule) -> list[datetime]:
        recurrence = parse(schedule.recurrence, schedule.zone)
        slots: list[datetime] = []
        slot = schedule.next_slot or START
        while slot <= self.clock.now:
            slots.append(slot)
            slot = recurrence.next_after(slot)
        return slots


@pytest.mark.long
def test_nothing_is_lost_and_nothing_is_doubled_whatever_goes_wrong(place: Place) -> None:
    examples = 25 if place.kind == "sqlite" else 10
    run_state_machine_as_test(  # pyright: ignore[reportUnknownMemberType]
        lambda: World(place),  # pyright: ignore[reportArgumentType] - anything that makes one will do
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
