"""Places on a server, besides its text channels, where messages are."""

import discord
import simcord

from tests.chat.room import Room


async def open_thread(room: Room) -> simcord.ChannelHandle:
    """Open a thread in the room."""
    channel = room.bot.get_channel(room.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="latvia", type=discord.ChannelType.public_thread)
    return room.channel.threads[-1]


async def open_forum_post(room: Room) -> simcord.ChannelHandle:
    """Open a post in a forum of the server."""
    forum = room.guild.create_forum_channel("forum")
    await room.env.settle()
    channel = room.bot.get_channel(forum.id)
    assert isinstance(channel, discord.ForumChannel)
    await channel.create_thread(name="latvia", content="What of Latvia?")
    return forum.threads[-1]


async def open_voice_chat(room: Room) -> simcord.ChannelHandle:
    """Open the chat of a voice channel."""
    return room.guild.create_voice_channel("voice")
