"""The bot: what it listens to, and which command a message is."""

import logging
import sys
from collections.abc import Callable
from datetime import datetime
from random import Random, SystemRandom
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.addressing import (
    end_command_name,
    get_prefix,
    is_addressed,
    is_known,
    is_question,
    list_prefixes,
    take_off_address,
)
from bot.chat.answering import Context, answer, may_speak, place_of, send
from bot.chat.bursts import Bursts
from bot.chat.command_tree import publish_commands
from bot.chat.commands import make_commands
from bot.chat.controls import CONTROLS
from bot.chat.digest_desk import REMOVAL_CONTROLS, DigestCommands, DigestDesk
from bot.chat.faults import NOT_LET, describe_fault, explain_error, tell_failure
from bot.chat.following import Following
from bot.chat.greeting import greet
from bot.chat.identifying import Introductions
from bot.chat.language_choice import hear, read_language
from bot.chat.lately import Lately
from bot.chat.localising import Localiser
from bot.chat.message_command import make_message_command
from bot.chat.preferences import Preferences
from bot.chat.quizzes import QUIZ_CONTROLS
from bot.chat.recollection import Recollection
from bot.chat.reloading import Reloader
from bot.chat.request_trace import trace_responses
from bot.chat.service import DigestService
from bot.chat.settings_desk import ForgetServerButton, make_settings
from bot.chat.shelf import Shelf
from bot.chat.slowing import count_slowed, slow, word_wait
from bot.chat.tallies import Tallies
from bot.chat.telling import MuteTeller
from bot.chat.venues import let_in, may_pass
from bot.errors import LedgerUnavailableError
from bot.languages import adopt, say
from bot.lookup import Lookup, Request, read_request
from bot.observability import ANSWERS, bind_ids
from bot.pictures.drawing import GALLERY
from bot.shards import ONE, Shards

_log = logging.getLogger(__name__)


_UNCOUNTED = {"ping", "reload"}


class _Tree(app_commands.CommandTree[Any]):
    """Slash commands, each of which says in the log whose it is."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let a command through where the bot answers, unless there are too many of them."""
        bind_ids(guild=interaction.guild_id, interaction=interaction.id)
        bot = cast("DatelineBot", self.client)
        hear(bot, interaction)
        return await let_in(bot, interaction) and not await slow(interaction)


