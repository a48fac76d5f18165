"""The command line. Each module holds one subcommand or a few that belong together.

Exit codes: 0 done, 1 problems found, 2 wrong use or settings, 3 a fault of ours.

    ask          what the bot would answer, without Discord
    check        does every fact prove itself, and does the brief keep the rules
    due_digests  `digests`: what is scheduled and due, and posting it once
    match        how a name resolves, and why
    new          the first draft of a brief, made from an article's text
    parsers      what every subcommand adds its parser to
    play         the real bot on a Discord of this machine, in the browser
    resources    the briefs and the digests that a subcommand works on
    run          the bot on Discord
    schema       the JSON Schema of a brief's files, for editors
    source       the record of an article, made from its text, and what rests on it
"""

import argparse
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import cast

from bot import __version__
from bot.cli import ask, check, due_digests, match, new, play, run, schema, source
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
    for module in (play, run, due_digests, ask, match, new, check, source, schema):
        module.register(commands)
    return parser
