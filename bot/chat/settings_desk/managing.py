"""Who may change how the bot answers on a server: checked by us, however it is asked."""

import discord
from discord.ext import commands

from bot.chat.answering import Context
from bot.languages import say


async def require_manager(context: Context) -> bool:
    """Let who may manage the server through; tell others who can help. Slow answers are announced."""
    if not isinstance(context.author, discord.Member):
        raise commands.CheckFailure(
            say(
                "That belongs to a server: ask me there. What is yours alone: {command}",
                command="`/my-settings`",
            )
        )
    if not context.author.guild_permissions.manage_guild:
        raise commands.CheckFailure(
            say("That is for members with the permission **Manage Server**; ask one of them.")
        )
    return await announce(context)


async def announce(context: Context) -> bool:
    """Let anybody through. A slash command's answer is for the asker alone, and may take longer than Discord waits."""
    if context.interaction is not None and not context.interaction.response.is_done():
        await context.defer(ephemeral=True)
    return True
