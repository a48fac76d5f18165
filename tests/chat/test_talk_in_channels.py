"""A conversation in a channel: each person's lines lean on their own, for ten minutes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat import DatelineBot
from bot.chat.recollection import LASTING, MOST_REMEMBERED, Recollection
from bot.lookup import Lookup, Request
from bot.lookup.talk import make_turn
from tests.chat.clock import START, Clock
from tests.chat.room import Room, read, value_of


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def simcord_bot(lookup: Lookup, clock: Clock) -> DatelineBot:
    return DatelineBot(lookup, now=clock)


def bring(room: Room, name: str) -> Room:
    """Return the same room as somebody else sees it."""
    return replace(room, asker=room.guild.add_member(room.env.create_user(name)))


async def test_two_people_in_a_channel_each_have_their_own_thread_of_talk(room: Room) -> None:
    bob = bring(room, "bob")
    assert "600" in read(await room.ask("!troops latvia"))
    assert "Estonia" in read(await bob.ask(f"{room.mention} what weapons does estonia need"))
    mine = read(await room.ask(f"{room.mention} and europe?"))
    assert "Troops: Europe" in mine
    assert "100,000" in mine
    his = read(await bob.ask(f"{room.mention} and poland?"))
    assert "what weapons does Poland need" in his
    assert "more: Europe" in read(await room.ask(f"{room.mention} more"))
    assert "Troops: Latvia" in read(await room.ask(f"{room.mention} what about latvia"))
    assert "what weapons does Latvia need" in read(await bob.ask(f"{room.mention} and latvia"))


async def test_a_channel_is_not_leant_on_from_another(room: Room) -> None:
    await room.ask("!troops latvia")
    assert "you have not asked me lately" in read(await room.anew().ask(f"{room.mention} and estonia?"))


async def test_a_line_leans_on_the_last_for_ten_minutes(room: Room, clock: Clock) -> None:
    await room.ask("!weapons poland")
    clock.at += LASTING
    assert "Weapons: Estonia" in read(await room.ask(f"{room.mention} and estonia?"))
    clock.at += LASTING + timedelta(seconds=1)
    assert "you have not asked me lately" in read(await room.ask(f"{room.mention} and latvia?"))
    assert "nothing was looked up" in read(await room.ask("!why"))


async def test_a_direct_message_is_a_conversation(room: Room) -> None:
    async def tell(text: str) -> str:
        (reply,) = await room.tell(text)
        return read(reply)

    assert "Hello!" in await tell("hi")
    assert "Try" in await tell("who are you")
    assert "Kusti Salm" in await tell("who is salm")
    assert "HIMARS, Reaper" in await tell("what did he say")
    assert "Lielvarde" in await tell("about lielvarde")
    assert "Understood: “where is Lielvarde Air Base”" in await tell("where is that")
    assert "who says that, and where" in await tell("source?")
    assert "Understood: “why " in await tell("why?")
    assert "You’re welcome" in await tell("thanks!")
    assert "who says that, and where" in await tell("says who")


async def test_a_hello_in_a_channel_is_for_the_bot_only_where_it_is_named(room: Room) -> None:
    assert await room.say("hello!") == []
    assert await room.say("!hello") == []
    assert await room.say("and estonia?") == []
    assert "Hello!" in read(await room.ask(f"hello {room.mention}"))
    assert "`!" in read(await room.ask(f"{room.mention} 👍"))


async def test_slash_commands_are_part_of_the_conversation(room: Room) -> None:
    await room.asker.slash(room.channel, "weapons", name="poland")
    result = await room.asker.slash(room.channel, "ask", question="and estonia?")
    assert result.response is not None
    assert "Weapons: Estonia" in read(result.response)


async def test_a_chosen_name_is_what_the_next_line_leans_on(room: Room) -> None:
    reply = await room.ask("!who defense minister")
    await room.asker.select(reply, value_of(reply, "Lloyd Austin"))
    assert "what did Lloyd Austin say" in read(await room.ask(f"{room.mention} what did he say"))


async def test_a_name_is_a_command_where_it_is_certain(room: Room) -> None:
    assert "Artis Pabriks" in read(await room.ask("!pabriks"))
    assert "F-16" in read(await room.ask("!f-16"))
    assert await room.say("!president") == []
    assert await room.say("!pabriks play") == []


def test_what_is_remembered_is_bounded_and_goes_oldest_first(lookup: Lookup) -> None:
    recollection = Recollection()
    turn = make_turn(Request("troops", ""), lookup.respond("troops"))
    for person in range(MOST_REMEMBERED + 2):
        recollection.note((1, person), turn, START)
    assert len(recollection) == MOST_REMEMBERED
    assert recollection.turn((1, 0), START) is None
    assert recollection.turn((1, MOST_REMEMBERED + 1), START) is turn
