"""What is the same about all that can be pressed: it is found again under its message, and no faster than one reads."""

import re
from typing import Any, Self, cast

import discord

from bot.chat.language_choice import Heard
from bot.chat.slowing import slow

Interaction = discord.Interaction[Any]


class Pressable(Heard):
    """What every `DynamicItem` of ours is too."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """Find it again under a message."""
        return cast("Any", cls)(item)

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Let a press through, unless there are too many of them."""
        await super().interaction_check(interaction)
        return not await slow(interaction)
