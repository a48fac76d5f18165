"""Digests that are set are shown, changed, stopped, started, previewed, posted, removed, and their past is told."""

import re
from datetime import timedelta

import discord
import pytest

from bot.chat.client import DatelineBot
from bot.chat.service import DigestService
from bot.lookup.answers import Lookup
from tests.chat.clock import Clock
from tests.chat.digests.conftest import START, post_due
from tests.chat.room import Room, buttons, read


@pytest.fixture(autouse=True)
async def troops(room: Room) -> None:
    """Set a digest on troops, daily at nine in Riga, which is an hour from now."""
    await room.ask("!digest add 09:00 Europe/Riga troops")


async def test_the_list_has_a_line_for_each(room: Room) -> None:
    await room.ask("!digest add every 6h UTC new name: News")
    for asked in ("!digest list", "!digest"):
        shown = read(await room.ask(asked))
        assert "**troops**: Every day at 09:00, Europe/Riga" in shown
        assert "**News**: Every 6 hours" in shown
    assert "`history`" in read(await room.ask("!digest subscribe"))
    assert room.env.errors


async def test_an_edit_changes_what_is_named_and_nothing_else(room: Room, service: DigestService) -> None:
    (before,) = await service.ledger.schedules.all()
    echo = read(await room.ask("!digest edit Troops when: mon,thu 19:00 late: skip"))
    assert "Monday" in echo
    assert "skipped" in echo
    (after,) = await service.ledger.schedules.all()
    assert (after.zone, after.topic, after.channel_id) == (before.zone, before.topic, before.channel_id)
    assert after.next_slot == START.replace(hour=17)


async def test_an_edit_of_nothing_says_what_can_be_edited(room: Room) -> None:
    assert "`when`" in read(await room.ask("!digest edit troops"))
    assert "There are: `troops`" in read(await room.ask("!digest edit tanks when: 10:00"))
    assert room.env.errors


async def test_what_is_due_is_posted_with_citations_and_its_mark(
    room: Room, service: DigestService, clock: Clock
) -> None:
    before = len(room.channel.history())
    assert len(await post_due(room, service)) == before
    clock.advance(hours=1)
    *_, posted = await post_due(room, service)
    assert "sentence" in read(posted)
    (delivery,) = await service.ledger.deliveries.history(1)
    assert delivery.message_id == posted.id
    assert re.search(r" · [\w-]{10}$", posted.embeds[0].footer.text or "")
    assert len(await post_due(room, service)) == before + 1


async def test_a_role_is_pinged_by_its_digest(room: Room, service: DigestService, clock: Clock) -> None:
    readers = room.guild.create_role("readers", mentionable=True)
    await room.ask("!digest edit troops role: readers")
    clock.advance(hours=1)
    *_, posted = await post_due(room, service)
    assert posted.content == f"<@&{readers.id}>"
    assert posted.role_mentions == [room.bot.guilds[0].get_role(readers.id)]
    await room.ask("!digest edit troops ping: no")
    clock.advance(days=1)
    *_, posted = await post_due(room, service)
    assert posted.content == ""


async def test_a_paused_digest_posts_nothing_until_it_is_resumed(
    room: Room, service: DigestService, clock: Clock
) -> None:
    assert "paused" in read(await room.ask("!digest pause troops"))
    assert f"paused already: by <@{room.asker.id}>" in read(await room.ask("!digest pause troops"))
    assert "**Paused**" in read(await room.ask("!digest show troops"))
    assert "is paused" in read(await room.ask("!digest now troops"))
    clock.advance(days=2)
    before = len(room.channel.history())
    assert len(await post_due(room, service)) == before
    assert f"<t:{int(START.replace(day=3, hour=7).timestamp())}:F>" in read(
        await room.ask("!digest resume troops")
    )
    assert "not paused" in read(await room.ask("!digest resume troops"))
    assert room.env.errors


async def test_a_preview_is_what_would_be_posted_for_the_asker_alone(
    room: Room, service: DigestService, clock: Clock
) -> None:
    result = await room.asker.slash(room.channel, "digest preview", name="troops")
    assert result.response is not None
    assert result.ephemeral
    clock.advance(hours=1)
    *_, posted = await post_due(room, service)
    assert posted.embeds[0].description == result.response.embeds[0].description
    assert len(await service.ledger.deliveries.history(1)) == 1


