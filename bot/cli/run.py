"""`dateline run`: the bot on Discord."""

import argparse
import asyncio
import gc
import logging
import signal
from collections.abc import AsyncGenerator, Coroutine
from contextlib import asynccontextmanager
from datetime import timedelta
from http import HTTPStatus
from random import Random
from typing import Any

import aiohttp
import discord

from bot.brief.proof import load_proven_library
from bot.chat import Bursts, DatelineBot, DigestService, Plugs, Reloader, RestClient, VitalSigns
from bot.cli.parsers import Subcommands
from bot.cli.resources import find_briefs, load_briefs
from bot.digests import backoff
from bot.errors import SettingsError
from bot.lookup import Lookup
from bot.observability import keep_watchdog, notify, serve_monitor, set_up_logging, watch_loop
from bot.settings import Settings, read_settings, split_address
from bot.shards import read_shards

_log = logging.getLogger(__name__)

_MISSING = """no token: set DISCORD_TOKEN, in the environment or in a file .env here, to your bot's token
(Discord's developer portal, your application, Bot, Reset Token). To try Dateline without one: dateline play"""
_REFUSED = """Discord refused the token: copy it again from the developer portal (your application, Bot, Reset Token)
into DISCORD_TOKEN. To try Dateline without one: dateline play"""
_MENTIONS_ONLY = """Discord does not let this bot read messages (the message content intent is off), so it answers
mentions, direct messages and slash commands only. To have !commands, switch on Message Content Intent
in the developer portal (your application, Bot) and start again."""
_UNREACHABLE = (aiohttp.ClientConnectionError, ConnectionError, TimeoutError)
_TIME_TO_END = 9.0
"""Seconds from a signal until what still waits is given up; whoever stops services kills after 10."""
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=1), timedelta(minutes=1)
_TOKEN_REVOKED = 4004
"""What Discord's gateway closes with where it does not take a token any more."""


def register(commands: Subcommands) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "run",
        help="connect to Discord",
        description="Connect to Discord and answer there. SIGHUP loads the briefs anew; SIGTERM and Ctrl-C end it in "
        "good order within 10 seconds, a second one at once.",
    )
    parser.set_defaults(run=_run)


def _run(_options: argparse.Namespace) -> int:
    settings = read_settings(tokenless=_MISSING)
    secrets = [settings.token.get_secret_value(), settings.database.get_secret_value()]
    set_up_logging(settings.log_level, settings.log_format, secrets)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # a bot without voice needs neither
    lookup = Lookup(load_briefs(settings, tell=_log.error))
    _settle_memory()
    gc.set_threshold(_YOUNG, 20, 20)
    asyncio.run(serve(settings, lookup))
    return 0


_YOUNG = 20_000
"""How many objects may come before those that came since are looked over. A reply leaves hundreds, nearly all of which go by themselves; Python's 700 would look several times a reply."""


def _settle_memory() -> None:
    """Have what came to stay left alone: every full collection would stop the bot to look at all of it.

    What the briefs of before held is gone by then: nothing in it is held by what it holds.
    """
    gc.collect()
    gc.freeze()


async def serve(settings: Settings, lookup: Lookup) -> None:
    """Serve until a signal ends it; without the right to read messages, serve what is left.

    Raises SettingsError when Discord refuses the token. While Discord cannot be reached, it is tried again and again.
    """
    _stop_at_signal(asyncio.current_task())
    _heed_no_reload()
    reads_messages, failures = True, 0
    try:
        while True:
            try:
                await _connect(settings, lookup, reads_messages=reads_messages)
            except discord.PrivilegedIntentsRequired:
                _log.warning(_MENTIONS_ONLY)
                reads_messages = False
            except (discord.HTTPException, *_UNREACHABLE) as error:
                if isinstance(error, discord.HTTPException) and not _may_pass(error):
                    raise
                failures += 1
                await _wait_for_discord(failures, error)
            else:
                return
    except discord.LoginFailure:
        raise SettingsError(_REFUSED) from None
    except discord.ConnectionClosed as error:
        if error.code == _TOKEN_REVOKED:
            raise SettingsError(_REFUSED) from None
        raise
    except asyncio.CancelledError:
        _log.info("stopped")


