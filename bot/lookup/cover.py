"""Explaining a query by names: which names stand in it, where, and what is left over. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.lookup.normalization import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What was fitted on labelled queries (tests/bench/match.py)."""

    known: float = 1e-6
    """How frequent a word must be, as a share of all words, not to be taken for a slip of ours."""
    known_prefix: float = 3e-6
    """The same for the beginning of one of our words."""
    least_alone: float = 0.68
    """How well a name of one word must be matched."""
    least_together: float = 0.62
    """How well each word of a longer name must be matched."""
    least_name: float = 0.72
    """How well a name of several words must be matched in all."""
    partial: float = 0.8
    """What a name is worth of which only a part is said, for all of its words; less for fewer."""
    least_explained: float = 0.8
    """How much of the query names must explain."""
    tie: float = 0.02
    """How close two names must be for the bot to ask."""
    preferred: float = 0.03
    """What a name gains by being of the kind that the command is about."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the query that may be part of a name."""

    word: Word
    soft: bool
    """Whether it may stand there unexplained: a word of asking, a title, a kind."""

    @property
    def weight(self) -> int:
        """How much it counts in the query: its letters."""
        return max(len(self.word.text), 2)


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a name found in the query."""

    mask: int
    """The places of the query it takes, as bits."""
    quality: float
    how: str
    guarded: bool
    """Whether what was typed is a word of its own, which only a whole name around it makes a slip of ours."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A name found in the query."""

    mask: int
    score: float
    """0 to 1."""
    name: int
    """The name's number in the index."""
    whole: bool
    """Whether every word of the name was found."""
    how: str


def align(words: Sequence[str], hits: Mapping[str, Sequence[Hit]]) -> tuple[tuple[Hit, ...], float]:
    """Give each word of a name its best place in the query; return the hits and the share of the name found."""
    chosen: list[Hit] = []
    used, found, total = 0, 0, 0
    for word in words:
        weight = max(len(word), 2)
        total += weight
        free = [hit for hit in hits.get(word, ()) if not hit.mask & used]
        if free:
            best = max(free, key=lambda hit: (hit.quality, -hit.mask))
            used |= best.mask
            chosen.append(best)
            found += weight
    return tuple(chosen), found / total


def is_compact(mask: int) -> bool:
    """Tell whether the places stand together, with at most one other word between."""
    low = (mask & -mask).bit_length()
    return mask.bit_length() - low + 1 <= mask.bit_count() + 1


def best_cover(pieces: Iterable[Piece], weights: Sequence[int]) -> tuple[Piece, ...]:
    """Choose pieces that share no place and explain the most, rather few than many; in the query's order."""
    starting: dict[int, list[Piece]] = {}
    for piece in pieces:
        starting.setdefault((piece.mask & -piece.mask).bit_length() - 1, []).append(piece)
    price = 0.6

    def worth(piece: Piece) -> float:
        return (
            piece.score * sum(weights[place] for place in range(len(weights)) if piece.mask >> place & 1)
            - price
        )

    @cache
    def best(place: int, used: int) -> tuple[float, tuple[Piece, ...]]:
        if place == len(weights):
            return 0.0, ()
        found = best(place + 1, used)
        for piece in starting.get(place, ()):
            if not piece.mask & used:
                value, rest = best(place + 1, used | piece.mask)
                value += worth(piece)
                if value > found[0]:
                    found = value, (piece, *rest)
        return found

    return best(0, 0)[1]
