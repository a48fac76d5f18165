"""Processes that share the digests: which are alive, and whose a guild is when one falls silent."""

from datetime import timedelta
from random import Random

from sqlalchemy import BigInteger, literal, select

from bot.digests.ledger import EVERYTHING, Ledger, Share
from bot.digests.ledger.planning import Planner
from bot.digests.posting import Roster
from bot.shards import Shards, read_shards
from tests.digests.clocks import START, SimulatedClock
from tests.digests.schedules import draft, parse

LEASE = timedelta(seconds=30)


def shards(text: str) -> Shards:
    found = read_shards(text)
    assert found is not None
    return found


def guild_of(shard: int, number: int = 1) -> int:
    """Make the id of a guild that one of four shards holds."""
    return (number * 4 + shard) << 22


async def test_the_database_deals_guilds_out_as_discord_does(ledger: Ledger) -> None:
    """With every mix of counts, as when all processes are started again with more shards."""
    dice = Random(7)
    ids = [dice.randrange(2**58) for _ in range(200)] + [1, 2**63 - 1]
    own, others = shards("0-2/5"), (shards("1,3/4"), shards("5-9/16"))
    share = Share(own, others)
    expected = [guild for guild in ids if own.hold(guild) or not any(each.hold(guild) for each in others)]
    async with ledger.database.reading() as connection:
        taken = [
            guild
            for guild in ids
            if (await connection.execute(select(share.has(literal(guild, BigInteger))))).scalar_one()
        ]
    assert taken == expected
    assert 0 < len(expected) < len(ids)


async def test_who_falls_silent_is_taken_over_from_and_who_leaves_at_once(
    ledger: Ledger, clock: SimulatedClock
) -> None:
    presence = ledger.presence
    first, second, third = shards("0/4"), shards("1/4"), shards("2-3/4")
    assert await presence.beat("first", first, lease=LEASE) == []
    assert await presence.beat("second", second, lease=LEASE) == [first]
    await clock.advance(LEASE / 2)
    assert await presence.beat("third", third, lease=LEASE) == [first, second]
    assert await presence.beat("first", first, lease=LEASE) == [second, third]
    await clock.advance(LEASE / 2 + timedelta(seconds=1))
    assert await presence.beat("first", first, lease=LEASE) == [third]
    await presence.leave("third")
    assert await presence.beat("first", first, lease=LEASE) == []


async def test_a_process_plans_claims_and_tells_its_share_alone_until_it_is_alone(
    ledger: Ledger, clock: SimulatedClock
) -> None:
    for shard in range(4):
        await ledger.schedules.add(draft(guild_id=guild_of(shard)), START, now=START)
        untold = await ledger.schedules.add(draft(guild_id=guild_of(shard, 2)), None, now=START)
        await ledger.schedules.pause(untold.id, "no such channel", now=START, tell=True)
    planner = Planner(ledger.database, parse)
    seconds = iter(range(1000))
    roster = Roster(ledger.presence, shards("0-1/4"), lease=LEASE, monotonic=lambda: next(seconds) * 11)
    await ledger.presence.beat("other", shards("2-3/4"), lease=LEASE)
    share = await roster.find_share()
    assert await planner.plan(START, share=share) == 2
    mine = await ledger.deliveries.claim(START, limit=9, lease=LEASE, share=share)
    assert {each.schedule.guild_id for each in mine} == {guild_of(0), guild_of(1)}
    told = await ledger.schedules.claim_untold(START, share=share)
    assert {each.guild_id for each in told} == {guild_of(0, 2), guild_of(1, 2)}
    assert await planner.plan(START, share=share) == 0
    await clock.advance(LEASE + timedelta(seconds=1))
    share = await roster.find_share()
    assert await planner.plan(START, share=share) == 2
    rest = await ledger.deliveries.claim(START, limit=9, lease=LEASE / 2, share=EVERYTHING)
    assert {guild_of(2), guild_of(3)} <= {each.schedule.guild_id for each in rest}
    assert len(await ledger.schedules.claim_untold(START, share=share)) == 2


async def test_only_guilds_of_own_shards_can_be_seen_to_be_left(ledger: Ledger) -> None:
    for shard in range(4):
        await ledger.schedules.add(draft(guild_id=guild_of(shard)), START, now=START)
    await ledger.guilds.leave(guild_of(0), START)
    await ledger.guilds.take_stock({guild_of(0)}, shards("0-1/4"), START)
    assert await ledger.guilds.purge(START + timedelta(days=31)) == 1
    left = {schedule.guild_id for schedule in await ledger.schedules.all()}
    assert left == {guild_of(0), guild_of(2), guild_of(3)}