class DatelineBot(commands.AutoShardedBot):
    """Answers from `lookup`, which is replaced as a whole when briefs change.

    `shards` are those that it connects; None: all that Discord recommends. It keeps no messages and no members, but for
    itself: it asks Discord for somebody when it needs them, which is seldom, and a large server costs no more than a small.

    `reads_messages` asks Discord for the text of all messages; without it the bot sees what mentions it,
    direct messages and slash commands. `bursts` slows who asks too fast; without it nobody is. `now` is the clock by which
    a line may still lean on the one before.
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
        bursts: Bursts | None = None,
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
            max_messages=None,  # edits and deletions are told without what stood there before
            member_cache_flags=discord.MemberCacheFlags.none(),
            shard_count=shards and shards.count,
            shard_ids=shards and [*shards.ids],  # pyright: ignore[reportArgumentType] - None is what it is by default
            strip_after_prefix=True,
            tree_cls=_Tree,
        )
        self.lookup = lookup
        self.prefix = prefix
        self.preferences = Preferences(prefix) if digests is None else digests.preferences
        self._shelf = Shelf()
        self.reloader = reloader
        self.digests = digests
        self.bursts = bursts
        self.now = now
        self._introductions = Introductions(self, digests)
        self.recollection = Recollection()
        self.following = Following(self, self._heed, self.recollection, now)
        self.gallery = GALLERY
        self.lately = Lately()
        self.tallies = Tallies()
        self.randomness: Random = SystemRandom()
        self._mute = MuteTeller()
        self.served_since = discord.utils.utcnow()
        self.refused_reload: str | None = lookup.library.describe_withheld() or None
        """Why the briefs on disk are not those that are served, if they are not."""
        self.tree.error(self.on_app_command_error)

    async def setup_hook(self) -> None:
        """Add the commands of the briefs and tell Discord about them."""
        self._add_commands()
        await self.tree.set_translator(Localiser(self))
        self.tree.add_command(make_message_command())
        self.add_dynamic_items(*CONTROLS, *QUIZ_CONTROLS, *REMOVAL_CONTROLS, ForgetServerButton)
        for cog in make_settings(self, self.digests):
            await self.add_cog(cog)
        if self.digests is not None:
            desk = DigestDesk(
                self.digests,
                lambda: self.lookup.library.briefs,
                lambda guild_id: self.lookup_in(guild_id).library.briefs,
            )
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

    def lookup_in(self, guild_id: int | None) -> Lookup:
        """Return what answers in a server, or in direct messages, which are None."""
        return self._shelf.choose(self.lookup, self.preferences.of(guild_id).briefs)

    async def serve(self, lookup: Lookup) -> None:
        """Serve another library from now on; tell Discord where that changes the commands."""
        other_commands = _list_told(lookup) != _list_told(self.lookup)
        self.lookup = lookup
        self.served_since = discord.utils.utcnow()
        self.refused_reload = lookup.library.describe_withheld() or None
        self.gallery.note_change()
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
        """Greet a server; what the ledger knows of one that the bot is in again is kept."""
        if self.digests is not None:
            await self.digests.note_return(guild.id)
        await greet(self, guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that what the ledger knows of a server is not needed any more."""
        if self.digests is not None:
            await self.digests.note_departure(guild.id)

    async def on_message(self, message: discord.Message, /) -> None:
        """Answer a message of a person."""
        if _is_from_person(message):
            await self.following.hear(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answer anew what a person has changed."""
        if _is_from_person(payload.message):
            await self.following.hear_edit(payload.message)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take back the answer to a message that is gone."""
        await self.following.hear_deletion(payload.message_id)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Take back the answers to messages that are gone."""
        for message_id in payload.message_ids:
            await self.following.hear_deletion(message_id)

    async def _heed(self, message: discord.Message) -> None:
        """Run the command that a message is, or answer the question that it asks us."""
        bind_ids(guild=message.guild and message.guild.id, message=message.id)
        adopt(read_language(self, message.guild))
        context: Context = await self.get_context(message)
        end_command_name(context)
        for_us = context.command is not None or is_addressed(self, message)
        if not may_pass(self, message, context.command and context.command.qualified_name.split()[0]):
            return
        if for_us and not may_speak(context):
            await self._mute.tell(message.channel)
        elif await self._slows(context, for_us=for_us):
            return
        elif context.command is not None and not is_question(self, context):
            if await self.following.lets_run(context):
                await self.invoke(context)
        elif context.prefix == get_prefix(self, message) and context.invoked_with:
            await self._answer(context, context.invoked_with, context.view.read_rest())
        elif is_addressed(self, message):
            await self._answer_question(context)

    async def _slows(self, context: Context, *, for_us: bool) -> bool:
        """Whether a message that would be answered comes too soon after others; a word says so, once a burst.

        Edits of what has been answered are not slowed: of several at once the last is answered, in the same place.
        """
        if self.bursts is None or self.following.has_answer(context.message):
            return False
        if not for_us and not is_known(self, context):
            return False
        now = self.now()
        wait = self.bursts.ask(context.author.id, context.channel.id, now)
        if wait is None:
            return False
        count_slowed(context.command, "a question")
        if wait.is_news or self.following.is_refused(context.message):
            await self._say(context, word_wait(wait, now), refused=True)
        return True

    async def on_command_error(self, context: Context, exception: commands.CommandError, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - the context is this bot's own
        """Tell the asker what went wrong."""
        command = _name_command(context.command)
        words = explain_error(exception, command)
        if words or context.interaction is not None:  # which waits for a word
            await self._say(context, words or say(NOT_LET))

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

    async def _say(self, context: Context, words: str, *, refused: bool = False) -> None:
        """Say why there is no answer, if that can be said; `refused` where there may be one later."""
        try:
            if refused:
                await self.following.refuse(context, words)
            else:
                await send(context, content=words, ephemeral=True)
        except discord.HTTPException as failure:
            _log.info("could not tell that %s failed: %s", _name_command(context.command), failure)

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


def _list_told(lookup: Lookup) -> tuple[object, ...]:
    """Return what Discord is told of the commands of briefs."""
    told = [brief.translations for brief in lookup.library.briefs.values()]
    return lookup.topics, lookup.views, lookup.fixed_commands, told


def _name_command(command: object) -> str:
    """Return the name of a command of ours, and nothing that a person wrote."""
    return getattr(command, "qualified_name", "a question")


def _is_from_person(message: discord.Message) -> bool:
    """Whether a person wrote a message; a thread's or channel's name is a service message's text."""
    return not message.author.bot and not message.is_system()
