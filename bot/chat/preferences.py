"""What servers and people have chosen, in memory: reading it asks no database.

All of it is read when the ledger is opened; what is changed here goes to the ledger first and then into memory. Where
several processes share a ledger, each looks every 15 seconds whether another has changed something: until then it goes by
what it knew, and never longer.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import cast

from bot.digests.ledger import Ledger, forget_guild, forget_person

LOOK_EVERY = 15.0
"""Seconds between two looks whether another process has changed something."""
_ON = "on"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuildPreferences:
    """What a server has chosen, or else the defaults."""

    prefix: str
    """What commands start with there."""
    briefs: tuple[str, ...] = ()
    """The ids of the briefs it is answered from, the first one first; all where there is none."""
    language: str = ""
    """The code of the language it is answered in; empty: each person's own."""
    channels: tuple[int, ...] = ()
    """The ids of the channels it is answered in; everywhere where there is none."""
    plain: bool = False
    """Whether it is answered in plain text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPreferences:
    """What a person has chosen, for every server and direct messages, or else the defaults."""

    plain: bool = False
    """Whether to answer in plain text."""


_Chosen = GuildPreferences | PersonPreferences


class Preferences:
    """Gives what was chosen, and keeps what is changed. `prefix` is what commands start with unless a server says."""

    def __init__(self, prefix: str = "!") -> None:
        self._default = GuildPreferences(prefix=prefix)
        self._guilds: dict[int, GuildPreferences] = {}
        self._people: dict[int, PersonPreferences] = {}
        self._stamp: str | None = None
        self._changing = asyncio.Lock()

    @property
    def default(self) -> GuildPreferences:
        """What goes where nothing was chosen, and in direct messages."""
        return self._default

    def of(self, guild_id: int | None) -> GuildPreferences:
        """Return what a server has chosen; the defaults for direct messages, which are None."""
        return self._guilds.get(guild_id or 0, self._default)

    def of_person(self, user_id: int) -> PersonPreferences:
        """Return what a person has chosen."""
        return self._people.get(user_id, PersonPreferences())

    def wants_plain(self, guild_id: int | None, user_id: int) -> bool:
        """Whether somebody is to be answered in plain text there: the server wants it, or they do."""
        return self.of(guild_id).plain or self.of_person(user_id).plain

    async def refresh(self, ledger: Ledger) -> None:
        """Read all again where anything has changed since. Raises LedgerUnavailableError."""
        async with self._changing:
            if self._stamp is not None and await ledger.kept.read_stamp() == self._stamp:
                return
            found = await ledger.kept.read()
            self._guilds = {each: _read_guild(rows, self._default) for each, rows in found.guilds.items()}
            self._people = {each: _read_person(rows) for each, rows in found.people.items()}
            self._stamp = found.stamp

    async def change_guild(
        self,
        ledger: Ledger,
        guild_id: int,
        wanted: GuildPreferences,
        *,
        before: GuildPreferences | None = None,
    ) -> None:
        """Keep what a server wants from now on. Raises LedgerUnavailableError, and then nothing has changed.

        Only what is other than `before`, or else than now, is changed: two may change different settings at once.
        """
        async with self._changing:
            known = _write(before or self.of(guild_id), self._default)
            then = _write(wanted, self._default)
            changes = {key: then[key] for key in then if then[key] != known[key]}
            await ledger.kept.change_guild(guild_id, changes)
            changed = {key: getattr(wanted, key) for key in changes}
            self._guilds[guild_id] = replace(self.of(guild_id), **changed)

    async def change_person(self, ledger: Ledger, user_id: int, wanted: PersonPreferences) -> None:
        """Keep what a person wants from now on. Raises LedgerUnavailableError, and then nothing has changed."""
        async with self._changing:
            await ledger.kept.change_person(user_id, _write(wanted, PersonPreferences()))
            self._people[user_id] = wanted

    async def forget_guild(self, ledger: Ledger, guild_id: int) -> None:
        """Forget all that is kept of a server, its digests too. Raises LedgerUnavailableError."""
        async with self._changing:
            await forget_guild(ledger.database, guild_id)
            self._guilds.pop(guild_id, None)

    async def forget_person(self, ledger: Ledger, user_id: int) -> int:
        """Forget all that is kept of a person; return how many digests they had set. Raises LedgerUnavailableError."""
        async with self._changing:
            digests = await forget_person(ledger.database, user_id)
            self._people.pop(user_id, None)
        return digests


def _read_guild(rows: Mapping[str, str], default: GuildPreferences) -> GuildPreferences:
    channels = rows.get("channels", "").split()
    return GuildPreferences(
        prefix=rows.get("prefix", default.prefix),
        briefs=tuple(rows.get("briefs", "").split()),
        language=rows.get("language", ""),
        channels=tuple(int(each) for each in channels if each.isdecimal()),
        plain=rows.get("plain") == _ON,
    )


def _read_person(rows: Mapping[str, str]) -> PersonPreferences:
    return PersonPreferences(plain=rows.get("plain") == _ON)


def _write(wanted: _Chosen, default: _Chosen) -> dict[str, str | None]:
    """Return the text that is kept for each setting; None for what is the default."""
    texts: dict[str, str | None] = {}
    for each in fields(wanted):
        value = getattr(wanted, each.name)
        texts[each.name] = None if value == getattr(default, each.name) else _write_value(value)
    return texts


def _write_value(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(map(str, cast("tuple[object, ...]", value)))
    return _ON if value is True else str(value)
