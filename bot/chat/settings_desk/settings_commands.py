"""`/settings …` and `!settings …`: how the bot answers on a server, for members who may manage it."""

from collections.abc import Awaitable
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.answering import Context, send, send_page
from bot.chat.rendering import CONTENT_LENGTH
from bot.chat.settings_desk.managing import require_manager
from bot.chat.settings_desk.server_desk import ServerDesk
from bot.errors import UserError
from bot.languages import mark, say

_MOST_CHOICES = 25
Choices = list[app_commands.Choice[str]]


class SettingsCommands(commands.Cog):
    """The settings of a server. Slash answers are for the asker alone."""

    def __init__(self, desk: ServerDesk) -> None:
        self._desk = desk

    async def cog_check(self, context: Context) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride] - the context is this bot's own
        """Let those who manage the server through; tell others who can help."""
        return await require_manager(context)

    @commands.hybrid_group(name="settings", description=mark("How I answer on this server."))
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def settings(self, context: Context, *, other: str = "") -> None:
        """Show how I answer on this server, where no subcommand is named."""
        if other:
            known = ", ".join(sorted(f"`{command.name}`" for command in self.settings.commands))
            raise UserError(say("Settings know {known}.", known=known))
        await self.show(context)

    @settings.command(name="show", description=mark("Every setting, its default, and how to change it."))
    async def show(self, context: Context) -> None:
        """Show every setting, its default, and how to change it."""
        await send_page(context, self._desk.show(_guild(context)))

    @settings.command(name="prefix", description=mark("What commands start with."))
    @app_commands.describe(new=mark("1 to 5 characters without spaces, as ! or d!"))
    async def prefix(self, context: Context, *, new: str = "") -> None:
        """Change what commands start with: `settings prefix ?`."""
        await self._change(context, "prefix", new)

    @settings.command(name="brief", description=mark("Which briefs I answer from."))
    @app_commands.describe(briefs=mark("One or more, the first one first; or all."))
    async def brief(self, context: Context, *, briefs: str = "") -> None:
        """Change which briefs I answer from: their ids, the first one first, or `all`."""
        await self._change(context, "brief", briefs)

    @settings.command(
        name="language", description=mark("Which language I speak; the facts stay as they are.")
    )
    @app_commands.describe(language=mark("A language, or auto for each person's own."))
    async def language(self, context: Context, *, language: str = "") -> None:
        """Change which language I speak: its code, or `auto` for each person's own."""
        await self._change(context, "language", language)

    @settings.command(name="channels", description=mark("Where I answer."))
    @app_commands.describe(channels=mark("One or more channels, as #news #talk; or everywhere."))
    async def channels(self, context: Context, *, channels: str = "") -> None:
        """Change where I answer: `settings channels #news #talk`, or `everywhere`."""
        await self._change(context, "channels", channels)

    @settings.command(name="plain", description=mark("Answers in plain text, without layouts."))
    @app_commands.describe(state=mark("on or off"))
    async def plain(self, context: Context, *, state: str = "") -> None:
        """Change whether answers are plain text: `on` or `off`."""
        await self._change(context, "plain", state)

    @settings.command(name="reset", description=mark("Return a setting, or all of them, to the default."))
    @app_commands.describe(what=mark("A setting, or all."))
    async def reset(self, context: Context, *, what: str = "") -> None:
        """Return a setting, or with `all` every one, to the default."""
        await _say(context, self._desk.reset(_guild(context), what))

    async def _change(self, context: Context, name: str, typed: str) -> None:
        """Change a setting; where nothing is typed, show it."""
        if typed:
            await _say(context, self._desk.change(_guild(context), name, typed))
        else:
            await send(context, content=self._desk.show_one(_member(context), name), ephemeral=True)

    async def _complete(self, interaction: discord.Interaction[Any], typed: str) -> Choices:
        name = interaction.command.name if interaction.command else ""
        if not isinstance(interaction.user, discord.Member):
            return []
        found = self._desk.complete(interaction.user, name, typed)
        return [app_commands.Choice(name=shown, value=value) for shown, value in found[:_MOST_CHOICES]]

    for _command, _option in (
        (brief, "briefs"),
        (language, "language"),
        (channels, "channels"),
        (plain, "state"),
        (reset, "what"),
    ):
        _command.autocomplete(_option)(_complete)


def _member(context: Context) -> discord.Member:
    return cast("discord.Member", context.author)  # cog_check has seen to it


def _guild(context: Context) -> discord.Guild:
    return _member(context).guild


async def _say(context: Context, told: Awaitable[str]) -> None:
    await send(context, content=(await told)[:CONTENT_LENGTH], ephemeral=True)
