"""The commands: one for every topic that the briefs bring, and the fixed ones."""

from collections.abc import Iterator
from math import isfinite
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands
from discord.utils import escape_markdown, format_dt

from bot import __version__
from bot.brief import Topic
from bot.chat.answering import PRIVATE, PRIVATE_HINT, Context, answer, place_of, send, send_reply
from bot.chat.host import Host
from bot.chat.reloading import Reloader
from bot.chat.rendering import CONTENT_LENGTH
from bot.chat.slash_only import SlashOnly
from bot.chat.view_commands import make_view_commands
from bot.errors import ContentError, SettingsError
from bot.languages import mark, say
from bot.lookup import FIXED_COMMANDS, Lookup
from bot.lookup.replies import Reply, count_facts, count_names

_REASON_LENGTH = 500

Command = commands.Command[Any, ..., None]

_NAME_HINT = mark("A name from the article; leave it out for an overview.")


def make_commands(bot: Host, reloader: Reloader | None) -> Iterator[Command]:
    """Yield every command that the bot's briefs call for, and the one that loads them anew."""
    for name, topic in bot.lookup.topics.items():
        yield _make_topic_command(bot, name, topic)
    yield _make_naming_command(bot, "about", FIXED_COMMANDS["about"])
    if "map" in bot.lookup.fixed_commands:
        yield _make_naming_command(bot, "map", FIXED_COMMANDS["map"])
    yield _make_naming_command(bot, "why", FIXED_COMMANDS["why"])
    yield _make_plain_command(bot, "brief")
    yield _make_plain_command(bot, "help")
    yield _make_words_command(bot, "ask", "question", mark("Your question, in your own words."))
    yield _make_words_command(
        bot, "source", "sentence", mark("The number of a sentence; leave it out for the source.")
    )
    yield from make_view_commands(bot)
    yield _make_ping_command()
    if reloader is not None:
        yield _make_reload_command(bot, reloader)


def _make_topic_command(bot: Host, name: str, topic: Topic) -> Command:
    # of two briefs, one may have for an alias what the other has for a topic
    named = (*topic.aliases, *(each for each, meant in bot.lookup.local_names.items() if meant == name))
    aliases = tuple(dict.fromkeys(alias for alias in named if bot.lookup.command(alias) == name))
    return _make_naming_command(bot, name, topic.help, aliases)


def _make_naming_command(bot: Host, command: str, help_: str, aliases: tuple[str, ...] = ()) -> Command:
    """Make a command that takes a name, completed as it is typed."""

    @commands.hybrid_command(name=command, aliases=aliases, description=help_, help=help_)
    @app_commands.describe(name=_NAME_HINT, _private=PRIVATE_HINT)
    @app_commands.rename(_private=PRIVATE)
    async def respond(context: Context, *, name: str = "", _private: bool = False) -> None:
        if command == "about" and name.casefold() == "bot":
            await send_reply(context, _describe(bot, bot.lookup_in(place_of(context))))
            return
        lookup = bot.lookup_in(place_of(context))
        # in this server's briefs the word may be another command than in all of them
        meant = lookup.command(context.invoked_with or "") or command
        await answer(context, lookup, meant, name)

    async def complete(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        lookup = bot.lookup_in(interaction.guild_id)
        elsewhere = lookup.command(command) is None and bot.lookup.command(command) is not None
        names = [] if elsewhere else lookup.complete(command, typed)
        return [app_commands.Choice(name=name, value=name) for name in names]

    respond.autocomplete("name")(complete)
    return cast("Command", respond)


def _make_plain_command(bot: Host, command: str) -> Command:
    @commands.hybrid_command(name=command, description=FIXED_COMMANDS[command], help=FIXED_COMMANDS[command])
    @app_commands.describe(_private=PRIVATE_HINT)
    @app_commands.rename(_private=PRIVATE)
    async def respond(context: Context, _private: SlashOnly | None = None) -> None:
        await answer(context, bot.lookup_in(place_of(context)), command, "")

    return cast("Command", respond)


def _make_words_command(bot: Host, command: str, option: str, hint: str) -> Command:
    """Make a command that takes words as they are, called `option` where it is a slash command."""

    @commands.hybrid_command(name=command, description=FIXED_COMMANDS[command], help=FIXED_COMMANDS[command])
    @app_commands.describe(words=hint, _private=PRIVATE_HINT)
    @app_commands.rename(words=option, _private=PRIVATE)
    async def respond(context: Context, *, words: str = "", _private: bool = False) -> None:
        await answer(context, bot.lookup_in(place_of(context)), command, words)

    return cast("Command", respond)


def _make_ping_command() -> Command:
    @commands.hybrid_command(name="ping", description=FIXED_COMMANDS["ping"], help=FIXED_COMMANDS["ping"])
    @app_commands.describe(_private=PRIVATE_HINT)
    @app_commands.rename(_private=PRIVATE)
    async def respond(context: Context, _private: SlashOnly | None = None) -> None:
        seconds: float = context.bot.latency  # of the last heartbeat; there may have been none yet
        if isfinite(seconds):
            words = say("Awake. Discord answers in {milliseconds} ms.", milliseconds=round(seconds * 1_000))
        else:
            words = say("Awake.")
        await send(context, content=words)

    return cast("Command", respond)


def _make_reload_command(bot: Host, reloader: Reloader) -> Command:
    """Make the owner's command; it is no slash command, since nobody else may see it."""

    @commands.command(name="reload", help="Load the briefs anew.", hidden=True)
    @commands.is_owner()
    async def respond(context: Context) -> None:
        try:
            changes = await reloader.reload(bot)
        except (ContentError, SettingsError) as error:
            told = f"{say('The briefs do not hold; the last good ones are still served.')}\n```\n{error}"
            await send(context, content=f"{told[: CONTENT_LENGTH - 10]}\n```")
        else:
            await send(context, content=say("Reloaded: {changes}", changes=changes)[:CONTENT_LENGTH])

    return cast("Command", respond)


def _describe(bot: Host, lookup: Lookup) -> Reply:
    """Return what the bot says of itself: which briefs are served, since when, and why not newer ones."""
    briefs = [
        f"**{escape_markdown(brief.title)}**: {count_facts(len(brief.facts))}, {count_names(len(brief.entities))}"
        for brief in lookup.library.briefs.values()
    ]
    lines = [
        say(
            "Dateline {version}. I answer from briefs that people wrote, and decline what is not in them.",
            version=__version__,
        ),
        *briefs,
        say("Served since {moment}.", moment=format_dt(bot.served_since, "R")),
    ]
    if bot.refused_reload:
        reason = bot.refused_reload[:_REASON_LENGTH].replace("`", "'")
        told = say(
            "Not all briefs on disk hold. Of one that was served its last good version stays; others are left out:"
        )
        lines.append(f"{told}\n```\n{reason}\n```")
    return Reply(title=say("About this bot"), lead="\n".join(lines))
