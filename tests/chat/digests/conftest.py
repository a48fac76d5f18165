"""A newsroom whose server is managed by whoever asks, with a ledger of its own and a clock that the test sets."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import discord
import pytest
import simcord

from bot.brief.library import Library
from bot.chat.client import DatelineBot
from bot.chat.service import DigestService, Plugs
from bot.lookup.answers import Lookup
from tests.chat.clock import Clock
from tests.chat.room import Room, open_newsroom

START = datetime(2026, 1, 1, 6, 0, tzinfo=UTC)
"""A Thursday; Riga is two hours ahead of UTC."""


@pytest.fixture
def clock() -> Clock:
    return Clock(START)


@pytest.fixture
async def service(tmp_path: Path, library: Library, clock: Clock) -> AsyncGenerator[DigestService]:
    """Open the ledger; nothing is posted but by `post_due`."""
    url = f"sqlite:///{tmp_path / 'ledger.sqlite3'}"
    service = DigestService(
        Plugs(url=url, library=lambda: library, per_server=3, now=clock, randomness=Random(7))
    )
    await service.open()
    yield service
    await service.close()


@pytest.fixture
def simcord_bot(lookup: Lookup, service: DigestService) -> DatelineBot:
    """Build a bot with digests."""
    return DatelineBot(lookup, digests=service)


@pytest.fixture
def room(simcord_env: simcord.Env, simcord_bot: DatelineBot) -> Room:
    """Open a room whose asker may manage the server."""
    return open_newsroom(simcord_env, simcord_bot, manages=True)


async def post_due(room: Room, service: DigestService) -> list[discord.Message]:
    """Post what is due and return what stands in the room then, oldest first."""
    await service.make_poster(room.bot, room.bot).run_once()
    await room.env.settle()
    return room.channel.history()
