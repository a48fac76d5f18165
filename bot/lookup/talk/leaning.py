"""What a line that leans asks: the last question with another name, the same topic elsewhere, more, why. Pure.

Whatever is asked in this way goes through the same look-up as a question that stands alone, under the same rules, and
is stated in the reply. Where no way of reading is sure, what comes closest is shown as just that.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.brief import Entity
from bot.lookup.answers import Lookup
from bot.lookup.names import FUNCTION_WORDS, plain_words
from bot.lookup.outcomes import Answer, Miss, Nearest
from bot.lookup.questions.claims import is_stranger
from bot.lookup.questions.fact_signs import says_why
from bot.lookup.questions.stems import stem
from bot.lookup.requests import Request
from bot.lookup.talk.asking_again import demote, name_topic, show_beside, take, take_topic
from bot.lookup.talk.leaning_forms import PREPOSITIONS, Line, Pronoun
from bot.lookup.talk.line_reading import Said
from bot.lookup.talk.references import PLACES, find_meant, follow
from bot.lookup.talk.retelling import tell_again, tell_more
from bot.lookup.talk.substitution import ask_anew, replace_name
from bot.lookup.talk.turns import Turn, read_first, word_request

_COUNTING = frozenset({"how many", "how much", "who"})
_OPEN = frozenset({"why", "how", "what", "about what", "to what", "from what", "with what", "against what", "on what"})
"""Words of asking that no sign in a fact answers, as a time does `when`."""
_LONGEST_UNKNOWN = 3
"""Words of a name that no brief knows."""
_LONGEST_LEANING = 10
"""Words from which on a line says itself what its pronouns mean."""


def lean(lookup: Lookup, line: Line, said: Said, before: Turn) -> Turn | None:
    """Answer a line by the one before; None where it does not lean on it."""
    match line.form:
        case "more":
            return tell_more(lookup, line.text, before)
        case "basis":
            return tell_again(lookup, line.text, before, "who says that, and where")
        case "again":
            return tell_again(lookup, line.text, before, "that once more")
        case "asking":
            return _ask_anew(lookup, line.asking, before)
        case "words":
            return _lean_by_words(lookup, line, said, before)


def _lean_by_words(lookup: Lookup, line: Line, said: Said, before: Turn) -> Turn | None:
    opened = bool(line.opener) or (said.opens_with_preposition and line.pronoun is None)
    if said.topic and not said.questions and (opened or line.pronoun or _is_bare_topic(lookup, line, said)):
        return _ask_topic(lookup, said.topic, _find_topical(line, said, before), before)
    is_bare = not said.asks and not said.opens_with_preposition and not said.relates
    if line.opener and line.pronoun is not None and is_bare:
        return _swap_meant(lookup, line.pronoun, before)
    if line.pronoun is not None:
        short = len(plain_words(line.text)) <= _LONGEST_LEANING
        return follow(lookup, line, line.pronoun, said, before) if short else None
    if opened and not said.left and len(said.names) == 1:
        swapped = _swap(lookup, said.names[0].entities[0], before)
        alone = swapped is None and line.opener == "closer"
        return _ask_with(lookup, line.rest, plain_words(line.rest), before) if alone else swapped
    if opened and not said.names and not said.questions and 1 <= len(said.left) <= _LONGEST_UNKNOWN:
        return _swap_unknown(lookup, line.rest, before)
    if said.names or said.questions or said.topic or len(said.left) > 1 or not (opened or said.left):
        return None
    turn = _ask_with(lookup, line.rest, said.left, before)  # `and now?`, `name?`
    alone = None if opened else lookup.respond("ask", line.text)
    return None if isinstance(alone, Answer) else turn


def _is_bare_topic(lookup: Lookup, line: Line, said: Said) -> bool:
    """Tell whether a line is a topic's name alone, and no answer as it stands: `quotes?`."""
    return not said.names and isinstance(lookup.respond("ask", line.text), Miss | Nearest)


