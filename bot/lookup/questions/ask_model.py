"""Which fact people ask for in such words: naive Bayes over words, pairs of words, names and the kind of answer. Pure.

Learnt when a brief is read, by counting: of each fact, its text and how its curator wrote that people ask for it; and
what they ask in vain, as one more thing that may be asked for. The multinomial form, each sign counted once a text,
after McCallum and Nigam, "A comparison of event models for naive Bayes text classification" (1998).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from bot.lookup.questions.fact_asks import Tokens
from bot.lookup.questions.question_kinds import Kind

IN_VAIN = -1
"""The place of what no fact answers."""
_SMOOTHING = 0.05
"""What is added to the count of each sign: little, since most signs are met with few facts."""
_NEVER = -50.0
"""The logarithm of the chance of being asked in vain in a brief that does not say what is."""
_CLEAR = 4.0
_EDGE = ""
"""What stands before the first word and behind the last."""


class Chances(NamedTuple):
    """How likely each fact is what a question asks for, were it one of them or asked in vain."""

    odds: Mapping[int, float]
    """The logarithm of each fact's chance, by its place, next to that of the likeliest fact: 0 or less."""
    in_vain: float
    """The same, of being asked in vain: above 0 where that is likelier than any fact."""
    signs: int
    """How many signs of the question were ever met."""

    def find_lead(self, place: int) -> float:
        """Say how much likelier a fact is than being asked in vain.

        Signs are no independent witnesses, so that the sum of what they tell is divided by the root of their number;
        beyond `_CLEAR`, more of them make nothing surer.
        """
        lead = (self.odds[place] - self.in_vain) / sqrt(max(self.signs, 1))
        return max(-_CLEAR, min(_CLEAR, lead))


class AskModel:
    """Tells by a question's words which fact it asks for."""

    def __init__(self, texts: Iterable[tuple[int, Tokens, Kind]]) -> None:
        """Count the signs of texts that ask for the fact at a place, or for none: `IN_VAIN`."""
        counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
        asked: Counter[int] = Counter()
        for place, tokens, kind in texts:
            counts[place].update(set(_find_signs(tokens, kind)))
            asked[place] += 1
        vocabulary = len({sign for signs in counts.values() for sign in signs})
        self._first = {place: log(asked[place] / asked.total()) for place in counts}
        self._missing = {
            place: log(_SMOOTHING / (signs.total() + _SMOOTHING * vocabulary))
            for place, signs in counts.items()
        }
        self._gains: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        gains = [
            log((count + _SMOOTHING) / _SMOOTHING) for count in range(max(asked.values(), default=0) + 1)
        ]
        for place, signs in counts.items():
            for sign, count in signs.items():
                self._gains[sign].append((place, gains[count]))

    def weigh(self, tokens: Tokens, kind: Kind) -> Chances:
        """Tell how likely each fact is asked for by such words."""
        signs = set(_find_signs(tokens, kind))
        known = [self._gains[sign] for sign in signs if sign in self._gains]
        scores = {place: first + len(known) * self._missing[place] for place, first in self._first.items()}
        for gains in known:
            for place, gain in gains:
                scores[place] += gain
        in_vain = scores.pop(IN_VAIN, None)
        best = max(scores.values(), default=0.0)
        vain = _NEVER if in_vain is None else in_vain - best
        return Chances({place: score - best for place, score in scores.items()}, vain, len(known))


def _find_signs(tokens: Tokens, kind: Kind) -> Iterator[str]:
    yield f"? {kind.value}"
    edged = [(_EDGE,), *tokens, (_EDGE,)]
    for before, here in pairwise(edged):
        yield from here
        yield from (f"{one} {other}" for one in before for other in here)
