"""The last question with another name in it, or with a few words more: `and estonia?`, `what about tanks?`. Pure."""

from collections.abc import Sequence

from bot.lookup.answers import Lookup
from bot.lookup.names import FUNCTION_WORDS, Mention, plain_words
from bot.lookup.outcomes import Answer
from bot.lookup.requests import Request
from bot.lookup.talk.asking_again import demote, take, take_topic
from bot.lookup.talk.leaning_forms import PREPOSITIONS, Line, Pronoun
from bot.lookup.talk.references import find_meant
from bot.lookup.talk.substitution import replace_name
from bot.lookup.talk.turns import Turn, word_request


def swap_named(lookup: Lookup, line: Line, names: Sequence[Mention], before: Turn) -> Turn | None:
    """Ask the last question about the one name in a line; None where that fits nowhere in it."""
    if len(names) > 1:
        return None
    entity = names[0].entities[0]
    swapped = _swap(lookup, entity.name, entity.kind, before)
    if swapped is None and line.opener == "closer":
        return ask_with(lookup, line.rest, plain_words(line.rest), before)
    return swapped


def swap_meant(lookup: Lookup, pronoun: Pronoun, before: Turn) -> Turn | None:
    """Ask the last question about whom `and him?` means, or tell all about them where it was about them."""
    meant = find_meant(pronoun.reference, before)
    if not meant:
        return None
    entity = meant[0]
    swapped = None if entity in before.focus else _swap(lookup, entity.name, entity.kind, before)
    return swapped or take(lookup, Request("about", entity.name), before)


def swap_unknown(lookup: Lookup, rest: str, before: Turn) -> Turn:
    """Ask the last question about a name that no brief knows, so that it is declined in its place."""
    from bot.lookup.questions import is_stranger  # noqa: PLC0415 - a start needs none of it

    kept = list(plain_words(rest))
    while kept and kept[0] in FUNCTION_WORDS | PREPOSITIONS:
        del kept[0]
    is_name = before.request.command != "ask" or any(map(is_stranger, kept))
    swapped = _swap(lookup, " ".join(kept), None, before) if is_name else None
    return swapped or ask_with(lookup, rest, kept, before)


def _swap(lookup: Lookup, called: str, kind: str | None, before: Turn) -> Turn | None:
    """Ask the last question about another name, of a kind where it is known; None where it has none of the like."""
    command = before.request.command
    if command in lookup.topics:
        return take_topic(lookup, command, called, before)
    if command != "ask":
        return take(lookup, Request("about", called), before)
    asked = replace_name(lookup, before.request.words, called, kind)
    return None if asked is None else take(lookup, Request("ask", asked), before)


def ask_with(lookup: Lookup, rest: str, words: Sequence[str], before: Turn) -> Turn:
    """Ask the last question with a few words more; an answer is sure of what it has a word of: `and jets?`."""
    from bot.lookup.questions import stem  # noqa: PLC0415 - as `is_stranger`

    turn = take(lookup, Request("ask", f"{word_request(lookup, before)} {rest}".strip(" ?!.")), before)
    first = turn.outcome.facts[:1] if isinstance(turn.outcome, Answer) else ()
    held = {stem(word) for fact in first for word in plain_words(fact.wording)}
    return demote(turn) if held.isdisjoint(map(stem, words)) else turn
