"""What a line that leans asks: the last question with another name, the same topic elsewhere, more, why. Pure.

Whatever is asked in this way goes through the same look-up as a question that stands alone, under the same rules, and
is stated in the reply. Where no way of reading is sure, what comes closest is shown as just that.
"""

from dataclasses import replace

from bot.brief import Entity
from bot.lookup.answers import Lookup
from bot.lookup.names import plain_words
from bot.lookup.outcomes import Answer, Miss, Nearest
from bot.lookup.requests import Request
from bot.lookup.talk.asking_again import demote, name_topic, show_beside, take, take_topic
from bot.lookup.talk.leaning_forms import Line, Pronoun
from bot.lookup.talk.line_reading import Said
from bot.lookup.talk.references import PLACES, find_meant, follow
from bot.lookup.talk.retelling import tell_again, tell_more
from bot.lookup.talk.substitution import ask_anew
from bot.lookup.talk.swapping import ask_with, swap_meant, swap_named, swap_unknown
from bot.lookup.talk.turns import Turn, read_first, word_request

_COUNTING = frozenset({"how many", "how much", "who"})
_OPEN = frozenset(
    {"why", "how", "what", "about what", "to what", "from what", "with what", "against what", "on what"}
)
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
    if line.pronoun is not None:
        return _lean_by_pronoun(lookup, line, line.pronoun, said, before)
    if said.names:
        return swap_named(lookup, line, said.names, before) if opened and not said.left else None
    if said.questions or said.topic:
        return None
    return _lean_by_plain_words(lookup, line, said, before, opened=opened)


def _lean_by_pronoun(lookup: Lookup, line: Line, pronoun: Pronoun, said: Said, before: Turn) -> Turn | None:
    is_bare = not said.asks and not said.opens_with_preposition and not said.relates
    if line.opener and is_bare:
        return swap_meant(lookup, pronoun, before)
    short = len(plain_words(line.text)) <= _LONGEST_LEANING
    return follow(lookup, line, pronoun, said, before) if short else None


def _lean_by_plain_words(
    lookup: Lookup, line: Line, said: Said, before: Turn, *, opened: bool
) -> Turn | None:
    """Lean with words that are no names known here: `and lithuania?`, `and now?`, `rank?`."""
    from bot.lookup.questions import is_stranger  # noqa: PLC0415 - a start needs none of it

    if opened and said.left:
        return swap_unknown(lookup, line.rest, before) if len(said.left) <= _LONGEST_UNKNOWN else None
    if len(said.left) != (0 if opened else 1) or any(map(is_stranger, said.left)):
        return None
    if not opened and isinstance(lookup.respond("ask", line.text), Answer):
        return None
    return ask_with(lookup, line.rest, said.left, before)


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
    first = turn.outcome.facts[0] if isinstance(turn.outcome, Answer) and turn.outcome.facts else None
    if first is None or first not in read_first(before.outcome) or first.kind == "quote":
        return False
    if asking == "why":
        from bot.lookup.questions import says_why  # noqa: PLC0415 - as `is_stranger`

        return not says_why(first)
    return asking.partition(" ")[0] not in plain_words(first.wording)  # against what: `against Russia`


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
