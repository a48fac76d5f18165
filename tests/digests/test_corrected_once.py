"""Corrections against a plain model, with trouble at every request and several processes: each is made once.

The model knows the brief. When it has been calm for a while, every message that stands shows the facts as they are,
and no change was told by two posts.
"""

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.digests.composing.content import Content
from bot.digests.ledger.access import Ledger
from bot.digests.publishing import ThrottledError, UncertainError
from tests.digests.briefs import make_brief, number_facts
from tests.digests.channels import Fault, Killed
from tests.digests.clocks import EXPRESSION, SimulatedClock
from tests.digests.conftest import Place
from tests.digests.newsroom import Newsroom

Step = Literal["reword", "remove", "delete", "post", "correct", "together"]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["reword", "reword", "remove", "delete", "post", "correct", "correct", "together"]),
        st.integers(0, 5),
        st.sampled_from([1, 30, 61, 700]),
        st.sampled_from(["", "", "", "kill", "kill late", "fail", "fail late", "throttle"]),
    ),
    max_size=14,
)
FAULTS = {
    "kill": Fault(Killed()),
    "kill late": Fault(Killed(), stored=True),
    "fail": Fault(UncertainError("503")),
    "fail late": Fault(UncertainError("503"), stored=True),
    "throttle": Fault(ThrottledError(timedelta(seconds=90))),
}
CALM = timedelta(minutes=11)


class World:
    """One newsroom, and a count of how its brief was changed."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self.changes = 0

    async def step(self, step: Step, choice: int, seconds: int, fault: str) -> None:
        """Do one thing, with one fault on the way."""
        newsroom = self.newsroom
        await newsroom.clock.advance(timedelta(seconds=seconds))
        newsroom.editor.fail_next(*filter(None, [FAULTS.get(fault)]))
        newsroom.publisher.fail_next(*filter(None, [FAULTS.get(fault)]))
        try:
            await self._take(step, choice)
        except* Killed:
            pass

    async def _take(self, step: Step, choice: int) -> None:
        newsroom = self.newsroom
        match step:
            case "reword" | "remove":
                self.changes += 1
                text = None if step == "remove" else f"Wording {self.changes}."
                await newsroom.reload(**{f"f{choice % 3}": text})
            case "delete":
                newsroom.editor.deleted.update(m.id for m in newsroom.messages() if m.id % 3 == choice % 3)
            case "post":
                await newsroom.poster().run_once()
            case "correct":
                await newsroom.corrector().run_once()
            case "together":
                one, other = newsroom.corrector(), newsroom.corrector()
                await asyncio.gather(one.notice(), other.notice())
                await asyncio.gather(one.run_once(), other.run_once(), newsroom.poster().run_once())

    async def calm_down(self) -> None:
        """Let everything come to its end, without faults."""
        for _ in range(6):
            await self.step("together", 0, int(CALM.total_seconds()), "")

    def check(self) -> None:
        """Compare what stands with the brief, and count what the posted corrections tell."""
        newsroom = self.newsroom
        told: Counter[tuple[str, str]] = Counter()
        for message in newsroom.messages():
            content = Content.from_json(message.body)
            if content.title != "Correction":
                for item in content.items:
                    fact = newsroom.brief.facts.get(item.fact_id)
                    assert (item.label == "withdrawn") == (fact is None)
                    assert fact is None or item.wording == fact.wording
        for message in newsroom.channels.messages.values():
            content = Content.from_json(message.body)
            if content.title == "Correction":
                told.update((item.fact_id, item.remark) for item in content.items)
        assert [each for each, times in told.items() if times > 1] == []


@pytest.mark.long
def test_every_correction_is_made_once_whatever_goes_wrong(place: Place) -> None:
    @given(steps=STEPS)
    @settings(
        max_examples=35 if place.kind == "sqlite" else 15,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    def run(steps: list[tuple[Step, int, int, str]]) -> None:
        asyncio.run(live(place, steps))

    run()


async def live(place: Place, steps: list[tuple[Step, int, int, str]]) -> None:
    """Go through some steps from an empty ledger, with a digest of three facts posted every hour."""
    clock = SimulatedClock()
    async with await Ledger.open(place.url, clock=EXPRESSION, rate=1e6) as ledger:
        async with ledger.database.writing() as connection:
            for table in ("corrections", "schedules", "budgets"):
                await connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - the names above
        await clock.install(ledger.database)
        try:
            world = World(Newsroom(ledger, clock, make_brief(number_facts(0, 1, 2))))
            await world.newsroom.add("topic", topic="troops", recurrence="every 20m")
            await world.newsroom.post()
            for step in steps:
                await world.step(*step)
            await world.calm_down()
            world.check()
        finally:
            await clock.remove()
