"""The command line. Each module holds one subcommand or a few that belong together.

Exit codes: 0 done, 1 problems found, 2 wrong use or settings, 3 a fault of ours.
"""

import argparse
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import cast

from bot import __version__
from bot.cli import ask, check, digests, match, new, play, run, schema, source
from bot.errors import ContentError, SettingsError, UserError

Run = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return the exit code."""
    options = _make_parser().parse_args(arguments)
    subcommand = cast("Run", options.run)
    try:
        return subcommand(options)
    except ContentError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} {'problem' if count == 1 else 'problems'}; nothing was started.", file=sys.stderr)
        return 1
    except (SettingsError, UserError) as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:
        return 0
    except Exception:  # noqa: BLE001 - the last resort: say that it is ours
        traceback.print_exc()
        print(
            "dateline: this is a fault in Dateline itself; please report it with the lines above.",
            file=sys.stderr,
        )
        return 3


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline",
        description="A Discord bot that briefs a channel on an article: short, curated, cited answers.",
        epilog="Try it without a token: dateline play",
    )
    parser.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (play, run, digests, ask, match, new, check, source, schema):
        module.register(commands)
    return parser
