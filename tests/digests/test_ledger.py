"""What the ledger promises, on SQLite and on PostgreSQL alike."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection, Inspector

from bot.digests import recurrence
from bot.digests.ledger.access import Ledger
from bot.digests.ledger.database import open_database
from bot.digests.ledger.migrations import MIGRATIONS, migrate
from bot.digests.ledger.planning import Planner
from bot.digests.ledger.tables import metadata
from bot.digests.records import Delivery, Digest, ShownFact
from bot.errors import LedgerUnavailableError, SettingsError, UserError
from tests.digests.clocks import START, SimulatedClock, read_clock
from tests.digests.conftest import Place
from tests.digests.schedules import compose, draft, parse

HOUR = timedelta(hours=1)
LEASE = timedelta(seconds=60)


async def plan_slots_for(ledger: Ledger, schedules: int) -> None:
    """Put that many deliveries in the ledger, all due at START."""
    for n in range(schedules):
        await ledger.schedules.add(draft(guild_id=n), START, now=START)
    await Planner(ledger.database, parse).plan(START)


async def claim(ledger: Ledger, limit: int = 100) -> Sequence[Delivery]:
    return await ledger.deliveries.claim(START + HOUR, limit=limit, lease=LEASE)


def shape(inspector: Inspector) -> dict[str, object]:
    """Describe tables as far as both databases and the metadata can say it."""
    return {
        table: (
            {(column["name"], column["nullable"]) for column in inspector.get_columns(table)},
            inspector.get_pk_constraint(table)["constrained_columns"],
            {tuple(unique["column_names"]) for unique in inspector.get_unique_constraints(table)},
            {index["name"] for index in inspector.get_indexes(table) if not index["unique"]},
            {(key["referred_table"], str(key.get("options"))) for key in inspector.get_foreign_keys(table)},
        )
        for table in metadata.tables
    }


async def test_the_migrations_build_what_the_schema_says(ledger: Ledger) -> None:
    def rebuild(connection: Connection) -> dict[str, object]:
        metadata.drop_all(connection)
        metadata.create_all(connection)
        return shape(inspect(connection))

    async with ledger.database.writing() as connection:
        migrated = await connection.run_sync(lambda sync: shape(inspect(sync)))
        assert migrated == await connection.run_sync(rebuild)


async def test_processes_that_start_together_migrate_once(place: Place) -> None:
    databases = [open_database(place.url) for _ in range(12)]
    assert sorted(await asyncio.gather(*map(migrate, databases))) == [*[0] * 11, len(MIGRATIONS)]
    for database in databases:
        await database.close()


async def test_a_newer_schema_is_refused_with_the_reason(ledger: Ledger, place: Place) -> None:
    async with ledger.database.writing() as connection:
        await connection.execute(text("UPDATE schema_version SET version = 99"))
    with pytest.raises(SettingsError, match=r"schema 99, and this Dateline knows schemas up to \d+"):
        await Ledger.open(place.url)


async def test_the_database_clock_is_the_real_one_and_exact_to_the_millisecond(place: Place) -> None:
    database = open_database(place.url)
    before = await read_clock(database)
    await asyncio.sleep(0.05)
    passed = (await read_clock(database)) - before
    await database.close()
    assert timedelta(milliseconds=45) < passed < timedelta(seconds=5)


async def test_a_schedule_is_kept_as_it_was_given(ledger: Ledger) -> None:
    wanted = draft(topic="troops", role_id=5, crosspost=True, late="skip", seed=2**40, guild_id=2**62)
    added = await ledger.schedules.add(wanted, START, now=START)
    assert await ledger.schedules.get(wanted.guild_id, wanted.name) == added
    assert added.next_slot == added.created_at == START
    assert {name: getattr(added, name) for name in wanted.__dataclass_fields__} == {
        name: getattr(wanted, name) for name in wanted.__dataclass_fields__
    }


async def test_names_are_unique_in_a_guild_and_a_guild_has_room_for_so_many(ledger: Ledger) -> None:
    await ledger.schedules.add(draft(name="morning"), START, now=START)
    await ledger.schedules.add(draft(name="morning", guild_id=2), START, now=START)
    with pytest.raises(UserError, match='already has a digest named "morning"'):
        await ledger.schedules.add(draft(name="morning"), START, now=START)
    many = [ledger.schedules.add(draft(), START, now=START, limit=3) for _ in range(6)]
    outcomes = await asyncio.gather(*many, return_exceptions=True)
    assert [str(error) for error in outcomes if isinstance(error, UserError)] == [
        "This server has 3 digests, which is as many as it may have; remove one first."
    ] * 4
    assert len(await ledger.schedules.of_guild(1)) == 3


async def test_a_changed_schedule_stays_paused_until_it_is_resumed(ledger: Ledger) -> None:
    added = await ledger.schedules.add(draft(name="old"), START, now=START)
    await ledger.schedules.pause(added.id, "holidays", now=START)
    await ledger.schedules.replace(added.id, draft(name="new"), START + HOUR)
    paused = await ledger.schedules.get(1, "new")
    assert paused is not None
    assert (paused.pause_reason, paused.next_slot) == ("holidays", None)
    await ledger.schedules.resume(added.id, START + HOUR)
    assert [schedule.next_slot for schedule in await ledger.schedules.upcoming()] == [START + HOUR]


async def test_a_slot_becomes_one_delivery_however_often_it_is_planned(ledger: Ledger) -> None:
    for n in range(20):
        await ledger.schedules.add(draft(guild_id=n), START, now=START)
    planners = [Planner(ledger.database, parse) for _ in range(4)]
    await asyncio.gather(*(planner.plan(START) for planner in planners))
    async with ledger.database.writing() as connection:  # as if a commit's answer had been lost
        await connection.execute(text("UPDATE schedules SET next_slot = (SELECT min(slot) FROM deliveries)"))
    await planners[0].plan(START)
    assert len(await claim(ledger)) == 20
    assert {schedule.next_slot for schedule in await ledger.schedules.upcoming()} == {START + HOUR}


async def test_what_members_write_is_planned_in_their_zone_and_counts_from_when_it_was_made(
    ledger: Ledger,
) -> None:
    for zone in ("Europe/Riga", "America/New_York"):  # in two days, only Riga's clock changes
        await ledger.schedules.add(draft(recurrence="09:00", zone=zone), START, now=START)
    fortnightly = draft(recurrence="every 2 weeks on fri 09:00", zone="UTC")
    await ledger.schedules.add(fortnightly, START, now=START)
    planner = Planner(ledger.database, recurrence.parse)
    for days in range(4):
        await planner.plan(START + timedelta(days=days))
    nexts = [schedule.next_slot for schedule in await ledger.schedules.upcoming()]
    expected = recurrence.parse("every 2 weeks on fri 09:00", "UTC", anchor=START).next_after(
        START + 3 * 24 * HOUR
    )
    assert nexts == [datetime(2026, 3, 30, 13, tzinfo=UTC), datetime(2026, 3, 31, 6, tzinfo=UTC), expected]


async def test_a_schedule_that_no_longer_parses_is_paused_and_harms_no_other(ledger: Ledger) -> None:
    broken = await ledger.schedules.add(draft(recurrence="whenever"), START, now=START)
    await ledger.schedules.add(draft(), START, now=START)
    await Planner(ledger.database, parse).plan(START)
    assert len(await claim(ledger)) == 1
    assert [schedule.id for schedule in await ledger.schedules.claim_untold(START)] == [broken.id]


async def test_many_claim_at_once_and_nobody_gets_what_another_has(ledger: Ledger, place: Place) -> None:
    await plan_slots_for(ledger, 30)
    async with await Ledger.open(place.url, clock=ledger.database.clock) as other:
        batches = await asyncio.gather(*(claim(each, limit=7) for each in (ledger, other) * 4))
    ids = [delivery.id for batch in batches for delivery in batch]
    assert len(ids) == len(set(ids))
    left = await claim(ledger)
    assert len(ids) + len(left) == 30


async def test_after_its_lease_a_delivery_is_somebody_elses(ledger: Ledger, clock: SimulatedClock) -> None:
    await plan_slots_for(ledger, 1)
    (stale,) = await claim(ledger)
    await clock.advance(LEASE)
    assert await claim(ledger) == []
    await clock.advance(timedelta(seconds=1))
    (fresh,) = await claim(ledger)
    assert (fresh.nonce, fresh.token, fresh.attempts) == (stale.nonce, stale.token + 1, 2)
    assert fresh.claimed_at - fresh.unsure_since == LEASE + timedelta(seconds=1)
    digest = await compose(stale.schedule, stale.slot)
    deliveries = ledger.deliveries
    assert not await deliveries.prepare(stale, digest, lease=LEASE, looked=False)
    assert not await deliveries.settle(stale, 1, digest, now=START)
    assert not await deliveries.retry(stale, START, "stale")
    assert not await deliveries.skip(stale, "stale", now=START)
    assert not await deliveries.refuse(stale, "stale", now=START)
    assert await deliveries.settle(fresh, 2, digest, now=START)
    (entry,) = await deliveries.history(fresh.schedule.id)
    assert (entry.state, entry.message_id) == ("done", 2)


async def test_what_was_prepared_is_what_the_next_holder_gets(ledger: Ledger, clock: SimulatedClock) -> None:
    await plan_slots_for(ledger, 1)
    (first,) = await claim(ledger)
    digest = await compose(first.schedule, first.slot)
    assert await ledger.deliveries.prepare(first, digest, lease=LEASE, looked=True)
    await ledger.schedules.replace(first.schedule.id, draft(name=first.schedule.name, channel_id=99), None)
    await clock.advance(2 * LEASE)
    (second,) = await claim(ledger)
    assert (second.digest, second.channel_id) == (digest, first.channel_id)


async def test_a_crosspost_is_a_step_of_its_own(ledger: Ledger) -> None:
    await ledger.schedules.add(draft(crosspost=True), START, now=START)
    await Planner(ledger.database, parse).plan(START)
    (posting,) = await claim(ledger)
    assert await ledger.deliveries.settle(posting, 42, None, now=START)
    (crossposting,) = await claim(ledger)
    assert (crossposting.state, crossposting.message_id, crossposting.attempts) == ("sent", 42, 1)
    assert await ledger.deliveries.finish_crosspost(crossposting)
    assert await claim(ledger) == []


async def test_a_refusal_pauses_the_schedule_and_somebody_is_told_until_it_worked(ledger: Ledger) -> None:
    await plan_slots_for(ledger, 1)
    (delivery,) = await claim(ledger)
    assert await ledger.deliveries.refuse(delivery, "the bot may not write in #news", now=START)
    (untold,) = await ledger.schedules.claim_untold(START)
    assert (untold.pause_reason, untold.next_slot) == ("the bot may not write in #news", None)
    assert await ledger.schedules.claim_untold(START) == []
    assert len(await ledger.schedules.claim_untold(START + HOUR)) == 1
    await ledger.schedules.told(untold.id)
    assert await ledger.schedules.claim_untold(START + 2 * HOUR) == []


async def test_the_ledger_knows_what_each_message_shows_and_each_correction_is_one_callers(
    ledger: Ledger,
) -> None:
    await plan_slots_for(ledger, 1)
    (delivery,) = await claim(ledger)
    facts = tuple(ShownFact(brief="eastern-flank", fact_id=name, text=f"{name} is 600") for name in "abc")
    await ledger.deliveries.settle(delivery, 42, Digest(body="", facts=facts), now=START)
    shown = await ledger.shown.outdated("eastern-flank", {})
    assert [(fact.fact_id, fact.slot) for fact in shown] == [(name, START) for name in "abc"]
    current = {"a": "a is 600", "b": "b is 700"}
    b, c = await ledger.shown.outdated("eastern-flank", current)
    assert [(b.fact_id, b.message_id), (c.fact_id, c.message_id)] == [("b", 42), ("c", 42)]
    assert sorted(await asyncio.gather(*(ledger.shown.correct(b, "b is 700") for _ in range(3)))) == [
        False,
        False,
        True,
    ]
    assert await ledger.shown.correct(c, None)
    assert await ledger.shown.outdated("eastern-flank", current) == []
    assert [fact.fact_id for fact in await ledger.shown.outdated("eastern-flank", {})] == ["a", "b"]


async def test_requests_are_spaced_over_all_processes_and_a_global_wait_holds_all(place: Place) -> None:
    async with await Ledger.open(place.url, rate=10) as one, await Ledger.open(place.url, rate=10) as other:
        waits = [wait for ledger in (one, other, one) for wait in await ledger.budget.take(5)]
        assert all(0.05 < later - earlier <= 0.1001 for earlier, later in pairwise(waits))
        await other.budget.hold(timedelta(seconds=30))
        (held,) = await one.budget.take()
        assert 29 < held <= 30
        await other.budget.hold(timedelta(seconds=1))
        assert (await one.budget.take())[0] > held - 1


async def test_a_guilds_settings_are_its_own(ledger: Ledger) -> None:
    await ledger.kept.change_guild(1, {"prefix": "?", "plain": "on"})
    await ledger.kept.change_guild(1, {"prefix": "$", "plain": None})
    await ledger.kept.change_guild(2, {"prefix": "!"})
    assert await ledger.kept.read_guild(1) == {"prefix": "$"}
    await ledger.kept.change_guild(1, {"prefix": None})
    assert await ledger.kept.read_guild(1) == {}


async def test_a_guild_is_forgotten_30_days_after_the_bot_left_unless_it_came_back(ledger: Ledger) -> None:
    await plan_slots_for(ledger, 3)
    await ledger.kept.change_guild(1, {"prefix": "?"})
    await ledger.guilds.leave(1, START)
    await ledger.guilds.leave(1, START + 10 * 24 * HOUR)
    await ledger.guilds.leave(2, START)
    await ledger.guilds.rejoin(2)
    assert await ledger.guilds.purge(START + 30 * 24 * HOUR - HOUR) == 0
    assert await ledger.guilds.purge(START + 30 * 24 * HOUR) == 1
    assert {delivery.schedule.guild_id for delivery in await claim(ledger)} == {0, 2}
    assert await ledger.kept.read_guild(1) == {}


async def test_a_removed_schedule_takes_its_deliveries_with_it(ledger: Ledger) -> None:
    await plan_slots_for(ledger, 1)
    (delivery,) = await claim(ledger)
    await ledger.deliveries.settle(delivery, 42, await compose(delivery.schedule, START), now=START)
    await ledger.schedules.remove(delivery.schedule.id)
    assert await ledger.deliveries.history(delivery.schedule.id) == []
    assert await ledger.shown.outdated("eastern-flank", {}) == []


async def test_a_database_that_is_gone_is_said_to_be_and_is_there_again_afterwards(
    ledger: Ledger, place: Place
) -> None:
    await plan_slots_for(ledger, 1)
    async with place.gone():
        for _ in range(2):
            with pytest.raises(LedgerUnavailableError):
                await ledger.kept.change_guild(1, {"prefix": "?"})
    assert len(await claim(ledger)) == 1


@pytest.mark.parametrize("url", ["mysql://somewhere/db", "nonsense", "sqlite://", "sqlite:///:memory:"])
async def test_an_address_that_will_not_do_is_refused(url: str) -> None:
    with pytest.raises(SettingsError):
        await Ledger.open(url)
