"""Posted digests are put right once: edited, or else corrected by a post, whatever dies and however many run."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.digests.composing.content import Content
from bot.digests.ledger.access import Ledger
from bot.digests.publishing import RefusedError, ThrottledError, UncertainError
from bot.digests.records import Digest, Schedule
from tests.digests.briefs import make_brief, make_fact, number_facts, reword
from tests.digests.channels import Fault, Killed
from tests.digests.clocks import START, SimulatedClock
from tests.digests.conftest import Place
from tests.digests.newsroom import Newsroom

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
SIX, SEVEN = "About 600 US troops are in Latvia.", "About 700 US troops are in Latvia."


@pytest.fixture
async def newsroom(ledger: Ledger, clock: SimulatedClock) -> Newsroom:
    facts = [make_fact("us", SIX, topics=("troops",)), make_fact("uk", topics=("troops",))]
    return Newsroom(ledger, clock, make_brief(facts))


async def post_one(newsroom: Newsroom, **changes: object) -> Schedule:
    """Post one digest of both facts, and no other for now."""
    schedule = await newsroom.add("topic", topic="troops", **changes)
    await newsroom.post()
    await newsroom.ledger.schedules.replace(schedule.id, schedule, None)
    return schedule


def remarks(content: Content) -> list[tuple[str, str, str]]:
    return [(item.fact_id, item.label, item.remark) for item in content.items if item.remark]


def corrections(newsroom: Newsroom) -> list[Content]:
    return [content for content in newsroom.contents() if content.title == "Correction"]


async def test_a_changed_fact_is_put_right_in_the_message_with_what_and_when(newsroom: Newsroom) -> None:
    await post_one(newsroom, zone="Europe/Riga")
    await newsroom.clock.advance(HOUR)
    assert await newsroom.reload(us=SEVEN) == 1
    assert await newsroom.correct(MINUTE) == 1
    (content,) = newsroom.contents()
    assert [item.wording for item in content.items] == [SEVEN, "Fact uk is so."]
    when = "Friday 27 March 2026, 15:00"
    said = f"Corrected {when}: “About 600 US troops…” → “About 700 US troops…”"
    assert remarks(content) == [("us", "", said)]
    assert await newsroom.reload() == await newsroom.correct(DAY) == 0


async def test_a_question_whose_answer_is_corrected_says_so(newsroom: Newsroom) -> None:
    newsroom.brief = make_brief(number_facts(1))
    schedule = await newsroom.add("quiz")
    await newsroom.post()
    await newsroom.ledger.schedules.replace(schedule.id, schedule, None)
    assert newsroom.contents()[0].items == ()
    await newsroom.reload(f1="Fact f1 is otherwise.")
    await newsroom.correct(MINUTE)
    [content] = newsroom.contents()
    assert content.quiz is not None
    assert content.quiz.ask == "How many of 1?"
    assert [(item.wording, item.label) for item in content.items] == [("Fact f1 is otherwise.", "")]
    assert "Corrected" in content.items[0].remark


async def test_what_changes_no_statement_corrects_nothing(newsroom: Newsroom) -> None:
    await post_one(newsroom)
    newsroom.brief = make_brief(
        [make_fact("us", SIX.replace(" ", "  "), cite=()), make_fact("uk"), make_fact("de")]
    )
    assert await newsroom.reload() == 0


async def test_a_removed_fact_is_marked_as_withdrawn_and_restored_when_it_is_back(newsroom: Newsroom) -> None:
    await post_one(newsroom)
    assert await newsroom.reload(us=None) == 1
    await newsroom.correct()
    when = "Friday 27 March 2026, 12:00"
    assert remarks(newsroom.contents()[0]) == [("us", "withdrawn", f"Withdrawn {when}")]
    assert newsroom.contents()[0].items[0].wording == SIX
    assert await newsroom.reload() == 0
    assert await newsroom.reload(us=SIX) == 1
    await newsroom.correct()
    assert remarks(newsroom.contents()[0]) == [("us", "", f"Restored {when}")]


async def test_processes_that_reload_together_correct_once(newsroom: Newsroom) -> None:
    await post_one(newsroom)
    newsroom.brief = reword(newsroom.brief, us=SEVEN, uk="Otherwise.")
    processes = [newsroom.corrector() for _ in range(3)]
    assert sum(await asyncio.gather(*(process.notice() for process in processes))) == 2
    assert sum(await asyncio.gather(*(process.run_once() for process in processes))) == 1
    assert len(newsroom.editor.edits) == 1
    assert [fact_id for fact_id, *_ in remarks(newsroom.contents()[0])] == ["us", "uk"]


@pytest.mark.parametrize("stored", [False, True])
async def test_a_process_that_dies_over_an_edit_is_replaced_and_the_message_says_the_same(
    newsroom: Newsroom, stored: bool
) -> None:
    await post_one(newsroom)
    await newsroom.reload(us=SEVEN)
    newsroom.editor.fail_next(Fault(Killed(), stored))
    with pytest.raises(BaseExceptionGroup):
        await newsroom.correct()
    assert await newsroom.correct(MINUTE / 2) == 0  # its lease holds
    assert await newsroom.correct(MINUTE) == 1
    assert await newsroom.correct(DAY) == 0
    assert len(newsroom.editor.edits) == 1 + stored
    assert {content.to_json() for _, content in newsroom.editor.edits} == {newsroom.messages()[0].body}


async def test_a_process_that_was_frozen_past_its_lease_settles_nothing(newsroom: Newsroom) -> None:
    await post_one(newsroom)
    await newsroom.reload(us=SEVEN)
    ledger, lease = newsroom.ledger.corrections, MINUTE
    (stale,) = await ledger.claim(newsroom.clock.now, limit=9, lease=lease)
    await newsroom.clock.advance(lease + MINUTE)
    (fresh,) = await ledger.claim(newsroom.clock.now, limit=9, lease=lease)
    assert not await ledger.settle(stale)
    assert not await ledger.retry(stale, START + DAY, "stale")
    assert not await ledger.post_instead(stale, Digest(body="stale"), "stale", now=START)
    assert await ledger.settle(fresh)
    await newsroom.post()
    assert len(newsroom.messages()) == 1


async def test_trouble_is_waited_out(newsroom: Newsroom) -> None:
    await post_one(newsroom)
    await newsroom.reload(us=SEVEN)
    newsroom.editor.fail_next(
        Fault(UncertainError("503")),
        Fault(ConnectionResetError(), stored=True),
        Fault(ValueError("a fault of ours")),
        Fault(ThrottledError(5 * MINUTE, everywhere=True)),
    )
    for _ in range(4):
        assert await newsroom.correct(MINUTE) == 1
    assert await newsroom.correct(4 * MINUTE) == 0
    (wait,) = await newsroom.ledger.budget.take()
    assert wait == pytest.approx(60, abs=1)
    assert await newsroom.correct(MINUTE) == 1
    assert await newsroom.correct(DAY) == 0
    assert len(remarks(newsroom.contents()[0])) == 1


async def test_a_change_that_comes_during_an_edit_is_made_after_it(newsroom: Newsroom) -> None:
    await post_one(newsroom)
    await newsroom.reload(us=SEVEN)

    async def change_more() -> None:
        assert await newsroom.reload(uk="Otherwise.") == 1
        assert await newsroom.corrector().run_once() == 0  # one edit of a message at a time

    newsroom.editor.meanwhile = change_more
    await newsroom.correct()
    assert [len(remarks(content)) for _, content in newsroom.editor.edits] == [1, 2]


async def test_a_process_with_other_briefs_leaves_the_correction_to_the_others(newsroom: Newsroom) -> None:
    await post_one(newsroom)
    behind = newsroom.corrector(newsroom.brief)
    await newsroom.reload(us=SEVEN)
    assert await behind.run_once() == 1
    assert newsroom.editor.edits == []
    assert await newsroom.correct(MINUTE) == 1
    assert newsroom.contents()[0].items[0].wording == SEVEN


async def test_a_message_that_is_gone_is_corrected_by_one_post_whatever_dies(newsroom: Newsroom) -> None:
    schedule = await post_one(newsroom)
    newsroom.editor.deleted.add(1)
    await newsroom.reload(us=SEVEN, uk=None)
    processes = [newsroom.corrector() for _ in range(3)]
    await asyncio.gather(*(process.run_once() for process in processes))
    newsroom.publisher.fail_next(Fault(UncertainError("503"), stored=True), Fault(Killed(), stored=True))
    await newsroom.post()
    with pytest.raises(BaseExceptionGroup):
        await newsroom.post(MINUTE / 4)
    for _ in range(3):
        await asyncio.gather(newsroom.poster().run_once(), newsroom.poster().run_once())
        await newsroom.clock.advance(10 * MINUTE)
        await newsroom.correct()
    (correction,) = newsroom.contents()
    assert correction.lead == "To “Troops”, posted on Friday 27 March 2026."
    assert [(item.fact_id, item.label, item.wording) for item in correction.items] == [
        ("us", "", SEVEN),
        ("uk", "withdrawn", "Fact uk is so."),
    ]
    assert newsroom.messages()[0].channel_id == schedule.channel_id
    assert await newsroom.reload() == 0


async def test_only_the_last_of_many_messages_that_are_gone_or_old_is_corrected_by_a_post(
    newsroom: Newsroom,
) -> None:
    schedule = await newsroom.add("topic", topic="troops")
    for _ in range(3):
        await newsroom.post(HOUR)
    await newsroom.ledger.schedules.replace(schedule.id, schedule, None)
    newsroom.editor.deleted.add(3)
    await newsroom.reload(us=SEVEN)
    await newsroom.correct()
    await newsroom.post()
    assert [len(remarks(content)) for content in newsroom.contents()] == [1, 1, 1]
    assert len(corrections(newsroom)) == 1
    await newsroom.clock.advance(31 * DAY)
    await newsroom.reload(us=SIX)
    await newsroom.correct()
    await newsroom.post()
    assert len(newsroom.editor.edits) == 2
    assert len(corrections(newsroom)) == 2


async def test_a_correction_takes_no_slots_place_and_its_refusal_pauses_nothing(newsroom: Newsroom) -> None:
    schedule = await newsroom.add("topic", topic="troops")
    await newsroom.post()
    newsroom.editor.deleted.add(1)
    newsroom.publisher.fail_next(Fault(UncertainError("503")))
    await newsroom.post(HOUR)  # a slot's digest is composed and waits
    await newsroom.reload(us=SEVEN)
    await newsroom.correct()
    await newsroom.post(10 * MINUTE)
    assert sorted(content.title for content in newsroom.contents()) == ["Correction", "Troops"]
    newsroom.editor.deleted.update(newsroom.channels.messages)
    newsroom.publisher.fail_next(Fault(RefusedError("50013")))
    await newsroom.reload(us=None)
    await newsroom.correct()
    await newsroom.post()
    states = [entry.state for entry in await newsroom.ledger.deliveries.history(schedule.id)]
    assert sorted(states) == ["done", "done", "done", "refused"]
    assert newsroom.told == []
    assert len(await newsroom.ledger.schedules.upcoming()) == 1


async def test_what_was_composed_before_a_reload_and_posted_after_it_is_put_right_by_a_later_look(
    newsroom: Newsroom,
) -> None:
    await newsroom.add("topic", topic="troops")
    newsroom.publisher.fail_next(Fault(UncertainError("503")))
    await newsroom.post()
    newsroom.brief = reword(newsroom.brief, us=SEVEN)

    async def pass_time(seconds: float) -> None:
        await newsroom.post(timedelta(seconds=seconds))
        if newsroom.editor.edits:
            raise Killed

    with pytest.raises(Killed):
        await newsroom.corrector(sleep=pass_time).run()
    assert newsroom.clock.now - START == 10 * MINUTE + timedelta(seconds=5)
    assert newsroom.contents()[0].items[0].wording == SEVEN


async def test_a_lost_database_is_waited_for(newsroom: Newsroom, place: Place) -> None:
    await post_one(newsroom)
    newsroom.brief = reword(newsroom.brief, us=SEVEN)
    outage = AsyncExitStack()
    await outage.enter_async_context(place.gone())
    pauses: list[float] = []

    async def pass_time(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            await outage.aclose()
        if newsroom.editor.edits:
            raise Killed

    async with outage:
        with pytest.raises(Killed):
            await newsroom.corrector(sleep=pass_time).run()
    assert pauses[0] < pauses[1]
    assert newsroom.contents()[0].items[0].wording == SEVEN


async def test_a_correction_is_posted_however_late_but_not_for_a_paused_digest(newsroom: Newsroom) -> None:
    for pause in (False, True):
        schedule = await post_one(newsroom, late="skip", channel_id=20 + pause)
        newsroom.editor.deleted.add(newsroom.messages(schedule)[0].id)
        if pause:
            await newsroom.ledger.schedules.pause(schedule.id, "holidays", now=START)
    await newsroom.reload(us=SEVEN)
    await newsroom.correct()
    await newsroom.post(2 * DAY)
    assert [message.channel_id for message in newsroom.messages()] == [20]


async def test_a_post_that_this_version_cannot_read_is_corrected_by_a_post(newsroom: Newsroom) -> None:
    await newsroom.add("topic", topic="troops")
    newsroom.spoil = True
    await newsroom.post()
    newsroom.spoil = False
    await newsroom.reload(us=SEVEN)
    await newsroom.correct()
    await newsroom.post()
    assert Content.from_json(newsroom.messages()[1].body).title == "Correction"


async def test_a_brief_that_is_no_longer_served_withdraws_nothing(newsroom: Newsroom) -> None:
    await post_one(newsroom)
    newsroom.brief = replace(newsroom.brief, id="another")
    assert await newsroom.reload(us=SEVEN) == 0
