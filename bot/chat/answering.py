"""Answers a command where it was asked: looks it up, words it, sends it with what can be pressed."""

from typing import Any

import discord
from discord.ext import commands
from discord.utils import escape_markdown

from bot.chat.controls import show
from bot.chat.host import Host
from bot.chat.paging import Page
from bot.chat.pointers import Pointer
from bot.chat.quizzes import show_quiz
from bot.chat.recollection import Recollection
from bot.chat.rendering import CONTENT_LENGTH, draw
from bot.chat.venues import markup_in
from bot.languages import mark, say
from bot.lookup import Address, Lookup, Outcome, Quiz, Request, draw_request, is_drawn, locate
from bot.lookup.replies import Reply, word
from bot.lookup.talk import converse
from bot.observability import ANSWER_SECONDS, ANSWERS
from bot.pictures.drawing import Picture

Context = commands.Context[Any]

PRIVATE = "private"
"""The option of a slash command by which only who uses it sees the answer."""
PRIVATE_HINT = mark("Only you see the answer.")
_NOTHING_ASKED = mark("There is nothing to explain yet; ask me something first.")
_GONE = mark("The brief has no such command any more; see /help.")
_NOT_HERE = mark("On this server I answer from {briefs}, where there is no /{command}.")


async def answer(context: Context, lookup: Lookup, command: str, words: str) -> None:
    """Answer a command in the place it came from. Silence sends nothing, save to an interaction, which waits."""
    with ANSWER_SECONDS.time():
        if context.interaction is not None and lookup.command(command) is None:
            await context.send(_decline(context.bot, lookup, command), ephemeral=True)
            return
        outcome = _respond(context, lookup, Request(command, words, context.invoked_with or ""))
        context.bot.lately.note(context.channel.id, outcome)
        if not (is_drawn(command) and context.bot.following.leaves_drawn(context.message)):
            await _tell(context, lookup, outcome)
    ANSWERS.labels(command=lookup.command(command) or "unknown", outcome=outcome.outcome).inc()


async def _tell(context: Context, lookup: Lookup, outcome: Outcome) -> None:
    """Send an outcome in words, a question of the quiz with its buttons, and a picture where one goes with it."""
    markup = markup_in(context.bot, place_of(context))
    if isinstance(outcome, Quiz):
        await send(context, **show_quiz(outcome, markup, as_text=wants_text(context)))
    elif (reply := word(outcome, markup)) is not None:
        picture = await _find_picture(context, outcome)
        await send_reply(context, reply, _find_again(lookup, outcome), picture)
    elif context.interaction is not None:
        await context.send(say(_NOTHING_ASKED), ephemeral=True)


def _decline(bot: Host, lookup: Lookup, command: str) -> str:
    """Say that a slash command leads nowhere: in this server's briefs, or in any."""
    if bot.lookup.command(command) is None:
        return say(_GONE)
    titles = (f"“{escape_markdown(brief.title)}”" for brief in lookup.library.briefs.values())
    return say(_NOT_HERE, briefs=", ".join(titles), command=command)


def _respond(context: Context, lookup: Lookup, request: Request) -> Outcome:
    """Look it up. A `why` without words is about what the same person asked last in the same place."""
    recollection: Recollection = context.bot.recollection
    place = context.channel.id, context.author.id
    if request.command == "why" and not request.words:
        return lookup.explain(recollection.last(place))
    request = _draw(context, lookup, request)
    turn = converse(lookup, request, recollection.turn(place, context.bot.now()))
    recollection.note(place, turn, context.bot.now())
    return turn.outcome


def _draw(context: Context, lookup: Lookup, request: Request) -> Request:
    """Draw by chance what was not shown in the channel lately, where chance is asked for."""
    bot, channel_id = context.bot, context.channel.id

    def draw() -> Request:
        drawn = draw_request(
            request, lookup, bot.randomness, lambda outcome: bot.lately.is_stale(channel_id, outcome)
        )
        return drawn or request

    if not is_drawn(request.command):
        return request
    return (
        draw() if context.interaction is not None else bot.following.draw_once(context.message, request, draw)
    )


def _find_again(lookup: Lookup, outcome: Outcome) -> Address | None:
    """Return where buttons find an outcome again; None where what leans on a line before shows less than stands there."""
    address = locate(outcome)
    if address is None or not getattr(outcome, "understood", ""):
        return address
    return address if getattr(lookup.visit(address), "facts", ()) == getattr(outcome, "facts", ()) else None


async def _find_picture(context: Context, outcome: Outcome) -> Picture | None:
    """Find the picture that goes with an answer, where the bot may send one."""
    if not context.bot_permissions.attach_files or wants_text(context):
        return None
    return await context.bot.gallery.find(outcome)


async def send_reply(
    context: Context, reply: Reply, address: Address | None = None, picture: Picture | None = None
) -> None:
    """Send the first page of a reply, as plain text where the bot may not send more."""
    pointer = Pointer(asker_id=context.author.id, address=address)
    await send(context, **show(reply, pointer, as_text=wants_text(context), picture=picture))


async def send_page(context: Context, page: Page) -> None:
    """Send a page that stands by itself, as plain text where that is wanted."""
    if wants_text(context):
        await send(context, content=page.text[:CONTENT_LENGTH])
    else:
        await send(context, view=draw(page, ()))


async def send(context: Context, **content: Any) -> None:  # noqa: ANN401 - what discord.py's send takes
    """Send an answer; one to a message follows it from then on, one to an interaction is private where that was wished."""
    if context.interaction is None:
        await context.bot.following.say(context, content)
        return
    content.setdefault("ephemeral", bool(getattr(context.interaction.namespace, PRIVATE, False)))
    await context.send(**content, mention_author=False)


def may_speak(context: Context) -> bool:
    """Whether the bot may answer where it is asked."""
    if context.guild is None or context.interaction is not None:
        return True
    permissions = context.bot_permissions
    in_thread = isinstance(context.channel, discord.Thread)
    return permissions.send_messages_in_threads if in_thread else permissions.send_messages


def wants_text(context: Context) -> bool:
    """Whether to answer in plain text: the bot may send nothing else there, or the server or the person wants it."""
    may_embed = context.interaction is not None or context.bot_permissions.embed_links
    bot: Host = context.bot
    return not may_embed or bot.preferences.wants_plain(place_of(context), context.author.id)


def place_of(context: Context) -> int | None:
    """Return the id of the server that something was asked on; None in direct messages."""
    return context.guild.id if context.guild else None
