"""Does a fact hold the kind of answer that a question asks for: a figure of it, a person, a place, a time, a reason? Pure."""

from collections.abc import Callable, Iterable, Sequence

from bot.brief import Brief
from bot.lookup.names import Mention
from bot.lookup.questions.agency import is_said, named_before, places_of
from bot.lookup.questions.belonging import owners
from bot.lookup.questions.fact_index import IndexedFact
from bot.lookup.questions.fact_signs import find_reasons, has_money, has_stretch, has_time
from bot.lookup.questions.question_kinds import Kind
from bot.lookup.questions.question_reading import Question, stems_at
from bot.lookup.questions.question_words import (
    ASIDES,
    AUXILIARIES,
    COUNTED_AMONG,
    PLACING,
)
from bot.lookup.questions.stems import are_kin, stem
from bot.lookup.questions.thesaurus import same_meaning

_NEAR = 6
"""How many words apart two names may stand that belong together."""
_WHO_KINDS = frozenset({"person", "group", "organisation", "country", "place"})
_WHERE_KINDS = frozenset({"place", "country"})


def is_of_kind(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact holds the kind of answer asked for; any fact may answer `what` and yes or no."""
    tests: dict[Kind, Callable[[], bool]] = {
        Kind.AMOUNT: lambda: (
            bool(fact.fact.figures) and _counts(question, fact) and _is_there(question, fact)
        ),
        Kind.MONEY: lambda: has_money(fact.fact) and _counts(question, fact),
        Kind.STRETCH: lambda: has_stretch(fact.fact, question.asked.stretch),
        Kind.WHO: lambda: _is_by_whom(brief, question, fact),
        Kind.WHERE: lambda: _is_placed(brief, question, fact),
        Kind.WHEN: lambda: _is_timed(question, fact),
        Kind.WHY: lambda: _is_reasoned(question, fact),
        Kind.TRUTH: lambda: bool(question.content) or _stand_near(question, fact),
        Kind.SAID: lambda: is_said(brief, question, fact),
    }
    return question.kind not in tests or tests[question.kind]()


def _counts(question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact's figures count what is asked for: `how many` their unit, `how much` their label too."""
    counted = question.asked.counted
    thing = _thing_counted(question, counted) if counted is not None else None
    many = counted is not None and question.words[counted] in {"many", "number", "count"}
    if isinstance(thing, Mention):
        return not thing.ids.isdisjoint(fact.unit_names if many else fact.counted_names)
    if thing is not None:
        return _is_counted(thing, fact.units if many else fact.counted)
    named = any(not name.ids.isdisjoint(fact.counted_names) for name in question.names)
    asked = (*question.content, *(place for place in question.asked.consumed if question.kind is Kind.MONEY))
    return named or any(_is_counted(word, fact.counted) for word in stems_at(question, asked))


def _is_there(question: Question, fact: IndexedFact) -> bool:
    """Tell whether what is counted in a place is in that place in the fact: US troops in Europe are not in the US."""
    for name in question.names:
        if not _stands_behind_preposition(question.words, min(name.places)):
            continue
        starts = [start for start, _, entity in fact.names if entity in name.ids]
        if starts and not any(_stands_behind_preposition(fact.plain, start) for start in starts):
            return False
    return True


def _thing_counted(question: Question, counted: int) -> Mention | str | None:
    """Give the name or the stem that follows `how many`, before any verb."""
    for place in range(counted + 1, len(question.words)):
        for name in question.names:
            if place in name.places:
                return name
        word = question.words[place]
        if word in AUXILIARIES:
            return None
        if place in question.content or (question.words[counted] == "many" and word not in COUNTED_AMONG):
            return stem(word)
    return None


def _is_counted(word: str, counted: Iterable[str]) -> bool:
    return any(word == other or are_kin(word, other) or same_meaning(word, other) for other in counted)


def _is_by_whom(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    if question.asked.who_said:
        return bool(fact.speakers)
    if question.asked.named:
        return _names_somebody(brief, question, fact)
    return fact.fact.kind != "quote" and _holds_another(brief, question, fact, _WHO_KINDS)


def _holds_another(brief: Brief, question: Question, fact: IndexedFact, kinds: Iterable[str]) -> bool:
    """Tell whether the fact names somebody, or a place, that the question does not."""
    named = {entity.id for name in question.names for entity in name.entities}
    asked = {owner.id for entity in named for owner in owners(brief, entity)}
    return any(brief.entities[entity].kind in kinds for entity in set(fact.fact.entities) - asked)


def _names_somebody(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact has somebody's own name that the question has not: not `Latvian serviceman`."""
    asked = {entity.id for name in question.names for entity in name.entities}
    others = (brief.entities[entity] for entity in set(fact.fact.entities) - asked)
    return any(other.kind == "person" and other.name.istitle() for other in others)


def _is_placed(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact says where: a place that the question does not name, first in it or behind `in` or `at`."""
    asked = {
        owner.id for name in question.names for entity in name.entities for owner in owners(brief, entity.id)
    }
    first = fact.names[0][0] if fact.names else 0
    starts = [
        start
        for start, _, entity in fact.names
        if brief.entities[entity].kind in _WHERE_KINDS and entity not in asked
    ]
    if any(question.words[place] == "from" for place in question.content):
        return any(_comes_from(brief, question, fact, start) for start in starts)
    return any(start == first or _stands_behind_preposition(fact.plain, start) for start in starts)


def _comes_from(brief: Brief, question: Question, fact: IndexedFact, start: int) -> bool:
    """Tell whether the fact has the one asked about come from the place named there."""
    if fact.plain[max(start - 1, 0)] != "from":
        return False
    return question.subject is None or not question.actors.isdisjoint(named_before(brief, fact, start - 1))


def _stands_behind_preposition(words: Sequence[str], place: int) -> bool:
    before = [word for word in words[:place] if word not in {"the", "a", "an"}]
    return bool(before) and before[-1] in PLACING


def _is_timed(question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact says when, and not of what it only mentions: `before Russia invaded`."""
    asides = [place for place, word in enumerate(fact.plain) if word in ASIDES]
    places = [place for word in stems_at(question, question.content) for place in places_of(word, fact)]
    if places and asides and min(places) > min(asides):
        return False
    return has_time(fact.fact)


def _is_reasoned(question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact says why, behind what is asked about."""
    places = [place for word in stems_at(question, question.content) for place in places_of(word, fact)]
    if not question.content:
        places = [start for name in question.names for start in _places_named(name, fact)]
    return bool(places) and any(place > min(places) for place in find_reasons(fact.fact))


def _stand_near(question: Question, fact: IndexedFact) -> bool:
    """Tell whether the names of a question stand near each other: Sweden and Finland joining NATO."""
    places = [_places_named(name, fact) for name in question.names]
    return all(
        any(abs(start - other) <= _NEAR for start in places[0] for other in following)
        for following in places[1:]
    )


def _places_named(name: Mention, fact: IndexedFact) -> list[int]:
    return [start for start, _, entity in fact.names if entity in name.ids]
