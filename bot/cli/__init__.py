"""The command line. Each module holds one subcommand or a few that belong together.

Exit codes: 0 done, 1 problems found, 2 wrong use or settings, 3 a fault of ours.

    ask          what the bot would answer, without Discord
    asks         whether each ask of a brief reaches its own fact: the rule of `check` that needs the look-up
    check        does every fact prove itself, and does the brief keep the rules
    curators_desk  `desk`: an article becomes a brief, in a page of the browser
    doctor       what keeps the bot from running well here, and what to do about it
    due_digests  `digests`: what is scheduled and due, and posting it once
    match        how a name resolves, and why
    new          the first draft of a brief, made from an article's text
    parsers      what every subcommand adds its parser to, and what several read from their arguments
    play         the real bot on a Discord of this machine, in the browser
    resources    the briefs that a subcommand works on
    run          the bot on Discord
    schema       the JSON Schema of a brief's files, for editors
    source       the record of an article, made from its text, and what rests on it
    unasked      whether each question of the quiz can be asked: the rule of `check` that needs the quiz
"""

import argparse
import gc
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import cast

from bot import __version__
from bot.errors import ContentError, SettingsError, UserError

Run = Callable[[argparse.Namespace], int]

_MODULES: Mapping[str, str] = {
    "play": "play",
    "desk": "curators_desk",
    "run": "run",
    "doctor": "doctor",
    "digests": "due_digests",
    "ask": "ask",
    "match": "match",
    "new": "new",
    "check": "check",
    "source": "source",
    "schema": "schema",
}
"""The module of each subcommand, in the order of the help. Only that of the one asked for is imported."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    gc.disable()  # what is imported stays: to look it over while it comes takes a tenth of the start
    parser = _make_parser(given[:1])
    gc.freeze()
    gc.enable()
    options = parser.parse_args(given)
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


def _make_parser(first: Sequence[str]) -> argparse.ArgumentParser:
    """Make the parser of the subcommand that comes first, or of all where none does, as for `--help`."""
    parser = argparse.ArgumentParser(
        prog="dateline",
        description="A Discord bot that briefs a channel on an article: short, curated, cited answers.",
        epilog="Try it without a token: dateline play",
    )
    parser.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    asked = [name for name in _MODULES if name in first] or list(_MODULES)
    for name in asked:
        import_module(f"bot.cli.{_MODULES[name]}").register(commands)
    return parser
