"""It answers wherever messages are, with what it may do there; where it may not speak, the owner is told once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import discord
import pytest

from tests.chat.places import open_forum_post, open_thread, open_voice_chat
from tests.chat.room import Room, buttons, read


@pytest.mark.parametrize("open_place", [open_thread, open_forum_post, open_voice_chat])
async def test_it_answers_and_turns_pages_in_any_place(room: Room, open_place: Callable[..., Any]) -> None:
    place = replace(room, channel=await open_place(room))
    answer = await place.ask("!troops latvia")
    assert read(answer).startswith("## About **600** US troops")
    await room.asker.click(answer, label=buttons(answer)[0])
    (turned,) = [message for message in place.channel.history() if message.id == answer.id]
    assert "page 2 of" in read(turned)


async def test_pages_turn_in_a_direct_message(room: Room) -> None:
    (answer,) = await room.tell("troops latvia")
    await room.asker.user.click(answer, label=buttons(answer)[0])
    assert "page 2 of" in read(room.asker.user.dm_channel.history()[-1])


@pytest.mark.parametrize("text", ["!troops", "!who pabrix", "{mention} how many US troops are in Latvia?"])
async def test_where_it_may_not_speak_the_owner_is_told_once(room: Room, text: str) -> None:
    owner = room.env.create_user("owner")
    guild = room.env.create_guild("Shut", owner=owner)
    shut = replace(room, guild=guild, asker=guild.add_member(room.env.create_user("reader"))).shut(
        send_messages=False
    )
    for _ in range(2):
        assert await shut.say(text.format(mention=room.mention)) == []
    (told,) = owner.dm_channel.history()
    assert "**Send Messages**" in told.content
    assert shut.channel.mention in told.content
    assert room.env.errors == []


@pytest.mark.parametrize("open_place", [open_thread, open_forum_post])
async def test_in_a_thread_the_owner_is_told_what_a_thread_takes(
    room: Room, open_place: Callable[..., Any]
) -> None:
    assert room.bot.user is not None
    owner = room.env.create_user("owner")
    guild = room.env.create_guild("Shut", owner=owner)
    # where the bot may open a thread, and write in none
    overwrite = discord.PermissionOverwrite(send_messages_in_threads=False)
    away = replace(room, guild=guild, asker=guild.add_member(room.env.create_user("reader")))
    opened = await open_place(replace(away, channel=guild.create_text_channel("briefing")))
    parent = room.bot.get_channel(opened.id)
    assert isinstance(parent, discord.Thread)
    assert isinstance(parent.parent, discord.TextChannel | discord.ForumChannel)
    await parent.parent.set_permissions(guild_member(room, guild.id), overwrite=overwrite)
    await room.env.settle()
    for _ in range(2):
        assert await replace(away, channel=opened).say("!who pabrix") == []
    (told,) = owner.dm_channel.history()
    assert "**Send Messages in Threads**" in told.content


@pytest.mark.parametrize("open_place", [open_thread, open_forum_post, open_voice_chat])
@pytest.mark.parametrize("command", ["slash", "menu"])
async def test_slash_and_message_commands_are_answered_in_any_place(
    room: Room, open_place: Callable[..., Any], command: str
) -> None:
    place = await open_place(room)
    if command == "slash":
        told = await room.asker.slash(place, "who", name="pabrix")
    else:
        told = await room.asker.context_menu(
            place, "Brief me on this", await room.asker.send(place, "Pabrix?")
        )
    assert told.response is not None
    assert "Artis Pabriks" in read(told.response)


async def test_another_bots_command_where_it_may_not_speak_is_nobodys_concern(room: Room) -> None:
    owner = room.env.create_user("owner")
    guild = room.env.create_guild("Shut", owner=owner)
    shut = replace(room, guild=guild, asker=guild.add_member(room.env.create_user("reader"))).shut(
        send_messages=False
    )
    assert await shut.say("!play despacito") == []
    assert not owner.dm_channel.history()


def guild_member(room: Room, guild_id: int) -> discord.Member:
    """Return the bot as a member of a server."""
    guild = room.bot.get_guild(guild_id)
    assert guild is not None
    return guild.me
