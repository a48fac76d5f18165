"""`dateline schema`: the JSON Schema of a brief's files, for editors."""

import argparse
import json

from bot.brief.reading import make_schema
from bot.cli.parsers import Subcommands


def register(commands: Subcommands) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "schema",
        help="print the JSON Schema of a brief's files, for editors",
        description="Print the JSON Schema that the first line of every brief file names.",
    )
    parser.set_defaults(run=_run)


def _run(_options: argparse.Namespace) -> int:
    print(json.dumps(make_schema(), indent=2, ensure_ascii=False))
    return 0
