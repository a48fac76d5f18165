"""`/my-settings …` and `!my-settings …`: what goes for one person on every server and in direct messages."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.answering import Context, send
from bot.chat.preferences import PersonPreferences
from bot.chat.settings_desk.open_commands import OpenCommands
from bot.chat.settings_desk.server_desk import require_ledger
from bot.chat.settings_desk.setting_forms import OFF, ON, read_switch
from bot.errors import UserError
from bot.languages import mark, say


class PersonalCommands(OpenCommands):
    """A person's own settings. Slash answers are for the asker alone."""

    @commands.hybrid_group(
        name="my-settings", description=mark("How I answer you, on every server and in private.")
    )
    async def my_settings(self, context: Context, *, other: str = "") -> None:
        """Show how I answer you, on every server and in direct messages."""
        if other:
            raise UserError(say("Your own settings know {known}.", known="`show`, `plain`"))
        await self.show(context)

    @my_settings.command(name="show", description=mark("How I answer you, and how to change it."))
    async def show(self, context: Context) -> None:
        """Show how I answer you, and how to change it."""
        plain = self._bot.preferences.of_person(context.author.id).plain
        await send(
            context,
            content=f"{_word_plain(plain=plain)}\n-# `/my-settings plain {OFF if plain else ON}`",
            ephemeral=True,
        )

    @my_settings.command(name="plain", description=mark("Answer me in plain text, wherever I ask."))
    @app_commands.describe(state=mark("on or off"))
    async def plain(self, context: Context, *, state: str = "") -> None:
        """Change whether you are answered in plain text, wherever you ask: `on` or `off`."""
        if not state:
            await self.show(context)
            return
        wanted = PersonPreferences(plain=read_switch(state))
        await self._bot.preferences.change_person(require_ledger(self._service), context.author.id, wanted)
        await send(context, content=_word_plain(plain=wanted.plain), ephemeral=True)

    @plain.autocomplete("state")
    async def _complete(
        self, _interaction: discord.Interaction[Any], _typed: str
    ) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=say(each), value=each) for each in (ON, OFF)]


def _word_plain(*, plain: bool) -> str:
    if plain:
        return say("**Plain text** is on: wherever you ask, I answer you without layouts.")
    return say("**Plain text** is off: I answer you with layouts, unless the server has them off.")
