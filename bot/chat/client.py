"""The bot: what it listens to, and which command a message is."""

import logging
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.addressing import end_command_name, is_addressed, is_question, list_prefixes, take_off_address
from bot.chat.answering import Context, answer, may_speak, send
from bot.chat.command_tree import publish_commands
from bot.chat.commands import make_commands
from bot.chat.controls import CONTROLS
from bot.chat.digest_desk import DigestCommands, DigestDesk
from bot.chat.faults import describe_fault, explain_error, tell_failure
from bot.chat.identifying import Introductions
from bot.chat.recollection import Recollection
from bot.chat.reloading import Reloader
from bot.chat.request_trace import trace_responses
from bot.chat.service import DigestService
from bot.chat.telling import MuteTeller
from bot.errors import LedgerUnavailableError
from bot.lookup import Lookup, Request, read_request
from bot.observability import ANSWERS, bind_ids
from bot.shards import ONE, Shards

_log = logging.getLogger(__name__)


_UNCOUNTED = {"ping", "reload"}


class _Tree(app_commands.CommandTree[Any]):
    """Slash commands, each of which says in the log whose it is."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let everything pass."""
        bind_ids(guild=interaction.guild_id, interaction=interaction.id)
        return True


class DatelineBot(commands.AutoShardedBot):
    """Answers from `lookup`, which is replaced as a whole when briefs change.

    `shards` are those that it connects; None: all that Discord recommends. It keeps no messages and no members, but for
    itself: it asks Discord for somebody when it needs them, which is seldom, and a large server costs no more than a small.

    `reads_messages` asks Discord for the text of all messages; without it the bot sees what mentions it,
    direct messages and slash commands. `now` is the clock by which a line may still lean on the one before.
    """

    def __init__(  # noqa: PLR0913 - each is a port that the composition root plugs in
        self,
        lookup: Lookup,
        *,
        prefix: str = "!",
        shards: Shards | None = ONE,
        reads_messages: bool = True,
        reloader: Reloader | None = None,
        digests: DigestService | None = None,
        now: Callable[[], datetime] = discord.utils.utcnow,
    ) -> None:
        super().__init__(
            command_prefix=prefix,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            case_insensitive=True,
            chunk_guilds_at_startup=False,
            help_command=None,
            http_trace=trace_responses(),
            intents=discord.Intents(
                guilds=True, guild_messages=True, dm_messages=True, message_content=reads_messages
            ),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            shard_count=shards and shards.count,
            shard_ids=shards and [*shards.ids],  # pyright: ignore[reportArgumentType] - None is what it is by default
            strip_after_prefix=True,
            tree_cls=_Tree,
        )
        self.lookup = lookup
        self.prefix = prefix
        self.reloader = reloader
        self.digests = digests
        self.now = now
        self._introductions = Introductions(self, digests)
        self.recollection = Recollection()
        self._mute = MuteTeller()
        self.served_since = discord.utils.utcnow()
        self.refused_reload: str | None = None
        """Why the briefs on disk are not those that are served, if they are not."""
        self.tree.error(self.on_app_command_error)

    async def setup_hook(self) -> None:
        """Add the commands of the briefs and tell Discord about them."""
        self._add_commands()
        self.add_dynamic_items(*CONTROLS)
        if self.digests is not None:
            desk = DigestDesk(self.digests, lambda: self.lookup.library.briefs)
            await self.add_cog(DigestCommands(desk))
        await self._publish_commands()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait until a shard may introduce itself; by discord.py's own measure where there is no queue to stand in."""
        if self.shard_count != 1 and shard_id is not None:
            try:
                await self._introductions.wait(shard_id)
            except LedgerUnavailableError as error:
                _log.warning("shard %d does not wait for those of other processes: %s", shard_id, error)
            else:
                return
        await super().before_identify_hook(shard_id, initial=initial)

    async def serve(self, lookup: Lookup) -> None:
        """Serve another library from now on; tell Discord where that changes the commands."""
        other_commands = lookup.topics != self.lookup.topics
        self.lookup = lookup
        self.served_since = discord.utils.utcnow()
        self.refused_reload = None
        if self.digests is not None:
            await self.digests.note_reload()
        if other_commands:
            self._add_commands()
            await self._publish_commands()

    async def get_prefix(self, message: discord.Message, /) -> list[str]:
        """Return what a command may start with where a message was posted."""
        return list_prefixes(self, message)

    async def on_ready(self) -> None:
        """Log as whom and where the bot is, now that all of its shards are connected."""
        shards = Shards(tuple(self.shard_ids or range(self.shard_count or 1)), self.shard_count or 1)
        _log.info("connected as %s in %d servers, shards %s", self.user, len(self.guilds), shards)
        if self.digests is not None:
            await self.digests.begin({guild.id for guild in self.guilds}, shards)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Keep what the ledger knows of a server that the bot is in again."""
        if self.digests is not None:
            await self.digests.note_return(guild.id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that what the ledger knows of a server is not needed any more."""
        if self.digests is not None:
            await self.digests.note_departure(guild.id)

    async def on_message(self, message: discord.Message, /) -> None:
        """Run the command that a message is, or answer the question that it asks us."""
        if message.author.bot or message.is_system():  # a thread's or channel's name is such a message's text
            return
        bind_ids(guild=message.guild and message.guild.id, message=message.id)
        context: Context = await self.get_context(message)
        end_command_name(context)
        for_us = context.command is not None or is_addressed(self, message)
        if for_us and not may_speak(context):
            await self._mute.tell(message.channel)
        elif context.command is not None and not is_question(self, context):
            await self.invoke(context)
        elif context.prefix == self.prefix and context.invoked_with:
            await self._answer(context, context.invoked_with, context.view.read_rest())
        elif is_addressed(self, message):
            await self._answer_question(context)

    async def on_command_error(self, context: Context, exception: commands.CommandError, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - the context is this bot's own
        """Tell the asker what went wrong."""
        command = _name_command(context.command)
        words = explain_error(exception, command)
        if not words:
            return
        try:
            await send(context, content=words, ephemeral=True)
        except discord.HTTPException as failure:
            _log.info("could not tell that %s failed: %s", command, failure)

    async def on_app_command_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError
    ) -> None:
        """Tell the person who used a slash command, and nobody else, what went wrong."""
        await tell_failure(interaction, error, _name_command(interaction.command))

    async def on_command_completion(self, context: Context) -> None:
        """Count what is no look-up, which counts itself."""
        command = context.command
        if command is not None and (command.cog is not None or command.name in _UNCOUNTED):
            ANSWERS.labels(command=command.qualified_name, outcome="done").inc()

    async def on_error(self, event_method: str, /, *_arguments: object, **_options: object) -> None:
        """Log a fault outside of any command, as those within."""
        _log.error("fault in %s: %s", event_method, describe_fault(sys.exception()))

    async def _publish_commands(self) -> None:
        """Tell Discord of the commands, as the process with the first shard: others may be older, or newer."""
        if not self.shard_ids or 0 in self.shard_ids:
            await publish_commands(self.tree, self.digests)

    def _add_commands(self) -> None:
        for command in [*self.commands]:
            if command.cog is None:
                self.remove_command(command.name)
        for command in make_commands(self, self.reloader):
            self.add_command(command)

    async def _answer_question(self, context: Context) -> None:
        question = take_off_address(self, context.message)
        request = read_request(question, self.lookup, self.prefix) if question else Request("help", "")
        if request is not None:
            await self._answer(context, request.command, request.words)

    async def _answer(self, context: Context, command: str, words: str) -> None:
        """Answer what discord.py does not take for a command; errors end as a command's do."""
        try:
            await answer(context, self.lookup, command, words)
        except Exception as error:  # noqa: BLE001 - told and logged by the one handler
            await self.on_command_error(context, commands.CommandInvokeError(error))


def _name_command(command: object) -> str:
    """Return the name of a command of ours, and nothing that a person wrote."""
    return getattr(command, "qualified_name", "a question")
