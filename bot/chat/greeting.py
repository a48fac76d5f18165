"""Greets a server that the bot has come to, once, where it may speak: what it answers from, and what to type."""

import logging
from dataclasses import replace

import discord

from bot.chat.host import Host
from bot.chat.language_choice import read_language
from bot.chat.paging import paginate
from bot.chat.rendering import draw
from bot.chat.venues import answers_in, markup_in
from bot.languages import say, speak
from bot.lookup.replies import Reply, word

_log = logging.getLogger(__name__)


async def greet(bot: Host, guild: discord.Guild) -> None:
    """Say hello in the server's system channel, or else in the first one where that is allowed."""
    channel = next((each for each in _list_channels(guild) if _may_speak(bot, each)), None)
    if channel is None:
        return
    with speak(read_language(bot, guild)):
        page = paginate(_word_greeting(bot, guild.id))[0]
    try:
        await channel.send(view=draw(page, ()))
    except discord.HTTPException as error:
        _log.info("could not greet server %d: %s", guild.id, error)


def _list_channels(guild: discord.Guild) -> list[discord.TextChannel]:
    first = [guild.system_channel] if guild.system_channel is not None else []
    return [*first, *(channel for channel in guild.text_channels if channel not in first)]


def _may_speak(bot: Host, channel: discord.TextChannel) -> bool:
    may = channel.permissions_for(channel.guild.me)
    return may.view_channel and may.send_messages and answers_in(bot, channel.guild.id, channel)


def _word_greeting(bot: Host, guild_id: int) -> Reply:
    """Introduce the bot above what `help` shows first."""
    markup, lookup = markup_in(bot, guild_id), bot.lookup_in(guild_id)
    help_ = word(lookup.respond("help"), markup) or Reply()
    introduction = say(
        "I answer from “{title}”, with the sentence it stands on. Whoever manages this server can have it told on "
        "schedule with {digest}, and choose how I answer with {settings}.",
        title=markup.escape(lookup.title),
        digest="`/digest`",
        settings="`/settings`",
    )
    return replace(
        help_,
        title=say("Hello, I’m Dateline"),
        lead=f"{introduction}\n\n{help_.lead}",
        blocks=(),
        footer=help_.footer,
    )