def _ask_anew(lookup: Lookup, asking: str, before: Turn) -> Turn:
    """Ask the last question with other words of asking.

    Why, of a name or a topic alone, asks for no one thing: then what holds a reason is near, and no answer.
    """
    request = before.request
    topic = request.command in lookup.topics
    understood = (
        f"{name_topic(lookup, request.command)}: {request.words}, {asking}" if topic and request.words else ""
    )
    turn = take(lookup, Request("ask", ask_anew(asking, word_request(lookup, before))), before, understood)
    of_name = isinstance(before.outcome, Answer) and before.outcome.introduced
    question = request.command == "ask" and not of_name
    turn = turn if question or asking in _COUNTING else demote(turn)
    turn = show_beside(turn, before) if asking in _OPEN and _tells_nothing_new(turn, asking, before) else turn
    return turn if isinstance(turn.outcome, Answer) else replace(turn, request=request)


def _tells_nothing_new(turn: Turn, asking: str, before: Turn) -> bool:
    """Tell whether an answer is what was just told, which the question is about; a reason in it may be meant."""
    first = turn.outcome.facts[:1] if isinstance(turn.outcome, Answer) else ()
    if set(first).isdisjoint(read_first(before.outcome)):
        return False
    if first[0].kind == "quote":
        return False  # it speaks for itself
    return not says_why(first[0]) if asking == "why" else asking.split()[0] not in plain_words(first[0].wording)


def _find_topical(line: Line, said: Said, before: Turn) -> tuple[Entity, ...]:
    """Give what a topic may be asked about: the name in the line, or else what the last line was about."""
    if said.names:
        return said.names[0].entities[:1]
    return (find_meant(line.pronoun.reference, before) if line.pronoun else ()) or before.focus


def _ask_topic(lookup: Lookup, topic: str, entities: tuple[Entity, ...], before: Turn) -> Turn:
    """Ask a topic about the first of some entities that it holds anything on; a place before who is there."""
    if not entities:
        return take_topic(lookup, topic, "", before)
    places = [entity for entity in entities if entity.kind in PLACES]
    ordered = dict.fromkeys(
        (*(entity.name for entity in places[::-1]), *(entity.name for entity in entities))
    )
    turns = [take_topic(lookup, topic, name, before) for name in ordered]
    return next((turn for turn in turns if isinstance(turn.outcome, Answer)), turns[0])


def _swap_meant(lookup: Lookup, pronoun: Pronoun, before: Turn) -> Turn | None:
    """Ask the last question about whom `and him?` means, or tell all about them where it was about them."""
    meant = find_meant(pronoun.reference, before)
    if not meant:
        return None
    known = meant[0] in before.focus
    return (None if known else _swap(lookup, meant[0], before)) or take(
        lookup, Request("about", meant[0].name), before
    )


def _swap(lookup: Lookup, entity: Entity, before: Turn) -> Turn | None:
    """Ask the last question about another name; None where it has no name of the like."""
    command = before.request.command
    if command in lookup.topics:
        return take_topic(lookup, command, entity.name, before)
    if command != "ask":
        return take(lookup, Request("about", entity.name), before)
    asked = replace_name(lookup, before.request.words, entity.name, entity.kind)
    return None if asked is None else take(lookup, Request("ask", asked), before)


def _swap_unknown(lookup: Lookup, rest: str, before: Turn) -> Turn:
    """Ask the last question about a name that no brief knows, so that it is declined in its place."""
    kept = list(plain_words(rest))
    while kept and kept[0] in FUNCTION_WORDS | PREPOSITIONS:
        del kept[0]
    called = " ".join(kept)
    command = before.request.command
    if command in lookup.topics:
        return take_topic(lookup, command, called, before)
    if command != "ask":
        return take(lookup, Request("about", called), before)
    if not any(map(is_stranger, kept)):
        return _ask_with(lookup, rest, kept, before)
    asked = replace_name(lookup, before.request.words, called, None)
    return _ask_with(lookup, rest, kept, before) if asked is None else take(lookup, Request("ask", asked), before)


def _ask_with(lookup: Lookup, rest: str, words: Sequence[str], before: Turn) -> Turn:
    """Ask the last question with a few words more; an answer is sure of what it has a word of: `and jets?`."""
    turn = take(lookup, Request("ask", f"{before.request.words} {rest}".strip(" ?!.")), before)
    first = turn.outcome.facts[:1] if isinstance(turn.outcome, Answer) else ()
    held = {stem(word) for fact in first for word in plain_words(fact.wording)}
    return demote(turn) if held.isdisjoint(map(stem, words)) else turn
