"""A picture comes with the answer where the bot may send one, is told in words, and goes with its page."""

from typing import Any

import discord
import pytest

from bot.pictures.drawing import Gallery
from bot.pictures.drawing import gallery as drawing
from tests.chat.room import Room, Shown, buttons, components_of, read

GALLERY = 12
"""A component's type."""


def pictures_in(message: Shown) -> list[dict[str, Any]]:
    """Return the pictures that stand in a message's layout."""
    return [item for each in components_of(message) if each["type"] == GALLERY for item in each["items"]]


def named(message: Shown) -> list[str]:
    """Return what a message's files are called."""
    return [attachment.filename for attachment in message.attachments]


async def refetch(room: Room, message: discord.Message) -> discord.Message:
    """Return a message as it is now."""
    (now,) = [shown for shown in room.channel.history() if shown.id == message.id]
    return now


@pytest.mark.parametrize(
    ("asked", "name", "told"),
    [
        ("!troops", "chart.png", "Latvia: last winter about 100, now about 600."),
        ("!troops latvia", "chart.png", "Latvia: last winter about 100, now about 600."),
        ("!map", "map.png", "Latvia: ≈600 US troops · 33 facts; "),
        ("!map latvia", "map.png", "Riga: 1 fact"),
        ("!where", "map.png", "Beyond its edge: United States: 26 facts"),
    ],
)
async def test_a_picture_stands_below_the_answer_s_first_line(
    room: Room, asked: str, name: str, told: str
) -> None:
    answer = await room.ask(asked)
    assert named(answer) == [name]
    [picture] = pictures_in(answer)
    assert told in picture["description"]
    assert answer.attachments[0].description == picture["description"]
    types = [each["type"] for each in components_of(answer)]
    assert types.index(GALLERY) == 3, "the container, its first text, room, the picture"
    assert (await answer.attachments[0].read()).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "asked", ["!who pabrix", "!quotes", "!help", "how many US troops are in Latvia?", "!about riga"]
)
async def test_where_words_are_enough_there_is_none(room: Room, asked: str) -> None:
    for answer in await room.say(asked):
        assert named(answer) == []


async def test_without_attach_files_the_text_stays(room: Room) -> None:
    shut = room.shut(attach_files=False)
    answer = await shut.ask("!map")
    assert (named(answer), pictures_in(answer)) == ([], [])
    assert (
        "**Latvia** · ≈600 US troops · 33 facts: Latvia's eastern border, Lielvarde Air Base, Riga"
        in read(answer)
    )


async def test_without_embed_links_there_is_only_text(room: Room) -> None:
    answer = await room.shut(embed_links=False).ask("!troops")
    assert named(answer) == []
    assert "**600**" in answer.content


async def test_without_the_extra_there_is_only_text(room: Room) -> None:
    room.bot.gallery = Gallery(draws=False)
    answer = await room.ask("!map")
    assert named(answer) == []
    assert "**Latvia** · ≈600 US troops" in read(answer)


async def test_the_picture_goes_with_its_page_and_comes_back(room: Room) -> None:
    answer = await room.ask("!troops")
    more = next(label for label in buttons(answer) if label.startswith("More"))
    await room.asker.click(answer, label=more)
    turned = await refetch(room, answer)
    assert (named(turned), pictures_in(turned)) == ([], [])
    await room.asker.click(turned, label="Back")
    back = await refetch(room, answer)
    assert named(back) == ["chart.png"]
    assert len(pictures_in(back)) == 1


async def test_what_is_picked_brings_its_own_picture(room: Room) -> None:
    answer = await room.ask("!map")
    menu = next(each for each in components_of(answer) if each["type"] == discord.ComponentType.select.value)
    value = next(option["value"] for option in menu["options"] if option["label"] == "Poland")
    await room.asker.select(answer, [value], custom_id=menu["custom_id"])
    picked = await refetch(room, answer)
    assert named(picked) == ["map.png"]
    assert pictures_in(picked)[0]["description"].startswith("Map, as of August 2022. Poland: 17 facts; ")


async def test_a_slash_command_and_a_direct_message_have_pictures_too(room: Room) -> None:
    slashed = await room.asker.slash(room.channel, "troops")
    assert slashed.response is not None
    assert named(slashed.response) == ["chart.png"]
    [told] = await room.tell("map")
    assert named(told) == ["map.png"]


async def test_a_picture_that_cannot_be_drawn_takes_no_answer_with_it(
    room: Room, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(_subject: object) -> None:
        raise ValueError("no such glyph")

    monkeypatch.setattr(drawing, "draw", draw)
    room.bot.gallery = Gallery()
    answer = await room.ask("!troops")
    assert named(answer) == []
    assert read(answer).startswith("## About **600** US troops")
    assert "a picture could not be drawn" in caplog.text
