"""Who asks faster than anybody reads is told when to ask again: once in the channel, or alone where they pressed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat import Bursts, DatelineBot
from bot.chat.bursts import CHANNEL, PERSON, PRESSES
from bot.lookup import Lookup
from tests.chat.clock import Clock
from tests.chat.room import Room, Shown, buttons, read

WORD = "One at a time, please: I’ll answer again in 10 s."


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def simcord_bot(lookup: Lookup, clock: Clock) -> DatelineBot:
    return DatelineBot(lookup, bursts=Bursts(), now=clock)


async def ask_at_once(room: Room, *texts: str) -> list[str]:
    """Post messages one after the other; return what came of each."""
    return [" ".join(map(read, await room.say(text))) for text in texts]


async def test_a_burst_gets_one_word_and_then_answers_again(room: Room, clock: Clock) -> None:
    first = await ask_at_once(room, *["!who pabrix"] * PERSON.count)
    assert all("Artis Pabriks" in answer for answer in first)
    asked = ("!who pabrix", "!ping", f"{room.mention} hello", "!pabriks", "!play despacito", "hello")
    assert await ask_at_once(room, *asked) == [WORD, "", "", "", "", ""]
    clock.at += PERSON.span
    assert "Artis Pabriks" in read(await room.ask("!who pabrix"))


async def test_what_is_not_for_the_bot_counts_for_nothing(room: Room) -> None:
    await ask_at_once(room, *["!play despacito", "hello", "!"] * PERSON.count)
    assert "Artis Pabriks" in read(await room.ask("!who pabrix"))


async def test_a_slower_neighbour_is_answered(room: Room) -> None:
    await ask_at_once(room, *["!ping"] * (PERSON.count + 1))
    other = replace(room, asker=room.guild.add_member(room.env.create_user("other")))
    assert "Artis Pabriks" in read(await other.ask("!who pabrix"))


async def test_a_crowd_in_a_channel_gets_one_word_together(room: Room) -> None:
    crowd = [
        replace(room, asker=room.guild.add_member(room.env.create_user(f"member-{number}")))
        for number in range(CHANNEL.count // 2 + 2)
    ]
    told = [(await ask_at_once(member, "!ping", "!ping")) for member in crowd]
    assert [answer for answers in told[-2:] for answer in answers] == [
        "Many are asking here at once: I’ll answer again in 10 s.",
        "",
        "",
        "",
    ]
    assert "Awake" in read(await crowd[0].anew().ask("!ping"))


async def test_a_refused_question_is_not_what_why_is_about(room: Room, clock: Clock) -> None:
    await ask_at_once(room, *["!who salm"] * PERSON.count, "!who pabrix")
    clock.at += PERSON.span
    assert "Salm" in read(await room.ask("!why"))


async def test_the_word_goes_with_its_question_and_an_edit_of_an_answered_one_is_no_burst(room: Room) -> None:
    asked = await room.asker.send(room.channel, "!who pabrix")
    await ask_at_once(room, *["!ping"] * (PERSON.count - 1))
    late = await room.asker.send(room.channel, "!ping")
    assert list(map(read, room.replies_since(late))) == [WORD]
    await room.asker.delete(late)
    assert room.replies_since(late) == []
    await room.asker.edit(asked, "!who salm")
    assert "Kusti Salm" in read(room.replies_since(asked)[0])


async def test_an_edit_does_not_jump_the_queue(room: Room, clock: Clock) -> None:
    await ask_at_once(room, *["!ping"] * PERSON.count)
    late = await room.asker.send(room.channel, "!ping")
    clock.at += timedelta(seconds=3)
    for text, told in (("!who salm", "again in 7 s"), ("!who pabrix", "again in 7 s")):
        await room.env.advance_time(1)
        await room.asker.edit(late, text)
        (word,) = room.replies_since(late)
        assert told in read(word)
    clock.at += timedelta(seconds=7)
    await room.env.advance_time(1)
    await room.asker.edit(late, "!who salm")
    (answer,) = room.replies_since(late)
    assert (answer.id, "Kusti Salm" in read(answer)) == (word.id, True)


def words_of(shown: Shown | None) -> str:
    """Return the text of an answer."""
    assert shown is not None
    return read(shown)


async def test_a_slash_command_too_many_is_told_to_whom_it_is_each_time(room: Room) -> None:
    for _ in range(PERSON.count):
        assert "Awake" in words_of((await room.asker.slash(room.channel, "ping")).response)
    for _ in range(2):
        result = await room.asker.slash(room.channel, "who", name="pabrix")
        assert result.ephemeral
        assert words_of(result.response) == WORD
    assert await room.asker.autocomplete(room.channel, "who", "name", "pab")
    assert await ask_at_once(room, "!ping", "!ping") == [WORD, ""]


async def test_pages_turn_faster_than_questions_are_answered_but_not_without_end(
    room: Room, clock: Clock
) -> None:
    page = await room.ask("!weapons")
    for number in range(PRESSES.count):
        label = next(each for each in buttons(page) if each.startswith("Back" if number % 2 else "More"))
        assert not (await room.asker.click(page, label=label)).ephemeral
        page = next(message for message in room.channel.history() if message.id == page.id)
    before = read(page)
    pressed = await room.asker.click(page, label=buttons(page)[0])
    assert pressed.ephemeral
    assert words_of(pressed.response) == WORD
    assert read(room.channel.history()[-1]) == before
    clock.at += PRESSES.span + timedelta(seconds=1)
    assert not (await room.asker.click(page, label=buttons(page)[0])).ephemeral
