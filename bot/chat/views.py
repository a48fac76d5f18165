"""What can be pressed under a reply: pages to turn, names to choose from."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import discord

from bot.brief import Entity
from bot.chat.faults import tell_failure
from bot.observability import bind_ids

Page = dict[str, Any]
"""What a message shows: an embed or content, by the name of discord.py's argument."""

TIMEOUT = 14 * 60.0
"""Seconds after the last press until the buttons are taken away; Discord lets us for 15 minutes."""
MOST_OPTIONS = 25
_OPTION_LENGTH = 100


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
        if interaction.user.id == self._asker_id:
            self.shown = interaction
            return True
        await interaction.response.send_message(
            "This answer is somebody else’s; ask me yourself.", ephemeral=True
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


class Pages(ReplyView):
    """Turns the pages of an answer."""

    def __init__(self, asker: discord.abc.Snowflake, pages: Sequence[Page]) -> None:
        super().__init__(asker)
        self._pages = pages
        self._number = 0
        self._update()

    @discord.ui.button(label="Back", style=discord.ButtonStyle.secondary)
    async def back(self, interaction: discord.Interaction[Any], _button: discord.ui.Button[Any]) -> None:
        """Show the page before."""
        await self._turn(interaction, -1)

    @discord.ui.button(label="More", style=discord.ButtonStyle.primary)
    async def more(self, interaction: discord.Interaction[Any], _button: discord.ui.Button[Any]) -> None:
        """Show the next page."""
        await self._turn(interaction, 1)

    async def _turn(self, interaction: discord.Interaction[Any], step: int) -> None:
        self._number = max(0, min(len(self._pages) - 1, self._number + step))
        self._update()
        await interaction.response.edit_message(**self._pages[self._number], view=self)

    def _update(self) -> None:
        self.back.disabled = self._number == 0
        self.more.disabled = self._number == len(self._pages) - 1


class Choice(ReplyView):
    """Lets the asker say which name was meant."""

    def __init__(
        self,
        asker: discord.abc.Snowflake,
        entities: Sequence[Entity],
        on_choice: Callable[[discord.Interaction[Any], str], Awaitable[None]],
    ) -> None:
        super().__init__(asker)
        self._on_choice = on_choice
        options = [
            discord.SelectOption(
                label=entity.name[:_OPTION_LENGTH],
                value=entity.id,
                description=(entity.role or entity.kind)[:_OPTION_LENGTH],
            )
            for entity in entities[:MOST_OPTIONS]
        ]
        self._menu: discord.ui.Select[Any] = discord.ui.Select(placeholder="Which one?", options=options)
        self._menu.callback = self._choose
        self.add_item(self._menu)

    async def _choose(self, interaction: discord.Interaction[Any]) -> None:
        self.stop()
        await self._on_choice(interaction, self._menu.values[0])
