"""Does a fact answer a question? Every name and every word of the question must stand in it. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.brief.model import Brief
from bot.lookup.fact_index import IndexedFact, owners
from bot.lookup.question_kinds import Kind
from bot.lookup.question_reading import Name, Question, stems_at
from bot.lookup.question_words import AUXILIARIES, RECEIVING, STATED, TITLES
from bot.lookup.stems import are_kin, stem
from bot.lookup.thesaurus import same_meaning

_KIN, _GROUP, _TOPIC = 0.8, 0.6, 0.35
"""What a word is worth that the fact holds in another form, as a word of the same meaning, or by its topic."""
_SAYING_STEMS = frozenset(map(stem, STATED))
_WHO_KINDS = frozenset({"person", "group", "organisation", "country", "place"})
_ACTING_KINDS = _WHO_KINDS | {"weapon"}
_WHERE_KINDS = frozenset({"place", "country"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How a fact answers a question."""

    fact: IndexedFact
    words: Mapping[str, float]
    """How well it explains each stem of the question, from 0 to 1."""
    names: Mapping[str, float]
    """How directly it is about each entity asked for."""


def find_evidence(brief: Brief, question: Question, fact: IndexedFact) -> Evidence | None:
    """Say how a fact answers a question; None if it does not."""
    names = _explain_names(brief, question, fact)
    words = _explain_words(question, fact) if names is not None else None
    if names is None or words is None or not (names or words):
        return None
    if not (_is_of_kind(brief, question, fact) and _acts(brief, question, fact)):
        return None
    if not _titles_fit(brief, question, fact):
        return None
    return Evidence(fact=fact, words=words, names=names)


def _explain_names(brief: Brief, question: Question, fact: IndexedFact) -> dict[str, float] | None:
    explained: dict[str, float] = {}
    for name in question.names:
        held = [entity for entity in name.entities if entity.id in fact.held]
        if not held and name.entities and _stands_in(stems_at(question, sorted(name.places)), fact):
            explained[name.entities[0].id] = _GROUP
            continue
        if not held:
            return None
        chain = {owner.id for entity in held for owner in owners(brief, entity.id)}
        for inner in name.inner:
            if not any(entity.id in chain or entity.id in fact.held for entity in inner):
                return None
        direct = [entity for entity in held if entity.id in fact.fact.entities]
        explained[(direct or held)[0].id] = 1.0 if direct else 0.6
    return explained


def _stands_in(stems: tuple[str, ...], fact: IndexedFact) -> bool:
    """Tell whether a name stands in the text as it was typed."""
    starts = range(len(fact.words) - len(stems) + 1)
    return any(fact.words[start : start + len(stems)] == stems for start in starts)


def _explain_words(question: Question, fact: IndexedFact) -> dict[str, float] | None:
    explained: dict[str, float] = {}
    for word in stems_at(question, question.content):
        quality = explain_word(word, fact)
        if not quality:
            return None
        explained[word] = quality
    return explained


def explain_word(word: str, fact: IndexedFact) -> float:
    """Say how well a fact explains one stem of a question, from 0 to 1."""
    if word in fact.said:
        return fact.said[word]
    if word in fact.counted:
        return 1.0
    if any(are_kin(word, other) for other in fact.said):
        return _KIN
    if word.isdecimal():
        return 0.0
    if any(same_meaning(word, other) for other in (*fact.said, *fact.counted)):
        return _GROUP
    return _TOPIC if word in fact.topics else 0.0


