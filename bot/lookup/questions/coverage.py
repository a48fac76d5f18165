"""Does a fact hold the names and the words of a question? Every one of them must stand in it. Pure."""

from bot.brief import Brief
from bot.lookup.questions.fact_index import IndexedFact
from bot.lookup.questions.question_reading import Question, stems_at
from bot.lookup.questions.stems import are_kin
from bot.lookup.questions.thesaurus import same_meaning

_KIND, _KIN, _GROUP, _TOPIC = 1.2, 0.8, 0.6, 0.35
"""What a word is worth that tells the kind of an entity that the fact is about, one that the fact holds in another
form or as a word of the same meaning, and one that only its topic holds."""
_BELONGING = 0.6
"""What a name is worth that the fact holds only as the country or the body of somebody it is about."""


def explain_names(brief: Brief, question: Question, fact: IndexedFact) -> dict[str, float] | None:
    """Say how directly a fact is about each name of a question, by entity; None if one is not held."""
    explained: dict[str, float] = {}
    for name in question.names:
        acting = question.actors if name is question.subject else frozenset[str]()
        held = [entity for entity in name.entities if entity.id in fact.held]
        held += [brief.entities[owner] for owner in sorted(acting & fact.held) if not held]
        if not held and name.entities and _stands_in(stems_at(question, sorted(name.places)), fact):
            explained[name.entities[0].id] = _GROUP
            continue
        if not held:
            return None
        direct = [entity for entity in held if entity.id in fact.fact.entities]
        explained[(direct or held)[0].id] = 1.0 if direct else _BELONGING
    return explained


def _stands_in(stems: tuple[str, ...], fact: IndexedFact) -> bool:
    """Tell whether a name stands in the text as it was typed."""
    starts = (start for start, word in enumerate(fact.words) if word == stems[0])
    return any(fact.words[start : start + len(stems)] == stems for start in starts)


def explain_words(question: Question, fact: IndexedFact) -> dict[str, float] | None:
    """Say how well a fact explains each word of a question, by stem; None if one is not explained."""
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
