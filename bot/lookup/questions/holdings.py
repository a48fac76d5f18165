"""Which facts hold a word or a name, by themselves or by how people ask for them, and how rare that is. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from bot.lookup.names import Mention
from bot.lookup.questions.fact_index import IndexedFact
from bot.lookup.questions.likeness import Likeness
from bot.lookup.questions.question_reading import Question, stems_at
from bot.lookup.remembering import detach

_KINDS, _COUNTED, _TOPICS = 0.6, 0.9, 0.35
"""What a stem is worth that only the kind of an entity, a figure or a topic of the fact has."""
_ASKED = 0.9
"""What a word or a name is worth that only an ask of the fact has."""
_BELONGING, _SPELT = 0.6, 0.6
"""What a name is worth that the fact holds as what somebody belongs to, or that only stands in its text as typed."""
_RAREST = 5.4
"""How much it tells that a fact holds what none holds."""

Places = Mapping[int, float]
"""How well each fact holds something, from 0 to 1, by its place in the brief."""


class Held(NamedTuple):
    """Who holds a word or a name."""

    own: Places
    """The facts that do by themselves."""
    all: Places
    """And those that do by an ask."""


class Holdings:
    """What the facts of a brief hold."""

    def __init__(self, facts: Sequence[IndexedFact]) -> None:
        self._facts = facts
        words: dict[str, dict[int, float]] = defaultdict(dict)
        self._asked: dict[str, set[int]] = defaultdict(set)
        self._named: dict[str, dict[int, float]] = defaultdict(dict)
        self._named_asking: dict[str, set[int]] = defaultdict(set)
        for place, fact in enumerate(facts):
            for stem, weight in _weigh(fact):
                words[stem][place] = max(weight, words[stem].get(place, 0.0))
            for entity in fact.held:
                self._named[entity][place] = 1.0 if entity in fact.fact.entities else _BELONGING
            for ask in fact.asks:
                for stem in ask.content:
                    self._asked[stem].add(place)
                for entity in ask.names:
                    self._named_asking[entity].add(place)
        self._words = words
        self._likeness = Likeness({*words, *self._asked})
        self.find_word = lru_cache(maxsize=4096)(detach(Holdings._find_word, self))

    def _find_word(self, stem: str) -> Held:
        """Give who holds a stem."""
        own: dict[int, float] = {}
        asked: dict[int, float] = {}
        for other, quality in self._likeness.find(stem).items():
            for place, weight in self._words.get(other, {}).items():
                own[place] = max(quality * weight, own.get(place, 0.0))
            for place in self._asked.get(other, ()):
                asked[place] = max(quality * _ASKED, asked.get(place, 0.0))
        return Held(own, _join(own, asked))

    def find_name(self, question: Question, name: Mention) -> Held:
        """Give who holds a name of a question."""
        ids = name.ids | question.governing[question.names.index(name)]
        own: dict[int, float] = {}
        asked: dict[int, float] = {}
        for entity in ids:
            for place, weight in self._named.get(entity, {}).items():
                own[place] = max(weight, own.get(place, 0.0))
            asked.update(dict.fromkeys(self._named_asking.get(entity, ()), _ASKED))
        typed = stems_at(question, sorted(name.places))
        for place in self._words.get(typed[0], {}) if name.entities else ():
            if place not in own and _stands_in(typed, self._facts[place]):
                own[place] = _SPELT
        return Held(own, _join(own, asked))

    def rarity(self, held: Held) -> float:
        """Say how much it tells that a fact holds something; what none holds tells as much in a brief of any size."""
        count, facts = len(held.all), len(self._facts)
        return _RAREST * log(1 + (facts - count + 0.5) / (count + 0.5)) / log(1 + (facts + 0.5) / 0.5)


def _join(own: Places, asked: Places) -> Places:
    return {place: max(own.get(place, 0.0), asked.get(place, 0.0)) for place in {*own, *asked}}


def _stands_in(stems: tuple[str, ...], fact: IndexedFact) -> bool:
    """Tell whether a name stands in the text as it was typed."""
    starts = (start for start, word in enumerate(fact.words) if word == stems[0])
    return any(fact.words[start : start + len(stems)] == stems for start in starts)


def _weigh(fact: IndexedFact) -> Iterable[tuple[str, float]]:
    yield from fact.said.items()
    for stems, weight in ((fact.kinds, _KINDS), (fact.counted, _COUNTED), (fact.topics, _TOPICS)):
        yield from ((stem, weight) for stem in stems)
