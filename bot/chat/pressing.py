"""What is the same about all that can be pressed: it is found again under its message, and no faster than one reads."""

import re
from typing import Any, Self, cast

import discord

from bot.chat.slowing import slow
from bot.observability import bind_ids

Interaction = discord.Interaction[Any]


class Pressable:
    """What every `DynamicItem` of ours is too."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """Find it again under a message."""
        return cast("Any", cls)(item)

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Let a press through, unless there are too many of them."""
        bind_ids(guild=interaction.guild_id, interaction=interaction.id)
        return not await slow(interaction)
