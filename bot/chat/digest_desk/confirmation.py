"""A button before what cannot be undone."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.chat.views import ReplyView


class Confirmation(ReplyView):
    """Does something once, when whoever asked for it presses the button, and says what was done."""

    def __init__(self, asker: discord.abc.Snowflake, label: str, act: Callable[[], Awaitable[str]]) -> None:
        super().__init__(asker)
        self._act = act
        self.confirm.label = label

    @discord.ui.button(style=discord.ButtonStyle.danger)
    async def confirm(self, interaction: discord.Interaction[Any], _button: discord.ui.Button[Any]) -> None:
        """Do it."""
        self.stop()
        await self._answer(interaction, await self._act())

    @discord.ui.button(label="Keep it", style=discord.ButtonStyle.secondary)
    async def keep(self, interaction: discord.Interaction[Any], _button: discord.ui.Button[Any]) -> None:
        """Leave it be."""
        self.stop()
        await self._answer(interaction, "Nothing was removed.")

    async def _answer(self, interaction: discord.Interaction[Any], words: str) -> None:
        await interaction.response.edit_message(content=words, embed=None, view=None)
