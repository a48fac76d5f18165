"""What every test may ask for."""

from collections.abc import AsyncGenerator, Generator

import pytest
import simcord
from hypothesis import HealthCheck, settings

from bot.brief.library import Library
from bot.chat.client import DatelineBot
from bot.lookup.answers import Lookup
from tests.chat.serving import find_mismatches
from tests.shipped import shipped_library, shipped_lookup
from tests.wire import Wire, open_wire

# Machines are busy now and then: how long an example takes says nothing about what the test is for.
settings.register_profile("dateline", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dateline")


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the briefs that come with Dateline."""
    return shipped_library()


@pytest.fixture(scope="session")
def lookup() -> Lookup:
    """Return them indexed; all tests share it."""
    return shipped_lookup()


@pytest.fixture
def reads_messages() -> bool:
    """Say whether Discord lets the bot read every message; a module may say otherwise."""
    return True


@pytest.fixture
def simcord_bot(lookup: Lookup, reads_messages: bool) -> DatelineBot:
    """Build the bot that simcord connects."""
    return DatelineBot(lookup, reads_messages=reads_messages)


@pytest.fixture(name="simcord_env")
def checked_simcord_env(simcord_env: simcord.Env) -> Generator[simcord.Env]:
    """Yield the Discord that a bot is connected to; check at last what was asked of it."""
    yield simcord_env
    assert find_mismatches(simcord_env) == []


@pytest.fixture
async def wire() -> AsyncGenerator[Wire]:
    """Yield a Discord for faults that discord.py is pointed at; see tests/wire."""
    async with open_wire() as opened:
        yield opened
