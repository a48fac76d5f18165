"""Words that are not names: what people wrap a name in when they ask for it. Pure."""

import gzip
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, cast

import msgpack  # pyright: ignore[reportMissingTypeStubs] - it has none

from bot.lookup.names.word_files import read_lists

_LISTS = read_lists(Path(__file__).with_name("english_words.txt"))

SEPARATOR_WORDS = frozenset(_LISTS["separators"])
"""Words that stand between two names."""
FUNCTION_WORDS = frozenset(_LISTS["function"])
"""Words that never carry a name; they are left out of names and of queries alike."""
FRAMING_WORDS = frozenset(_LISTS["framing"])
"""Words of asking: they weigh nothing, unless they are part of a name that stands there in full."""
TELLING_WORDS = frozenset(_LISTS["telling"])
"""Words after which `us` is a pronoun, not a country."""
COMPASS = frozenset(_LISTS["compass"])
"""Words that make another place of a place: western Europe."""
HONORIFICS = frozenset(_LISTS["honorifics"])
"""Titles before a person's name."""

_KINDS = {
    "honorifics": ("person",),
    "person": ("person", "group"),
    "country": ("country",),
    "place": ("place",),
    "organisation": ("organisation", "group"),
    "weapon": ("weapon",),
    "undertaking": ("programme", "event", "idea"),
}
"""The kinds of name that a list's words may stand beside."""


def _kinds_of_words() -> Mapping[str, frozenset[str]]:
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for heading, fitting in _KINDS.items():
        for word in _LISTS[heading]:
            kinds[word].update(fitting)
    return {word: frozenset(fitting) for word, fitting in kinds.items() if word not in FRAMING_WORDS}


KINDS_OF_WORDS = _kinds_of_words()
"""What a name may stand for (tank, mayor), and the kinds of name that it adds nothing to."""
SOFT_WORDS = FRAMING_WORDS | KINDS_OF_WORDS.keys()
"""Words that need no explanation beside a name."""

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS = {word: str(number) for number, word in enumerate((*_UNITS, *_TEENS), start=1)} | {
    tens + unit: str(10 * count + number)
    for count, tens in enumerate(TENS, start=2)
    for number, unit in enumerate(("", *_UNITS[:9]))
}
LETTER_NAMES = dict(pair.split("=") for pair in _LISTS["letters"])
"""Letters by how they are spelt out."""

_EVERYDAY = 653
"""Centibels down to which what was read is kept: several lists end there or before."""


@cache
def frequent_words(least: float) -> frozenset[str]:
    """Give the English words that occur at least that often, as a share of all words (wordfreq's list)."""
    words: set[str] = set()
    everyday = least >= 10 ** (-_EVERYDAY / 100)
    for centibels, bucket in enumerate(_everyday() if everyday else _read_frequencies()):
        if 10 ** (-centibels / 100) < least:
            break
        words.update(bucket)
    return frozenset(words)


@cache
def _everyday() -> tuple[list[str], ...]:
    return tuple(islice(_read_frequencies(), _EVERYDAY + 1))


def _read_frequencies() -> Iterator[list[str]]:
    """Yield the words of wordfreq's list, the most frequent first, a centibel less in each bucket.

    As `wordfreq.get_frequency_list` does, which reads and keeps all of the list, and needs the tokenizers of
    every language to be imported: an answer would wait longer for that than for all else.
    """
    spec = find_spec("wordfreq")
    [folder] = (spec and spec.submodule_search_locations) or ["wordfreq"]
    with gzip.open(Path(folder, "data", "large_en.msgpack.gz")) as file:
        buckets = cast("Any", msgpack).Unpacker(file)
        buckets.read_array_header()
        buckets.skip()  # the header: which format it is
        yield from buckets
