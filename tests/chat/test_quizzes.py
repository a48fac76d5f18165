"""A quiz in a channel: everybody answers once, is told alone, and whoever has answered may ask for the next."""

import itertools
import json
import re
from dataclasses import replace
from typing import Any

import discord
import pytest
import simcord

from bot.brief.library import Library
from bot.chat.client import DatelineBot
from bot.lookup.answers import Lookup
from tests.chat.room import BUTTON, Room, Shown, buttons, components_of, read

ASKED = "!quiz latvia #3"
ANSWERS = 4


def answer_buttons(message: Shown) -> list[dict[str, Any]]:
    """Return the four buttons to answer with."""
    return [
        each
        for each in components_of(message)
        if each["type"] == BUTTON and re.match(r"dq\d[a-z]{2}\.", each["custom_id"])
    ]


def right_of(room: Room, message: Shown) -> int:
    """Return the place of the right answer of a question."""
    first = answer_buttons(message)[0]["custom_id"].split(".")
    quiz = room.bot.lookup.find_quiz(first[1], int(first[2]))
    assert quiz is not None
    assert [button["label"] for button in answer_buttons(message)] == list(quiz.options)
    return quiz.right


async def answer(room: Room, message: Shown, place: int, member: simcord.MemberActor | None = None) -> str:
    """Press an answer; return what the member alone is told."""
    whole = answer_buttons(await refetch(room, message))[place]["custom_id"]
    result = await (member or room.asker).click(message, custom_id=whole)
    told = [*([result.response] if result.response and result.ephemeral else []), *result.followups]
    assert len(told) == 1, told
    return read(told[0])


async def refetch(room: Room, message: Shown) -> discord.Message:
    """Return a message as it is now."""
    (now,) = [shown for shown in room.channel.history() if shown.id == message.id]
    return now


async def test_a_question_has_four_answers_and_tells_each_who_presses_alone(room: Room) -> None:
    asked = await room.ask(ASKED)
    assert len(answer_buttons(asked)) == ANSWERS
    assert buttons(asked)[ANSWERS:] == []  # on it goes once somebody has answered
    right = right_of(room, asked)
    other = room.guild.add_member(room.env.create_user("other"))
    told = await answer(room, asked, right)
    assert told.startswith("Right: **")
    assert "‹" in told
    wrong = await answer(room, asked, (right + 1) % ANSWERS, other)
    assert wrong.startswith("Not ")
    assert buttons(asked)[right] in wrong
    now = await refetch(room, asked)
    assert buttons(now)[ANSWERS:] == ["2 answers, 1 right", "Next question"]
    assert read(now) == read(asked)  # the channel is not told which is right


async def test_nobody_answers_twice_not_even_after_a_restart(room: Room, lookup: Lookup) -> None:
    asked = await room.ask(ASKED)
    right = right_of(room, asked)
    await answer(room, asked, (right + 1) % ANSWERS)
    assert "answered already" in await answer(room, asked, right)
    await room.env.restart_bot(DatelineBot(lookup))
    assert "answered already" in await answer(room, asked, right)
    assert "1 answer, 0 right" in buttons(await refetch(room, asked))
    late = room.guild.add_member(room.env.create_user("late"))
    assert (await answer(room, asked, right, late)).startswith("Right: ")
    assert "2 answers, 1 right" in buttons(await refetch(room, asked))


@pytest.mark.parametrize("embed_links", [True, False])
async def test_who_has_answered_asks_the_next_and_the_answer_is_shown_to_all(
    room: Room, *, embed_links: bool
) -> None:
    place = room.shut(embed_links=embed_links)
    asked = await place.ask(ASKED)
    right = right_of(place, asked)
    await answer(place, asked, right)
    other = room.guild.add_member(room.env.create_user("other"))
    refused = await other.click(await refetch(place, asked), label="Next question")
    assert refused.response is not None
    assert "Answer this one first" in read(refused.response)
    await place.asker.click(await refetch(place, asked), label="Next question")
    closed, following = await refetch(place, asked), place.channel.history()[-1]
    assert f"The answer: **{discord.utils.escape_markdown(buttons(asked)[right])}**" in read(closed)
    assert "1 answer, 1 right" in read(closed)
    assert "‹" in read(closed)
    assert all(button["disabled"] for button in answer_buttons(closed))
    assert "Next question" not in buttons(closed)
    assert following.id != asked.id
    assert len(answer_buttons(following)) == ANSWERS
    assert ids(following) != ids(asked)


