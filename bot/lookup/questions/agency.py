"""Who does what: whether who acts or speaks in a question does so in a fact. Pure.

A fact about Poland and Russia tells what Poland wants when it says so of Poland: Poland is named first in it, or last
before the verb.
"""

from bot.brief import Brief
from bot.lookup.names import Mention
from bot.lookup.questions.belonging import owners
from bot.lookup.questions.fact_index import IndexedFact
from bot.lookup.questions.question_kinds import Kind
from bot.lookup.questions.question_reading import Question, stems_at
from bot.lookup.questions.question_words import RECEIVING, STATED
from bot.lookup.questions.stems import are_kin, stem
from bot.lookup.questions.thesaurus import same_meaning

_NEAR = 3
"""How many words before a verb who does it is named: `the Biden administration has promised`."""
_ACTING_KINDS = frozenset({"person", "group", "organisation", "country", "place", "weapon"})


def acts(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    """Tell whether who acts in the question acts in the fact."""
    if question.kind is Kind.WHO and question.subject is None:
        return _is_done_to(brief, question, fact)
    if question.subject is None or question.kind is Kind.SAID:
        return True
    if not any(entity.kind in _ACTING_KINDS for entity in question.subject.entities):
        return True
    ids = question.actors
    if any(owner.id in ids for entity in _leading(fact) for owner in owners(brief, entity)):
        return True
    behind = max(question.subject.places)
    if not any(place > behind for place in question.content) and RECEIVING.intersection(
        question.words[behind:]
    ):
        return True
    return any(
        not ids.isdisjoint(named_before(brief, fact, place))
        for place in _places_of_deed(question, fact, behind)
    )


def _is_done_to(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    """Tell whether it is not the other way round: who gave Latvia weapons, not what Latvia gave."""
    if question.asked.identity or question.asked.who_said or not question.content:
        return True
    verb = question.content[0]
    behind = [name for name in question.names if min(name.places) > verb]
    places = places_of(stem(question.words[verb]), fact)
    if not behind or not places:
        return True
    doers = [_doers(brief, fact, place) for place in places]
    return any(found and behind[0].ids.isdisjoint(found) for found in doers) or "by" in fact.plain


def _doers(brief: Brief, fact: IndexedFact, place: int) -> frozenset[str]:
    """Give who is named last before a verb, and the countries that bodies and groups, but not persons, act for."""
    named = _names_before(fact, place)
    bodies = {entity for entity in named if brief.entities[entity].kind != "person"}
    return frozenset(named | {owner.id for entity in bodies for owner in owners(brief, entity)})


def _leading(fact: IndexedFact) -> set[str]:
    """Give who says a fact and who is named first in it; where nobody is named, the first that it is about."""
    leading = {fact.fact.said_by} if fact.fact.said_by else set[str]()
    firsts = [entity for start, end, entity in fact.names if (start, end) == fact.names[0][:2]]
    return leading | set(firsts or fact.fact.about[:1])


def named_before(brief: Brief, fact: IndexedFact, place: int) -> frozenset[str]:
    """Give the ids of those named last before a place of the text, one or several, and of what they belong to."""
    return frozenset(owner.id for entity in _names_before(fact, place) for owner in owners(brief, entity))


def _names_before(fact: IndexedFact, place: int) -> set[str]:
    named: set[str] = set()
    end = max((end for _, end, _ in fact.names if end <= place), default=0)
    while end:
        start = min((start for start, other, _ in fact.names if other == end), default=end)
        named |= {entity for other, last, entity in fact.names if (other, last) == (start, end)}
        end = start if start < end else 0
    return named


def _places_of_deed(question: Question, fact: IndexedFact, behind: int) -> list[int]:
    """Give where the fact says what the subject does or is: the first word or name behind it in the question."""
    following = [place for place in question.content if place > behind][:1]
    for name in question.names:
        if min(name.places) > behind and (not following or min(name.places) < following[0]):
            return [start for start, _, entity in fact.names if entity in name.ids]
    return [place for verb in stems_at(question, following) for place in places_of(verb, fact)]


def places_of(word: str, fact: IndexedFact) -> list[int]:
    """Give where a fact's text holds a stem, or else where it holds one that says the same."""
    own = [place for place, other in enumerate(fact.words) if word == other or are_kin(word, other)]
    return own or [place for place, other in enumerate(fact.words) if same_meaning(word, other)]


def is_said(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact is what the one asked about said, or tells that they did."""
    speaker = question.speaker
    if speaker is None or speaks(speaker, fact):
        return True
    stated = next((place for place, word in enumerate(fact.plain) if word in STATED), None)
    if stated is None:
        return False
    named = named_before(brief, fact, stated)
    own = stems_at(question, sorted(speaker.places))
    before = fact.words[max(stated - _NEAR, 0) : stated]
    if any(before[place : place + len(own)] == own for place in range(len(before))):
        return not any(brief.entities[entity].kind == "person" for entity in named - speaker.ids)
    return not speaker.ids.isdisjoint(named)


def speaks(speaker: Mention, fact: IndexedFact) -> bool:
    """Tell whether somebody says a fact; who speaks for a country or a body speaks as it, but nobody as a person."""
    if any(entity.kind == "person" for entity in speaker.entities):
        return fact.fact.said_by in speaker.ids
    return not speaker.ids.isdisjoint(fact.speakers)
