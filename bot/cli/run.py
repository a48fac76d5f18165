"""`dateline run`: the bot on Discord."""

import argparse
import asyncio
import logging
import signal

import aiohttp
import discord

from bot.brief.proof import load_proven_library
from bot.chat import DatelineBot, DigestService, Plugs, Reloader, RestClient
from bot.cli.parsers import Subcommands
from bot.cli.resources import find_briefs, load_briefs
from bot.errors import SettingsError
from bot.lookup import Lookup
from bot.settings import Settings, read_settings

_log = logging.getLogger(__name__)

_MISSING = """no token: set DISCORD_TOKEN, in the environment or in a file .env here, to your bot's token
(Discord's developer portal, your application, Bot, Reset Token). To try Dateline without one: dateline play"""
_REFUSED = """Discord refused the token: copy it again from the developer portal (your application, Bot, Reset Token)
into DISCORD_TOKEN. To try Dateline without one: dateline play"""
_MENTIONS_ONLY = """Discord does not let this bot read messages (the message content intent is off), so it answers
mentions, direct messages and slash commands only. To have !commands, switch on Message Content Intent
in the developer portal (your application, Bot) and start again."""


def register(commands: Subcommands) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "run", help="connect to Discord", description="Connect to Discord and answer there."
    )
    parser.set_defaults(run=_run)


def _run(_options: argparse.Namespace) -> int:
    settings = read_settings(tokenless=_MISSING)
    discord.utils.setup_logging(level=logging.getLevelNamesMapping()[settings.log_level])
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # a bot without voice needs neither
    lookup = Lookup(load_briefs(settings))
    asyncio.run(serve(settings, lookup))
    return 0


async def serve(settings: Settings, lookup: Lookup) -> None:
    """Serve until a signal ends it; without the right to read messages, serve what is left.

    Raises SettingsError when Discord refuses the token.
    """
    try:
        await _connect(settings, lookup, reads_messages=True)
    except discord.PrivilegedIntentsRequired:
        _log.warning(_MENTIONS_ONLY)
        await _connect(settings, lookup, reads_messages=False)


async def _connect(settings: Settings, lookup: Lookup, *, reads_messages: bool) -> None:
    reloader = Reloader(find_briefs(settings), load_proven_library)
    digests = DigestService(Plugs.of(settings, lambda: bot.lookup.library))
    bot = DatelineBot(
        lookup, prefix=settings.prefix, reads_messages=reads_messages, reloader=reloader, digests=digests
    )
    async with bot:
        watching = asyncio.create_task(reloader.watch(bot))
        serving = asyncio.create_task(_serve(bot, digests, settings.token.get_secret_value()))
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, serving.cancel)
        try:
            await serving
        except discord.LoginFailure:
            raise SettingsError(_REFUSED) from None
        except aiohttp.ClientConnectionError as error:
            raise SettingsError(
                f"Discord cannot be reached from this machine ({error}); check its network"
            ) from None
        except asyncio.CancelledError:
            _log.info("stopping")
        finally:
            watching.cancel()


async def _serve(bot: DatelineBot, digests: DigestService, token: str) -> None:
    """Answer and post; digests have a client of their own, so that neither waits for the other."""
    async with RestClient() as client:
        await client.login(token)
        async with digests.serving(bot, client):
            await bot.start(token)
