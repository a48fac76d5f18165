"""The bot: what it listens to, and which command a message is."""

import logging
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.addressing import (
    end_command_name,
    get_prefix,
    is_addressed,
    is_question,
    list_prefixes,
    take_off_address,
)
from bot.chat.answering import Context, answer, may_speak, place_of, send
from bot.chat.command_tree import publish_commands
from bot.chat.commands import make_commands
from bot.chat.controls import CONTROLS
from bot.chat.digest_desk import DigestCommands, DigestDesk
from bot.chat.faults import describe_fault, explain_error, tell_failure
from bot.chat.language_choice import hear, read_language
from bot.chat.localising import Localiser
from bot.chat.preferences import Preferences
from bot.chat.recollection import Recollection
from bot.chat.reloading import Reloader
from bot.chat.request_trace import trace_responses
from bot.chat.service import DigestService
from bot.chat.settings_desk import ForgetServerButton, make_settings
from bot.chat.shelf import Shelf
from bot.chat.telling import MuteTeller
from bot.chat.venues import let_in, may_pass
from bot.languages import adopt
from bot.lookup import Lookup, Request, read_request
from bot.observability import ANSWERS, bind_ids

_log = logging.getLogger(__name__)


_UNCOUNTED = {"ping", "reload"}


class _Tree(app_commands.CommandTree[Any]):
    """Slash commands, each of which says in the log whose it is."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let pass what is said where the bot answers."""
        bind_ids(guild=interaction.guild_id, interaction=interaction.id)
        bot = cast("DatelineBot", self.client)
        hear(bot, interaction)
        return await let_in(bot, interaction)


class DatelineBot(commands.Bot):
    """Answers from `lookup`, which is replaced as a whole when briefs change.

    `reads_messages` asks Discord for the text of all messages; without it the bot sees what mentions it,
    direct messages and slash commands. `now` is the clock by which a line may still lean on the one before.
    """

    def __init__(
        self,
        lookup: Lookup,
        *,
        prefix: str = "!",
        reads_messages: bool = True,
        reloader: Reloader | None = None,
        digests: DigestService | None = None,
        now: Callable[[], datetime] = discord.utils.utcnow,
    ) -> None:
        intents = discord.Intents.default()
        intents.message_content = reads_messages
        super().__init__(
            command_prefix=prefix,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            case_insensitive=True,
            help_command=None,
            http_trace=trace_responses(),
            intents=intents,
            strip_after_prefix=True,
            tree_cls=_Tree,
        )
        self.lookup = lookup
        self.prefix = prefix
        self.preferences = Preferences(prefix) if digests is None else digests.preferences
        self._shelf = Shelf()
        self.reloader = reloader
        self.digests = digests
        self.now = now
        self.recollection = Recollection()
        self._mute = MuteTeller()
        self.served_since = discord.utils.utcnow()
        self.refused_reload: str | None = None
        """Why the briefs on disk are not those that are served, if they are not."""
        self.tree.error(self.on_app_command_error)

    async def setup_hook(self) -> None:
        """Add the commands of the briefs and tell Discord about them."""
        self._add_commands()
        await self.tree.set_translator(Localiser(self))
        self.add_dynamic_items(*CONTROLS, ForgetServerButton)
        for cog in make_settings(self, self.digests):
            await self.add_cog(cog)
        if self.digests is not None:
            desk = DigestDesk(
                self.digests,
                lambda: self.lookup.library.briefs,
                lambda guild_id: self.lookup_in(guild_id).library.briefs,
            )
            await self.add_cog(DigestCommands(desk))
        await publish_commands(self.tree, self.digests)

    def lookup_in(self, guild_id: int | None) -> Lookup:
        """Return what answers in a server, or in direct messages, which are None."""
        return self._shelf.choose(self.lookup, self.preferences.of(guild_id).briefs)

    async def serve(self, lookup: Lookup) -> None:
        """Serve another library from now on; tell Discord where that changes the commands."""
        other_commands = (lookup.topics, lookup.local_names) != (self.lookup.topics, self.lookup.local_names)
        self.lookup = lookup
        self.served_since = discord.utils.utcnow()
        self.refused_reload = None
        if self.digests is not None:
            await self.digests.note_reload()
        if other_commands:
            self._add_commands()
            await publish_commands(self.tree, self.digests)

    async def get_prefix(self, message: discord.Message, /) -> list[str]:
        """Return what a command may start with where a message was posted."""
        return list_prefixes(self, message)

    async def on_ready(self) -> None:
        """Log as whom and where the bot is."""
        _log.info("connected as %s in %d servers", self.user, len(self.guilds))
        if self.digests is not None:
            await self.digests.begin([guild.id for guild in self.guilds])

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
        adopt(read_language(self, message.guild))
        context: Context = await self.get_context(message)
        end_command_name(context)
        for_us = context.command is not None or is_addressed(self, message)
        if not may_pass(self, message, context.command and context.command.qualified_name.split()[0]):
            return
        if for_us and not may_speak(context):
            await self._mute.tell(message.channel)
        elif context.command is not None and not is_question(self, context):
            await self.invoke(context)
        elif context.prefix == get_prefix(self, message) and context.invoked_with:
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

    def _add_commands(self) -> None:
        for command in [*self.commands]:
            if command.cog is None:
                self.remove_command(command.name)
        for command in make_commands(self, self.reloader):
            self.add_command(command)

    async def _answer_question(self, context: Context) -> None:
        question = take_off_address(self, context.message)
        lookup, prefix = self.lookup_in(place_of(context)), get_prefix(self, context.message)
        request = read_request(question, lookup, prefix) if question else Request("help", "")
        if request is not None:
            await self._answer(context, request.command, request.words)

    async def _answer(self, context: Context, command: str, words: str) -> None:
        """Answer what discord.py does not take for a command; errors end as a command's do."""
        try:
            await answer(context, self.lookup_in(place_of(context)), command, words)
        except Exception as error:  # noqa: BLE001 - told and logged by the one handler
            await self.on_command_error(context, commands.CommandInvokeError(error))


def _name_command(command: object) -> str:
    """Return the name of a command of ours, and nothing that a person wrote."""
    return getattr(command, "qualified_name", "a question")
