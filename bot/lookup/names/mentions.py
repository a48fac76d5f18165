"""Whole names that stand in a longer text, whatever else it says. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.brief import Entity
from bot.lookup.names.name_table import NameTable
from bot.lookup.names.normalization import plain_words
from bot.lookup.names.pieces import GUESSED, Piece
from bot.lookup.names.query import Query
from bot.lookup.names.verdict import Judge

_IN_ORDER = 75
"""How alike a name and the words that stand for it must be in a longer text, from 0 to 100."""
_LONGEST_TITLE = 3
"""Words of a role that is a title: US defence secretary; a longer one only describes."""
_ARTICLES = frozenset({"the", "a", "an", "of"})
_PREPOSITIONS = frozenset({"from", "with", "to", "for", "by", "against"})
"""Words that may stand inside of a name that has them; `in` keeps two names apart: Americans in Latvia."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name that stands in a longer text."""

    places: frozenset[int]
    """Which words of the text it takes, as `split_words` counts them."""
    entities: tuple[Entity, ...]
    """Whom or what it may mean, likeliest first."""
    is_corrected: bool = False
    """Whether it was written in a way that is not in the brief, and guessed."""

    @property
    def ids(self) -> frozenset[str]:
        """The ids of what it may mean."""
        return frozenset(entity.id for entity in self.entities)


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
        called = self._table.names[piece.name]
        if called.source == "role" and len(called.words) > _LONGEST_TITLE:
            return False
        if piece.mask.bit_count() == 1:
            return True
        said = [token for place, token in enumerate(query.tokens) if piece.mask >> place & 1]
        between = set(range(said[0].place, said[-1].place)) - {token.place for token in said}
        allowed = _ARTICLES | (_PREPOSITIONS & set(plain_words(called.via)))
        in_order = fuzz.ratio(" ".join(token.text for token in said), " ".join(called.words)) >= _IN_ORDER
        return in_order and all(words[place] in allowed for place in between)

    def mention(self, piece: Piece, whole: Iterable[Piece], query: Query) -> Mention:
        """Say where in a text a name stands, and whom or what it may mean."""
        alike = sorted((other for other in whole if other.mask == piece.mask), key=lambda other: other.rank)
        tied = self._judge.tied(alike[0], alike)
        taken = frozenset(token.place for place, token in enumerate(query.tokens) if piece.mask >> place & 1)
        return Mention(
            places=taken,
            entities=tuple(self._table.entity(each.name) for each in tied),
            is_corrected=alike[0].how in GUESSED,
        )
