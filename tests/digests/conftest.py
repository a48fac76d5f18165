"""The same tests over SQLite and PostgreSQL."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.digests.ledger.access import Ledger
from tests.digests.clocks import SimulatedClock
from tests.digests.postgres import Server, run_server


@dataclass(frozen=True)
class Place:
    """Where a ledger is, and how to take it away."""

    kind: str
    url: str
    gone: Callable[[], AbstractAsyncContextManager[None]]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with run_server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "sqlite":
        path = tmp_path / "ledger.sqlite3"
        yield Place("sqlite", f"sqlite:///{path}", lambda: locked(path))
        return
    server: Server = request.getfixturevalue("server")
    url = server.create_database()
    yield Place("postgresql", url, lambda: server.gone(url))
    server.drop_database(url)


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock()


@pytest.fixture
async def ledger(place: Place, clock: SimulatedClock) -> AsyncIterator[Ledger]:
    """Open a ledger whose database has a clock that only the test moves."""
    patience = timedelta(seconds=1)
    async with await Ledger.open(place.url, clock=clock.expression, rate=1e6, patience=patience) as opened:
        await clock.install(opened.database)
        yield opened


@asynccontextmanager
async def locked(path: Path) -> AsyncGenerator[None]:
    """Hold SQLite's write lock: nobody else gets through.

    It is waited for in a thread: who holds it may be a transaction that the event loop has yet to end.
    """
    holder = sqlite3.connect(path, timeout=60, isolation_level=None, check_same_thread=False)
    await asyncio.to_thread(holder.execute, "BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        holder.execute("ROLLBACK")
        holder.close()
