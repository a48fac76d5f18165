"""A Discord on this machine, in the browser: the real bot, a server with one channel, and you."""

import asyncio
import signal
import time
import webbrowser
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import discord
import simcord

from bot.chat.client import DatelineBot
from bot.chat.rendering import COLOUR
from bot.errors import SettingsError
from bot.lookup.answers import Lookup

_NAME = "Dateline"
_TICK = 0.5
"""Seconds between two looks at the real clock."""
_WELCOME = """I brief you on one article: **{title}**.
Type one of these below, or ask in your own words with @{name} before it.

{examples}

Names need not be spelt right, and what the article does not say I do not guess."""
_EXAMPLES = ("brief", "who pabrix", "weapons poland", "troops", "troops latvia", "help")


async def play(lookup: Lookup, *, prefix: str, port: int, opens_browser: bool) -> None:
    """Serve the page until Ctrl-C or until it is ended there. Raises SettingsError when the port is taken."""
    bot = DatelineBot(lookup, prefix=prefix)
    async with open_discord(bot) as discord_here:
        if bot.user is not None:
            await bot.user.edit(username=_NAME)
        you = discord_here.create_user("you", global_name="You")
        guild = discord_here.create_guild(lookup.title, owner=you)
        room = guild.create_text_channel("briefing-room", topic=lookup.title)
        channel = bot.get_channel(room.id)
        if isinstance(channel, discord.TextChannel):
            await channel.send(embed=_welcome(lookup, prefix))
        await discord_here.settle()
        preview = discord_here.preview(
            room, viewers=[guild.add_member(you)], layout="channel", port=port or None
        )
        try:
            async with preview:
                await _serve(preview, opens_browser=opens_browser)
        except simcord.SetupError as error:
            if "could not bind" not in str(error):
                raise
            raise SettingsError(
                f"port {port} is taken; choose another: dateline play --port {port + 1}"
            ) from None


@asynccontextmanager
async def open_discord(bot: discord.Client) -> AsyncGenerator[simcord.Env]:
    """Connect the bot to a Discord on this machine, where it is as late as it is here."""
    discord_here = simcord.Env(bot, check_errors=False)
    _set_clock(discord_here)
    await discord_here.start()
    clock = asyncio.create_task(_follow_clock(discord_here))
    try:
        with discord_here.time_context():
            yield discord_here
    finally:
        clock.cancel()
        await discord_here.shutdown()


async def _follow_clock(discord_here: simcord.Env) -> None:
    while True:
        await asyncio.sleep(_TICK)
        _set_clock(discord_here)


def _set_clock(discord_here: simcord.Env) -> None:
    """Move simcord's clock, which stands still by itself, to the present.

    Not with `advance_time`: while that runs simcord refuses what is typed on the page. Timers that have
    come due run with the next thing that happens there.
    """
    behind = time.time() - discord_here.now().timestamp()
    discord_here.backend.advance_clock(max(0.0, behind))


async def _serve(preview: simcord.Preview, *, opens_browser: bool) -> None:
    print(f"Dateline is ready: {preview.url}\nCtrl-C ends it.", flush=True)  # noqa: T201 - the address is the result
    if opens_browser:
        await asyncio.to_thread(webbrowser.open, preview.url)
    ended = asyncio.ensure_future(preview.wait_closed())
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.cancel)
    await asyncio.wait([ended])


def _welcome(lookup: Lookup, prefix: str) -> discord.Embed:
    examples = "\n".join(f"`{prefix}{example}`" for example in _EXAMPLES)
    text = _WELCOME.format(title=lookup.title, name=_NAME, examples=examples)
    return discord.Embed(title="Welcome", description=text, colour=COLOUR)
