"""Which processes of the bot are alive, which shards each holds, and which guilds are therefore a process's share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Integer, delete, literal, or_, select, true

from bot.digests.ledger.database import Database
from bot.digests.ledger.tables import processes
from bot.shards import TIME_BITS, Shards, read_shards

_FORGET_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Share:
    """The guilds whose digests a process posts: those of its shards, and those of shards that nobody else holds.

    Two processes may take the same guild for theirs for a while. That doubles nothing: whoever claims first, posts.
    """

    own: Shards | None = None
    others: tuple[Shards, ...] = ()
    """Of the other processes that are alive."""

    def has(self, guild_id: ColumnElement[int]) -> ColumnElement[bool]:
        """Say in SQL whether a guild is in it; nothing to ask where nobody else is there."""
        if not self.others:
            return true()
        elsewhere = or_(*(_is_held(guild_id, shards) for shards in self.others))
        return ~elsewhere if self.own is None else or_(_is_held(guild_id, self.own), ~elsewhere)


EVERYTHING = Share()
"""The share of a process that is alone."""


class Presence:
    """The list of the processes that are alive. Each says that it is, again and again; who is silent has died."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def beat(self, name: str, shards: Shards, *, lease: timedelta) -> Sequence[Shards]:
        """Note that a process is alive for so long from now; return the shards of every other one that is."""
        database, c = self._database, processes.c
        values = {"shards": str(shards), "alive_until": database.clock_after(lease)}
        inserting = database.insert(processes).values(name=name, **values)
        noting = inserting.on_conflict_do_update(index_elements=[c.name], set_=values)
        others = select(c.shards).where(c.name != name, c.alive_until >= database.clock).order_by(c.name)
        async with database.writing() as connection:
            await connection.execute(noting)
            await connection.execute(
                delete(processes).where(c.alive_until < database.clock_after(-_FORGET_AFTER))
            )
            told = (await connection.execute(others)).scalars().all()
        return [other for text in told if (other := read_shards(text)) is not None]

    async def leave(self, name: str) -> None:
        """Note that a process ends, so that others need not wait until its silence shows."""
        async with self._database.writing() as connection:
            await connection.execute(delete(processes).where(processes.c.name == name))


def _is_held(guild_id: ColumnElement[int], shards: Shards) -> ColumnElement[bool]:
    """Say in SQL what `Shards.hold` says."""
    dealt = guild_id.bitwise_rshift(literal(TIME_BITS, Integer)) % shards.count
    return dealt.in_(shards.ids)
