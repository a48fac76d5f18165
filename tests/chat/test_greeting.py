"""A server that the bot comes to is greeted once, where the bot may speak."""

import discord

from tests.chat.room import Room, read


async def join(room: Room, guild_id: int) -> None:
    """Tell the bot that it has come to a server, as Discord does with all its channels."""
    guild = room.bot.get_guild(guild_id)
    assert guild is not None
    room.bot.dispatch("guild_join", guild)
    await room.env.settle()


async def test_a_server_is_told_what_to_type_in_the_first_channel_that_is_open(room: Room) -> None:
    guild = room.env.create_guild("New", preferred_locale="pl")
    assert room.bot.user is not None
    closed = discord.PermissionOverwrite(send_messages=False)
    rules = guild.create_text_channel("rules", overwrites={room.bot.user: closed})
    general = guild.create_text_channel("general")
    later = guild.create_text_channel("later")
    await join(room, guild.id)
    assert rules.history() == later.history() == []
    (greeting,) = general.history()
    told = read(greeting)
    assert "!troops" in told
    assert "`/digest`" in told
    assert "Dateline" in told
    assert "What you can ask" not in told, "it is said in the server's language"
    assert room.env.errors == []


async def test_a_server_where_nothing_is_open_is_left_in_peace(room: Room) -> None:
    guild = room.env.create_guild("Shut")
    assert room.bot.user is not None
    closed = discord.PermissionOverwrite(view_channel=False)
    shut = guild.create_text_channel("secret", overwrites={room.bot.user: closed})
    await join(room, guild.id)
    assert shut.history() == []
    assert room.env.errors == []


async def test_the_greeting_says_hello_first(room: Room) -> None:
    await join(room, room.guild.id)
    (greeting,) = room.channel.history()
    assert read(greeting).startswith("## Hello, I’m Dateline")
