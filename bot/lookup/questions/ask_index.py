"""How like a question is to what people ask, for each fact and in vain: the cosine over words and names. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import NamedTuple

from bot.lookup.questions.fact_asks import NAME, Ask
from bot.lookup.questions.fact_index import IndexedFact
from bot.lookup.questions.likeness import Likeness
from bot.lookup.questions.question_reading import Question
from bot.lookup.questions.stems import stem


class Alike(NamedTuple):
    """How like a question is to the asks of a fact, each from 0 to 1."""

    likeness: float
    """To the ask that is most like it."""
    of_kind: float
    """To the one that is most like it among those for the same kind of answer that have all of its names."""
    same: bool
    """Whether one of them is the question: word by word, or with its names under other names."""


_UNLIKE = Alike(0.0, 0.0, same=False)


class Neighbours(NamedTuple):
    """What is asked much like a question."""

    alike: Mapping[int, Alike]
    """By the fact's place in the brief."""
    nearest: Sequence[tuple[float, int]]
    """The asks that are most like it: how much, and their fact's place."""
    unanswered: Alike
    """How like it is to what people ask and nothing answers."""


NOWHERE = -1
"""The place of what no fact answers."""
_FAINT = 0.2
"""How like an ask must be to be looked at."""
_ADMITTED = 0.35
"""How like it must still be able to become when it is first met, the rarest tokens first."""
_NEAREST = 7
"""How many of the asks most like a question are looked at together."""
_SAME = 0.99
"""How like each other two of the same words are, but for rounding."""
_TELLING = 2.05
"""How rare a word must be to tell one ask from another: `what` tells little, and stands in hundreds."""


class AskIndex:
    """The asks of a brief's facts, by their words; how rare a word is, is told by the facts' texts too.

    What nothing answers is told by asks of no fact, whose place is `NOWHERE`.
    """

    def __init__(self, facts: Sequence[IndexedFact], unanswered: Iterable[Ask]) -> None:
        self._asks: list[tuple[int, Ask]] = [
            *((place, ask) for place, fact in enumerate(facts) for ask in fact.asks),
            *((NOWHERE, ask) for ask in unanswered),
        ]
        self._spelt = {ask.plain: number for number, (_, ask) in enumerate(self._asks)}
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, (_, ask) in enumerate(self._asks):
            for token in ask.tokens:
                self._holding[token].append(number)
        self._count = Counter(token for token, numbers in self._holding.items() for _ in numbers)
        for fact in facts:
            self._count.update({*fact.words, *(NAME + entity for entity in fact.fact.entities)})
        self._size = len(self._asks) + len(facts)
        self._likeness = Likeness(token for token in self._holding if not token.startswith(NAME))
        self.weigh = lru_cache(maxsize=4096)(self._weigh)
        self._shares = [1 / self._norm(ask.tokens) for _, ask in self._asks]

    def rarity(self, token: str) -> float:
        """Say how much a word or a name tells."""
        count = self._count.get(token, 0)
        return log(1 + (self._size - count + 0.5) / (count + 0.5))

    def compare(self, question: Question) -> Neighbours:
        """Compare a question with every ask."""
        words, tokens = frozenset(question.words), frozenset(_tokens(question))
        names = [name.ids for name in question.names]
        norm = self._norm(tokens)
        least = _FAINT * norm
        likenesses = [
            (likeness / norm, number)
            for number, dot in self._multiply(tokens, _ADMITTED * norm).items()
            if (likeness := dot * self._shares[number]) >= least
        ]
        spelt = self._spelt.get(words)
        if spelt is not None:
            likenesses.append((1.0, spelt))
        likenesses.sort(reverse=True)
        alike: dict[int, Alike] = {}
        for likeness, number in likenesses:
            place, ask = self._asks[number]
            before = alike.get(place, _UNLIKE)
            same = before.same or number == spelt or (likeness > _SAME and tokens == ask.tokens)
            fits = (
                not before.of_kind
                and ask.asks_like(question.asked)
                and not any(map(ask.names.isdisjoint, names))
            )
            if fits or same > before.same or before is _UNLIKE:
                of_kind = likeness if fits else before.of_kind
                alike[place] = Alike(before.likeness or likeness, of_kind, same)
        nearest = [(likeness, self._asks[number][0]) for likeness, number in likenesses[:_NEAREST]]
        unanswered = alike.pop(NOWHERE, _UNLIKE)
        return Neighbours(alike, nearest, unanswered)

    def _multiply(self, tokens: Iterable[str], least: float) -> Mapping[int, float]:
        """Give the scalar product with each ask, the rarest token first.

        Once the tokens that are left cannot make an ask as like as `least`, they only add to those met already.
        """
        dots: dict[int, float] = {}
        rarities = sorted(((self.rarity(token), token) for token in tokens), reverse=True)
        left = sum(rarity**2 for rarity, _ in rarities if rarity >= _TELLING)
        for rarity, token in rarities:
            if rarity < _TELLING:
                break
            worths = self.weigh(token)
            if left >= least**2:
                for number, worth in worths.items():
                    dots[number] = dots.get(number, 0.0) + worth
            else:
                for number in dots.keys() & worths.keys():
                    dots[number] += worths[number]
            left -= rarity**2
        return dots

    def _weigh(self, token: str) -> Mapping[int, float]:
        """Give the asks that hold a token or what stands for it, with what that adds to their likeness."""
        alike = {token: 1.0} if token.startswith(NAME) else self._likeness.find(token)
        worth = self.rarity(token) ** 2
        found: dict[int, float] = {}
        for other, quality in alike.items():
            for number in self._holding.get(other, ()):
                found[number] = max(quality * worth, found.get(number, 0.0))
        return found

    def _norm(self, tokens: Iterable[str]) -> float:
        rarities = (self.rarity(token) for token in tokens)
        return sqrt(sum(rarity**2 for rarity in rarities if rarity >= _TELLING)) or 1.0


def _tokens(question: Question) -> list[str]:
    """Give a question's words and names as asks have theirs."""
    return [*map(stem, question.unnamed), *(NAME + entity for name in question.names for entity in name.ids)]
