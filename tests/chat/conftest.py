"""The room that the tests of the bot happen in."""

import pytest
import simcord

from bot.chat.client import DatelineBot
from tests.chat.room import Room


@pytest.fixture
def room(simcord_env: simcord.Env, simcord_bot: DatelineBot) -> Room:
    """Open a room with one member in it, on a server that the bot is on."""
    guild = simcord_env.create_guild("Newsroom")
    return Room(
        env=simcord_env,
        bot=simcord_bot,
        guild=guild,
        channel=guild.create_text_channel("briefing"),
        asker=guild.add_member(simcord_env.create_user("asker")),
    )
