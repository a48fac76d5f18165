"""A line with `he`, `there` or `it` -> the same with the name that this stands for. Pure."""

from dataclasses import replace

from bot.brief import Entity
from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Answer, Nearest, Talk
from bot.lookup.requests import Request
from bot.lookup.talk.asking_again import demote, say_line, take
from bot.lookup.talk.leaning_forms import Line, Pronoun, Reference, read_line
from bot.lookup.talk.line_reading import Said
from bot.lookup.talk.substitution import replace_pronoun
from bot.lookup.talk.turns import Turn, read_first, word_request

PLACES = frozenset({"place", "country"})
_KINDS: dict[Reference, frozenset[str]] = {
    "person": frozenset({"person", "group"}),
    "several": frozenset({"group", "country", "organisation", "weapon", "programme", "person"}),
    "place": PLACES,
    "thing": frozenset({"weapon", "programme", "event", "idea", "place", "country", "organisation"}),
}


def find_meant(reference: Reference, before: Turn) -> tuple[Entity, ...]:
    """Give what a word may stand for: names of the last question, or else of a fact that was told."""
    kinds = _KINDS[reference]
    named = tuple(entity for entity in before.focus if entity.kind in kinds)
    outcome = before.outcome
    if named or not isinstance(outcome, Answer | Nearest) or not outcome.facts:
        return named[::-1] if reference == "place" else named  # Latvia of `US troops in Latvia`
    for fact in read_first(outcome):
        entities = (outcome.brief.entities[entity] for entity in dict.fromkeys(fact.entities))
        if found := tuple(entity for entity in entities if entity.kind in kinds):
            return found
    return ()


def follow(lookup: Lookup, line: Line, pronoun: Pronoun, said: Said, before: Turn) -> Turn | None:
    """Ask a line with the name that its pronoun stands for; None where it stands alone."""
    person = pronoun.reference == "person"
    own = lookup.mentions(line.rest[: pronoun.start])
    if line.on_article or (own and not pronoun.is_last):
        return None  # it stands for the article, or may stand for a name of its own line
    if line.says_only_pronoun:
        return _come_near(lookup, line, pronoun, before)
    alone = lookup.respond("ask", line.text)
    complete = said.says_much and not person
    if complete and isinstance(alone, Answer):
        return None
    of_told = said.relates and pronoun.reference in {"thing", "several"}  # before that: not what it was about
    leads = said.asks and not said.opens_with_preposition and not of_told
    meant = find_meant(pronoun.reference, before) if leads else ()
    turns = [_take(lookup, replace_pronoun(line.rest, pronoun, entity.name), before) for entity in meant]
    answered = [turn for turn in turns if isinstance(turn.outcome, Answer)]
    if len(answered) > 1 and person:
        return _ask_whom(lookup, line, meant, before)
    if (
        isinstance(alone, Answer) and said.names
    ):  # not of a person named before, nor where it only lists a name
        stands_alone = not turns or not (person or alone.introduced)
    else:
        stands_alone = complete and isinstance(alone, Nearest)
    if stands_alone and not answered:
        return None
    shown = answered or [turn for turn in turns if isinstance(turn.outcome, Nearest)]
    return shown[0] if shown else _come_near(lookup, line, pronoun, before)


def _take(lookup: Lookup, asked: str, before: Turn) -> Turn:
    """Ask a line with a name put in; where it still has something that stands for a name, no answer is sure."""
    turn = take(lookup, Request("ask", asked), before)
    return turn if read_line(asked).pronoun is None else demote(turn)


def _ask_whom(lookup: Lookup, line: Line, meant: tuple[Entity, ...], before: Turn) -> Turn:
    turn = say_line(lookup, line.text, "whom", before)
    assert isinstance(turn.outcome, Talk)  # noqa: S101 - for the types
    return replace(turn, outcome=replace(turn.outcome, entities=meant))


def _come_near(lookup: Lookup, line: Line, pronoun: Pronoun, before: Turn) -> Turn:
    """Show what comes closest to the last line and this one together; that this is what is meant is not sure."""
    rest = (line.rest[: pronoun.start] + line.rest[pronoun.end :]).strip(" ?!.,’'")
    return demote(take(lookup, Request("ask", f"{word_request(lookup, before)} {rest}".strip()), before))
