"""Asks whether to remove a digest, and does it at the press of a button, however late and after a restart too."""

import re
from typing import Any, Self, cast

import discord

from bot.chat.digest_desk.desk import DigestDesk
from bot.chat.faults import tell_failure
from bot.chat.pressing import Pressable
from bot.chat.rendering import Item, draw_rows
from bot.digests import Schedule
from bot.languages import say

Interaction = discord.Interaction[Any]
Button = discord.ui.Button[Any]

_ASKER = r"[0-9a-f]{1,16}"


def ask_removal(schedule: Schedule, asker_id: int) -> discord.ui.View | None:
    """Return the buttons that remove a digest, or keep it, for the one who asked."""
    return draw_rows([[RemoveButton.of(schedule, asker_id), KeepButton.of(asker_id)]])


class RemoveButton(
    Pressable,
    discord.ui.DynamicItem[Button],
    template=re.compile(rf"dgr\.{_ASKER}\.\d{{1,19}}\.[0-9a-f]{{1,12}}"),
):
    """Removes a digest. It says which by its id and by when it was made, since ids may be given again."""

    @classmethod
    def of(cls, schedule: Schedule, asker_id: int) -> Self:
        """Return one that removes this digest."""
        custom_id = f"dgr.{asker_id:x}.{schedule.id}.{_second(schedule):x}"
        label, style = say("Remove it"), discord.ButtonStyle.danger
        return cls(discord.ui.Button(label=label, style=style, custom_id=custom_id))

    async def callback(self, interaction: Interaction) -> None:
        """Remove it, if whoever asked may still do so and it is still there."""
        _, asker, schedule_id, second = self.custom_id.split(".")
        try:
            if not await _may_press(interaction, int(asker, 16)):
                return
            words = await _remove(interaction, int(schedule_id), int(second, 16))
            await interaction.response.edit_message(content=words, embed=None, view=None)
        except Exception as error:  # noqa: BLE001 - discord.py would only log it
            await tell_failure(interaction, error, "digest remove")


class KeepButton(Pressable, discord.ui.DynamicItem[Button], template=re.compile(rf"dgk\.{_ASKER}")):
    """Leaves a digest be."""

    @classmethod
    def of(cls, asker_id: int) -> Self:
        """Return one for whoever asked."""
        return cls(discord.ui.Button(label=say("Keep it"), custom_id=f"dgk.{asker_id:x}"))

    async def callback(self, interaction: Interaction) -> None:
        """Say that nothing was removed."""
        try:
            if await _may_press(interaction, int(self.custom_id.split(".")[1], 16)):
                words = say("Nothing was removed.")
                await interaction.response.edit_message(content=words, embed=None, view=None)
        except Exception as error:  # noqa: BLE001 - discord.py would only log it
            await tell_failure(interaction, error, "digest remove")


REMOVAL_CONTROLS: tuple[type[discord.ui.DynamicItem[Item]], ...] = cast("Any", (RemoveButton, KeepButton))


async def _may_press(interaction: Interaction, asker_id: int) -> bool:
    """Tell who did not ask, or may not manage the server any more, that the button is not for them."""
    if interaction.user.id != asker_id:
        refusal = say("Somebody else asked for this; use `/digest remove` yourself.")
    elif not interaction.permissions.manage_guild:
        refusal = say(
            "Digests are for members with the permission **Manage Server**, which you have no longer."
        )
    else:
        return True
    await interaction.response.send_message(refusal, ephemeral=True)
    return False


async def _remove(interaction: Interaction, schedule_id: int, second: int) -> str:
    bot = interaction.client
    if bot.digests is None:
        return say("I post no digests at the moment, so there is none to remove.")
    desk = DigestDesk(
        bot.digests,
        lambda: bot.lookup.library.briefs,
        lambda guild_id: bot.lookup_in(guild_id).library.briefs,
    )
    for schedule in await desk.list(interaction.guild_id or 0):
        if (schedule.id, _second(schedule)) == (schedule_id, second):
            return await desk.remove(schedule)
    return say("That digest is gone already; `/digest list` shows those that are left.")


def _second(schedule: Schedule) -> int:
    return int(schedule.created_at.timestamp())
