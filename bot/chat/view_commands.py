"""The commands of the views: names side by side, a timeline, a fact by chance, a quiz."""

from collections.abc import Iterator
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.answering import PRIVATE, PRIVATE_HINT, Context, answer, place_of
from bot.chat.host import Host
from bot.languages import mark
from bot.lookup import VIEW_COMMANDS

Command = commands.Command[Any, ..., None]
Interaction = discord.Interaction[Any]
Choices = list[app_commands.Choice[str]]

_ON = mark("A name from the article; leave it out for all of it.")
_FIRST = mark("A name from the article.")
_SECOND = mark("Another one.")
_THIRD = mark("A third one, if you like.")


def make_view_commands(bot: Host) -> Iterator[Command]:
    """Yield the command of every view that the bot's briefs have what it needs for, and no topic has the name of."""
    for command in bot.lookup.views:
        if command == "compare":
            yield _make_comparing_command(bot)
        elif command not in bot.lookup.topics:
            yield _make_view_command(bot, command)


def _make_view_command(bot: Host, command: str) -> Command:
    """Make a command that may be told whom or what it is to be about."""
    help_ = VIEW_COMMANDS[command]

    @commands.hybrid_command(name=command, description=help_, help=help_)
    @app_commands.describe(about=_ON, _private=PRIVATE_HINT)
    @app_commands.rename(_private=PRIVATE)
    async def respond(context: Context, *, about: str = "", _private: bool = False) -> None:
        await answer(context, bot.lookup_in(place_of(context)), command, about)

    async def complete(interaction: Interaction, typed: str) -> Choices:
        return _complete(bot, interaction, command, typed)

    respond.autocomplete("about")(complete)
    return cast("Command", respond)


def _make_comparing_command(bot: Host) -> Command:
    """Make a command that takes names in one line behind a prefix, and in an option each as a slash command."""
    help_ = VIEW_COMMANDS["compare"]

    @commands.hybrid_command(name="compare", help=help_, with_app_command=False)
    async def respond(context: Context, *, names: str = "") -> None:
        await answer(context, bot.lookup_in(place_of(context)), "compare", names)

    @app_commands.command(name="compare", description=help_)
    @app_commands.describe(first=_FIRST, second=_SECOND, third=_THIRD, _private=PRIVATE_HINT)
    @app_commands.rename(_private=PRIVATE)
    async def respond_to_slash(
        interaction: Interaction,
        first: str,
        second: str,
        third: str | None = None,
        _private: bool = False,  # noqa: FBT001, FBT002 - an option, not a parameter of ours
    ) -> None:
        context = await Context.from_interaction(interaction)
        names = " | ".join(name.replace("|", " ") for name in (first, second, third) if name)
        await answer(context, bot.lookup_in(place_of(context)), "compare", names)

    async def complete(interaction: Interaction, typed: str) -> Choices:
        return _complete(bot, interaction, "compare", typed)

    for option in ("first", "second", "third"):
        respond_to_slash.autocomplete(option)(complete)
    respond.app_command = cast("Any", respond_to_slash)
    return cast("Command", respond)


def _complete(bot: Host, interaction: Interaction, command: str, typed: str) -> Choices:
    lookup = bot.lookup_in(interaction.guild_id)
    names = lookup.complete(command, typed) if lookup.command(command) else ()
    return [app_commands.Choice(name=name, value=name) for name in names]
