"""The buttons that confirm that all of a server is to be forgotten. They keep nothing: after a restart they still work."""

from typing import Any, Protocol

import discord

from bot.chat.faults import tell_failure
from bot.chat.host import Host
from bot.chat.pressing import Pressable
from bot.chat.rendering import Item
from bot.chat.service import DigestService
from bot.chat.settings_desk.server_desk import require_ledger
from bot.languages import say

Interaction = discord.Interaction[Any]
_FORGET, _KEEP = "y", "n"


class _Forgetful(Host, Protocol):
    """A bot that may have a ledger."""

    digests: DigestService | None


class ForgetServerButton(
    Pressable,
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=r"forget\.(?P<asker>[0-9a-f]{1,16})\.(?P<answer>[yn])",
):
    """Forgets the server where it is pressed, or lets it be; for who asked, as long as they may manage the server."""

    async def callback(self, interaction: Interaction) -> None:
        """Do what it says."""
        try:
            _, asker, answer = self.custom_id.split(".")
            refusal = _refuse(interaction, int(asker, 16))
            if refusal:
                await interaction.response.send_message(refusal, ephemeral=True)
            elif answer == _KEEP:
                await interaction.response.edit_message(content=say("Nothing was deleted."), view=None)
            else:
                await interaction.response.defer()
                await _forget(interaction)
                told = say("Done: I keep nothing of this server. What I posted stays.")
                await interaction.edit_original_response(content=told, view=None)
        except Exception as error:  # noqa: BLE001 - discord.py would only log it
            await tell_failure(interaction, error, "privacy forget-server")


def offer_to_forget(asker_id: int) -> list[Item]:
    """Return the buttons that somebody is asked with."""
    styles = {_FORGET: discord.ButtonStyle.danger, _KEEP: discord.ButtonStyle.secondary}
    labels = {_FORGET: say("Delete it all"), _KEEP: say("Keep it")}
    return [
        ForgetServerButton(
            discord.ui.Button(style=styles[each], label=labels[each], custom_id=f"forget.{asker_id:x}.{each}")
        )
        for each in (_FORGET, _KEEP)
    ]


def _refuse(interaction: Interaction, asker_id: int) -> str:
    if interaction.user.id != asker_id:
        return say("Somebody else was asked that.")
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        return say("That is for members with the permission **Manage Server**; ask one of them.")
    return ""


async def _forget(interaction: Interaction) -> None:
    bot: _Forgetful = interaction.client
    guild = interaction.guild
    await bot.preferences.forget_guild(require_ledger(bot.digests), interaction.guild_id or 0)
    if guild is not None:
        channels = [each.id for each in (*guild.channels, *guild.threads)]
        bot.recollection.forget_channels(channels)
        bot.lately.forget_channels(channels)
