"""With `private` a slash command's answer is for whoever used it alone, pages and choices too."""

import pytest

from bot.lookup import FIXED_COMMANDS, VIEW_COMMANDS, Lookup
from tests.chat.room import Room, buttons, read, value_of


async def test_every_answering_command_can_be_private(room: Room, lookup: Lookup) -> None:
    for command in dict.fromkeys((*lookup.topics, *FIXED_COMMANDS, *VIEW_COMMANDS)):
        named = {"first": "latvia", "second": "poland"} if command == "compare" else {}
        told = await room.asker.slash(room.channel, command, private=True, **named)
        assert told.response is not None, command
        assert read(told.response), command
        assert told.ephemeral, command
    assert room.channel.history() == []


@pytest.mark.parametrize("options", [{}, {"private": False}])
async def test_unless_it_is_wished_the_channel_sees_the_answer(room: Room, options: dict[str, bool]) -> None:
    told = await room.asker.slash(room.channel, "who", name="pabrix", **options)
    assert not told.ephemeral
    assert "Artis Pabriks" in read(room.channel.history()[-1])


async def test_the_pages_sources_and_choices_of_a_private_answer_work(room: Room) -> None:
    told = await room.asker.slash(room.channel, "weapons", private=True)
    assert told.response is not None
    turned = await room.asker.click(told.response, label=buttons(told.response)[0])
    assert turned.response is not None
    assert "page 2 of" in read(turned.response)
    assert turned.response.ephemeral
    sources = await room.asker.click(told.response, label="Sources")
    assert sources.ephemeral
    choice = await room.asker.slash(room.channel, "who", name="defense minister", private=True)
    assert choice.response is not None
    picked = await room.asker.select(choice.response, value_of(choice.response, "Lloyd Austin"))
    assert picked.response is not None
    assert read(picked.response).startswith("## Lloyd Austin: ")
    assert room.channel.history() == []


async def test_a_private_quiz_stays_private_from_answer_to_next_question(room: Room) -> None:
    told = await room.asker.slash(room.channel, "quiz", private=True)
    assert told.response is not None
    await room.asker.click(told.response, label=buttons(told.response)[0])
    going_on = await room.asker.click(told.response, label="Next question")
    assert [each.ephemeral for each in going_on.followups] == [True]
    assert room.channel.history() == []


@pytest.mark.parametrize("text", ["!ping yes", "!help true", "!brief no", "!source 1", "!who no"])
async def test_what_is_typed_behind_a_prefix_is_no_such_wish(room: Room, text: str) -> None:
    assert len(await room.say(text)) == 1
