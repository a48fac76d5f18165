"""Which words of the index a typed word may stand for. Pure.

Found by lookup in an inverted index, whatever its size, and then compared one by one: a word is filed under
its deletions (one or two letters left out of its beginning: Garbe's symmetric deletes), its plural stem,
its sound and its first letters.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from bot.lookup.spelling import EXACT, Likeness, allowed_edits, compare, respell, sound_codes, stem

_BEGINNING = 8
"""Letters of a word whose deletions are filed; slips further on are found by the comparison."""
_FIRST_LETTERS = 4


def _deletions(word: str, most: int) -> Iterator[str]:
    start = word[:_BEGINNING]
    yield start
    for count in range(1, most + 1):
        for places in combinations(range(len(start)), count):
            yield "".join(sign for place, sign in enumerate(start) if place not in places)


def _keys(word: str, edits: int) -> set[str]:
    """Give the keys a word of an English name is filed and any typed word is sought under."""
    keys = _keys_abroad(word, edits)
    if word.isalpha():
        keys.update("/" + key for key in _deletions(respell(word), 1))
        keys.update("~" + code for code in sound_codes(word))
    keys.add("^" + word[:_FIRST_LETTERS])
    return keys


def _keys_abroad(word: str, edits: int) -> set[str]:
    """Give the keys of a word of another language: nobody knows how it sounds."""
    keys = set(_deletions(word, min(edits, 2)))
    keys.add("." + stem(word))
    return keys


class Vocabulary:
    """Every word of every name, and quick ways to the ones like a typed word."""

    def __init__(self, words: Iterable[str], abroad: Iterable[str] = ()) -> None:
        native, foreign = frozenset(words), frozenset(abroad)
        self._words = native | foreign
        filed: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(native):
            for key in _keys(word, max(allowed_edits(len(word)), 1)):
                filed[key].append(word)
        for word in sorted(foreign):
            for key in _keys_abroad(word, 1):
                filed[key].append(word)
        self._filed = dict(filed)

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def bent(self, typed: str) -> dict[str, Likeness]:
        """Give the words that are `typed` itself or its singular or plural."""
        found = {
            word: likeness
            for word in self._filed.get("." + stem(typed), ())
            if (likeness := compare(typed, word, 0)) is not None
        }
        if typed in self._words:
            found[typed] = EXACT
        return found

    def like(self, typed: str, *, edits: int) -> dict[str, Likeness]:
        """Give the words that `typed` may stand for, with how well."""
        nearby: set[str] = set()
        for key in _keys(typed, edits):
            nearby.update(self._filed.get(key, ()))
        found = {word: compare(typed, word, min(edits, allowed_edits(len(word)) or edits)) for word in nearby}
        return {word: likeness for word, likeness in found.items() if likeness is not None}
