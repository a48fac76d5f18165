"""Which posted message shows which facts: what a correction must mend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.ledger.database import Database
from bot.digests.ledger.tables import shown_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A fact in a posted message, as it stands there."""

    delivery_id: int
    schedule_id: int
    channel_id: int
    message_id: int
    slot: datetime
    brief: str
    fact_id: str
    text: str
    withdrawn: bool


_FIELDS = tuple(shown_facts.c[field.name] for field in fields(Shown))


class ShownFacts:
    """Reads and mends what the posted digests show. `Deliveries.settle` writes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def outdated(self, brief: str, current: Mapping[str, str]) -> Sequence[Shown]:
        """List what is shown otherwise than `current` (fact id -> text) has it, or shown and no longer there.

        What is marked as withdrawn and there again counts too. In the order of the messages.
        """
        c = shown_facts.c
        of_brief = c.brief == brief
        async with self._database.reading() as connection:
            states = await connection.execute(
                select(c.fact_id, c.text, c.withdrawn).where(of_brief).distinct()
            )
            stale = {
                fact_id for fact_id, *state in states.all() if _is_outdated(current.get(fact_id), *state)
            }
            query = select(*_FIELDS).where(of_brief, c.fact_id.in_(stale)).order_by(c.delivery_id, c.position)
            rows = [
                Shown(**{str(k): v for k, v in row.items()})
                for row in (await connection.execute(query)).mappings()
            ]
        return [row for row in rows if _is_outdated(current.get(row.fact_id), row.text, row.withdrawn)]

    async def correct(self, shown: Shown, text: str | None) -> bool:
        """Note that a message now shows another text, or with None that the fact is marked as withdrawn in it.

        True for exactly one caller: whoever asks again, or in another process, gets False.
        """
        async with self._database.writing() as connection:
            return await correct_shown(connection, shown, text)


def _is_outdated(current: str | None, text: str, withdrawn: bool) -> bool:  # noqa: FBT001 - a row's fields
    return current is not None if withdrawn else current != text


async def correct_shown(connection: AsyncConnection, shown: Shown, text: str | None) -> bool:
    """Do what `ShownFacts.correct` does, within a transaction."""
    c = shown_facts.c
    here = (c.delivery_id == shown.delivery_id) & (c.fact_id == shown.fact_id)
    unchanged = here & (c.text == shown.text) & (c.withdrawn == shown.withdrawn)
    values = {"withdrawn": True} if text is None else {"text": text, "withdrawn": False}
    return (await connection.execute(update(shown_facts).where(unchanged).values(values))).rowcount == 1
