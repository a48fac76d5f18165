"""`dateline match`: how a name resolves, and why."""

import argparse
import json
import sys
from typing import Any

from bot.cli.ask import describe_entity
from bot.cli.parsers import Subcommands
from bot.cli.resources import load_briefs
from bot.lookup.names import Match, NameIndex, Resolution
from bot.settings import read_settings


def register(commands: Subcommands) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "match",
        help="show how a name resolves, and why",
        description="Show which entities of the briefs a name means, by which alias and by which measure.",
    )
    parser.add_argument("text", nargs="?", help="the name")
    parser.add_argument("--kind", default="", help="the kind that is expected: person, country, weapon, ...")
    parser.add_argument(
        "--stdin", action="store_true", help="read lines `kind<TAB>text`; the kind may be empty"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a name, and nothing else")
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace) -> int:
    if bool(options.stdin) == (options.text is not None):
        options.parser.error("give one name, as in: dateline match pabrix, or --stdin")
    library = load_briefs(read_settings())
    index = NameIndex(
        (brief.id, entity) for brief in library.briefs.values() for entity in brief.entities.values()
    )
    for kind, text in _read_lines() if options.stdin else [(options.kind, options.text)]:
        resolution = index.resolve(text, (kind,) if kind else ())
        if options.json:
            print(json.dumps(describe(kind, resolution), ensure_ascii=False), flush=True)
        else:
            print(_explain(resolution), flush=True)
    return 0


def describe(kind: str, resolution: Resolution) -> dict[str, Any]:
    """Return a resolution as the JSON object that scripts read."""
    return {
        "query": resolution.query,
        "kind": kind or None,
        "outcome": resolution.outcome,
        "entities": [
            describe_entity(match.entity) | {"score": round(match.score, 1), "via": match.via}
            for match in resolution.matches
        ],
        "suggestions": [match.entity.name for match in resolution.suggestions],
    }


def _read_lines() -> "list[tuple[str, str]]":
    pairs = [line.rstrip("\r\n").partition("\t") for line in sys.stdin]
    return [(kind, text) if tab else ("", kind) for kind, tab, text in pairs]


def _explain(resolution: Resolution) -> str:
    lines = [
        f"{resolution.query}: {resolution.outcome}",
        *(f"  {_reason(match)}" for match in resolution.matches),
    ]
    lines += [f"  near: {_reason(match)}" for match in resolution.suggestions]
    if resolution.runner_up:
        lines.append(f"  runner-up: {_reason(resolution.runner_up)}")
    return "\n".join(lines)


def _reason(match: Match) -> str:
    return (
        f"{match.entity.name} ({match.entity.kind}) by “{match.via}”: {match.how}, {match.score:.0f} of 100"
    )
