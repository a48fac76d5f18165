"""Answers a command where it was asked: looks it up, words it, sends it with what can be pressed."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

import discord
from discord.ext import commands

from bot.chat.rendering import DiscordMarkup, render, render_text
from bot.chat.views import Choice, Pages, ReplyView
from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Outcome, Silence
from bot.lookup.wording import Reply, word

Context = commands.Context[Any]

_MOST_REMEMBERED = 10_000
"""How many people's last outcomes are kept for `why`; beyond that the oldest go."""


async def answer(context: Context, lookup: Lookup, command: str, words: str) -> None:
    """Answer a command in the place it came from. To silence only an interaction gets a word, since it waits."""
    markup = DiscordMarkup(context.bot.prefix)
    outcome = _respond(context, lookup, command, words)
    reply = word(outcome, markup)
    if reply is None:
        if context.interaction is not None:
            await context.reply("There is nothing to answer here yet.", ephemeral=True)
        return
    pages = render(reply)

    async def choose(interaction: discord.Interaction[Any], name: str) -> None:
        await _replace(interaction, word(lookup.respond(command, name), markup))

    if reply.choices:
        view: ReplyView | None = Choice(context.author, reply.choices, choose)
    else:
        view = _turning(context.author, pages)
    await _send(context, pages[0], view)


def _respond(context: Context, lookup: Lookup, command: str, words: str) -> Outcome:
    """Look it up. A `why` without words is about what the same person asked last in the same place."""
    recent: OrderedDict[tuple[int, int], Outcome] = context.bot.recent_outcomes
    place = (context.channel.id, context.author.id)
    if command == "why" and not words:
        return lookup.explain(recent.get(place, Silence()))
    outcome = lookup.respond(command, words)
    recent[place] = outcome
    recent.move_to_end(place)
    if len(recent) > _MOST_REMEMBERED:
        recent.popitem(last=False)
    return outcome


async def _send(context: Context, page: discord.Embed, view: ReplyView | None) -> None:
    may_embed = context.interaction is not None or context.bot_permissions.embed_links
    content: dict[str, Any] = {"embed": page} if may_embed else {"content": render_text(page)}
    if view is not None:
        content["view"] = view
    message: discord.Message = await context.reply(**content, mention_author=False)
    if view is not None:
        view.message = message


async def _replace(interaction: discord.Interaction[Any], reply: Reply | None) -> None:
    """Put the answer in the place of the question which name was meant."""
    pages = render(reply) if reply else []
    view = _turning(interaction.user, pages)
    await interaction.response.edit_message(embed=pages[0] if pages else None, view=view)
    if view is not None:
        view.message = interaction.message


def _turning(asker: discord.abc.Snowflake, pages: Sequence[discord.Embed]) -> Pages | None:
    return Pages(asker, pages) if len(pages) > 1 else None
