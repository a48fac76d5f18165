"""Hello, thanks and the like: lines that ask nothing. Pure."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast, get_args

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.lookup.names import frequent_words
from bot.lookup.outcomes import Courtesy
from bot.lookup.talk.phrase_tables import Words, line_words, read_rows

TABLE = Path(__file__).with_suffix(".tsv")
_FILLER = "filler"
_RANK: tuple[Courtesy, ...] = get_args(Courtesy)
"""Of several kinds in one line, the one that comes first is answered."""
_MOST_WORDS = 14
_KNOWN = 1e-6
"""How frequent an English word must be, as a share of all words, not to be a slip."""
_SHORTEST_SLIP = 5
_EMOJI_NAME = re.compile(r"<a?:\w+:\d+>|(?<!\w):\w+:(?!\w)")
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
_LAUGHED = re.compile(r"\b(\w\w)\1+\w?\b")


def read_small_talk(text: str) -> Courtesy | None:
    """Say what kind of small talk a line is; None where it says anything else."""
    text = _EMOJI_NAME.sub(" ", text)
    words = line_words(text)
    if not words:
        return "emoji"
    if len(words) > _MOST_WORDS:
        return None
    for variant in _variants(text):
        found = _read(variant)
        if found is not None:
            return found
    return None


def _variants(text: str) -> Iterator[Words]:
    """Give a line's words as they are, then as they are when nobody draws them out: `hiiii`, `hahahaha`."""
    yield line_words(text)
    for drawn in (r"\1", r"\1\1"):
        yield line_words(_LAUGHED.sub(r"\1\1", _DRAWN_OUT.sub(drawn, text.casefold())))


def _read(words: Words) -> Courtesy | None:
    phrases, vocabulary = _phrases()
    unknown = [word for word in words if word not in vocabulary]
    if len(unknown) > 1:
        return None
    if unknown:
        meant = _mend(unknown[0], vocabulary)
        if meant is None:
            return None
        words = tuple(meant if word == unknown[0] else word for word in words)
    kinds = _cover(words, phrases)
    return min(kinds, key=_RANK.index) if kinds else None


@cache
def _phrases() -> tuple[dict[Words, str], tuple[str, ...]]:
    """Map each phrase to its class; and every word of them."""
    phrases: dict[Words, str] = {}
    for row in read_rows(TABLE):
        for phrase in row.phrases:
            phrases.setdefault(phrase, row.label)
    return phrases, tuple(sorted({word for phrase in phrases for word in phrase}))


def _mend(word: str, vocabulary: Words) -> str | None:
    """Give the word that a long word, which is none of the language, is one slip away from."""
    if len(word) < _SHORTEST_SLIP or word in frequent_words(_KNOWN):
        return None
    found = process.extractOne(word, vocabulary, scorer=OSA.distance, score_cutoff=1)
    return found[0] if found and len(found[0]) >= _SHORTEST_SLIP - 1 else None


def _cover(words: Words, phrases: dict[Words, str]) -> frozenset[Courtesy] | None:
    """Give the kinds of the phrases that cover a line, the longest first; None where they leave a word."""
    if not words:
        return frozenset()
    for size in range(len(words), 0, -1):
        label = phrases.get(words[:size])
        rest = _cover(words[size:], phrases) if label is not None else None
        if rest is not None:
            kind: frozenset[Courtesy] = (
                frozenset() if label == _FILLER else frozenset({cast("Courtesy", label)})
            )
            return rest | kind
    return None
