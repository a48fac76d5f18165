"""A newsroom whose bot has two briefs and a ledger; whoever asks may manage the server."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import simcord

from bot.brief.library import Library
from bot.chat.client import DatelineBot
from bot.chat.service import DigestService, Plugs
from bot.lookup.answers import Lookup
from tests.chat.room import Room, open_newsroom
from tests.unproven import load_library

VILLAGE = Path(__file__).parents[2] / "village" / "briefs"


@pytest.fixture(scope="session")
def lookup(library: Library) -> Lookup:
    """Index the brief that comes with Dateline, and the village's behind it."""
    briefs = [*library.briefs.values(), *load_library(VILLAGE).briefs.values()]
    return Lookup(Library({brief.id: brief for brief in briefs}))


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'ledger.sqlite3'}"


@pytest.fixture
async def service(url: str, lookup: Lookup) -> AsyncGenerator[DigestService]:
    service = DigestService(Plugs(url=url, library=lambda: lookup.library))
    await service.open()
    yield service
    await service.close()


@pytest.fixture
def simcord_bot(lookup: Lookup, service: DigestService) -> DatelineBot:
    return DatelineBot(lookup, digests=service)


@pytest.fixture
def room(simcord_env: simcord.Env, simcord_bot: DatelineBot) -> Room:
    """Open a room whose asker may manage the server."""
    return open_newsroom(simcord_env, simcord_bot, manages=True)
