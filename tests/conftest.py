"""What every test may ask for."""

from collections.abc import AsyncGenerator

import pytest

from tests.wire import Wire, open_wire


@pytest.fixture
async def wire() -> AsyncGenerator[Wire]:
    """Yield a Discord for faults that discord.py is pointed at; see tests/wire."""
    async with open_wire() as opened:
        yield opened
