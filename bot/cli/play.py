"""`dateline play`: the real bot on a Discord of this machine, in the browser."""

import argparse
import asyncio
import importlib.util

from bot.cli.parsers import Subcommands
from bot.cli.resources import load_briefs
from bot.errors import SettingsError
from bot.lookup import Lookup
from bot.settings import read_settings


def register(commands: Subcommands) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "play",
        help="talk to the bot in a browser page on this machine; needs no token",
        description="Start the real bot on a Discord of this machine, in a browser page. Needs no token and no network.",
    )
    parser.add_argument(
        "--port", type=read_port, default=0, help="the port of the page; without it, any free one"
    )
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.set_defaults(run=_run)


def read_port(text: str) -> int:
    """Read the number of a port; argparse tells what is none."""
    port = int(text)
    if not 0 <= port <= 65_535:  # noqa: PLR2004 - what ports are
        raise argparse.ArgumentTypeError(f"{text} is no port; choose one from 1024 to 65535")
    return port


def _run(options: argparse.Namespace) -> int:
    if importlib.util.find_spec("simcord") is None:
        raise SettingsError(
            "`dateline play` needs the extra `play`; install it with: pip install 'dateline[play]'"
        )
    from bot.playground import play  # noqa: PLC0415 - only here, since the extra may be missing

    settings = read_settings()
    lookup = Lookup(load_briefs(settings))
    asyncio.run(play(lookup, prefix=settings.prefix, port=options.port, opens_browser=not options.no_browser))
    return 0
