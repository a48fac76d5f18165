"""When a digest stops, somebody who can mend it hears why, once; servers that are left are forgotten in time."""

from datetime import timedelta

import discord

from bot.chat.service import DigestService
from tests.chat.clock import Clock
from tests.chat.digests.conftest import post_due
from tests.chat.room import Room, read


async def test_who_set_a_digest_is_told_why_it_stopped_once(
    room: Room, service: DigestService, clock: Clock
) -> None:
    await room.ask("!digest add 09:00 Europe/Riga troops")
    channel = room.bot.get_channel(room.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.set_permissions(channel.guild.default_role, send_messages=False)
    clock.advance(hours=1)
    for _ in range(3):
        await post_due(room, service)
        clock.advance(hours=1)
    (told,) = room.asker.user.dm_channel.history()
    assert "troops" in read(told)
    assert "Permissions" in read(told)
    assert "/digest resume troops" in read(told)
    (schedule,) = await service.ledger.schedules.all()
    assert schedule.paused_at is not None
    assert "may not" in (schedule.pause_reason or "")


async def test_a_digest_whose_channel_is_gone_is_moved_and_resumed(
    room: Room, service: DigestService, clock: Clock
) -> None:
    news = room.guild.create_text_channel("news")
    await room.ask(f"!digest add 09:00 Europe/Riga troops channel: <#{news.id}>")
    channel = room.bot.get_channel(news.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.delete()
    clock.advance(hours=1)
    await post_due(room, service)
    (told,) = room.asker.user.dm_channel.history()
    assert "the channel is gone" in read(told)
    assert "is gone" in read(await room.ask("!digest resume troops"))
    await room.ask(f"!digest edit troops channel: <#{room.channel.id}>")
    assert "Next runs" in read(await room.ask("!digest resume troops"))
    clock.advance(days=1)
    *_, posted = await post_due(room, service)
    assert "sentence" in read(posted)
    assert room.env.errors


async def test_a_server_that_was_left_is_forgotten_after_thirty_days(
    room: Room, service: DigestService, clock: Clock
) -> None:
    await room.ask("!digest add 09:00 Europe/Riga troops")
    guild = room.bot.guilds[0]
    await guild.leave()
    await room.env.settle()
    assert await service.ledger.guilds.purge(clock.at + timedelta(days=29)) == 0
    assert len(await service.ledger.schedules.all()) == 1
    assert await service.ledger.guilds.purge(clock.at + timedelta(days=31)) == 1
    assert await service.ledger.schedules.all() == []


async def test_a_server_that_the_bot_is_in_again_is_kept(
    room: Room, service: DigestService, clock: Clock
) -> None:
    await room.ask("!digest add 09:00 Europe/Riga troops")
    await service.note_departure(room.guild.id)
    await service.begin([room.guild.id])
    assert await service.ledger.guilds.purge(clock.at + timedelta(days=31)) == 0
    assert len(await service.ledger.schedules.all()) == 1
