"""What texts that people ask are compared by: what is said in them, and how it is spelt. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.lookup.questions.fact_asks import Tokens
from bot.lookup.questions.question_kinds import Kind
from bot.lookup.questions.thesaurus import groups_of

IN_VAIN = -1
"""The place of what no fact answers, where the texts that ask for a fact have its place in the brief."""
_PIECE = 4
"""Letters of a piece of a word, its edges counted: slips and endings leave most of a word's pieces as they are."""
_EDGE = ""
"""What stands before the first word and behind the last."""


class Signs(NamedTuple):
    """The signs of a text, each once, in their order."""

    said: Sequence[str]
    """The kind of answer, words, names, pairs of them, and groups of one meaning."""
    spelt: Sequence[str]
    """Pieces of the words."""


def find_signs(words: Sequence[str], tokens: Tokens, kind: Kind) -> Signs:
    """Give the signs of a text: its words, their stems and names, and the kind of answer it asks for."""
    spelt = dict.fromkeys(piece for word in words for piece in _cut(word))
    return Signs(tuple(dict.fromkeys(_find_said(tokens, kind))), tuple(spelt))


def number_signs(texts: Iterable[Sequence[str]]) -> tuple[dict[str, int], NDArray[np.intp]]:
    """Give each sign a number, and the numbers of the signs of all texts, one text behind the other."""
    numbers: dict[str, int] = {}
    flat = np.array([numbers.setdefault(sign, len(numbers)) for text in texts for sign in text], np.intp)
    return numbers, flat


def _find_said(tokens: Tokens, kind: Kind) -> Iterator[str]:
    yield f"? {kind.value}"
    edged = [(_EDGE,), *tokens, (_EDGE,)]
    for before, here in pairwise(edged):
        yield from here
        yield from (f"{one} {other}" for one in before for other in here)
        yield from (f"group {group}" for word in here for group in groups_of(word))


@lru_cache(maxsize=16384)
def _cut(word: str) -> Sequence[str]:
    edged = f" {word} "
    return tuple(edged[start : start + _PIECE] for start in range(max(len(edged) - _PIECE + 1, 1)))
