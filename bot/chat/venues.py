"""What goes in the place where something is asked: its prefix, and whether the bot answers there at all."""

from typing import Any

import discord

from bot.chat.host import Host
from bot.chat.rendering import DiscordMarkup
from bot.languages import say
from bot.lookup import MANAGING_COMMANDS, PERSONAL_COMMANDS

EVERYWHERE = frozenset({*MANAGING_COMMANDS, *PERSONAL_COMMANDS})
"""Commands that are answered in every channel: nobody may lock themselves out."""
_MOST_NAMED = 10


def markup_in(bot: Host, guild_id: int | None) -> DiscordMarkup:
    """Return Discord's markdown with the prefix of a server, or of direct messages, which are None."""
    return DiscordMarkup(bot.preferences.of(guild_id).prefix)


def answers_in(bot: Host, guild_id: int | None, channel: object) -> bool:
    """Whether the bot answers in a channel, or in what hangs under it: a thread, a forum's post."""
    chosen = bot.preferences.of(guild_id).channels
    here = {getattr(channel, "id", None), getattr(channel, "parent_id", None)}
    return not chosen or not here.isdisjoint(chosen)


def may_pass(bot: Host, message: discord.Message, command: str | None) -> bool:
    """Whether a message is heard: the bot answers there, or it is what somebody who manages the server may always say."""
    if answers_in(bot, message.guild and message.guild.id, message.channel):
        return True
    manages = isinstance(message.author, discord.Member) and message.author.guild_permissions.manage_guild
    return manages and command in EVERYWHERE


async def let_in(bot: Host, interaction: discord.Interaction[Any]) -> bool:
    """Let a slash command or a press through where the bot answers; elsewhere say where it does, to that person alone."""
    if interaction.type is discord.InteractionType.autocomplete:
        return True
    command = (interaction.data or {}).get("name")
    if command in EVERYWHERE or answers_in(bot, interaction.guild_id, interaction.channel):
        return True
    await interaction.response.send_message(say_where(bot, interaction), ephemeral=True)
    return False


def say_where(bot: Host, interaction: discord.Interaction[Any]) -> str:
    """Say in which channels of a server the bot answers."""
    chosen = bot.preferences.of(interaction.guild_id).channels
    guild = interaction.guild
    # of a server that we are not on ourselves we know no channels
    there = [
        each for each in chosen if guild is None or guild.unavailable or guild.get_channel_or_thread(each)
    ]
    if not there:
        return say(
            "The channels that I answer in on this server are gone. Whoever manages it can name others: {command}",
            command="`/settings channels`",
        )
    named = ", ".join(f"<#{each}>" for each in there[:_MOST_NAMED])
    return say("On this server I answer in {channels}.", channels=named)
