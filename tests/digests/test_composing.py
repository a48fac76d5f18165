"""What schedules post over a real ledger: rotations and news that neither repeat nor leave out, whatever dies."""

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.brief import Problem
from bot.digests.composing.composer import KINDS, Composer
from bot.digests.composing.content import Content
from bot.digests.ledger.access import Ledger
from bot.digests.publishing import UncertainError
from bot.digests.records import Schedule
from tests.digests.briefs import library_of, make_brief, make_fact, number_facts
from tests.digests.channels import Fault, Killed
from tests.digests.clocks import SimulatedClock
from tests.digests.newsroom import Newsroom

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
PATIENT = {"late": "post", "grace_seconds": 7 * 24 * 3600, "coalesce": False}


@pytest.fixture
async def newsroom(ledger: Ledger, clock: SimulatedClock) -> Newsroom:
    return Newsroom(ledger, clock, make_brief(number_facts(*range(7)), summary=["f0", "f1"]))


def listed(contents: list[Content]) -> list[str]:
    return [item.fact_id for content in contents for item in content.items]


def news(contents: list[Content]) -> list[tuple[str, str]]:
    """List what the digests after the first one tell."""
    return [(item.label, item.fact_id) for content in contents[1:] for item in content.items]


async def test_every_kind_can_be_posted(newsroom: Newsroom) -> None:
    for channel_id, kind in enumerate(KINDS):
        await newsroom.add(kind, topic="troops" if kind == "topic" else None, channel_id=channel_id)
    await newsroom.post()
    titles = [(content.title, len(content.items)) for content in newsroom.contents()]
    title = newsroom.brief.title
    expected = [(title, 2), ("Troops", 5), (title, 3), (title, 2), (f"Quiz: {title}", 0)]
    assert sorted(titles) == sorted(expected)


async def test_a_rotation_goes_round_though_posts_are_late_and_sending_is_uncertain(
    newsroom: Newsroom,
) -> None:
    schedule = await newsroom.add("rotation", **PATIENT)
    newsroom.publisher.fail_next(
        None, Fault(UncertainError("503")), Fault(UncertainError("503"), stored=True)
    )
    await newsroom.post(6 * HOUR)  # seven slots are due at once
    for _ in range(5):
        await newsroom.post(10 * MINUTE)
    posted = sorted(
        (entry.slot, entry.message_id) for entry in await newsroom.ledger.deliveries.history(schedule.id)
    )
    bodies = [newsroom.channels.messages[message_id or 0].body for _, message_id in posted]
    order = listed([Content.from_json(body) for body in bodies])
    assert len(order) == 21
    assert order[:7] == order[7:14] == order[14:]
    assert len(set(order[:7])) == 7


async def test_two_rotations_go_round_in_their_own_order(newsroom: Newsroom) -> None:
    one, other = [await newsroom.add("rotation", seed=seed, channel_id=seed) for seed in (1, 2)]
    for _ in range(3):
        await newsroom.post(HOUR)
    first, second = listed(newsroom.contents(one)), listed(newsroom.contents(other))
    assert set(first) == set(second)
    assert first[:7] != second[:7]


async def test_a_quiz_asks_everything_before_it_asks_again_though_posts_are_late_and_sending_is_uncertain(
    newsroom: Newsroom,
) -> None:
    schedule = await newsroom.add("quiz", topic="troops", **PATIENT)
    newsroom.publisher.fail_next(Fault(UncertainError("503"), stored=True), Fault(UncertainError("503")))
    await newsroom.post(2 * HOUR)
    for _ in range(5):
        await newsroom.post(10 * MINUTE)
    for _ in range(11):
        await newsroom.post(HOUR)
    asked = [content.quiz.ask if content.quiz else "" for content in newsroom.contents(schedule)]
    assert len(asked) == len({message.mark for message in newsroom.channels.messages.values()}) == 14
    assert set(asked[:7]) == set(asked[7:]) == {f"How many of {n}?" for n in range(7)}
    assert all(one != other for one, other in itertools.pairwise(asked))


async def test_a_quiz_with_nothing_left_to_ask_pauses_with_the_reason(newsroom: Newsroom) -> None:
    newsroom.brief = make_brief([make_fact("plain", topics=("troops",))])
    await newsroom.add("quiz")
    await newsroom.post()
    assert newsroom.told == ["the brief has nothing to ask any more; give the digest something else to post"]


async def test_notes_are_no_news_and_take_no_turn(newsroom: Newsroom) -> None:
    newsroom.brief = make_brief([*number_facts(1), make_fact("note", note="By the way.")])
    for channel_id, kind in enumerate(("rotation", "new", "brief")):
        await newsroom.add(kind, channel_id=channel_id)
    await newsroom.post()
    assert sorted(map(listed, [[content] for content in newsroom.contents()])) == [
        ["f1"],
        ["f1", "note"],
        ["f1", "note"],
    ]


