"""Which stems of a vocabulary stand for a stem: itself, another form of its word, a word that says the same. Pure."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.lookup.questions.stems import LONGEST_ENDING, SHORTEST_COMMON
from bot.lookup.questions.thesaurus import groups_of

_KIN, _GROUP = 0.8, 0.6
"""What another form of a word, and another word that says the same, are worth."""


class Likeness:
    """Finds what stands for a stem in one vocabulary."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._sorted = sorted(vocabulary)
        self._known = frozenset(self._sorted)
        self._groups: dict[int, list[str]] = defaultdict(list)
        for word in self._sorted:
            for group in groups_of(word):
                self._groups[group].append(word)

    def find(self, word: str) -> Mapping[str, float]:
        """Give the stems that stand for one, and how well, from 0 to 1; a number stands for itself only."""
        found: dict[str, float] = {}
        if not word.isdecimal():
            for group in groups_of(word):
                found.update(dict.fromkeys(self._groups[group], _GROUP))
            found.update(dict.fromkeys(self._find_kin(word), _KIN))
        if word in self._known:
            found[word] = 1.0
        return found

    def _find_kin(self, word: str) -> Iterable[str]:
        if len(word) < SHORTEST_COMMON:
            return
        for cut in range(1, LONGEST_ENDING + 1):
            if len(word) - cut >= SHORTEST_COMMON and word[:-cut] in self._known:
                yield word[:-cut]
        for other in self._sorted[bisect_left(self._sorted, word) :]:
            if not other.startswith(word):
                break
            if len(other) - len(word) <= LONGEST_ENDING:
                yield other
