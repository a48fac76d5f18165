"""Tells whoever asks or presses too fast when they are answered again, in a short word."""

from datetime import datetime
from math import ceil
from typing import Any

import discord

from bot.chat.bursts import Wait
from bot.chat.host import Host
from bot.languages import mark, say
from bot.observability import ANSWERS

Interaction = discord.Interaction[Any]

_WORDS = {
    "person": mark("One at a time, please: I’ll answer again in {seconds} s."),
    "channel": mark("Many are asking here at once: I’ll answer again in {seconds} s."),
}
_COMMAND = discord.InteractionType.application_command


def word_wait(wait: Wait, now: datetime) -> str:
    """Say from when on somebody is answered again."""
    return say(_WORDS[wait.whose], seconds=max(1, ceil((wait.until - now).total_seconds())))


def count_slowed(command: object, otherwise: str) -> None:
    """Count, for whoever watches the bot, that a command of ours was not answered, or what is none."""
    ANSWERS.labels(command=getattr(command, "qualified_name", otherwise), outcome="slowed").inc()


async def slow(interaction: Interaction) -> bool:
    """Whether a command or a press comes too soon after others; tells it to whom it is, and to nobody else."""
    bot: Host = interaction.client
    if bot.bursts is None or interaction.type not in {_COMMAND, discord.InteractionType.component}:
        return False
    now, person = bot.now(), interaction.user.id
    if interaction.type is _COMMAND:
        wait = bot.bursts.ask(person, interaction.channel_id or 0, now, aloud=False)
    else:
        wait = bot.bursts.press(person, now)
    if wait is None:
        return False
    count_slowed(interaction.command, "a press")
    await interaction.response.send_message(word_wait(wait, now), ephemeral=True)
    return True
