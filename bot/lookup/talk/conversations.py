"""One person's lines, one after the other: small talk, a line that leans on the last, or a question. Pure."""

import re
from dataclasses import replace

from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Miss, Outcome, Silence
from bot.lookup.requests import Request
from bot.lookup.talk.asking_again import say_line
from bot.lookup.talk.leaning import lean
from bot.lookup.talk.leaning_forms import Line, read_line
from bot.lookup.talk.line_reading import Said, read_said
from bot.lookup.talk.small_talk import read_small_talk
from bot.lookup.talk.turns import Turn, make_turn

_PLAIN = re.compile(r"[\w\s'’?!.,:;-]+")
"""What a line of talk is made of."""
_ASKING_COMMANDS = frozenset({"why", "source"})
"""Fixed commands that begin a sentence as well."""


def converse(lookup: Lookup, request: Request | None, before: Turn | None = None) -> Turn:
    """Answer what one person typed; `before` is their last turn that carries, or None when it is too old.

    Only a plain line leans or is small talk: a command stands alone, and so does what says all it asks.
    """
    if request is None:
        return make_turn(Request("", ""), Silence())
    if before is not None and not _is_served(lookup, before):
        before = None
    command = lookup.command(request.command)
    if command == "why" and not request.words:
        return make_turn(request, lookup.explain(before.outcome if before else Silence()))
    if command != "ask" or not request.words.strip():
        outcome = lookup.respond(request.command, request.words)
        if not _is_sentence(request, outcome):
            return make_turn(replace(request, command=command or request.command), outcome)
        request = Request("ask", request.line)
    return _answer_line(lookup, request, before)


def _is_served(lookup: Lookup, before: Turn) -> bool:
    """Whether its brief is still the one that is served: what it told may have been corrected since."""
    outcome = before.outcome
    return not isinstance(outcome, Silence) and lookup.library.briefs.get(outcome.brief.id) is outcome.brief


def _is_sentence(request: Request, outcome: Outcome) -> bool:
    """Whether a command with words behind it is a line of talk: `who are you`, `where is that`, `why tho`."""
    if not _PLAIN.fullmatch(request.line):
        return False
    if not request.words or (request.command not in _ASKING_COMMANDS and not isinstance(outcome, Miss)):
        return False
    line = read_line(request.line)
    if request.command in _ASKING_COMMANDS:
        return line.form != "words"
    unknown = isinstance(outcome, Miss) and not outcome.entities
    talks = line.form != "words" or line.pronoun is not None or read_small_talk(line.text) is not None
    return unknown and talks


def _answer_line(lookup: Lookup, request: Request, before: Turn | None) -> Turn:
    line = read_line(request.words)
    if line.form == "words":
        small = read_small_talk(line.text)
        if small is not None and lookup.find_certain(line.text) is None:
            return say_line(lookup, line.text, small)
    if not line.may_lean:
        return make_turn(request, lookup.respond("ask", request.words))
    said = read_said(lookup, line)
    leans = before is not None and before.carries
    leant = lean(lookup, line, said, before) if before is not None and leans else None
    if leant is not None:
        return leant
    alone = make_turn(request, lookup.respond("ask", request.words))
    needs_more = _needs_more(line, said) and (not leans or isinstance(alone.outcome, Miss))
    return _answer_without(lookup, line) if needs_more else alone


def _needs_more(line: Line, said: Said) -> bool:
    """Whether a line says too little to stand alone."""
    if line.form != "words":
        return True
    if line.opener == "joiner":
        return line.pronoun is not None or not (said.questions or said.says_much)
    return line.pronoun is not None and not said.says_much and not said.names and not line.on_article


def _answer_without(lookup: Lookup, line: Line) -> Turn:
    """Answer a line that leans on nothing: `source?` is a command too, the rest needs a name."""
    command = lookup.command(line.text.strip(" ?!."))
    if line.form == "basis" and command is not None:
        return make_turn(Request(command, ""), lookup.respond(command))
    return say_line(lookup, line.text, "nothing_before")
