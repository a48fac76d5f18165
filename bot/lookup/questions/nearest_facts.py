"""The facts that come closest to a question which none is known to answer. Pure.

A plain sum of rarity over the stems and the names that a fact shares with the question. It puts the right fact among
the first three far more often than a fact can be told to answer, so these are shown, and never claimed to answer.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import log

from bot.lookup.questions.fact_index import IndexedFact
from bot.lookup.questions.question_reading import Question, stems_at
from bot.lookup.questions.stems import are_kin
from bot.lookup.questions.thesaurus import same_meaning

_KIN, _GROUP = 0.8, 0.6
"""What a stem is worth that a fact has in another form, or as a word of the same meaning."""
_KINDS, _COUNTED, _TOPICS = 0.6, 0.8, 0.35
"""What a stem is worth that only the kind of an entity, a figure or a topic has."""
_NAME, _BELONGING = 1.2, 0.6
"""What a name counts next to a word as rare, and the share of it where a fact is about what belongs to it."""
_FITTING = 1.0
"""What it adds that a fact holds the kind of answer asked for."""
_NOTE = 0.8
"""What a curator's note is worth next to what the article says."""
_NEAR = 0.45
"""How near the best fact's score another must be to be shown with it."""

_LIKELY = 12
"""How many of the best are asked whether they hold the kind of answer."""


class NearestFacts:
    """What every stem and name of a brief's facts is worth."""

    def __init__(self, facts: Sequence[IndexedFact]) -> None:
        self._facts = facts
        self._holding: dict[str, dict[int, float]] = defaultdict(dict)
        self._naming: dict[str, dict[int, float]] = defaultdict(dict)
        for place, fact in enumerate(facts):
            for stem, weight in _weigh(fact):
                self._holding[stem][place] = max(weight, self._holding[stem].get(place, 0.0))
            for entity in fact.held:
                self._naming[entity][place] = 1.0 if entity in fact.fact.entities else _BELONGING
        self._alike = lru_cache(maxsize=4096)(self._find_alike)

    def find(self, question: Question, fits: Callable[[IndexedFact], bool], limit: int) -> list[IndexedFact]:
        """Give the facts that come closest, best first; none where nothing in the question is known."""
        scores: dict[int, float] = defaultdict(float)
        for stem in dict.fromkeys(stems_at(question, question.content)):
            self._add(scores, self._alike(stem), 1.0)
        for name in question.names:
            held: dict[int, float] = {}
            for entity in name.ids:
                for place, weight in self._naming.get(entity, {}).items():
                    held[place] = max(weight, held.get(place, 0.0))
            self._add(scores, held, _NAME)
        likely = sorted(scores, key=lambda place: (-scores[place], place))[:_LIKELY]
        ranked = sorted(
            ((self._settle(place, scores[place], fits), -place) for place in likely), reverse=True
        )
        return [self._facts[-place] for score, place in ranked[:limit] if score >= _NEAR * ranked[0][0]]

    def _add(self, scores: dict[int, float], held: dict[int, float], worth: float) -> None:
        rarity = log(1 + (len(self._facts) - len(held) + 0.5) / (len(held) + 0.5))
        for place, weight in held.items():
            scores[place] += worth * rarity * weight

    def _settle(self, place: int, score: float, fits: Callable[[IndexedFact], bool]) -> float:
        fact = self._facts[place]
        return (score + _FITTING * fits(fact)) * (_NOTE if fact.fact.kind == "note" else 1.0)

    def _find_alike(self, stem: str) -> dict[int, float]:
        """Give how well each fact holds a stem, by the fact's place."""
        held: dict[int, float] = {}
        for other, places in self._holding.items():
            quality = _likeness(stem, other)
            for place, weight in places.items() if quality else ():
                held[place] = max(quality * weight, held.get(place, 0.0))
        return held


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if one.isdecimal():
        return 0.0
    return _KIN if are_kin(one, other) else _GROUP if same_meaning(one, other) else 0.0


def _weigh(fact: IndexedFact) -> Iterable[tuple[str, float]]:
    yield from fact.said.items()
    for stems, weight in ((fact.kinds, _KINDS), (fact.counted, _COUNTED), (fact.topics, _TOPICS)):
        yield from ((stem, weight) for stem in stems)
