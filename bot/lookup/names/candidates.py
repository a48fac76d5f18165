"""Which words or names of the index a typed word may stand for. Pure.

Found by lookup in an inverted index, whatever its size, and then compared one by one: a word is filed under
its deletions (one or two letters left out of its beginning: Garbe's symmetric deletes), its plural stem,
its sound and its first letters.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import combinations

from rapidfuzz.distance import OSA

from bot.lookup.names.buckets import Buckets
from bot.lookup.names.catalogue import Called
from bot.lookup.names.scripts import consonants
from bot.lookup.names.spelling import EXACT, Likeness, allowed_edits, compare, compare_sounds, respell, stem
from bot.lookup.remembering import detach

_BEGINNING = 7
"""Letters of a word whose deletions are filed; slips further on are found by the comparison."""
_FIRST_LETTERS = 4
_MOST_DELETIONS = 2
_REMEMBERED = 4096
_NEAR = 0.6
_MANY_NAMES = 20_000
"""Names from which on their joined letters are filed with one deletion, to be built in seconds."""


def _deletions(word: str, most: int) -> set[str]:
    start = word[:_BEGINNING]
    keys = {start}
    for count in range(1, min(most, _MOST_DELETIONS, len(start)) + 1):
        keys.update(map("".join, combinations(start, len(start) - count)))
    return keys


def _keys(word: str, edits: int) -> set[str]:
    """Give the keys an English word is filed and any typed word is sought under."""
    keys = _keys_abroad(word, edits)
    if word.isalpha():
        keys.update(["/" + key for key in _deletions(respell(word), 1)])
    keys.add("^" + word[:_FIRST_LETTERS])
    return keys


def _keys_abroad(word: str, edits: int) -> set[str]:
    """Give the keys of a word of another language: nobody knows how it sounds."""
    keys = _deletions(word, edits)
    keys.add("." + stem(word))
    return keys


class Vocabulary:
    """Every word of every name, and quick ways to the ones like a typed word."""

    def __init__(
        self, native: Iterable[str], abroad: Iterable[str] = (), proper: frozenset[str] = frozenset()
    ) -> None:
        """Take English words, foreign ones, and those of the English that are known by their sound everywhere."""
        self._proper = proper
        english = sorted(set(native))
        foreign = sorted(set(abroad).difference(english))
        self._words = (*english, *foreign)
        self._numbers = {word: number for number, word in enumerate(self._words)}
        self._english = len(english)
        self._buckets = Buckets(map(self._filed_under, self._words, range(len(self._words))))
        self.like = lru_cache(maxsize=_REMEMBERED)(detach(Vocabulary._like, self))
        """Gives the words that a typed word may stand for with at most so many slips, with how well."""

    def _filed_under(self, word: str, number: int) -> set[str]:
        if number >= self._english:
            return _keys_abroad(word, 1)
        keys = _keys(word, max(allowed_edits(len(word)), 1))
        if word in self._proper:
            keys.add("~" + consonants(word))
        return keys

    def _look_up(self, key: str) -> Iterator[str]:
        return (self._words[number] for number in self._buckets.find((key,)))

    def __contains__(self, word: object) -> bool:
        return word in self._numbers

    def is_native(self, word: str) -> bool:
        """Tell whether a word stands in an English name."""
        return self._numbers.get(word, self._english) < self._english

    def bent(self, typed: str) -> dict[str, Likeness]:
        """Give the words that are `typed` itself or its singular or plural."""
        nearby = self._look_up("." + stem(typed))
        found = {word: likeness for word in nearby if (likeness := compare(typed, word, 0)) is not None}
        if typed in self._numbers:
            found[typed] = EXACT
        return found

    def homophones(self, typed: str) -> Mapping[str, Likeness]:
        """Give the English words that sound as `typed` does, coarsely."""
        heard = respell(typed)
        alike = (word for word in self._look_up("/" + heard[:_BEGINNING]) if respell(word) == heard)
        return {word: likeness for word in alike if (likeness := compare(typed, word, 1)) is not None}

    def sounding(self, typed: str, script: str) -> Mapping[str, Likeness]:
        """Give the English words that `typed`, which was written in another script, may be by its sound."""
        found: dict[str, Likeness] = {}
        for heard in (typed[1:], typed) if script == "HEBREW" and typed.startswith("h") else (typed,):
            for word in self._look_up("~" + consonants(heard)):  # Hebrew's article is h before a name
                likeness = compare_sounds(heard, word, script) if word in self._proper else None
                if likeness is not None:
                    found[word] = likeness
        return found

    def _like(self, typed: str, edits: int) -> Mapping[str, Likeness]:
        found: dict[str, Likeness] = {}
        for number in self._buckets.find(_keys(typed, edits)):
            word = self._words[number]
            if not _is_near(typed, word):
                continue
            most = min(edits, allowed_edits(len(word)) or edits)
            likeness = compare(typed, word, most, english=number < self._english)
            if likeness is not None:
                found[word] = likeness
        return found


class JoinedNames:
    """Names of several words by their letters alone, so that slips of the space bar do not matter."""

    def __init__(self, names: Sequence[Called]) -> None:
        self._names = names
        self._numbers = array(
            "I",
            (
                number
                for number, called in enumerate(names)
                if len(called.words) > 1 and called.source != "abroad"
                for _ in _letters(called)
            ),
        )

    @cached_property
    def buckets(self) -> Buckets:
        """Where their letters are filed; made when it is first needed: most of what people type are words of names."""
        names = self._names
        most = _MOST_DELETIONS if len(names) <= _MANY_NAMES else 1
        every = (letters for number in dict.fromkeys(self._numbers) for letters in _letters(names[number]))
        return Buckets(_deletions(letters, most) for letters in every)

    def like(self, typed: str, *, edits: int) -> Iterator[tuple[int, str, Likeness]]:
        """Give the numbers of the names that `typed` may stand for, with their letters and how well."""
        found = {self._numbers[place] for place in self.buckets.find(_deletions(typed, edits))}
        for number in sorted(found):
            for letters in _letters(self._names[number]):
                likeness = compare(typed, letters, edits) if _is_near(typed, letters) else None
                if likeness is not None and likeness.how in {"exact", "spelling", "inflection"}:
                    yield number, letters, likeness


def _letters(called: Called) -> tuple[str, ...]:
    """Give a name as one word, without `the` and `of` and with them."""
    joined = "".join(called.words)
    return (joined, called.spoken) if called.spoken else (joined,)


def _is_near(typed: str, word: str) -> bool:
    """Tell quickly whether two words are worth comparing: half of the letters, or the beginning, are the same."""
    most = int(_NEAR * max(len(typed), len(word))) + 1
    return word.startswith(typed) or OSA.distance(typed, word, score_cutoff=most) <= most
