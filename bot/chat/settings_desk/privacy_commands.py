"""`/privacy …` and `!privacy …`: what is kept of people and servers, and how to have it forgotten."""

from typing import cast

import discord
from discord.ext import commands

from bot.chat.answering import Context, place_of, send, send_page
from bot.chat.paging import Page
from bot.chat.rendering import draw_rows
from bot.chat.settings_desk.forgetting_buttons import offer_to_forget
from bot.chat.settings_desk.managing import require_manager
from bot.chat.settings_desk.open_commands import OpenCommands
from bot.chat.settings_desk.server_desk import require_ledger
from bot.chat.venues import markup_in
from bot.errors import UserError
from bot.languages import mark, say, say_count

_ON_DISK = mark(
    "On disk I keep what is set: of a server its settings and digests, with what they posted where and when, and the ids "
    "of who set or paused them; of a person what {mine} holds."
)
_NOTHING_ON_DISK = mark("I run without a database, so nothing is kept on disk.")
_IN_MEMORY = mark(
    "Nothing that you write is stored or logged: what you last asked in each channel is held in memory alone, for {why} "
    "and for a line that leans on it, until I restart; for ten minutes also which of my answers is to which of your "
    "messages; the buttons of a quiz hold, at Discord, a short code of who pressed them, so that nobody answers twice."
)
_FORGOTTEN = mark(
    "{me} forgets you, {server} all of a server; unasked I forget posts after 90 days, but for the last that shows a "
    "fact, and a server 30 days after I left it."
)
_FORGOTTEN_IN_MEMORY = mark("{me} forgets you at once.")
_DOOMED = mark("This forgets all that I keep of this server: {what}. There is no way back.")
_POSTS_STAY = mark("The posts stay in their channels, but are not corrected any more.")


class PrivacyCommands(OpenCommands):
    """What is kept, and how it goes. Slash answers are for the asker alone."""

    @commands.hybrid_group(
        name="privacy", description=mark("What I keep of you and this server, and how to delete it.")
    )
    async def privacy(self, context: Context, *, other: str = "") -> None:
        """Say what I keep of you and this server, and how to delete it."""
        if other:
            known = ", ".join(sorted(f"`{command.name}`" for command in self.privacy.commands))
            raise UserError(say("Privacy knows {known}.", known=known))
        await self.show(context)

    @privacy.command(name="show", description=mark("What I keep of you and this server."))
    async def show(self, context: Context) -> None:
        """Say what I keep of you and this server, and how to delete it."""
        command = markup_in(self._bot, place_of(context)).command
        words = {"why": command("why"), "mine": "`/my-settings`"}
        words |= {"me": "`/privacy forget-me`", "server": "`/privacy forget-server`"}
        kept = (_ON_DISK, _IN_MEMORY, _FORGOTTEN)
        if self._service is None:
            kept = (_NOTHING_ON_DISK, _IN_MEMORY, _FORGOTTEN_IN_MEMORY)
        sentences = (say(each, **words) for each in kept)
        await send_page(context, Page(parts=(f"## {say('Privacy')}", *sentences), footer=""))

    @privacy.command(name="forget-me", description=mark("Delete what I keep of you."))
    async def forget_me(self, context: Context) -> None:
        """Delete what I keep of you; digests that you set go on, without your name."""
        self._bot.recollection.forget_person(context.author.id)
        self._bot.tallies.forget_person(context.author.id)
        digests = 0
        if self._service is not None:
            ledger = require_ledger(self._service)
            digests = await self._bot.preferences.forget_person(ledger, context.author.id)
        told = say("Done: I keep nothing of you.")
        if digests:
            told += " " + say_count(
                "{count} digest that you set goes on without your name; should it stop, the server is told.",
                "{count} digests that you set go on without your name; should one stop, the server is told.",
                digests,
            )
        await send(context, content=told, ephemeral=True)

    @privacy.command(name="forget-server", description=mark("Delete all that I keep of this server."))
    async def forget_server(self, context: Context) -> None:
        """Ask whether to delete all that I keep of this server; for those who may manage it."""
        await require_manager(context)
        guild = cast("discord.Member", context.author).guild
        count = len(await require_ledger(self._service).schedules.of_guild(guild.id))
        what = say("its settings")
        if count:
            what = say_count(
                "its settings, {count} digest and what that posted",
                "its settings, {count} digests and what they posted",
                count,
            )
        told = [say(_DOOMED, what=what), *([say(_POSTS_STAY)] if count else [])]
        view = draw_rows([offer_to_forget(context.author.id)])
        await send(context, content=" ".join(told), view=view, ephemeral=True)
