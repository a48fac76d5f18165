"""Whom a message talks to, and what is left of it when the address is taken off."""

import re

import discord

from bot.chat.answering import Context, place_of
from bot.chat.host import Host
from bot.chat.slash_only import SlashOnly
from bot.lookup import NAME_ENDS, Silence, take_command_name

_ASKING = frozenset({"why", "source"})
"""Commands that are questions too."""
_NOBODY = re.compile("(?!)")


def list_prefixes(bot: Host, message: discord.Message) -> list[str]:
    """Return what a command may start with here: a mention, the prefix, in direct messages nothing at all."""
    mentions = [f"<@{bot.user.id}> ", f"<@!{bot.user.id}> "] if bot.user else []
    if typed := _address(bot, message).match(message.content):
        mentions.append(typed[0])
    prefix = get_prefix(bot, message)
    prefixes = [*(mention + prefix for mention in mentions), *mentions, prefix]
    return prefixes if message.guild else [*prefixes, ""]


def get_prefix(bot: Host, message: discord.Message) -> str:
    """Return what commands start with where a message was posted, in the case in which it was typed there."""
    prefix = bot.preferences.of(message.guild and message.guild.id).prefix
    typed = message.content[: len(prefix)]
    return typed if typed.casefold() == prefix.casefold() else prefix


def is_addressed(bot: Host, message: discord.Message) -> bool:
    """Whether a message talks to us: it is a direct one, or it names us by hand and not by replying."""
    return message.guild is None or bool(_address(bot, message).search(message.content))


def end_command_name(context: Context) -> None:
    """Let a command's name end at a mark as well as at a space: `!who?` and `!who,pabriks` are `!who`."""
    typed = context.invoked_with
    if context.command is not None or not typed:
        return
    name = take_command_name(typed)
    context.command = context.bot.get_command(name)
    if context.command is None:
        return
    context.invoked_with = name
    rest = context.view.buffer[context.view.index - len(typed) + len(name) :]
    context.view.index = len(context.view.buffer) - len(rest.lstrip(NAME_ENDS))


def is_question(bot: Host, context: Context) -> bool:
    """Whether a message that begins with a command's name asks in plain words: `@Dateline where are US troops?`."""
    if context.prefix is None or context.command is None or context.command.name == "ask":
        return False
    if context.prefix.endswith(get_prefix(bot, context.message)):
        return False
    behind = context.view.buffer[context.view.index :].rstrip()
    if not behind.strip(f"{NAME_ENDS} "):
        # `why?` asks about what was answered; `why` is the command
        return context.command.name in _ASKING and context.message.content.rstrip().endswith("?")
    words = context.message.content.rstrip()
    takes_nothing = all(each.annotation == SlashOnly | None for each in context.command.clean_params.values())
    return words.endswith("?") or (takes_nothing and not words.casefold().endswith(context.command.name))


def is_known(bot: Host, context: Context) -> bool:
    """Whether a word behind the prefix that is no command says something to us all the same."""
    if context.prefix != get_prefix(bot, context.message) or not context.invoked_with:
        return False
    behind = context.view.buffer[context.view.index :]
    lookup = bot.lookup_in(place_of(context))
    return not isinstance(lookup.respond(context.invoked_with, behind), Silence)


def take_off_address(bot: Host, message: discord.Message) -> str:
    """Return what a message says besides whom it talks to."""
    return _address(bot, message).sub(" ", message.content).strip()


def _address(bot: Host, message: discord.Message) -> re.Pattern[str]:
    """Match a mention anywhere, and our name after an @ at the start, as people type it who pick no mention."""
    if bot.user is None:
        return _NOBODY
    names = {bot.user.name, message.guild.me.display_name if message.guild else bot.user.display_name}
    typed = "|".join(re.escape(name) for name in sorted(names))
    return re.compile(rf"<@!?{bot.user.id}>|\A@(?:{typed})(?!\w)", re.IGNORECASE)