async def test_a_channel_is_never_asked_the_same_twice_in_a_row(room: Room) -> None:
    asked = [ids(await room.ask("!quiz belarus"))]  # one question alone: there is no other
    asked += [ids(await room.ask("!quiz us")) for _ in range(12)]
    keys = [each[0].split(".")[1] for each in asked]
    assert all(one != other for one, other in itertools.pairwise(keys))


async def test_a_changed_brief_takes_no_answers_to_the_old_question(room: Room, library: Library) -> None:
    asked = await room.ask("!quiz latvia #3")
    late = room.guild.add_member(room.env.create_user("late"))
    await answer(room, asked, 0, late)
    asked = await refetch(room, asked)
    brief = next(iter(library.briefs.values()))
    bare = {name: replace(fact, quiz=()) for name, fact in brief.facts.items()}
    room.bot.lookup = Lookup(Library({brief.id: replace(brief, facts=bare)}))
    assert "has been changed" in await answer(room, asked, 0)
    refused = await room.asker.click(asked, label="Next question")
    assert refused.response is not None
    assert "has been changed" in read(refused.response)
    assert buttons(await refetch(room, asked)) == buttons(asked)


async def test_it_is_asked_everywhere_alike(room: Room) -> None:
    slash = await room.asker.slash(room.channel, "quiz", about="Latvia #3")
    assert slash.response is not None
    mentioned = await room.ask(f"{room.mention} quiz latvia #3")
    (direct,) = await room.tell("quiz latvia #3")
    typed = await room.ask(ASKED)
    assert ids(slash.response) == ids(mentioned) == ids(direct) == ids(typed)


async def test_many_answer_and_the_buttons_hold_it(room: Room) -> None:
    asked = await room.ask(ASKED)
    right = right_of(room, asked)
    for number in range(30):
        await answer(room, asked, right, room.guild.add_member(room.env.create_user(f"player {number}")))
    now = await refetch(room, asked)
    assert "30 answers, 30 right" in buttons(now)
    assert max(len(each) for each in ids(now)) <= 100
    assert json.dumps(read(now)) == json.dumps(read(asked))


async def test_an_edit_that_asks_for_the_same_leaves_the_question_and_its_answers(room: Room) -> None:
    typed = await room.asker.send(room.channel, "!quiz us")
    (asked,) = room.replies_since(typed)
    await answer(room, asked, 0)
    before = await refetch(room, asked)
    await room.env.advance_time(1)
    await room.asker.edit(typed, "!quiz  us")
    (now,) = room.replies_since(typed)
    assert (ids(now), buttons(now)) == (ids(before), buttons(before))
    await room.env.advance_time(1)
    await room.asker.edit(typed, "!quiz latvia #3")
    (other,) = room.replies_since(typed)
    assert other.id == asked.id
    assert len(buttons(other)) == ANSWERS  # nobody has answered this one
    assert (await answer(room, other, right_of(room, other))).startswith("Right: ")


async def test_all_see_it_in_the_language_it_was_asked_in_and_each_is_told_in_theirs(room: Room) -> None:
    guild = room.env.create_guild("Redakcja", preferred_locale="pl")
    asker = guild.add_member(room.asker.user)
    there = replace(room, guild=guild, channel=guild.create_text_channel("odprawa"), asker=asker)
    asked = await there.ask(ASKED)
    assert (await answer(there, asked, right_of(there, asked))).startswith("Right: ")  # by an English client
    now = await refetch(there, asked)
    assert buttons(now)[ANSWERS:] == ["1 odpowiedź, poprawne: 1", "Następne pytanie"]
    assert read(now) == read(asked)
    await asker.click(now, label="Następne pytanie")
    assert "Odpowiedź: **" in read(await refetch(there, asked))
    assert "stan na" in read(there.channel.history()[-1])


def ids(message: Shown) -> list[str]:
    """Return the ids of the buttons to answer with."""
    return [button["custom_id"] for button in answer_buttons(message)]
