"""Answers a command where it was asked: looks it up, words it, sends it with what can be pressed."""

from collections.abc import Sequence
from typing import Any

import discord
from discord.ext import commands

from bot.chat.recollection import Place, Recollection
from bot.chat.rendering import DiscordMarkup, render, render_text
from bot.chat.views import Choice, Page, Pages, ReplyView
from bot.lookup import Choices, Lookup, Outcome, Request
from bot.lookup.replies import word
from bot.lookup.talk import Turn, converse, make_turn
from bot.observability import ANSWER_SECONDS, ANSWERS

Context = commands.Context[Any]

_NOTHING_ASKED = "There is nothing to explain yet; ask me something first."
_GONE = "The brief has no such command any more; see /help."


async def answer(context: Context, lookup: Lookup, command: str, words: str) -> None:
    """Answer a command in the place it came from. Silence sends nothing, save to an interaction, which waits."""
    with ANSWER_SECONDS.time():
        outcome = _respond(context, lookup, Request(command, words, context.invoked_with or ""))
        await _send_outcome(context, lookup, command, outcome)
    ANSWERS.labels(command=lookup.command(command) or "unknown", outcome=outcome.outcome).inc()


async def _send_outcome(context: Context, lookup: Lookup, command: str, outcome: Outcome) -> None:
    markup = DiscordMarkup(context.bot.prefix)
    reply = word(outcome, markup)
    if reply is None:
        if context.interaction is not None:
            await context.send(_NOTHING_ASKED if command == "why" else _GONE, ephemeral=True)
        return
    may_embed = _may_embed(context)
    pages = [_lay_out(page, may_embed=may_embed) for page in render(reply)]
    view: ReplyView | None = _turning(context.author, pages)
    if isinstance(outcome, Choices):

        async def choose(interaction: discord.Interaction[Any], entity_id: str) -> None:
            answered = lookup.choose(outcome, entity_id)
            chosen = word(answered, markup)
            if chosen is not None:
                _note(
                    context,
                    make_turn(Request(outcome.command, outcome.brief.entities[entity_id].name), answered),
                )
                await _replace(interaction, [_lay_out(page, may_embed=may_embed) for page in render(chosen)])

        view = Choice(context.author, outcome.entities, choose)
    message = await send(context, **(pages[0] if view is None else pages[0] | {"view": view}))
    if view is not None:
        view.shown = message


def _respond(context: Context, lookup: Lookup, request: Request) -> Outcome:
    """Look it up. A `why` without words is about what the same person asked last in the same place."""
    recollection: Recollection = context.bot.recollection
    place = _place(context)
    if request.command == "why" and not request.words:
        return lookup.explain(recollection.last(place))
    turn = converse(lookup, request, recollection.turn(place, context.bot.now()))
    _note(context, turn)
    return turn.outcome


def _note(context: Context, turn: Turn) -> None:
    context.bot.recollection.note(_place(context), turn, context.bot.now())


def _place(context: Context) -> Place:
    return context.channel.id, context.author.id


async def send_card(context: Context, card: discord.Embed) -> None:
    """Answer with one card, as text where the bot may not send embeds."""
    await send(context, **_lay_out(card, may_embed=_may_embed(context)))


async def send(context: Context, **content: Any) -> discord.Message:  # noqa: ANN401 - what discord.py's send takes
    """Send an answer: as a reply that pings nobody, or as a message of its own where Discord allows no reply."""
    if context.interaction is None and context.bot_permissions.read_message_history:
        # the question may have been deleted by now
        content["reference"] = context.message.to_reference(fail_if_not_exists=False)
    message: discord.Message = await context.send(**content, mention_author=False)
    return message


async def _replace(interaction: discord.Interaction[Any], pages: Sequence[Page]) -> None:
    """Put the answer in the place of the question which name was meant."""
    view = _turning(interaction.user, pages)
    await interaction.response.edit_message(**pages[0], view=view)
    if view is not None:
        view.shown = interaction


def _may_embed(context: Context) -> bool:
    return context.interaction is not None or context.bot_permissions.embed_links


def _lay_out(page: discord.Embed, *, may_embed: bool) -> Page:
    return {"embed": page} if may_embed else {"content": render_text(page)}


def _turning(asker: discord.abc.Snowflake, pages: Sequence[Page]) -> Pages | None:
    return Pages(asker, pages) if len(pages) > 1 else None