def _is_of_kind(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact holds the kind of answer asked for; any fact may answer `what` and yes or no."""
    tests: dict[Kind, Callable[[], bool]] = {
        Kind.AMOUNT: lambda: bool(fact.fact.figures) and _counts(question, fact),
        Kind.MONEY: lambda: fact.has_money and _counts(question, fact),
        Kind.STRETCH: lambda: fact.has_stretch(question.asked.stretch),
        Kind.WHO: lambda: _is_by_whom(brief, question, fact),
        Kind.WHERE: lambda: _holds_another(brief, question, fact, _WHERE_KINDS),
        Kind.WHEN: lambda: fact.has_time,
        Kind.WHY: lambda: fact.has_reason,
        Kind.SAID: lambda: _is_said(brief, question, fact),
    }
    return question.kind not in tests or tests[question.kind]()


def _is_by_whom(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    if question.asked.who_said:
        return bool(fact.speakers)
    return fact.fact.kind != "quote" and _holds_another(brief, question, fact, _WHO_KINDS)


def _counts(question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact's figures count what is asked for: `how many` their unit, `how much` their label too."""
    counted = question.asked.counted
    thing = _thing_counted(question, counted) if counted is not None else None
    many = counted is not None and question.words[counted] in {"many", "number", "count"}
    if isinstance(thing, Name):
        return not thing.ids.isdisjoint(fact.unit_names if many else fact.counted_names)
    if thing is not None:
        return _is_counted(thing, fact.units if many else fact.counted)
    named = any(not name.ids.isdisjoint(fact.counted_names) for name in question.names)
    return named or any(_is_counted(word, fact.counted) for word in stems_at(question, question.content))


def _thing_counted(question: Question, counted: int) -> Name | str | None:
    """Give the name or the stem that follows `how many`, before any verb."""
    for place in range(counted + 1, len(question.words)):
        for name in question.names:
            if place in name.places:
                return name
        if place in question.content:
            return stem(question.words[place])
        if question.words[place] in AUXILIARIES:
            return None
    return None


def _is_counted(word: str, counted: Iterable[str]) -> bool:
    return any(word == other or are_kin(word, other) or same_meaning(word, other) for other in counted)


def _holds_another(brief: Brief, question: Question, fact: IndexedFact, kinds: Iterable[str]) -> bool:
    """Tell whether the fact names somebody, or a place, that the question does not."""
    named = {entity.id for name in question.names for entity in name.entities}
    asked = {owner.id for entity in named for owner in owners(brief, entity)}
    return any(brief.entities[entity].kind in kinds for entity in set(fact.fact.entities) - asked)


def _is_said(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    speaker = question.speaker
    if speaker is None:
        return True
    if not speaker.ids.isdisjoint(fact.speakers):
        return True
    return any(
        word in _SAYING_STEMS and not speaker.ids.isdisjoint(_named_before(brief, fact, place))
        for place, word in enumerate(fact.words)
    )


def _named_before(brief: Brief, fact: IndexedFact, place: int) -> frozenset[str]:
    """Give the ids of what is named last before a place of the text, and of what that belongs to."""
    ends = [end for _, end, _ in fact.names if end <= place]
    last = [entity for _, end, entity in fact.names if ends and end == max(ends)]
    return frozenset(owner.id for entity in last for owner in owners(brief, entity))


def _acts(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    """Tell whether who acts in the question acts in the fact."""
    if question.subject is None or question.kind is Kind.SAID:
        return True
    if not any(entity.kind in _ACTING_KINDS for entity in question.subject.entities):
        return True
    ids = question.subject.ids
    if any(owner.id in ids for entity in _leading(fact) for owner in owners(brief, entity)):
        return True
    verbs = [place for place in question.content if place > max(question.subject.places)][:1]
    if not verbs and RECEIVING.intersection(question.words[max(question.subject.places) :]):
        return True
    return any(
        not ids.isdisjoint(_named_before(brief, fact, place))
        for verb in stems_at(question, verbs)
        for place, word in enumerate(fact.words)
        if word == verb or are_kin(word, verb) or same_meaning(word, verb)
    )


def _leading(fact: IndexedFact) -> set[str]:
    """Give who says a fact and who is named first in it; where nobody is named, the first that it is about."""
    leading = {fact.fact.said_by} if fact.fact.said_by else set[str]()
    firsts = [entity for start, end, entity in fact.names if (start, end) == fact.names[0][:2]]
    return leading | set(firsts or fact.fact.about[:1])


def _titles_fit(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    """Tell whether the office asked for is held, in that country, by somebody whom the fact is about."""
    for place in question.content:
        if question.words[place] not in TITLES or question.asked.kind is not Kind.WHO:
            continue
        title = stem(question.words[place])
        wanted = [
            name for name in question.names if not any(entity.kind == "person" for entity in name.entities)
        ]
        holders = [
            owner_ids
            for entity in fact.fact.entities
            if brief.entities[entity].kind in {"person", "group"}
            and title in {stem(word) for word in _titles_of(brief, entity)}
            for owner_ids in [{owner.id for owner in owners(brief, entity)}]
        ]
        if not any(all(not name.ids.isdisjoint(holder) for name in wanted) for holder in holders):
            return False
    return True


def _titles_of(brief: Brief, entity_id: str) -> list[str]:
    entity = brief.entities[entity_id]
    return " ".join((entity.name, *entity.aliases, entity.role or "")).casefold().replace("'", " ").split()
