"""What can be pressed: pages that turn, names to choose from, and who may press."""

from dataclasses import replace

import discord
import pytest
import simcord

from bot.brief.library import Library
from bot.brief.model import Brief, Entity
from bot.chat.views import TIMEOUT
from bot.lookup.answers import Lookup
from tests.chat.room import Room, buttons, options, read


async def refetch(message: discord.Message, room: Room) -> discord.Message:
    """Return a message as it is now."""
    (now,) = [shown for shown in room.channel.history() if shown.id == message.id]
    return now


def twins(library: Library, *, same_name: bool) -> Lookup:
    """Return a lookup in whose brief two people are known as Morgan."""
    brief: Brief = next(iter(library.briefs.values()))
    names = ("Morgan", "Morgan") if same_name else ("Alex Morgan", "Kim Morgan")
    people = [
        Entity(id=f"morgan-{number}", kind="person", name=name, aliases=("Morgan",), role=f"Witness {number}")
        for number, name in enumerate(names, start=1)
    ]
    entities = {**brief.entities, **{person.id: person for person in people}}
    return Lookup(Library({brief.id: replace(brief, entities=entities)}))


@pytest.mark.parametrize("same_name", [False, True])
async def test_a_choice_becomes_the_answer(room: Room, library: Library, *, same_name: bool) -> None:
    room.bot.lookup = twins(library, same_name=same_name)
    question = await room.ask("!who morgan")
    assert options(question) == ["morgan-1", "morgan-2"]
    await room.asker.select(question, ["morgan-2"])
    answer = await refetch(question, room)
    assert "Witness 2" in read(answer)
    assert "Witness 1" not in read(answer)
    assert options(answer) == []
    assert len(room.replies_since(question)) == 0


async def test_a_choice_can_be_typed_instead(room: Room, library: Library) -> None:
    room.bot.lookup = twins(library, same_name=False)
    assert "!who Alex Morgan" in read(await room.ask("!who morgan"))
    assert "Witness 1" in read(await room.ask("!who Alex Morgan"))


async def test_nobody_else_can_choose(room: Room, library: Library) -> None:
    room.bot.lookup = twins(library, same_name=False)
    question = await room.ask("!who morgan")
    other = room.guild.add_member(room.env.create_user("other"))
    refusal = await other.select(question, ["morgan-1"])
    assert refusal.ephemeral
    assert refusal.response is not None
    assert "ask me yourself" in read(refusal.response)
    assert read(await refetch(question, room)) == read(question)


async def test_pages_turn_to_the_end_and_back(room: Room) -> None:
    first = await room.ask("!weapons")
    assert buttons(first) == {"Back": False, "More": True}
    seen = [read(first)]
    while buttons(page := await refetch(first, room))["More"]:
        await room.asker.click(page, label="More")
        seen.append(read(await refetch(first, room)))
    assert len(set(seen)) == len(seen)
    assert f"page {len(seen)} of {len(seen)}" in seen[-1]
    for expected in reversed(seen[:-1]):
        await room.asker.click(await refetch(first, room), label="Back")
        assert read(await refetch(first, room)) == expected


async def test_nobody_else_can_turn_the_pages(room: Room) -> None:
    first = await room.ask("!weapons")
    other = room.guild.add_member(room.env.create_user("other"))
    assert (await other.click(first, label="More")).ephemeral
    assert read(await refetch(first, room)) == read(first)


async def test_a_short_answer_has_nothing_to_press(room: Room) -> None:
    assert buttons(await room.ask("!who zelensky")) == {}


async def test_pages_turn_where_embeds_are_not_allowed(room: Room) -> None:
    shut = room.shut(embed_links=False)
    first = await shut.ask("!weapons")
    await room.asker.click(first, label="More")
    second = await refetch(first, shut)
    assert second.embeds == []
    assert "page 2 of" in read(second)
    assert "page 1 of" not in read(second)


async def test_buttons_go_when_their_time_is_over(room: Room) -> None:
    message = await room.ask("!weapons")
    await room.env.advance_time(TIMEOUT - 1)
    assert buttons(await refetch(message, room))
    await room.env.advance_time(2)
    after = await refetch(message, room)
    assert buttons(after) == {}
    assert read(after) == read(message)


async def test_a_press_gives_the_buttons_more_time(room: Room) -> None:
    message = await room.ask("!weapons")
    await room.env.advance_time(TIMEOUT - 1)
    await room.asker.click(message, label="More")
    await room.env.advance_time(TIMEOUT - 1)
    assert buttons(await refetch(message, room))
    await room.env.advance_time(2)
    assert buttons(await refetch(message, room)) == {}


async def test_buttons_of_a_chosen_answer_go_too(room: Room, library: Library) -> None:
    brief = next(iter(library.briefs.values()))
    poland = replace(brief.entities["poland"], aliases=("Georgia",))
    latvia = replace(brief.entities["latvia"], aliases=("Georgia",))
    entities = {**brief.entities, "poland": poland, "latvia": latvia}
    room.bot.lookup = Lookup(Library({brief.id: replace(brief, entities=entities)}))
    question = await room.ask("!where georgia")
    await room.asker.select(question, ["poland"])
    assert buttons(await refetch(question, room))
    await room.env.advance_time(TIMEOUT + 1)
    assert buttons(await refetch(question, room)) == {}


async def test_a_deleted_answer_times_out_quietly(room: Room) -> None:
    message = await room.ask("!weapons")
    moderator = room.guild.create_role("moderator", permissions=discord.Permissions(manage_messages=True))
    janitor = room.guild.add_member(room.env.create_user("janitor"), roles=[moderator])
    await janitor.delete(message)
    await room.env.advance_time(TIMEOUT + 1)
    simcord.assert_no_errors(room.env)


async def test_buttons_of_a_slash_answer_go_while_discord_still_lets_them(room: Room) -> None:
    token_lives = 15 * 60
    result = await room.asker.slash(room.channel, "weapons")
    assert result.response is not None
    await room.env.advance_time(token_lives - 1)
    assert buttons(result.response) == {}
