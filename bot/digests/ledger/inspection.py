"""What stands behind a database's address, without changing anything in it."""

from dataclasses import dataclass

from sqlalchemy import inspect, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.ledger.database import Database, open_database
from bot.digests.ledger.migrations import MIGRATIONS
from bot.errors import SettingsError

_VERSIONS = {
    "sqlite": ("SQLite", "SELECT sqlite_version()"),
    "postgresql": ("PostgreSQL", "SHOW server_version"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """A database that answers and can be written."""

    server: str
    """Its kind and version."""
    schema: int
    """The number of the last step that it has been brought to; 0 for one that is empty."""
    newest: int
    """The number of the last step that this code knows."""


async def inspect_database(url: str) -> Inspection:
    """Look at a database, and try whether it can be written.

    SettingsError where its address will not do or it may not be written; LedgerUnavailableError where it is gone.
    """
    database = open_database(url)
    kind, asking = _VERSIONS[database.dialect]
    try:
        async with database.reading() as connection:
            version = (await connection.execute(text(asking))).scalar_one()
            schema = await _read_schema(connection)
        await _try_writing(database)
    finally:
        await database.close()
    return Inspection(server=f"{kind} {version}", schema=schema, newest=len(MIGRATIONS))


async def _read_schema(connection: AsyncConnection) -> int:
    if not await connection.run_sync(lambda sync: inspect(sync).has_table("schema_version")):
        return 0
    return (await connection.execute(text("SELECT version FROM schema_version"))).scalar() or 0


async def _try_writing(database: Database) -> None:
    try:
        async with database.writing() as connection:
            await connection.execute(text("CREATE TABLE dateline_probe (id INTEGER)"))
            await connection.rollback()
    except ProgrammingError:
        raise SettingsError("the database's user may make no tables: grant it CREATE on the schema") from None
