"""Of a server or a person who is to be forgotten nothing is left, in any table; of others all is."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.digests.ledger.access import Ledger
from bot.digests.ledger.forgetting import forget_guild, forget_person
from bot.digests.ledger.planning import Planner
from bot.digests.ledger.tables import metadata
from bot.digests.records import Digest, ShownFact
from tests.digests.clocks import START
from tests.digests.schedules import draft, parse

HOUR = timedelta(hours=1)
GONE, KEPT = 4_100_000, 4_200_000
"""Ids are counted from these, so that each id shows whose it is."""
OF_NO_SERVER = {"budgets", "processes"}
"""Tables that hold nothing of any server."""


async def read_tables(ledger: Ledger) -> dict[str, list[dict[str, Any]]]:
    """Read every row of every table."""
    async with ledger.database.reading() as connection:
        return {
            table.name: [dict(row) for row in (await connection.execute(select(table))).mappings()]
            for table in metadata.sorted_tables
        }


async def live(ledger: Ledger, guild_id: int) -> None:
    """Have a server use all there is: settings, posts, corrections of them, what readers were told, a departure."""
    schedule = draft(
        guild_id=guild_id,
        channel_id=guild_id + 1,
        created_by=guild_id + 2,
        kind="new",
        brief=f"of {guild_id}",
    )
    added = await ledger.schedules.add(schedule, START, now=START)
    await ledger.kept.change_guild(guild_id, {"prefix": "?", "channels": str(guild_id + 1)})
    await ledger.kept.change_person(guild_id + 2, {"plain": "on"})
    await Planner(ledger.database, parse).plan(START)
    for delivery in await ledger.deliveries.claim(START, limit=10, lease=HOUR):
        facts = (ShownFact(brief=schedule.brief, fact_id="troops", text="600"),)
        digest = Digest(body="", facts=facts, told=facts)
        await ledger.deliveries.settle(delivery, guild_id + 3, digest, now=START)
    shown = await ledger.shown.outdated(schedule.brief, {"troops": "700"})
    await ledger.corrections.notice(shown, {"troops": "700"}, now=START)
    await ledger.guilds.leave(guild_id, START)
    await ledger.schedules.pause(added.id, f"by <@{guild_id + 2}>", now=START)


def mentions(rows: dict[str, list[dict[str, Any]]], first_id: int) -> list[str]:
    """Name the tables that hold any id that is counted from one."""
    digits = str(first_id)[:-1]
    return [name for name, held in rows.items() if any(digits in str(list(row.values())) for row in held)]


async def test_nothing_of_a_forgotten_server_is_left_in_any_table(ledger: Ledger) -> None:
    await live(ledger, KEPT)
    before = await read_tables(ledger)
    await live(ledger, GONE)
    full = await read_tables(ledger)
    used = {name for name in full if len(full[name]) > len(before[name])}
    assert used == {table.name for table in metadata.sorted_tables} - OF_NO_SERVER
    await forget_guild(ledger.database, GONE)
    left = await read_tables(ledger)
    await forget_person(ledger.database, GONE + 2)
    assert mentions(left, GONE) == ["person_settings"]  # a person is forgotten by themselves
    after = await read_tables(ledger)
    assert mentions(after, GONE) == []
    for rows in (before, after):
        rows["guild_settings"] = [row for row in rows["guild_settings"] if row["guild_id"]]
    assert after == before


async def test_of_a_forgotten_person_the_digests_go_on_without_their_name(ledger: Ledger) -> None:
    await live(ledger, KEPT)
    assert await forget_person(ledger.database, KEPT + 2) == 1
    assert await forget_person(ledger.database, KEPT + 2) == 0
    (schedule,) = await ledger.schedules.of_guild(KEPT)
    assert (schedule.created_by, schedule.pause_reason) == (0, "by a member")
    assert str(KEPT + 2) not in str(await read_tables(ledger))
