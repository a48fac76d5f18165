"""Explaining a query by names: which of the names found in it explain it best. Pure."""

from collections.abc import Iterable, Sequence
from functools import cache

from bot.lookup.pieces import Piece


def best_cover(pieces: Iterable[Piece], weights: Sequence[int], price: float) -> tuple[Piece, ...]:
    """Choose pieces that share no place and explain the most letters; each costs `price`. In the query's order."""
    starting: dict[int, list[Piece]] = {}
    for piece in _best_of_each_mask(pieces):
        starting.setdefault(piece.first, []).append(piece)

    def worth(piece: Piece) -> float:
        letters = sum(weight for place, weight in enumerate(weights) if piece.mask >> place & 1)
        return min(piece.score, 1.0) * letters - price

    @cache
    def best(place: int, used: int) -> tuple[float, tuple[Piece, ...]]:
        if place == len(weights):
            return 0.0, ()
        found = best(place + 1, used)
        for piece in starting.get(place, ()):
            if not piece.mask & used:
                value, rest = best(place + 1, used | piece.mask)
                if value + worth(piece) > found[0]:
                    found = value + worth(piece), (piece, *rest)
        return found

    return best(0, 0)[1]


def _best_of_each_mask(pieces: Iterable[Piece]) -> Iterable[Piece]:
    best: dict[int, Piece] = {}
    for piece in pieces:
        held = best.get(piece.mask)
        if held is None or (piece.score, -piece.name) > (held.score, -held.name):
            best[piece.mask] = piece
    return best.values()
