"""Explaining a query by names: which of the names found in it explain it best. Pure."""

from collections.abc import Iterable, Sequence
from operator import itemgetter

from bot.lookup.names.pieces import Piece

_MOST_STATES = 64
"""Ways to go on that are kept at each place: far more than a name or a question has, and a bound for any other text."""

_State = tuple[float, tuple[Piece, ...]]
"""What a way to explain the query so far is worth, and its pieces."""


def best_cover(pieces: Iterable[Piece], weights: Sequence[int], price: float) -> tuple[Piece, ...]:
    """Choose pieces that share no place and explain the most letters; each costs `price`. In the query's order."""
    starting: dict[int, list[tuple[Piece, float]]] = {}
    for piece in _best_of_each_mask(pieces):
        letters = sum(weight for place, weight in enumerate(weights) if piece.mask >> place & 1)
        worth = min(piece.score, 1.0) * letters - price
        starting.setdefault(piece.first, []).append((piece, worth))
    states: dict[int, _State] = {0: (0.0, ())}  # by the places still ahead that are taken
    for place in range(len(weights)):
        states = _step(states, starting.get(place, ()), place)
    return max(states.values(), key=_VALUE)[1] if states else ()


def _step(states: dict[int, _State], pieces: Iterable[tuple[Piece, float]], place: int) -> dict[int, _State]:
    """Go past one place: leave it, or let a piece that starts there take it."""
    passed: dict[int, _State] = {}
    for taken, (value, chosen) in states.items():
        _keep_better(passed, taken >> 1, (value, chosen))
        for piece, worth in pieces:
            mask = piece.mask >> place
            if not mask & taken:
                _keep_better(passed, (mask | taken) >> 1, (value + worth, (*chosen, piece)))
    if len(passed) > _MOST_STATES:
        passed = dict(sorted(passed.items(), key=lambda state: -state[1][0])[:_MOST_STATES])
    return passed


def _keep_better(states: dict[int, _State], taken: int, state: _State) -> None:
    if taken not in states or state[0] > states[taken][0]:
        states[taken] = state


_VALUE = itemgetter(0)


def _best_of_each_mask(pieces: Iterable[Piece]) -> Iterable[Piece]:
    best: dict[int, Piece] = {}
    for piece in pieces:
        held = best.get(piece.mask)
        if held is None or (piece.score, -piece.name) > (held.score, -held.name):
            best[piece.mask] = piece
    return best.values()
