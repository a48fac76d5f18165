"""Does a fact answer a question? Every name and every word of the question must stand in it. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.brief.model import Brief
from bot.lookup.fact_index import IndexedFact, owners
from bot.lookup.names import Mention
from bot.lookup.question_kinds import Kind
from bot.lookup.question_reading import Question, stems_at
from bot.lookup.question_words import ASIDES, AUXILIARIES, PLACING, RECEIVING, STATED, TITLES
from bot.lookup.stems import are_kin, stem
from bot.lookup.thesaurus import same_meaning

_KIND, _KIN, _GROUP, _TOPIC = 1.2, 0.8, 0.6, 0.35
"""What a word is worth that says the kind of an entity it is about, or that the fact holds in another form, as a word of the same meaning, or by its topic."""
_STATED_STEMS = frozenset(map(stem, STATED))
_NEAR = 3
"""How many words before a verb who does it is named: `the Biden administration has promised`."""
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
    spoken: float = 0.0
    """Where it is asked what somebody said: how much the fact is that."""


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
    return Evidence(
        fact=fact,
        words=words,
        names=names,
        spoken=_how_spoken(question, fact),
    )


def _how_spoken(question: Question, fact: IndexedFact) -> float:
    """Prefer what is said by the one asked about, in their own words where nothing else is asked, or `told` for told."""
    if question.kind is not Kind.SAID and not question.asked.who_said:
        return 0.0
    by_speaker = question.speaker is not None and _speaks(question.speaker, fact)
    narrowed = bool(question.content) or len(question.names) > 1
    verbs = {stem(question.words[place]) for place in question.asked.consumed}
    return (
        by_speaker
        + (0.5 if narrowed else 2.0) * (fact.fact.kind == "quote")
        + 0.5 * (not verbs.isdisjoint(fact.words))
    )


def _explain_names(brief: Brief, question: Question, fact: IndexedFact) -> dict[str, float] | None:
    explained: dict[str, float] = {}
    for name in question.names:
        acting = _governments(brief, name) if name is question.subject else frozenset[str]()
        held = [entity for entity in name.entities if entity.id in fact.held]
        held += [brief.entities[owner] for owner in sorted(acting & fact.held) if not held]
        if not held and name.entities and _stands_in(stems_at(question, sorted(name.places)), fact):
            explained[name.entities[0].id] = _GROUP
            continue
        if not held:
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
    if word in fact.kinds:
        return _KIND
    if word in fact.counted:
        return 1.0
    if word in fact.said:
        return fact.said[word]
    if word in fact.words:
        return _TOPIC
    if word.isdecimal():
        return 0.0
    kin = (_KIN * weight for other, weight in fact.said.items() if are_kin(word, other))
    alike = (_GROUP * weight for other, weight in fact.said.items() if same_meaning(word, other))
    counted = (_GROUP for other in fact.counted if same_meaning(word, other))
    return max((*kin, *alike, *counted, _TOPIC if word in fact.topics else 0.0))


def _is_of_kind(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact holds the kind of answer asked for; any fact may answer `what` and yes or no."""
    tests: dict[Kind, Callable[[], bool]] = {
        Kind.AMOUNT: lambda: bool(fact.fact.figures) and _counts(question, fact),
        Kind.MONEY: lambda: fact.has_money and _counts(question, fact),
        Kind.STRETCH: lambda: fact.has_stretch(question.asked.stretch),
        Kind.WHO: lambda: _is_by_whom(brief, question, fact),
        Kind.WHERE: lambda: _is_placed(brief, question, fact),
        Kind.WHEN: lambda: _is_timed(question, fact),
        Kind.WHY: lambda: _is_reasoned(question, fact),
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
    if isinstance(thing, Mention):
        return not thing.ids.isdisjoint(fact.unit_names if many else fact.counted_names)
    if thing is not None:
        return _is_counted(thing, fact.units if many else fact.counted)
    named = any(not name.ids.isdisjoint(fact.counted_names) for name in question.names)
    return named or any(_is_counted(word, fact.counted) for word in stems_at(question, question.content))


def _thing_counted(question: Question, counted: int) -> Mention | str | None:
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


def _is_placed(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact says where: a place that the question does not name, first in it or behind `in` or `at`."""
    asked = {
        owner.id for name in question.names for entity in name.entities for owner in owners(brief, entity.id)
    }
    first = fact.names[0][0] if fact.names else 0
    return any(
        brief.entities[entity].kind in _WHERE_KINDS
        and entity not in asked
        and (start == first or _is_behind_preposition(fact, start))
        for start, _, entity in fact.names
    )


def _is_behind_preposition(fact: IndexedFact, place: int) -> bool:
    before = [word for word in fact.plain[:place] if word not in {"the", "a", "an"}]
    return bool(before) and before[-1] in PLACING


def _is_timed(question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact says when, and not of what it only mentions: `before Russia invaded`."""
    asides = [place for place, word in enumerate(fact.plain) if word in ASIDES]
    places = [place for word in stems_at(question, question.content) for place in places_of(word, fact)]
    if places and asides and min(places) > min(asides):
        return False
    return fact.has_time


def _is_reasoned(question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact says why, behind what is asked about."""
    places = [place for word in stems_at(question, question.content) for place in places_of(word, fact)]
    return any(not places or place > min(places) for place in fact.reasons)


def _is_said(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    """Tell whether the fact is what the one asked about said, or tells that they did."""
    speaker = question.speaker
    if speaker is None or _speaks(speaker, fact):
        return True
    stated = next((place for place, word in enumerate(fact.words) if word in _STATED_STEMS), None)
    if stated is None:
        return False
    named = _named_before(brief, fact, stated)
    own = stems_at(question, sorted(speaker.places))
    before = fact.words[max(stated - _NEAR, 0) : stated]
    if any(before[place : place + len(own)] == own for place in range(len(before))):
        return not any(brief.entities[entity].kind == "person" for entity in named - speaker.ids)
    return not speaker.ids.isdisjoint(named)


def _speaks(speaker: Mention, fact: IndexedFact) -> bool:
    """Tell whether somebody says a fact; who speaks for a country or a body speaks as it, but nobody as a person."""
    if any(entity.kind == "person" for entity in speaker.entities):
        return fact.fact.said_by in speaker.ids
    return not speaker.ids.isdisjoint(fact.speakers)


def _named_before(brief: Brief, fact: IndexedFact, place: int) -> frozenset[str]:
    """Give the ids of those named last before a place of the text, one or several, and of what they belong to."""
    named: set[str] = set()
    end = max((end for _, end, _ in fact.names if end <= place), default=0)
    while end:
        start = min((start for start, other, _ in fact.names if other == end), default=end)
        named |= {entity for other, last, entity in fact.names if (other, last) == (start, end)}
        end = start if start < end else 0
    return frozenset(owner.id for entity in named for owner in owners(brief, entity))


def _acts(brief: Brief, question: Question, fact: IndexedFact) -> bool:
    """Tell whether who acts in the question acts in the fact."""
    if question.subject is None or question.kind is Kind.SAID:
        return True
    if not any(entity.kind in _ACTING_KINDS for entity in question.subject.entities):
        return True
    ids = question.subject.ids | _governments(brief, question.subject)
    if any(owner.id in ids for entity in _leading(fact) for owner in owners(brief, entity)):
        return True
    behind = max(question.subject.places)
    if not any(place > behind for place in question.content) and RECEIVING.intersection(
        question.words[behind:]
    ):
        return True
    return any(
        not ids.isdisjoint(_named_before(brief, fact, place))
        for place in _places_of_deed(question, fact, behind)
    )


def _governments(brief: Brief, name: Mention) -> frozenset[str]:
    """Give the countries that a name may stand for as their capital: Warsaw wants what Poland wants."""
    owned = {entity.of for entity in name.entities if entity.kind == "place" and entity.of}
    return frozenset(owner for owner in owned if brief.entities[owner].kind == "country")


def _places_of_deed(question: Question, fact: IndexedFact, behind: int) -> list[int]:
    """Give where the fact says what the subject does or is: the first word or name behind it in the question."""
    following = [place for place in question.content if place > behind][:1]
    for name in question.names:
        if min(name.places) > behind and (not following or min(name.places) < following[0]):
            return [start for start, _, entity in fact.names if entity in name.ids]
    return [place for verb in stems_at(question, following) for place in places_of(verb, fact)]


def places_of(word: str, fact: IndexedFact) -> list[int]:
    """Give where a fact's text holds a stem, in whatever form."""
    return [
        place
        for place, other in enumerate(fact.words)
        if word == other or are_kin(word, other) or same_meaning(word, other)
    ]


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