def _stop_at_signal(task: asyncio.Task[Any] | None) -> None:
    """Cancel a task at the first SIGTERM or SIGINT; a second one ends the process as it always does."""
    loop = asyncio.get_running_loop()

    def stop() -> None:
        _log.info("stopping: what is under way is finished or given back")
        notify("STOPPING=1")
        for each in heeded:
            loop.remove_signal_handler(each)
        if task is not None:
            task.cancel()
            loop.call_later(_TIME_TO_END, task.cancel)

    # What a script starts with `&` is deaf to SIGINT, and stays so.
    heeded = [each for each in (signal.SIGTERM, signal.SIGINT) if signal.getsignal(each) != signal.SIG_IGN]
    for each in heeded:
        loop.add_signal_handler(each, stop)


def _may_pass(error: discord.HTTPException) -> bool:
    return error.status >= HTTPStatus.INTERNAL_SERVER_ERROR or error.status == HTTPStatus.TOO_MANY_REQUESTS


async def _wait_for_discord(failures: int, error: Exception) -> None:
    wait = backoff(failures, Random(), first=_FIRST_WAIT, most=_LONGEST_WAIT).total_seconds()  # noqa: S311 - no secret
    said = str(error) or type(error).__name__
    _log.warning("Discord cannot be reached (%s); trying again in %.1f s", said, wait)
    notify(f"STATUS=waiting for Discord: {said}")
    await asyncio.sleep(wait)


async def _connect(settings: Settings, lookup: Lookup, *, reads_messages: bool) -> None:
    reloader = Reloader(find_briefs(settings), load_proven_library, settle=_settle_memory)
    digests = DigestService(Plugs.of(settings, lambda: bot.lookup.library))
    bot = DatelineBot(
        lookup,
        prefix=settings.prefix,
        shards=read_shards(settings.shards),
        reads_messages=reads_messages,
        reloader=reloader,
        digests=digests,
        bursts=Bursts(),
    )
    signs = VitalSigns(bot, digests)
    token = settings.token.get_secret_value()
    async with bot, serve_monitor(split_address(settings.monitor), signs), RestClient() as client:
        beside = (
            reloader.watch(bot),
            watch_loop(),
            keep_watchdog(signs.is_alive),
            _tell_ready(bot),
            bot.gallery.keep_warm(lambda: bot.lookup),
        )
        async with _running(*beside), _reloading_at_signal(reloader, bot):
            await client.login(token)  # of its own, so that neither answers nor digests wait for the other
            async with digests.serving(bot, client):
                await bot.start(token)


async def _tell_ready(bot: DatelineBot) -> None:
    await bot.wait_until_ready()
    notify("READY=1", "STATUS=serving")


@asynccontextmanager
async def _running(*beside: Coroutine[Any, Any, None]) -> AsyncGenerator[None]:
    """Run some coroutines for as long as this context lasts."""
    tasks = [asyncio.create_task(each) for each in beside]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


def _heed_no_reload() -> None:
    """Stay alive at SIGHUP while there is no bot."""
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, _log.info, "nothing to load anew just now")


@asynccontextmanager
async def _reloading_at_signal(reloader: Reloader, bot: DatelineBot) -> AsyncGenerator[None]:
    """Load the briefs anew at SIGHUP; a second one meanwhile waits for the first."""
    loop, tasks, one_at_a_time = asyncio.get_running_loop(), set[asyncio.Task[None]](), asyncio.Lock()

    async def reload() -> None:
        async with one_at_a_time:
            await bot.wait_until_ready()
            notify("RELOADING=1")
            await reloader.try_reload(bot)
            notify("READY=1")

    def start() -> None:
        task = asyncio.create_task(reload())
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    loop.add_signal_handler(signal.SIGHUP, start)
    try:
        yield
    finally:
        _heed_no_reload()
        for task in [*tasks]:
            task.cancel()
