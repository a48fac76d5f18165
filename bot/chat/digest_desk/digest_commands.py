"""`/digest …` and `!digest …`: reads the fields, asks the desk, sends what it says."""

from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.answering import Context, send, wants_text
from bot.chat.digest_desk.desk import DigestDesk
from bot.chat.digest_desk.flags import AddFlags, EditFlags
from bot.chat.digest_desk.permissions import Place
from bot.chat.digest_desk.removal import ask_removal
from bot.chat.rendering import render_text
from bot.digests.recurrence import complete_zone
from bot.errors import UserError
from bot.languages import mark, say

_DIGEST = mark("The digest's name.")
_MOST_CHOICES = 25

Choices = list[app_commands.Choice[str]]


class DigestCommands(commands.Cog):
    """The digests of a server, for members who may manage it. Slash answers are for the asker alone."""

    def __init__(self, desk: DigestDesk) -> None:
        self._desk = desk

    async def cog_check(self, context: Context) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride] - the context is this bot's own
        """Let those who manage the server through; tell others who can help. Slow answers are announced."""
        if not isinstance(context.author, discord.Member):
            raise commands.CheckFailure(say("Digests belong to a server: ask me there."))
        if not context.author.guild_permissions.manage_guild:
            raise commands.CheckFailure(
                say("Digests are for members with the permission **Manage Server**; ask one of them.")
            )
        if context.interaction is not None:
            await context.defer(ephemeral=True)
        return True

    @commands.hybrid_group(name="digest", description=mark("Summaries that are posted on time."))
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def digest(self, context: Context, *, other: str = "") -> None:
        """List the digests, where no subcommand is named."""
        if other:
            known = ", ".join(f"`{command.name}`" for command in self.digest.commands)
            raise UserError(say("Digests know {commands}.", commands=known))
        await self.list_all(context)

    @digest.command(name="add", description=mark("Set a digest: what is posted where, and when."))
    async def add(self, context: Context, *, flags: AddFlags) -> None:
        """Set a digest: `digest add weekdays 09:00 Europe/Riga troops`, then `channel: #news` and other options."""
        place = flags.channel or context.channel
        if not isinstance(place, Place):
            raise UserError(
                say("Digests go to text channels, announcement channels and threads; name one as `channel`.")
            )
        await _show(context, await self._desk.add(flags, _member(context), place))

    @digest.command(name="list", description=mark("The digests of this server."))
    async def list_all(self, context: Context) -> None:
        """List the digests of this server."""
        await _show(
            context,
            await self._desk.show_all(
                _guild_id(context), context.bot.preferences.of(_guild_id(context)).prefix
            ),
        )

    @digest.command(name="show", description=mark("All about one digest, with its next runs."))
    @app_commands.describe(name=_DIGEST)
    async def show(self, context: Context, *, name: str) -> None:
        """Show one digest."""
        await _show(context, await self._desk.show(_guild_id(context), name))

    @digest.command(name="edit", description=mark("Change a digest; what you leave out stays."))
    async def edit(self, context: Context, *, flags: EditFlags) -> None:
        """Change a digest: `digest edit troops when: 10:00 zone: Riga`."""
        await _show(context, await self._desk.edit(flags, _member(context)))

    @digest.command(name="pause", description=mark("Stop a digest until it is resumed."))
    @app_commands.describe(name=_DIGEST)
    async def pause(self, context: Context, *, name: str) -> None:
        """Stop a digest until it is resumed."""
        await _say(context, await self._desk.pause(_guild_id(context), name, _member(context)))

    @digest.command(name="resume", description=mark("Start a paused digest again."))
    @app_commands.describe(name=_DIGEST)
    async def resume(self, context: Context, *, name: str) -> None:
        """Start a paused digest again."""
        await _show(context, await self._desk.resume(name, _member(context)))

    @digest.command(name="remove", description=mark("Remove a digest for good."))
    @app_commands.describe(name=_DIGEST)
    async def remove(self, context: Context, *, name: str) -> None:
        """Ask whether to remove a digest for good."""
        schedule = await self._desk.find(_guild_id(context), name)
        page = await self._desk.show(_guild_id(context), name)
        await _show(context, page, view=ask_removal(schedule, context.author.id))

    @digest.command(name="preview", description=mark("What a digest would post now, for your eyes only."))
    @app_commands.describe(name=_DIGEST)
    async def preview(self, context: Context, *, name: str) -> None:
        """Show what a digest would post now."""
        await _show(context, await self._desk.preview(_guild_id(context), name))

    @digest.command(name="now", description=mark("Post a digest at once, beside its schedule."))
    @app_commands.describe(name=_DIGEST)
    async def now(self, context: Context, *, name: str) -> None:
        """Post a digest at once."""
        await _say(context, await self._desk.post_now(name, _member(context), context.message.created_at))

    @digest.command(name="history", description=mark("What became of a digest's latest posts."))
    @app_commands.describe(name=_DIGEST)
    async def history(self, context: Context, *, name: str) -> None:
        """Tell what became of a digest's latest posts."""
        await _show(context, await self._desk.history(_guild_id(context), name))

    async def _complete_name(self, interaction: discord.Interaction[Any], typed: str) -> Choices:
        return _offer(await self._desk.complete(interaction.guild_id or 0, typed))

    for _command in (show, pause, resume, remove, preview, now, history):
        _command.autocomplete("name")(_complete_name)
    edit.autocomplete("digest")(_complete_name)

    @add.autocomplete("zone")
    @edit.autocomplete("zone")
    async def _complete_zone(self, _interaction: discord.Interaction[Any], typed: str) -> Choices:
        return _offer(complete_zone(typed))

    @add.autocomplete("what")
    @edit.autocomplete("what")
    async def _complete_contents(self, interaction: discord.Interaction[Any], typed: str) -> Choices:
        return _offer(self._desk.complete_contents(interaction.guild_id or 0, typed))


def _offer(names: Any) -> Choices:  # noqa: ANN401
    return [app_commands.Choice(name=name, value=name) for name in names[:_MOST_CHOICES]]


def _member(context: Context) -> discord.Member:
    return cast("discord.Member", context.author)  # cog_check has seen to it


def _guild_id(context: Context) -> int:
    return _member(context).guild.id


async def _show(context: Context, page: discord.Embed, **more: Any) -> None:  # noqa: ANN401
    content: dict[str, Any] = {"content": render_text(page)} if wants_text(context) else {"embed": page}
    await send(context, **content, **more, ephemeral=True)


async def _say(context: Context, words: str) -> None:
    await send(context, content=words, ephemeral=True)
