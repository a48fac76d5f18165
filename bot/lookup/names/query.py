"""A query as words that may be names, and words around them. Pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.lookup.names.normalization import Word, split_words
from bot.lookup.names.wordlists import (
    FRAMING_WORDS,
    FUNCTION_WORDS,
    KINDS_OF_WORDS,
    SOFT_WORDS,
    TELLING_WORDS,
    frequent_words,
)

LONGEST_QUERY = 34
"""Words of a query that are looked at; a name of 100 letters has no more."""
_OFTEN = 2e-5
"""How frequent a short word must be not to be a slip of `the`."""
_LONGEST_SLIP = 4
_LONG_ASKING = [word for word in FUNCTION_WORDS | FRAMING_WORDS if len(word) > _LONGEST_SLIP]
_DIGITS_OF_A_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the query that may be part of a name."""

    text: str
    separated: bool
    """Whether `and`, a comma or the like stands before it."""
    soft: bool
    """Whether it may stand there unexplained: a word of asking, a title, a kind, a slip of `the`."""
    place: int = 0
    """Which of the text's words it is, as `split_words` counts them."""
    script: str = ""
    """The script that it was written in, as Unicode names it, where that was not Latin."""

    @property
    def weight(self) -> int:
        """How much it counts in the query: its letters."""
        return max(len(self.text), 2)


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, ready to be explained."""

    tokens: tuple[Token, ...]
    joined: tuple[tuple[str, str, int], ...]
    """Neighbouring words, function words among them, and the places they take, as bits: a slip of the space bar."""
    areas: tuple[int, ...]
    """The places between separators, as bits."""
    segments: tuple[int, ...]
    """The same without soft words; an area of soft words only is one with them."""
    strict_segments: tuple[int, ...]
    """The same without words of asking only."""
    stretches: tuple[tuple[str, int], ...]
    """Each word, and the words between two separators as one, with the places they take, as bits."""


def read(text: str) -> Query:
    """Read what somebody typed."""
    words = split_words(text)[: 2 * LONGEST_QUERY]
    kept = [place for place in range(len(words)) if not _is_filler(words, place)][:LONGEST_QUERY]
    if not kept:
        kept = list(range(len(words)))[:LONGEST_QUERY]
    soft = [_is_soft(words[place].text) for place in kept]
    tokens: list[Token] = []
    last = 0
    for place, stands_by in zip(kept, soft, strict=True):
        separated = any(word.separated for word in words[last : place + 1])
        word = words[place]
        tokens.append(Token(word.text, separated and bool(tokens), stands_by, place, word.script))
        last = place + 1
    areas = _areas(tokens)
    every_soft = {token.text for token in tokens if token.soft}
    return Query(
        tokens=tuple(tokens),
        joined=_neighbours(words, kept),
        areas=areas,
        segments=_without(every_soft, tokens, areas),
        strict_segments=_without(every_soft - KINDS_OF_WORDS.keys(), tokens, areas),
        stretches=_stretches(tokens),
    )


def _is_filler(words: Sequence[Word], place: int) -> bool:
    word = words[place].text
    if word == "us":
        before = words[place - 1].text if place else ""
        return before in TELLING_WORDS and not words[place].capital
    return word in FUNCTION_WORDS


def _is_soft(word: str) -> bool:
    if word in SOFT_WORDS:
        return True
    if any(sign.isdigit() for sign in word):
        digits = sum(map(str.isdigit, word))
        return word[0].isdigit() and digits >= _DIGITS_OF_A_NUMBER and len(word) - digits <= 1
    if word in frequent_words(_OFTEN):
        return False
    if len(word) > _LONGEST_SLIP:
        return _is_slip_of_asking(word)
    return word.startswith("th") or min(OSA.distance(word, small) for small in ("the", "of")) <= 1


@lru_cache(maxsize=4096)
def _is_slip_of_asking(word: str) -> bool:
    """Tell `abuot` and `pleese`: one slip away from a word that carries no name."""
    return process.extractOne(word, _LONG_ASKING, scorer=OSA.distance, score_cutoff=1) is not None


def _neighbours(words: Sequence[Word], kept: Sequence[int]) -> tuple[tuple[str, str, int], ...]:
    bit = {place: 1 << number for number, place in enumerate(kept)}
    return tuple(
        (one.text, other.text, bit.get(place, 0) | bit.get(place + 1, 0))
        for place, (one, other) in enumerate(pairwise(words))
        if not other.separated and (place in bit or place + 1 in bit)
    )


def _areas(tokens: Sequence[Token]) -> tuple[int, ...]:
    masks: list[int] = [0]
    for place, token in enumerate(tokens):
        if token.separated:
            masks.append(0)
        masks[-1] |= 1 << place
    return tuple(masks)


def _without(words: Collection[str], tokens: Sequence[Token], areas: Iterable[int]) -> tuple[int, ...]:
    """Leave words out of areas, unless there are no others."""
    kept = sum(1 << place for place, token in enumerate(tokens) if token.text not in words)
    return tuple(area & kept or area for area in areas)


def _stretches(tokens: Sequence[Token]) -> tuple[tuple[str, int], ...]:
    parts: list[list[int]] = [[]]
    for place, token in enumerate(tokens):
        if token.separated:
            parts.append([])
        parts[-1].append(place)
    wanted = {tuple(part) for part in parts}
    wanted |= {run for part in parts for run in _runs_of_firm_words(part, tokens)}
    wanted |= {(place,) for place in range(len(tokens))}
    found = [
        ("".join(tokens[place].text for place in part), sum(1 << place for place in part))
        for part in sorted(wanted)
        if part
    ]
    return (*found, *((text.removeprefix("the"), mask) for text, mask in found if text.startswith("the")))


def _runs_of_firm_words(part: Sequence[int], tokens: Sequence[Token]) -> Iterator[tuple[int, ...]]:
    for soft, run in groupby(part, lambda place: tokens[place].soft):
        if not soft:
            yield tuple(run)