async def test_news_begins_with_where_things_stand_and_is_silent_until_something_changes(
    newsroom: Newsroom,
) -> None:
    schedule = await newsroom.add("new")
    await newsroom.post()
    await newsroom.post(HOUR)
    (opening,) = newsroom.contents()
    assert listed([opening]) == ["f0", "f1"]
    (entry, *_) = await newsroom.ledger.deliveries.history(schedule.id)
    assert (entry.state, entry.reason) == ("skipped", "there was nothing new to say")
    await newsroom.reload(f3="It is otherwise.", f4=None, f9="It came.")
    await newsroom.post(HOUR)
    await newsroom.post(HOUR)
    assert news(newsroom.contents()) == [("corrected", "f3"), ("new", "f9"), ("withdrawn", "f4")]
    corrected, new, withdrawn = newsroom.contents()[1].items
    assert (corrected.wording, corrected.remark) == ("It is otherwise.", "Before: “Fact f3 is so.”")
    assert new.numbers == "3"
    assert withdrawn.wording == "Fact f4 is so."


async def test_news_is_told_once_though_processes_die_and_several_posts_are_due(newsroom: Newsroom) -> None:
    await newsroom.add("new", **PATIENT)
    await newsroom.post()
    await newsroom.reload(**{f"n{n}": f"News {n}." for n in range(15)})
    newsroom.publisher.fail_next(Fault(Killed(), stored=True))
    with pytest.raises(BaseExceptionGroup):
        await newsroom.post(4 * HOUR)  # four slots are due at once, and six facts fit into a post
    await newsroom.reload(n0="News 0, corrected.")
    for _ in range(8):
        await newsroom.post(10 * MINUTE)
    told = [fact_id for label, fact_id in news(newsroom.contents()) if label == "new"]
    assert sorted(told) == sorted(f"n{n}" for n in range(15))
    assert newsroom.contents()[1].more == 9


async def test_news_on_its_way_counts_as_told(newsroom: Newsroom) -> None:
    await newsroom.add("new", **PATIENT)
    await newsroom.post()
    await newsroom.reload(f3="It is otherwise.")
    for _ in range(2):  # the second slot is composed while the first one's digest still cannot be sent
        newsroom.publisher.fail_next(*[Fault(UncertainError("503"))] * 3)
        await newsroom.post(HOUR)
    for _ in range(3):
        await newsroom.post(10 * MINUTE)
    assert news(newsroom.contents()) == [("corrected", "f3")]


async def test_an_edited_post_does_not_hide_the_correction_from_the_next_one(newsroom: Newsroom) -> None:
    await newsroom.add("new")
    await newsroom.post()
    assert await newsroom.reload(f0="It is otherwise.") == 1
    assert await newsroom.correct() == 1
    await newsroom.post(HOUR)
    assert news(newsroom.contents()) == [("corrected", "f0")]


async def test_a_slot_is_composed_the_same_however_often(newsroom: Newsroom) -> None:
    schedules = [await newsroom.add(kind, topic="troops", channel_id=n) for n, kind in enumerate(KINDS)]
    await newsroom.post()
    await newsroom.reload(f2="It is otherwise.")

    async def compose(schedule: Schedule) -> str:
        digest = await newsroom.composer.compose(schedule, newsroom.clock.now + HOUR)
        return digest.body if digest else ""

    for schedule in schedules:
        assert await compose(schedule) == await compose(schedule) != ""


async def test_what_a_brief_no_longer_has_pauses_the_schedule_with_the_reason(newsroom: Newsroom) -> None:
    await newsroom.add("brief", brief="village")
    await newsroom.add("topic", topic="weapons")
    await newsroom.post()
    assert newsroom.contents() == []
    assert sorted(newsroom.told) == [
        'the brief has no topic "weapons" any more; give the digest another one',
        'there is no brief "village" any more; give the digest another one',
    ]


async def test_a_digest_of_a_brief_that_does_not_hold_waits_and_is_not_paused(newsroom: Newsroom) -> None:
    """The bot was started anew while a curator was at work on the brief."""
    await newsroom.add("brief")
    problem = Problem("facts.yaml", 1, 1, "empty-value", "`text` is empty")
    another = library_of(replace(newsroom.brief, id="another"))
    served = [replace(another, withheld={newsroom.brief.id: (problem,)})]
    newsroom.composer = Composer(newsroom.ledger.memory, lambda: served[0])
    await newsroom.post()
    assert newsroom.contents() == []
    served[0] = library_of(newsroom.brief)
    await newsroom.post(5 * MINUTE)
    assert (len(newsroom.contents()), newsroom.told) == (1, [])
