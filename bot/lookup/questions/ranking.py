"""The facts that answer a question, best first: BM25 over stems and names. Pure.

S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009. Facts are short and hold
a word once or not at all, so how well they explain it stands in place of how often they hold it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

from bot.lookup.questions.fact_evidence import Evidence
from bot.lookup.questions.fact_index import IndexedFact

_K1 = 5.0
_B = 0.5
_NAME = 1.5
"""What a name counts next to a word as rare."""
_LEADING = 1.0
"""What it adds that a name is the first that a fact is about."""
_NOTE = 0.6
"""What a curator's note is worth next to what the article says."""


class Ranking:
    """How rare every stem and every entity is in the facts of a brief."""

    def __init__(self, facts: Sequence[IndexedFact]) -> None:
        self._facts = len(facts)
        self._length = sum(len(fact.said) for fact in facts) / max(len(facts), 1)
        self._words = Counter(word for fact in facts for word in fact.said)
        self._names = Counter(entity for fact in facts for entity in fact.held)

    def rank(self, found: Iterable[Evidence]) -> list[tuple[float, IndexedFact]]:
        """Order what was found, best first; equals stay in the brief's order."""
        scored = [(self._score(evidence), evidence.fact) for evidence in found]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].order))

    def _score(self, evidence: Evidence) -> float:
        fact = evidence.fact
        length = 1 - _B + _B * len(fact.said) / max(self._length, 1)
        words = sum(
            self._rarity(self._words[word]) * quality * (_K1 + 1) / (quality + _K1 * length)
            for word, quality in evidence.words.items()
        )
        names = sum(
            _NAME * quality * self._rarity(self._names[entity]) + _LEADING * (entity in fact.fact.about[:1])
            for entity, quality in evidence.names.items()
        )
        return (words + names + evidence.spoken) * (_NOTE if fact.fact.kind == "note" else 1)

    def _rarity(self, holding: int) -> float:
        return log(1 + (self._facts - holding + 0.5) / (holding + 0.5))