async def test_now_posts_once_beside_the_schedule(room: Room, service: DigestService, clock: Clock) -> None:
    clock.at = room.env.now()
    before = len(room.channel.history())
    assert "in a moment" in read(await room.ask("!digest now troops"))
    assert len(await post_due(room, service)) == before + 3  # the question, the answer, the post
    assert len(await post_due(room, service)) == before + 3
    clock.at = START + timedelta(hours=1)
    assert len(await post_due(room, service)) == before + 4
    schedule = await service.ledger.schedules.get(room.guild.id, "troops")
    assert schedule is not None
    assert await service.post_now(schedule, clock.at.replace(microsecond=1))
    assert not await service.post_now(schedule, clock.at.replace(microsecond=1))


async def test_the_history_tells_what_became_of_each_slot_with_links(
    room: Room, service: DigestService, clock: Clock
) -> None:
    assert "Nothing has been due" in read(await room.ask("!digest history troops"))
    clock.advance(hours=1)
    *_, posted = await post_due(room, service)
    clock.advance(days=1, hours=3)
    await post_due(room, service)
    told = read(await room.ask("!digest history troops"))
    assert f"[posted]({posted.jump_url})" in told
    assert "skipped: missed" in told


async def test_removal_asks_first(room: Room, service: DigestService) -> None:
    asked = await room.ask("!digest remove troops")
    assert buttons(asked) == ["Remove it", "Keep it"]
    stranger = room.guild.add_member(room.env.create_user("stranger"))
    assert (await stranger.click(asked, label="Remove it")).ephemeral
    await room.asker.click(asked, label="Keep it")
    assert len(await service.ledger.schedules.all()) == 1
    await room.asker.click(await room.ask("!digest remove troops"), label="Remove it")
    assert await service.ledger.schedules.all() == []
    last = room.channel.last_message
    assert last is not None
    assert "is removed" in read(last)
    assert buttons(last) == []


async def test_removal_can_be_confirmed_after_a_restart(
    room: Room, service: DigestService, lookup: Lookup
) -> None:
    asked, kept = await room.ask("!digest remove troops"), await room.ask("!digest remove troops")
    assert room.bot.persistent_views == []
    await room.env.restart_bot(DatelineBot(lookup, digests=service))
    await room.asker.click(kept, label="Keep it")
    await room.asker.click(asked, label="Remove it")
    assert await service.ledger.schedules.all() == []
    shown = {message.id: read(message) for message in room.channel.history()}
    assert "is removed" in shown[asked.id]
    assert "Nothing was removed" in shown[kept.id]


async def test_what_is_removed_already_is_told_and_its_successor_stays(
    room: Room, service: DigestService, clock: Clock
) -> None:
    asked, again = await room.ask("!digest remove troops"), await room.ask("!digest remove troops")
    await room.asker.click(asked, label="Remove it")
    clock.advance(minutes=1)
    await room.ask("!digest add 10:00 Europe/Riga troops")  # SQLite gives it the number of the one before
    await room.asker.click(again, label="Remove it")
    (told,) = [read(message) for message in room.channel.history() if message.id == again.id]
    assert "gone already" in told
    assert [schedule.recurrence for schedule in await service.ledger.schedules.all()] == ["10:00"]


async def test_who_may_not_manage_the_server_any_more_removes_nothing(
    room: Room, service: DigestService
) -> None:
    asked = await room.ask("!digest remove troops")
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    (manager,) = [role for role in guild.roles if role.name == "manager"]
    await manager.edit(permissions=discord.Permissions.none())
    await room.env.settle()
    refused = await room.asker.click(asked, label="Remove it")
    assert refused.ephemeral
    assert len(await service.ledger.schedules.all()) == 1


async def test_a_slash_removal_is_confirmed_too(room: Room, service: DigestService) -> None:
    result = await room.asker.slash(room.channel, "digest remove", name="troops")
    assert result.response is not None
    await room.asker.click(result.response, label="Remove it")
    assert await service.ledger.schedules.all() == []
