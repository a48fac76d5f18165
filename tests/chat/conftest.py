"""The room that the tests of the bot happen in."""

import pytest
import simcord

from bot.chat.client import DatelineBot
from tests.chat.room import Room, open_newsroom


@pytest.fixture
def room(simcord_env: simcord.Env, simcord_bot: DatelineBot) -> Room:
    """Open a room with one member in it, on a server that the bot is on."""
    return open_newsroom(simcord_env, simcord_bot)
