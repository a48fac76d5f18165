"""Where a sentence states a figure, in digits or in words. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.brief.proof import written_figures

_LONGEST = 5
"""Words that a figure's spelling may have: `two hundred and forty thousand`."""


@dataclass(frozen=True, slots=True)
class FigureSpan:
    """A figure, and the pieces of its sentence from `first` to `last` that spell it."""

    value: Decimal
    first: int
    last: int


def find_figure_spans(pieces: Sequence[str]) -> Iterator[FigureSpan]:
    """Yield every figure in order; `pieces` are what stands between the spaces of a sentence."""
    stated = set(_values(pieces))
    first = 0
    while first < len(pieces):
        stop = _longest_from(pieces, first)
        for value in _values(pieces[first:stop]):
            if value in stated:  # alone, a word may mean what it does not mean in its sentence
                yield FigureSpan(value, first, stop - 1)
        first = max(stop, first + 1)


def _longest_from(pieces: Sequence[str], first: int) -> int:
    """Return the index behind the figure that is spelled from `first` on; `first` where none is."""
    if not _values(pieces[first : first + 1]) and pieces[first].casefold() not in {"a", "an"}:
        return first
    for stop in range(min(first + _LONGEST, len(pieces)), first, -1):
        values = _values(pieces[first:stop])
        if (
            len(values) == 1
            and values != _values(pieces[first : stop - 1])
            and values != _values(pieces[first + 1 : stop])
        ):
            return stop
    return first + 1 if _values(pieces[first : first + 1]) else first


def _values(pieces: Sequence[str]) -> list[Decimal]:
    return [figure.value for figure in written_figures(" ".join(pieces))]
