"""Whether names explain a query, or it means something else. Pure."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest

from bot.lookup.names.name_table import NameTable
from bot.lookup.names.parameters import Parameters
from bot.lookup.names.pieces import Piece
from bot.lookup.names.query import Token
from bot.lookup.names.wordlists import COMPASS, frequent_words

_SURE = 0.9
_LONGEST_ELSEWHERE = 3
"""Words of a country's or region's name that are looked for."""


class Judge:
    """Decides over covers of queries by the names of one table."""

    def __init__(self, table: NameTable, parameters: Parameters) -> None:
        self._table = table
        self._parameters = parameters
        self._known = frequent_words(parameters.known)

    def is_meant(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Tell whether the query means what its names say, and nothing besides."""
        if not cover or not self._explains(cover, tokens) or self._is_elsewhere(cover, tokens):
            return False
        return not any(
            not tokens[following.first].separated and self._is_somebody_else(piece, following, tokens)
            for piece, following in pairwise(cover)
        )

    def _explains(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Tell whether the names leave nothing of weight unexplained."""
        used = sum(piece.mask for piece in cover)
        every = explained = 0
        for place, token in enumerate(tokens):
            taken = bool(used >> place & 1)
            if not taken and (token.soft or len(token.text) == 1 or token.text.isdecimal()):
                continue
            if not taken and token.text in self._known:
                return False
            every += token.weight
            explained += token.weight * taken
        return explained >= self._parameters.least_explained * every

    def _is_somebody_else(self, piece: Piece, following: Piece, tokens: Sequence[Token]) -> bool:
        """Tell `Austin Nolbert`, `Jake Finnis`, `western Poland` and `Polish defence minister`."""
        one, other = self._table.entity(piece.name), self._table.entity(following.name)
        short = [part for part in (piece, following) if part.mask.bit_count() == 1]
        texts = {tokens[part.first].text for part in short}
        kinds = {one.kind, other.kind}
        both_short = short == [piece, following]
        if kinds == {"person"} and one is not other and both_short and self._known & texts:
            return True
        if "person" in kinds and any(
            part.score < _SURE or self._table.names[part.name].source == "abroad" for part in short
        ):
            return True
        if piece in short and tokens[piece.first].text in COMPASS:
            return True
        return one.kind == "country" and other.kind == "person" and other.of != one.id

    def _is_elsewhere(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Tell whether the name of a country or region that no brief knows stands in the query."""
        texts = [token.text for token in tokens]
        spans = (
            (start, size)
            for size in range(1, _LONGEST_ELSEWHERE + 1)
            for start in range(len(texts) - size + 1)
        )
        return any(
            tuple(texts[start : start + size]) in self._table.elsewhere
            and not any(piece.mask >> start & 1 and piece.mask.bit_count() > size for piece in cover)
            for start, size in spans
        )

    def tied(self, piece: Piece, pieces: Iterable[Piece]) -> list[Piece]:
        """Give the best piece of each entity that explains the same words as well."""
        one_word = not piece.whole and piece.mask.bit_count() == 1
        margin = self._parameters.tie_of_parts if one_word else self._parameters.tie
        found: dict[int, Piece] = {}
        for other in pieces:
            as_exact = other.how == "exact" or piece.how != "exact"
            if other.mask == piece.mask and as_exact and other.score >= piece.score - margin:
                owner = self._table.owners[other.name]
                if owner not in found or other.rank < found[owner].rank:
                    found[owner] = other
        return sorted(found.values(), key=lambda tied: tied.rank)

    def without_owners(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> list[Piece]:
        """Leave out the country before what is its own: Poland of `Polish MiG-29`."""
        return [
            piece
            for piece, following in zip_longest(cover, cover[1:])
            if following is None
            or tokens[following.first].separated
            or self._table.entity(following.name).of != self._table.entity(piece.name).id
        ]
