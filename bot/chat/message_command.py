"""*Brief me on this*, in the menu of any message: its names explained, to whoever asked and nobody else."""

import re
from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands

from bot.chat.controls import show, show_alone
from bot.chat.faults import tell_failure
from bot.chat.host import Host
from bot.chat.pointers import Pointer
from bot.chat.venues import markup_in
from bot.languages import mark
from bot.lookup.replies import word
from bot.observability import ANSWERS

NAME = mark("Brief me on this")
_COUNTED_AS = "brief me"
_NO_WORDS = re.compile(r"<(?:[@#/]|a?:)[^>\s]*>|https?://\S+")
"""What Discord shows in other words: mentions, emoji, links."""


def make_message_command() -> app_commands.ContextMenu:
    """Make the command."""
    return app_commands.ContextMenu(name=NAME, callback=_brief, type=discord.AppCommandType.message)


async def _brief(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    try:
        bot: Host = interaction.client
        here, asker_id = interaction.guild_id, interaction.user.id
        glossary = bot.lookup_in(here).gloss("\n".join(_list_texts(message)))
        reply = word(glossary, markup_in(bot, here))
        if reply is not None:
            as_text = bot.preferences.wants_plain(here, asker_id)
            shown = show(reply, Pointer(asker_id=asker_id, address=None), as_text=as_text)
            await show_alone(interaction, shown)
        ANSWERS.labels(command=_COUNTED_AS, outcome=glossary.outcome).inc()
    except Exception as error:  # noqa: BLE001 - told and logged by the one handler
        await tell_failure(interaction, error, _COUNTED_AS)


def _list_texts(message: discord.Message) -> Iterator[str]:
    """Yield all that can be read in a message, also where it is forwarded, an embed or a layout."""
    for part in (message, *message.message_snapshots):
        yield _NO_WORDS.sub(" ", part.content)
        for embed in part.embeds:
            yield from filter(None, (embed.title, embed.description))
            for field in embed.fields:
                yield f"{field.name}\n{field.value}"
        for component in part.components:
            yield from _list_displays(component)


def _list_displays(component: discord.Component) -> Iterator[str]:
    if isinstance(component, discord.TextDisplay):
        yield component.content
    for child in getattr(component, "children", ()):
        yield from _list_displays(child)
