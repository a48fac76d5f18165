"""`dateline ask`: what the bot would answer, without Discord."""

import argparse
import json
import sys
from pathlib import Path
from random import SystemRandom
from typing import Any

from bot.brief import Entity
from bot.cli.parsers import Subcommands
from bot.cli.resources import load_briefs
from bot.errors import UserError
from bot.lookup import (
    Choices,
    Incomparable,
    Lookup,
    Miss,
    Outcome,
    Quiz,
    Silence,
    UnknownCommand,
    draw_request,
    read_request,
)
from bot.lookup.replies import PlainMarkup, word
from bot.lookup.talk import Turn, converse
from bot.settings import read_settings


def register(commands: Subcommands) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "ask",
        help="answer one message here, without Discord",
        description="Print what the bot would answer to a message: '!troops latvia', or a plain question.",
    )
    parser.add_argument("text", nargs="?", help="the message")
    parser.add_argument(
        "--stdin", action="store_true", help="read one person's messages from standard input, one a line"
    )
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object a message, and nothing else"
    )
    parser.add_argument(
        "--picture",
        metavar="FILE",
        help="also write the picture beside the answer, a PNG; --json then tells what it shows",
    )
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace) -> int:
    if bool(options.stdin) == (options.text is not None):
        options.parser.error("give one message, as in: dateline ask '!troops latvia', or --stdin")
    settings = read_settings()
    lookup = Lookup(load_briefs(settings), ahead=False)
    markup = PlainMarkup(settings.prefix)
    before: Turn | None = None
    randomness = SystemRandom()
    for line in sys.stdin if options.stdin else [options.text]:
        message = line.rstrip("\r\n")
        request = draw_request(read_request(message, lookup, settings.prefix), lookup, randomness)
        turn = converse(lookup, request, before)
        before, outcome = turn if turn.carries else before, turn.outcome
        alt = _write_picture(outcome, Path(options.picture)) if options.picture else None
        if options.json:
            told = describe(message, outcome, markup) | ({} if alt is None else {"picture": alt})
            print(json.dumps(told, ensure_ascii=False), flush=True)
        else:
            print(word(outcome, markup) or "(no answer: not a command of mine)", flush=True)
    return 0


def describe(message: str, outcome: Outcome, markup: PlainMarkup) -> dict[str, Any]:
    """Return an outcome as the JSON object that scripts read."""
    silent = isinstance(outcome, Silence)
    return {
        "message": message,
        "command": outcome.command,
        "outcome": outcome.outcome,
        "brief": None if silent else outcome.brief.id,
        "entities": [] if silent else [describe_entity(entity) for entity in outcome.entities],
        "facts": []
        if silent
        else [{"id": fact.id, "text": fact.wording, "cite": list(fact.sentences)} for fact in outcome.facts],
        "text": str(word(outcome, markup) or ""),
        "suggestions": _suggestions(outcome),
    }


def describe_entity(entity: Entity) -> dict[str, Any]:
    """Return an entity as the JSON object that scripts read."""
    return {"id": entity.id, "name": entity.name, "kind": entity.kind, "aliases": list(entity.aliases)}


def _write_picture(outcome: Outcome, path: Path) -> str:
    """Write the picture that goes with an outcome; return what it shows, in words.

    Raises UserError where there is none, or nothing to draw it with.
    """
    from bot.pictures import find_subject  # noqa: PLC0415 - as below
    from bot.pictures.drawing import draw, is_able  # noqa: PLC0415 - slow, and seldom asked for

    if not is_able():
        raise UserError("pictures need the extra `charts`: pip install 'dateline[charts]'")
    subject = find_subject(outcome)
    picture = draw(subject) if subject else None
    if picture is None:
        raise UserError("no picture goes with this answer; !map and topics with figures have one")
    try:
        path.write_bytes(picture.png)
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror}") from None
    return picture.alt


def _suggestions(outcome: Outcome) -> list[str]:
    match outcome:
        case Miss() | UnknownCommand() | Incomparable() | Quiz():
            return list(outcome.suggestions)
        case Choices():
            return [entity.name for entity in outcome.entities]
        case _:
            return []
