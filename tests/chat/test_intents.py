"""Without the right to read messages the bot still serves mentions, direct messages and slash commands."""

import discord
import pytest

from tests.chat.room import Room, buttons, read

approved = discord.Intents.default()
assert not approved.message_content
pytestmark = pytest.mark.simcord(approved_intents=approved)


@pytest.fixture
def reads_messages() -> bool:
    """Say that Discord does not let the bot read messages."""
    return False


@pytest.mark.parametrize("text", ["{mention} who pabrix", "{mention} !who pabrix", "Pabrix {mention}"])
async def test_mentions_are_answered(room: Room, text: str) -> None:
    assert "Artis Pabriks" in read(await room.ask(text.format(mention=room.mention)))


@pytest.mark.parametrize("text", ["who pabrix", "!who pabrix", "Pabrix"])
async def test_direct_messages_are_answered(room: Room, text: str) -> None:
    (reply,) = await room.tell(text)
    assert "Artis Pabriks" in read(reply)


async def test_slash_commands_are_answered(room: Room) -> None:
    result = await room.asker.slash(room.channel, "who", name="pabrix")
    assert result.response is not None
    assert "Artis Pabriks" in read(result.response)


async def test_buttons_turn_pages(room: Room) -> None:
    first = await room.ask(f"{room.mention} weapons")
    await room.asker.click(first, label=buttons(first)[0])
    assert room.channel.last_message is not None
    assert "page 2 of" in read(room.channel.last_message)


async def test_what_the_bot_cannot_read_gets_silence(room: Room) -> None:
    assert await room.say("!who pabrix") == []
    assert await room.say("hello") == []
