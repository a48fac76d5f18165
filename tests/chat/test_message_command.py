"""*Brief me on this* explains the names in any message, to whoever asked and nobody else."""

import asyncio
from dataclasses import replace

import discord
import pytest
import simcord

from bot.brief import Library
from bot.chat import DatelineBot
from bot.lookup import Lookup
from bot.lookup.glossary import LONGEST_TEXT, find_named
from bot.lookup.names import NameIndex
from tests.chat.limits import find_excess
from tests.chat.room import Room, Shown, options, read, value_of
from tests.wire import Wire

NAME = "Brief me on this"
NEWS = "Pabriks told the US defence secretary that Latvia wants HIMARS, pls read https://example.org/poland"


async def brief(room: Room, message: discord.Message) -> tuple[simcord.InteractionResult, Shown]:
    """Use the command on a message, as somebody who did not write it."""
    reader = room.guild.add_member(room.env.create_user(f"reader-{message.id}"))
    result = await reader.context_menu(room.channel, NAME, message)
    assert result.response is not None
    assert result.ephemeral
    assert find_excess(result.response) == []
    return result, result.response


async def test_every_name_gets_a_line_and_can_be_opened_one_after_the_other(room: Room) -> None:
    message = await room.asker.send(room.channel, NEWS)
    result = await room.asker.context_menu(room.channel, NAME, message)
    assert result.ephemeral
    assert result.response is not None
    listed = read(result.response)
    assert "**Artis Pabriks**: " in listed
    names = ["Artis Pabriks", "Lloyd Austin", "Latvia", "HIMARS"]
    assert options(result.response) == names
    for name in names:
        opened = await room.asker.select(result.response, value_of(result.response, name))
        assert opened.ephemeral
        assert opened.response is not None
        assert read(opened.response).startswith(f"## {name}: ")
    assert room.channel.history() == [message]
    assert "HIMARS" in read(await room.ask("!why"))


async def test_a_message_without_a_name_that_it_knows_is_told_so(room: Room) -> None:
    for text in ("good morning, is the match on tv?", "", "<@1> <:latvia:1234> https://example.org/latvia"):
        message = await room.asker.send(room.channel, text, attachments=[("photo.png", b"")])
        _, shown = await brief(room, message)
        assert "knows none of the names" in read(shown)
        assert options(shown) == []


async def test_what_an_embed_or_a_layout_says_is_read_too(room: Room) -> None:
    webhook = room.guild.create_webhook(room.channel)
    embed = discord.Embed(title="News", description="Nothing").add_field(name="From", value="Kusti Salm")
    assert options((await brief(room, await webhook.send(embed=embed)))[1]) == ["Kusti Salm"]
    answer = await room.ask("!who pabrix")
    assert "Artis Pabriks" in options((await brief(room, answer))[1])


async def test_more_names_than_a_page_holds_are_in_the_menu(room: Room, library: Library) -> None:
    held = next(iter(library.briefs.values()))
    names = [entity.name for entity in held.entities.values() if entity.name.istitle()]
    _, shown = await brief(room, await room.asker.send(room.channel, ", ".join(names)[:1_900]))
    assert "are in the menu" in read(shown)
    assert len(options(shown)) == 25


async def test_a_slow_hand_gets_no_fault_but_a_word_when_the_brief_has_changed(
    room: Room, library: Library
) -> None:
    message = await room.asker.send(room.channel, NEWS)
    result = await room.asker.context_menu(room.channel, NAME, message)
    assert result.response is not None
    held = next(iter(library.briefs.values()))
    bare = replace(held, topics={}, entities={}, facts={}, summary=())
    room.bot.lookup = Lookup(Library({held.id: bare}))
    gone = await room.asker.select(result.response, value_of(result.response, "HIMARS"))
    assert gone.response is not None
    assert "not in the brief any more" in read(gone.response)


async def test_it_serves_who_has_it_for_themselves_where_the_bot_is_not(wire: Wire, lookup: Lookup) -> None:
    async with DatelineBot(lookup) as bot:
        connection = asyncio.create_task(bot.start(wire.token))
        async with asyncio.timeout(20):
            while not wire.records.commands or not wire.gateway.sessions:  # noqa: ASYNC110 - the wire sets no event
                await asyncio.sleep(0.02)
            (command,) = [each for each in wire.records.commands if each["name"] == NAME]
            assert command["integration_types"] == [0, 1]
            assert command["contexts"] == [0, 1, 2]
            message = {**await wire.say("unread"), "content": NEWS}
            token = await wire.server.interactions.use_on(NAME, message)
            while not wire.answers(token):  # noqa: ASYNC110 - the wire sets no event
                await asyncio.sleep(0.02)
        (answer,) = wire.answers(token)
        assert answer["flags"] & discord.MessageFlags.ephemeral.flag
        assert "Artis Pabriks" in str(answer["components"])
        await bot.close()
        await connection


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("poland buys patriots, nato and lloyd austin are happy", ["Poland", "NATO", "Lloyd Austin"]),
        ("Патріот для Пабрікса, Польща", ["Patriot", "Artis Pabriks", "Poland"]),
        ("the president of the states went west; polish your shoes, reporters", []),
        ("the secretary and the defense minister met the president", []),
        ("Latvia. Latvian? LATVIA!", ["Latvia"]),
    ],
)
def test_ordinary_words_and_bare_titles_name_nobody(library: Library, text: str, named: list[str]) -> None:
    held = next(iter(library.briefs.values()))
    index = NameIndex((held.id, entity) for entity in held.entities.values())
    assert [entity.name for entity in find_named(index, text)] == named


def test_a_name_is_found_wherever_in_a_long_message_it_stands(lookup: Lookup) -> None:
    for before in range(120):
        found = lookup.gloss(f"{'words ' * before}Artis Pabriks {'words ' * 60}")
        assert [entity.name for entity in found.entities] == ["Artis Pabriks"], before
    assert lookup.gloss("word " * LONGEST_TEXT + "Latvia").outcome == "miss"
