"""An option of a slash command that the same command behind a prefix does not take."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands


class SlashOnly(app_commands.Transformer, commands.Converter[bool]):
    """Yes or no; `SlashOnly | None` is None behind a prefix, where no word is taken for it."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """Have Discord ask for yes or no."""
        return discord.AppCommandOptionType.boolean

    async def transform(self, _interaction: discord.Interaction[Any], value: Any, /) -> bool:  # noqa: ANN401 - what Discord sends
        """Return what was chosen."""
        return bool(value)

    async def convert(self, ctx: commands.Context[Any], argument: str) -> bool:  # noqa: ARG002 - whatever it is
        """Take no word that was typed."""
        raise commands.BadArgument
