"""What a reply costs at the least: a bot on discord.py that answers with the same embed, whatever is asked for."""

import sys

import discord
from discord.ext import commands

from tests.wire import point_discord

intents = discord.Intents.default()
intents.message_content = True
bot = commands.Bot("!", intents=intents, help_command=None)


@bot.command(aliases=["about", "brief", "help", "quotes", "troops", "weapons"])
async def who(context: commands.Context[commands.Bot], *, name: str = "") -> None:  # noqa: ARG001 - never mind who
    """Answer."""
    await context.reply(embed=discord.Embed(title="Artis Pabriks", description="Latvia's defence minister."))


if __name__ == "__main__":
    api_url, gateway_url, token = sys.argv[1:]
    with point_discord(api_url, gateway_url):
        bot.run(token, log_handler=None)
