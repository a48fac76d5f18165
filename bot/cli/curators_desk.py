"""`dateline desk`: an article becomes a brief, in a page of this machine's browser."""

import argparse
import importlib.util
from pathlib import Path

from bot.cli.parsers import Subcommands
from bot.cli.play import read_port
from bot.cli.resources import find_briefs
from bot.errors import SettingsError
from bot.settings import read_settings


def register(commands: Subcommands) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "desk",
        help="write a brief in a browser page on this machine",
        description="Write and change briefs in a browser page: from a pasted article to a brief that is served. "
        "Only this machine's browser gets in, by the address that is printed.",
    )
    parser.add_argument(
        "slug", nargs="?", metavar="SLUG", help="the brief to open; without it, all are listed"
    )
    parser.add_argument(
        "--briefs",
        type=Path,
        metavar="DIR",
        help="the folder of the briefs; default: as DATELINE_BRIEFS says",
    )
    parser.add_argument(
        "--port", type=read_port, default=0, help="the port of the page; without it, any free one"
    )
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if any(importlib.util.find_spec(name) is None for name in ("starlette", "uvicorn", "jinja2", "ruamel")):
        raise SettingsError(
            "`dateline desk` needs the extra `desk`; install it with: pip install 'dateline[desk]'"
        )
    from bot.curating.pages import serve_desk  # noqa: PLC0415 - only here, since the extra may be missing

    settings = read_settings()
    serve_desk(
        options.briefs or find_briefs(settings),
        prefix=settings.prefix,
        slug=options.slug or "",
        port=options.port,
        opens_browser=not options.no_browser,
    )
    return 0
