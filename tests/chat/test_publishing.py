"""Digests over real HTTP to a Discord that fails: posted once, found again, and each failure told for what it is."""

import math
import time
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.discord_publisher import DiscordPublisher
from bot.chat.rendering import lay_out
from bot.chat.rest import RestClient
from bot.digests.composing.content import Content, Item
from bot.digests.publishing import RefusedError, ThrottledError, UncertainError
from bot.digests.records import Change, Correction, Delivery, Digest, Schedule
from tests.wire import CROSSPOST, MESSAGE, MESSAGES, Fault, Wire, delay, fail, limit_rate, refuse, reset

CONTENT = Content(
    brief="eastern-flank",
    title="Troops",
    items=(Item(fact_id="troops", kind="report", wording="About 600.", source="sentence 32"),),
    footer="as of August 2022",
)
DIGEST = Digest(body=CONTENT.to_json())


@pytest.fixture
async def publisher(wire: Wire) -> AsyncGenerator[DiscordPublisher]:
    """Log in over REST, as the digests do."""
    async with RestClient() as client:
        await client.login(wire.token)
        yield DiscordPublisher(client, lambda content, _guild_id: lay_out(content, "!"))


def make_delivery(wire: Wire, *, seconds: float = 20, **changes: object) -> Delivery:
    """Claim a delivery to the first channel, for so many seconds."""
    now = datetime.now(UTC)
    schedule = Schedule(
        id=1,
        guild_id=wire.records.guild_id,
        channel_id=wire.records.text_id,
        name="troops",
        brief="eastern-flank",
        kind="topic",
        topic="troops",
        recurrence="09:00",
        zone="UTC",
        created_by=1,
        created_at=now,
        paused_at=None,
        pause_reason=None,
        next_slot=None,
    )
    delivery = Delivery(
        id=1,
        schedule=schedule,
        slot=now,
        state="due",
        token=1,
        nonce="n" * 24,
        mark="nnnnnnnnnn",
        channel_id=schedule.channel_id,
        message_id=None,
        attempts=1,
        digest=None,
        unsure_since=now,
        claimed_at=now,
        deadline=time.monotonic() + seconds,
    )
    return replace(delivery, **changes)  # pyright: ignore[reportArgumentType] - fields by name


async def test_a_digest_bears_its_mark_its_nonce_and_nobodys_ping(
    wire: Wire, publisher: DiscordPublisher
) -> None:
    delivery = make_delivery(wire, deadline=math.inf)
    message_id = await publisher.publish(delivery, DIGEST)
    (stored,) = wire.messages()
    assert stored["id"] == str(message_id)
    assert stored["embeds"][0]["footer"]["text"] == "as of August 2022 · nnnnnnnnnn"
    body = wire.requests[-1].body
    assert (body["nonce"], body["enforce_nonce"]) == (delivery.nonce, True)
    assert body["allowed_mentions"] == {"parse": [], "roles": []}


async def test_exactly_the_role_that_was_opted_in_to_is_pinged(
    wire: Wire, publisher: DiscordPublisher
) -> None:
    delivery = make_delivery(wire)
    schedule = replace(delivery.schedule, role_id=77)
    await publisher.publish(replace(delivery, schedule=schedule), DIGEST)
    body = wire.requests[-1].body
    assert body["content"] == "<@&77>"
    assert body["allowed_mentions"]["parse"] == []
    assert [int(role) for role in body["allowed_mentions"]["roles"]] == [77]


@pytest.mark.parametrize("everywhere", [False, True])
async def test_a_rate_limit_is_told_with_its_scope_and_not_slept_through(
    wire: Wire, publisher: DiscordPublisher, everywhere: bool
) -> None:
    wire.faults.add("POST", MESSAGES, limit_rate(7, everywhere=everywhere))
    before = time.monotonic()
    with pytest.raises(ThrottledError) as told:
        await publisher.publish(make_delivery(wire), DIGEST)
    assert time.monotonic() - before < 5
    assert told.value.retry_after == timedelta(seconds=7)
    assert told.value.everywhere == everywhere
    await publisher.publish(make_delivery(wire), DIGEST)
    assert len(wire.messages()) == 1


@pytest.mark.parametrize("fault", [fail(503), fail(503, stored=True), reset(), reset(stored=True)])
async def test_what_nobody_knows_of_is_uncertain_and_sent_again_as_the_same_post(
    wire: Wire, publisher: DiscordPublisher, fault: Fault
) -> None:
    wire.faults.add("POST", MESSAGES, fault)
    delivery = make_delivery(wire)
    with pytest.raises(UncertainError):
        await publisher.publish(delivery, DIGEST)
    message_id = await publisher.publish(delivery, DIGEST)
    assert [message["id"] for message in wire.messages()] == [str(message_id)]


