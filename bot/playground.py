"""A Discord on this machine, in the browser: the real bot, a server with one channel, and you."""

import asyncio
import signal
import time
import webbrowser
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import discord
import simcord

from bot.chat import COLOUR, Bursts, DatelineBot, DigestService, Plugs
from bot.errors import SettingsError
from bot.lookup import Lookup

_NAME = "Dateline"
_TICK = 0.5
"""Seconds between two looks at the real clock."""
_WELCOME = """I brief you on one article: **{title}**.
Type one of these below, or ask in your own words with @{name} before it.

{examples}

Names need not be spelt right, and what the article does not say I do not guess."""
_EXAMPLES = (
    "brief",
    "who pabrix",
    "weapons poland",
    "troops",
    "map",
    "digest add every minute troops",
    "help",
)


async def play(lookup: Lookup, *, prefix: str, port: int, opens_browser: bool) -> None:
    """Serve the page until Ctrl-C or until it is ended there. Raises SettingsError when the port is taken."""
    with TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True) as folder:
        digests = _make_digests(Path(folder), lookup, prefix)
        bot = DatelineBot(lookup, prefix=prefix, digests=digests, bursts=Bursts())
        # The posting starts outside of simcord's clock, on which a pause lasts until something happens.
        async with _drawing_ahead(bot), digests.serving(bot, bot), open_discord(bot) as discord_here:
            await _open_room(bot, discord_here, lookup, prefix=prefix, port=port, opens_browser=opens_browser)


async def _open_room(
    bot: DatelineBot,
    discord_here: simcord.Env,
    lookup: Lookup,
    *,
    prefix: str,
    port: int,
    opens_browser: bool,
) -> None:
    """Make a server with one channel, you and the bot, and serve its page."""
    if bot.user is not None:
        await bot.user.edit(username=_NAME)
    you = discord_here.create_user("you", global_name="You")
    guild = discord_here.create_guild(lookup.title, owner=you)
    room = guild.create_text_channel("briefing-room", topic=lookup.title)
    channel = bot.get_channel(room.id)
    if isinstance(channel, discord.TextChannel):
        await channel.send(embed=_welcome(lookup, prefix))
    await discord_here.settle()
    preview = discord_here.preview(room, viewers=[guild.add_member(you)], layout="channel", port=port or None)
    try:
        async with preview, _kept_fresh(preview, bot):
            await _serve(preview, opens_browser=opens_browser)
    except simcord.SetupError as error:
        if "could not bind" not in str(error):
            raise
        raise SettingsError(
            f"port {port} is taken; choose another: dateline play --port {port + 1}"
        ) from None


@asynccontextmanager
async def _drawing_ahead(bot: DatelineBot) -> AsyncGenerator[None]:
    """Draw pictures before anybody asks for them."""
    drawing = asyncio.create_task(bot.gallery.keep_warm(lambda: bot.lookup))
    try:
        yield
    finally:
        drawing.cancel()


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


@asynccontextmanager
async def _kept_fresh(preview: simcord.Preview, bot: DatelineBot) -> AsyncGenerator[None]:
    """Have the page show what the bot posts unasked; simcord shows only what follows from a deed there."""
    news = asyncio.Event()

    async def note(message: discord.Message) -> None:
        if message.author == bot.user and message.reference is None:
            news.set()

    async def note_edit(_before: discord.Message, _after: discord.Message) -> None:
        news.set()

    bot.add_listener(note, "on_message")
    bot.add_listener(note_edit, "on_message_edit")
    refreshing = asyncio.create_task(_refresh(preview, news))
    try:
        yield
    finally:
        refreshing.cancel()


async def _refresh(preview: simcord.Preview, news: asyncio.Event) -> None:
    while True:
        await news.wait()
        news.clear()
        try:
            await preview.refresh()
        except simcord.SetupError:  # busy with what somebody does there
            news.set()
        await asyncio.sleep(_TICK)


async def _serve(preview: simcord.Preview, *, opens_browser: bool) -> None:
    print(f"Dateline is ready: {preview.url}\nCtrl-C ends it.", flush=True)  # noqa: T201 - the address is the result
    if opens_browser:
        await asyncio.to_thread(webbrowser.open, preview.url)
    ended = asyncio.ensure_future(preview.wait_closed())
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.cancel)
    await asyncio.wait([ended])


def _make_digests(folder: Path, lookup: Lookup, prefix: str) -> DigestService:
    """Make digests that live as long as the page."""
    return DigestService(
        Plugs(
            url=f"sqlite:///{folder / 'play.sqlite3'}",
            library=lambda: lookup.library,
            prefix=prefix,
            now=lambda: datetime.now(UTC),
        )
    )


def _welcome(lookup: Lookup, prefix: str) -> discord.Embed:
    examples = "\n".join(f"`{prefix}{example}`" for example in _EXAMPLES)
    text = _WELCOME.format(title=lookup.title, name=_NAME, examples=examples)
    return discord.Embed(title="Welcome", description=text, colour=COLOUR)
