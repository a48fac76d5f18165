"""The settings in the ledger that servers and people have chosen: read all together, changed a few at a time.

Each change leaves a new stamp in the same transaction. Whoever holds what was read looks at the stamp now and then, which is
one row, and reads all again where it is another: so a change made in one process is soon known in every other.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Column, Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.ledger.database import Database
from bot.digests.ledger.tables import guild_settings, person_settings

OURS = 0
"""No server has this id: what is kept under it is the bot's own."""
_STAMP = "settings stamp"

Rows = Mapping[int, Mapping[str, str]]
"""Whose -> key -> value."""


@dataclass(frozen=True, slots=True)
class Kept:
    """All that has been chosen, and the stamp of that."""

    guilds: Rows = field(default_factory=dict[int, Mapping[str, str]])
    people: Rows = field(default_factory=dict[int, Mapping[str, str]])
    stamp: str = ""


class KeptSettings:
    """Reads and changes them. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read_stamp(self) -> str:
        """Return the stamp of the latest change; empty where there was none yet."""
        async with self._database.reading() as connection:
            return await _read_stamp(connection)

    async def read(self) -> Kept:
        """Read all of them. The stamp is read first, so that what changes meanwhile is found the next time."""
        async with self._database.reading() as connection:
            stamp = await _read_stamp(connection)
            guilds = await _read_rows(connection, guild_settings, guild_settings.c.guild_id)
            people = await _read_rows(connection, person_settings, person_settings.c.user_id)
        guilds.pop(OURS, None)
        return Kept(guilds, people, stamp)

    async def read_guild(self, guild_id: int) -> Mapping[str, str]:
        """Read those of one server, or with OURS the bot's own."""
        query = select(guild_settings.c.key, guild_settings.c.value)
        async with self._database.reading() as connection:
            found = await connection.execute(query.where(guild_settings.c.guild_id == guild_id))
            return {row.key: row.value for row in found}

    async def change_guild(self, guild_id: int, changes: Mapping[str, str | None]) -> None:
        """Change some settings of a server; None returns one to its default."""
        await self._change(guild_settings, guild_settings.c.guild_id, guild_id, changes)

    async def change_person(self, user_id: int, changes: Mapping[str, str | None]) -> None:
        """Change some settings of a person; None returns one to its default."""
        await self._change(person_settings, person_settings.c.user_id, user_id, changes)

    async def _change(
        self, table: Table, owner: Column[int], owner_id: int, changes: Mapping[str, str | None]
    ) -> None:
        async with self._database.writing() as connection:
            for key, value in changes.items():
                if value is None:
                    await connection.execute(delete(table).where(owner == owner_id, table.c.key == key))
                    continue
                row = {owner.name: owner_id, "key": key, "value": value}
                await _put(self._database, connection, table, row)
            await leave_stamp(self._database, connection)


async def leave_stamp(database: Database, connection: AsyncConnection) -> None:
    """Note within a transaction that settings are other than they were."""
    row = {"guild_id": OURS, "key": _STAMP, "value": secrets.token_hex(8)}
    await _put(database, connection, guild_settings, row)


async def _put(
    database: Database, connection: AsyncConnection, table: Table, row: Mapping[str, object]
) -> None:
    inserting = database.insert(table).values(row)
    keys = [column.name for column in table.primary_key]
    await connection.execute(
        inserting.on_conflict_do_update(index_elements=keys, set_={"value": row["value"]})
    )


async def _read_stamp(connection: AsyncConnection) -> str:
    here = (guild_settings.c.guild_id == OURS) & (guild_settings.c.key == _STAMP)
    return (await connection.execute(select(guild_settings.c.value).where(here))).scalar() or ""


async def _read_rows(
    connection: AsyncConnection, table: Table, owner: Column[int]
) -> dict[int, dict[str, str]]:
    rows: dict[int, dict[str, str]] = {}
    for owner_id, key, value in await connection.execute(select(owner, table.c.key, table.c.value)):
        rows.setdefault(owner_id, {})[key] = value
    return rows
