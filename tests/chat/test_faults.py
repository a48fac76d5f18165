"""What a person is told when something goes wrong, and what the log keeps."""

import logging
import re
from typing import NoReturn

import pytest

from bot.brief.library import Library
from bot.brief.model import Brief
from bot.errors import UserError
from bot.lookup.answers import Lookup
from tests.chat.room import Room, buttons, read


class BrokenLookup(Lookup):
    """A lookup that fails as it answers."""

    def __init__(self, library: Library, error: Exception) -> None:
        super().__init__(library)
        self._error = error

    def respond(self, command: str, words: str = "") -> NoReturn:  # noqa: ARG002 - fails whatever is asked
        """Fail."""
        raise self._error


def faults(room: Room) -> list[str]:
    """Return what discord.py raised to the bot's error handlers, acknowledging it."""
    return [repr(error) for error in room.env.errors]


@pytest.mark.parametrize("text", ["!who pabrix", "{mention} pabrix", "{mention} who pabrix"])
async def test_a_fault_gives_a_reference_that_the_log_explains(
    room: Room, library: Library, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    room.bot.lookup = BrokenLookup(library, ZeroDivisionError("a fault of ours"))
    reply = read(await room.ask(text.format(mention=room.mention)))
    found = re.search(r"\*\*([0-9A-F]{6})\*\*", reply)
    assert found
    assert "ZeroDivision" not in reply
    (record,) = [
        each for each in caplog.records if each.levelno == logging.ERROR and each.name.startswith("bot")
    ]
    assert found[1] in record.getMessage()
    assert "ZeroDivisionError" in record.getMessage()
    assert "test_faults.py" in record.getMessage()
    faults(room)


async def test_a_fault_in_a_slash_command_is_told_to_the_asker_alone(
    room: Room, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    room.bot.lookup = BrokenLookup(library, ZeroDivisionError("a fault of ours"))
    result = await room.asker.slash(room.channel, "who", name="pabrix")
    assert result.response is not None
    assert result.response.ephemeral
    assert re.search(r"\*\*[0-9A-F]{6}\*\*", read(result.response))
    assert "ZeroDivisionError" in caplog.text
    faults(room)


async def test_a_fault_in_one_message_leaves_the_next_one_well(room: Room, library: Library) -> None:
    sound = room.bot.lookup
    room.bot.lookup = BrokenLookup(library, ZeroDivisionError())
    await room.ask("!who pabrix")
    room.bot.lookup = sound
    assert "Artis Pabriks" in read(await room.ask("!who pabrix"))
    faults(room)


async def test_what_cannot_be_done_is_said_in_its_own_words(room: Room, library: Library) -> None:
    words = "There is no such schedule; see /digest list."
    room.bot.lookup = BrokenLookup(library, UserError(words))
    assert read(await room.ask("!who pabrix")) == words
    result = await room.asker.slash(room.channel, "who")
    assert result.response is not None
    assert read(result.response) == words
    faults(room)


async def test_without_embeds_the_answer_is_text(room: Room) -> None:
    reply = await room.shut(embed_links=False).ask("!who pabrix")
    assert reply.embeds == []
    assert "Latvia" in reply.content
    assert "sentence" in reply.content
    assert "None" not in reply.content


async def test_the_bots_own_card_is_text_where_embeds_are_not_allowed(room: Room) -> None:
    reply = await room.shut(embed_links=False).ask("!about bot")
    assert reply.embeds == []
    assert "About this bot" in reply.content


@pytest.mark.parametrize("text", ["!who pabrix", "!weapons", "!ping", "!help", "{mention} pabrix"])
async def test_where_the_bot_may_not_speak_it_is_silent(
    room: Room, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    shut = room.shut(send_messages=False)
    assert await shut.say(text.format(mention=room.mention)) == []
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
    assert all("50013" in fault for fault in faults(room))


async def test_where_the_bot_may_not_speak_nothing_is_looked_up(
    room: Room, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    room.bot.lookup = BrokenLookup(library, ZeroDivisionError("a fault of ours"))
    assert await room.shut(send_messages=False).say("!who pabrix") == []
    assert "ZeroDivisionError" not in caplog.text  # it is not even tried
    assert faults(room) == []


async def test_without_the_history_the_answer_is_no_reply(room: Room) -> None:
    """Discord refuses replies (160002) where the bot may not read the history."""
    (answer,) = await room.shut(read_message_history=False).say("!who pabrix")
    assert answer.reference is None


async def test_discord_in_trouble_is_logged_once_and_raises_nothing(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    room.env.inject_error("POST", "/channels/*/messages", times=None)
    assert await room.say("!who pabrix") == []
    assert [record.name for record in caplog.records if record.levelno >= logging.ERROR] == [
        "bot.chat.faults"
    ]
    faults(room)


async def test_a_slash_command_of_a_topic_that_has_gone_is_answered(room: Room, library: Library) -> None:
    """Discord shows a command for a while after a reload has taken its topic away."""
    brief = next(iter(library.briefs.values()))
    room.bot.lookup = Lookup(Library({brief.id: without_topic(brief, "troops")}))
    result = await room.asker.slash(room.channel, "troops")
    assert result.response is not None
    assert result.ephemeral
    assert await room.asker.autocomplete(room.channel, "troops", "name", "pol")
    assert await room.say("!troops") == []
    faults(room)


async def test_a_slash_command_that_discord_refuses_is_told_and_left_waiting_for_nothing(room: Room) -> None:
    room.env.inject_error("POST", "/interactions/*/*/callback", status=403, code=50013, times=1)
    result = await room.asker.slash(room.channel, "who", name="pabrix")
    assert result.response is not None
    assert result.ephemeral
    assert read(result.response) == "Discord does not let me do that here."
    faults(room)


async def test_a_slash_command_that_has_gone_is_no_fault(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    """So it is between a reload and the moment when Discord shows its new commands."""
    room.bot.tree.remove_command("troops")
    result = await room.asker.slash(room.channel, "troops")
    assert result.response is not None
    assert result.ephemeral
    assert "has changed" in read(result.response)
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    faults(room)


def without_topic(brief: Brief, name: str) -> Brief:
    """Return the brief with one topic fewer."""
    topics = {key: topic for key, topic in brief.topics.items() if key != name}
    return Brief(
        **{field: getattr(brief, field) for field in Brief.__dataclass_fields__ if field != "topics"},
        topics=topics,
    )


async def test_a_button_whose_answer_fails_tells_the_presser(room: Room) -> None:
    first = await room.ask("!weapons")
    room.env.inject_error("POST", "/interactions/*/*/callback", times=1)
    result = await room.asker.click(first, label="More (20)")
    told = [read(message) for message in (result.response, *result.followups) if message is not None]
    assert any("went wrong" in text for text in told)
    assert buttons(first) == ["More (20)", "Sources"]
    faults(room)
