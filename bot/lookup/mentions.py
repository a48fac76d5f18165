"""Whole names that stand in a longer text, whatever else it says. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.brief.model import Entity
from bot.lookup.nametable import NameTable
from bot.lookup.normalization import plain_words
from bot.lookup.pieces import Piece
from bot.lookup.reading import Query
from bot.lookup.verdict import Judge

_IN_ORDER = 75
"""How alike a name and the words that stand for it must be in a longer text, from 0 to 100."""
_INSIDE_NAMES = frozenset({"the", "of", "a", "an"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name that stands in a longer text."""

    places: frozenset[int]
    """Which words of the text it takes, as `split_words` counts them."""
    entities: tuple[Entity, ...]
    """Whom or what it may mean, likeliest first."""
    inner: bool = False
    """Whether it is a part of a longer name: the US of `US Senate`."""


class MentionFinder:
    """Tells which of the names found in a text stand there whole."""

    def __init__(self, table: NameTable, judge: Judge) -> None:
        self._table = table
        self._judge = judge

    def standing_whole(self, pieces: Iterable[Piece], query: Query, text: str) -> list[Piece]:
        """Keep names whose words stand side by side and in order: not `troops in Latvia` for Latvian troops."""
        words = plain_words(text)
        return [piece for piece in pieces if piece.whole and self._is_in_order(piece, query, words)]

    def _is_in_order(self, piece: Piece, query: Query, words: Sequence[str]) -> bool:
        if piece.mask.bit_count() == 1:
            return True
        said = [token for place, token in enumerate(query.tokens) if piece.mask >> place & 1]
        between = set(range(said[0].place, said[-1].place)) - {token.place for token in said}
        typed, name = " ".join(token.text for token in said), " ".join(self._table.names[piece.name].words)
        return fuzz.ratio(typed, name) >= _IN_ORDER and all(
            words[place] in _INSIDE_NAMES for place in between
        )

    def mentions(self, cover: Iterable[Piece], whole: Sequence[Piece], query: Query) -> Iterator[Mention]:
        """Give each name of a cover, and after it the exact names inside of it."""
        for piece in cover:
            inside = {other.mask for other in whole if other.mask & ~piece.mask == 0 and other.how == "exact"}
            yield self._mention(piece.mask, whole, query, inner=False)
            for mask in sorted(inside - {piece.mask}):
                yield self._mention(mask, whole, query, inner=True)

    def _mention(self, mask: int, whole: Iterable[Piece], query: Query, *, inner: bool) -> Mention:
        alike = sorted((piece for piece in whole if piece.mask == mask), key=lambda piece: piece.rank)
        tied = self._judge.tied(alike[0], alike)
        return Mention(
            places=frozenset(token.place for place, token in enumerate(query.tokens) if mask >> place & 1),
            entities=tuple(self._table.entity(piece.name) for piece in tied),
            inner=inner,
        )