@pytest.mark.parametrize("status", [500, 502])
async def test_what_discord_py_tries_again_itself_is_still_one_post(
    wire: Wire, publisher: DiscordPublisher, status: int
) -> None:
    wire.faults.add("POST", MESSAGES, fail(status, stored=True))
    await publisher.publish(make_delivery(wire), DIGEST)
    assert wire.count("POST", MESSAGES) == 2
    assert len(wire.messages()) == 1


@pytest.mark.parametrize("fault", [fail(500), delay(30)])
async def test_no_wait_outlasts_the_claim(wire: Wire, publisher: DiscordPublisher, fault: Fault) -> None:
    wire.faults.add("POST", MESSAGES, fault, times=9)
    before = time.monotonic()
    with pytest.raises(UncertainError):
        await publisher.publish(make_delivery(wire, seconds=0.6), DIGEST)
    assert time.monotonic() - before < 5
    requests = wire.count("POST", MESSAGES)
    wire.faults.clear()
    await publisher.find(make_delivery(wire))
    assert wire.count("POST", MESSAGES) == requests


async def test_a_slow_answer_is_found_by_its_mark(wire: Wire, publisher: DiscordPublisher) -> None:
    delivery = make_delivery(wire, seconds=0.6)
    assert await publisher.find(delivery) is None
    wire.faults.add("POST", MESSAGES, delay(30))
    with pytest.raises(UncertainError):
        await publisher.publish(delivery, DIGEST)
    (stored,) = wire.messages()
    for number in range(150):
        await wire.say(f"chatter {number}")
    assert await publisher.find(delivery) == int(stored["id"])


async def test_a_mark_counts_only_in_a_message_of_ours(wire: Wire, publisher: DiscordPublisher) -> None:
    delivery = make_delivery(wire)
    forged = {"embeds": [{"title": "x", "footer": {"text": f"x · {delivery.mark}"}}]}
    wire.records.create_message(str(wire.records.text_id), forged, wire.records.reader)
    assert await publisher.find(delivery) is None


@pytest.mark.parametrize(
    ("code", "words"), [(50013, "Embed Links"), (50001, "View Channel"), (10003, "the channel is gone")]
)
async def test_a_refusal_says_what_is_missing_and_where_to_click(
    wire: Wire, publisher: DiscordPublisher, code: int, words: str
) -> None:
    wire.faults.add("POST", MESSAGES, refuse(code))
    with pytest.raises(RefusedError, match=words):
        await publisher.publish(make_delivery(wire), DIGEST)
    assert wire.count("POST", MESSAGES) == 1


async def test_a_post_is_published_to_followers_once(wire: Wire, publisher: DiscordPublisher) -> None:
    delivery = make_delivery(wire, channel_id=wire.records.announcement_id)
    delivery = replace(delivery, message_id=await publisher.publish(delivery, DIGEST))
    wire.faults.add("POST", CROSSPOST, reset(stored=True))
    with pytest.raises(UncertainError):
        await publisher.crosspost(delivery)
    await publisher.crosspost(delivery)
    (stored,) = wire.messages(wire.records.announcement_id)
    assert stored["flags"] & 1


async def test_only_announcement_channels_publish(wire: Wire, publisher: DiscordPublisher) -> None:
    delivery = make_delivery(wire)
    delivery = replace(delivery, message_id=await publisher.publish(delivery, DIGEST))
    with pytest.raises(RefusedError, match="no announcement channel"):
        await publisher.crosspost(delivery)


def correct(delivery: Delivery, message_id: int) -> Correction:
    """Claim the correction of a posted digest."""
    now = datetime.now(UTC)
    return Correction(
        delivery_id=delivery.id,
        schedule=delivery.schedule,
        slot=delivery.slot,
        channel_id=delivery.channel_id,
        message_id=message_id,
        mark=delivery.mark,
        digest=DIGEST,
        brief="eastern-flank",
        changes=(Change(fact_id="troops", before="About 600.", after="About 700.", at=now),),
        handled=0,
        token=1,
        attempts=1,
        deadline=delivery.deadline,
    )


async def test_a_correction_edits_the_post_and_keeps_its_mark(
    wire: Wire, publisher: DiscordPublisher
) -> None:
    delivery = make_delivery(wire)
    correction = correct(delivery, await publisher.publish(delivery, DIGEST))
    await publisher.edit(correction, replace(CONTENT, title="Troops, corrected"))
    (stored,) = wire.messages()
    assert stored["embeds"][0]["title"] == "Troops, corrected"
    assert await publisher.find(delivery) == int(stored["id"])
    wire.faults.add("PATCH", MESSAGE, refuse(10008))
    with pytest.raises(RefusedError):
        await publisher.edit(correction, CONTENT)
