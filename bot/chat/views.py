"""Buttons that are kept while they wait, for what is asked once and soon."""

from typing import Any

import discord

from bot.chat.faults import tell_failure
from bot.chat.language_choice import hear
from bot.languages import say
from bot.observability import bind_ids

TIMEOUT = 14 * 60.0
"""Seconds after the last press until the buttons are taken away; Discord lets us for 15 minutes."""


class ReplyView(discord.ui.View):
    """Buttons that only the person who asked may press, and that go when their time is over."""

    def __init__(self, asker: discord.abc.Snowflake) -> None:
        super().__init__(timeout=TIMEOUT)
        self._asker_id = asker.id
        self.shown: discord.Message | discord.Interaction[Any] | None = None
        """What shows the buttons: the message, or the last press, whose right to change it is the freshest."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let the asker press; tell anybody else how to get pages of their own."""
        bind_ids(guild=interaction.guild_id, interaction=interaction.id)
        hear(interaction.client, interaction)
        if interaction.user.id == self._asker_id:
            self.shown = interaction
            return True
        await interaction.response.send_message(
            say("This answer is somebody else’s; ask me yourself."), ephemeral=True
        )
        return False

    async def on_timeout(self) -> None:
        """Take the buttons away; the answer stays."""
        try:
            if isinstance(self.shown, discord.Interaction):
                await self.shown.edit_original_response(view=None)
            elif self.shown is not None:
                await self.shown.edit(view=None)
        except discord.HTTPException:
            return  # the message or the channel is gone, and the buttons with it

    async def on_error(
        self, interaction: discord.Interaction[Any], error: Exception, item: discord.ui.Item[Any], /
    ) -> None:
        """Tell who pressed, and nobody else, what went wrong."""
        del item
        await tell_failure(interaction, error, "a press")
