"""The database under the ledger, SQLite or PostgreSQL: transactions, its clock, and what to do when it is gone."""

import sqlite3
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Table,
    event,
    literal,
    literal_column,
    text,
    type_coerce,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NotSupportedError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.digests.ledger.tables import MICROSECOND, Instant
from bot.errors import LedgerUnavailableError, SettingsError

_CLOCKS = {
    # SQLite's clock ticks in milliseconds; `unixepoch('subsec')` would need SQLite 3.42.
    "sqlite": "CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) * 1000",
    # Not now(), which stands still within a transaction.
    "postgresql": "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)",
}
_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}
_OLDEST_SQLITE = (3, 35)  # RETURNING
_SWITCHES = 100
"""How often to try again, every hundredth of a second, to switch a file that others open at the same moment."""

# What is left of a database's errors means: gone, starting, stopping, full, locked, too slow.
_OUR_FAULT = (IntegrityError, ProgrammingError, DataError, NotSupportedError)

Clock = ColumnElement[datetime]
"""The database's clock, as an expression: only it decides when a lease has run out, on whatever machine."""


class Database:
    """An engine and its clock. `open_database` makes one; a test may pass another clock."""

    def __init__(self, engine: AsyncEngine, clock: Clock | None = None) -> None:
        self.dialect = engine.dialect.name
        self.name = engine.url.render_as_string(hide_password=True)
        self.clock = type_coerce(literal_column(_CLOCKS[self.dialect]), Instant) if clock is None else clock
        self.engine = engine

    @asynccontextmanager
    async def writing(self) -> AsyncGenerator[AsyncConnection]:
        """Run a transaction that commits at the end. LedgerUnavailableError when the database is gone."""
        with _unavailable():
            async with self.engine.begin() as connection:
                yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncConnection]:
        """Run statements that only read: on SQLite they neither wait for a writer nor hold one up."""
        with _unavailable():
            async with self.engine.connect() as connection:
                await connection.execution_options(dateline_reads=True)
                yield connection

    def insert(self, table: Table) -> "sqlite.Insert | postgresql.Insert":
        """Begin an INSERT that knows ON CONFLICT."""
        return sqlite.insert(table) if self.dialect == "sqlite" else postgresql.insert(table)

    def clock_after(self, duration: timedelta) -> ColumnElement[Any]:
        """Say a moment that many microseconds after the database's now."""
        return type_coerce(
            type_coerce(self.clock, BigInteger) + literal(duration // MICROSECOND, BigInteger), Instant
        )

    async def serialise(self, connection: AsyncConnection, key: int) -> None:
        """Let one transaction at a time past this line, whatever the process; `key` says which line."""
        if self.dialect == "postgresql":  # SQLite's transactions are one at a time as it is
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


class _unavailable:  # noqa: N801 - a context manager that reads as a word
    """Turn every way a database can be gone into LedgerUnavailableError; its other errors pass."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and _is_gone(error):
            raise LedgerUnavailableError(
                f"The database does not answer: {str(error) or type(error).__name__}"
            ) from error


def _is_gone(error: Exception) -> bool:
    if isinstance(error, DBAPIError):
        return not isinstance(error, _OUR_FAULT)
    # What asyncpg raises while it connects comes as it is.
    return isinstance(error, OSError | PoolTimeoutError) or type(error).__module__.startswith("asyncpg.")


def default_url() -> str:
    """Name the file that is used when no database is set: in the user's data folder, which is made."""
    folder = platformdirs.user_data_path("dateline", appauthor=False, ensure_exists=True)
    return f"sqlite:///{folder / 'dateline.sqlite3'}"


def open_database(
    url: str, *, clock: Clock | None = None, patience: timedelta = timedelta(seconds=5)
) -> Database:
    """Open `sqlite:///file` or `postgresql://…`; nothing is connected yet.

    `patience` is how long to wait for another writer (SQLite) or for a connection and a lock (PostgreSQL).
    SettingsError where the address or the driver will not do.
    """
    try:
        address = make_url(url)
        driver = _DRIVERS[address.get_backend_name()]
    except (ArgumentError, KeyError):
        raise SettingsError("The database's address must begin with sqlite:/// or postgresql://") from None
    address = address.set(drivername=driver)
    return Database(
        _open_sqlite(address, patience) if "sqlite" in driver else _open_postgresql(address, patience), clock
    )


def _open_sqlite(address: URL, patience: timedelta) -> AsyncEngine:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise SettingsError(f"SQLite {sqlite3.sqlite_version} is too old: Dateline needs 3.35 or PostgreSQL.")
    if not address.database or address.database == ":memory:":
        raise SettingsError(
            "SQLite must be a file (sqlite:///dateline.sqlite3): in memory, digests would be forgotten"
        )
    folder = Path(address.database).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"The database's folder {folder} cannot be made: {error.strerror}") from None
    # One connection: SQLite has one writer at a time, and a queue in the process is fairer than its busy loop.
    engine = create_async_engine(
        address,
        hide_parameters=True,  # what people call their digests is not for the log
        pool_size=1,
        max_overflow=0,
        pool_timeout=patience.total_seconds() + 5,
        connect_args={"timeout": patience.total_seconds(), "isolation_level": None},
    )
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - SQLAlchemy does not say the type
    cursor = connection.cursor()
    _write_ahead(cursor)
    # A claim that a power cut undid would be posted twice, so each commit is on disk before we go on.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _write_ahead(cursor: Any) -> None:  # noqa: ANN401 - as above
    """Switch a new file to its write-ahead log, once: SQLite does not wait here for others that open it just now."""
    for last in (False,) * _SWITCHES + (True,):
        cursor.execute("PRAGMA journal_mode")
        if cursor.fetchone()[0] == "wal":
            return
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if last:
                raise
            time.sleep(0.01)  # the other one needs less, and it needs nothing of ours


def _begin_sqlite(connection: Connection) -> None:
    reads = connection.get_execution_options().get("dateline_reads", False)
    # A transaction that reads and then writes must take the write lock first, or it fails half-way.
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _open_postgresql(address: URL, patience: timedelta) -> AsyncEngine:
    milliseconds = str(int(patience.total_seconds() * 1000))
    try:
        return create_async_engine(
            address,
            hide_parameters=True,
            pool_size=5,
            max_overflow=5,
            pool_timeout=patience.total_seconds() + 5,
            connect_args={
                "timeout": patience.total_seconds(),
                "command_timeout": patience.total_seconds() + 5,
                # A process that is frozen inside a transaction must not hold its rows for ever.
                "server_settings": {
                    "idle_in_transaction_session_timeout": "10000",
                    "lock_timeout": milliseconds,
                },
            },
        )
    except ModuleNotFoundError:
        raise SettingsError("PostgreSQL needs its driver: pip install 'dateline[postgres]'") from None
