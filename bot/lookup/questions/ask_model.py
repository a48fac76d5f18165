"""Which fact people ask for in such words: a linear model over words, pairs, names and pieces of words. Pure.

Learnt when a brief is read: of each fact that has asks, its text and how its curator wrote that people ask for it; and
what they ask in vain, as one more thing that may be asked for. Multinomial logistic regression, one text after another,
each weight with a step of its own, after Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and
stochastic optimization" (2011).
"""

from collections.abc import Collection, Mapping, Sequence
from heapq import nlargest
from itertools import chain, pairwise
from math import log, log1p
from typing import cast

import numpy as np
from numpy.typing import NDArray

from bot.lookup.questions.ask_signs import IN_VAIN, Signs, number_signs

_PASSES = 4
"""Fewer learn less; more than these learn the texts by heart."""
_STEP = 1.0
"""How far the first step of a weight goes."""
_DAMPING = 0.01
"""What the sum of a weight's squared slopes begins with."""
_SEED = 0
"""Of the order in which texts are learnt from: the same brief is to answer the same."""
_RARE = 1
"""How many texts a sign must be in more than, to tell anything of other texts."""
_CLEAR = 6.0

_Floats = NDArray[np.float32]
_Measured = tuple[NDArray[np.intp], _Floats]
"""The rows of a text's signs, and what each counts."""


class Chances:
    """How likely each fact is what a question asks for, were it one of those with asks or asked in vain."""

    def __init__(self, chances: NDArray[np.float64], columns: Mapping[int, int]) -> None:
        self._chances = chances
        self._columns = columns

    def find_likeliest(self, count: int) -> list[int]:
        """Give the places of the likeliest facts."""
        return nlargest(count, self._columns, key=lambda place: self._chances[self._columns[place]])

    def find_odds(self, place: int) -> float:
        """Give the logarithm of a fact's chance: that of any, where nothing is known of how people ask for it."""
        column = self._columns.get(place)
        return log(self._chances[column]) if column is not None else -log1p(len(self._columns))

    def find_lead(self, places: Collection[int]) -> float:
        """Say how much likelier some facts are than all others and than being asked in vain: -6 to 6.

        0 where nothing is known of how people ask for them.
        """
        columns = [self._columns[place] for place in places if place in self._columns]
        if not columns:
            return 0.0
        chance = float(self._chances[columns].sum())
        lead = log(chance) - log(max(1 - chance, 1e-9))
        return max(-_CLEAR, min(_CLEAR, lead))


class AskModel:
    """Tells by a question's words which fact it asks for."""

    def __init__(self, texts: Sequence[tuple[int, Signs]]) -> None:
        """Learn from texts that ask for the fact at a place, or for none: `IN_VAIN`."""
        places = sorted({place for place, _ in texts} - {IN_VAIN})
        self._columns = {place: column for column, place in enumerate(places)}
        self._rows, measured = _measure_texts([signs for _, signs in texts])
        last = len(places)  # what is asked in vain
        columns = [self._columns.get(place, last) for place, _ in texts]
        self._weights = _learn(measured, columns, (len(self._rows), last + 1))

    def weigh(self, signs: Signs) -> Chances:
        """Tell how likely each fact is what is asked for by such signs."""
        rows = [[self._rows[sign] for sign in sort if sign in self._rows] for sort in signs]
        values = np.repeat(_scale(np.array([len(sort) for sort in rows])), [len(sort) for sort in rows])
        weights = self._weights[np.array([*chain.from_iterable(rows)], np.intp)]
        return Chances(_soften(values @ weights).astype(np.float64), self._columns)


def _measure_texts(signs: Sequence[Signs]) -> tuple[Mapping[str, int], Sequence[_Measured]]:
    """Give a row to each sign that is in several texts, and measure the texts: signs of one sort have a length of 1."""
    sorts = [*chain.from_iterable(signs)]
    numbers, flat = number_signs(sorts)
    is_frequent = np.bincount(flat, minlength=len(numbers)) > _RARE
    row_of = np.cumsum(is_frequent) - 1
    rows = {sign: int(row_of[number]) for sign, number in numbers.items() if is_frequent[number]}
    kept = is_frequent[flat]
    bounds = np.cumsum([0, *map(len, sorts)])
    before = np.concatenate([[0], np.cumsum(kept)])[bounds]
    counts = np.diff(before)
    values, measured = np.repeat(_scale(counts), counts), row_of[flat[kept]]
    edges = cast("list[int]", before[:: len(signs[0])].tolist()) if signs else [0]
    return rows, [(measured[start:end], values[start:end]) for start, end in pairwise(edges)]


def _scale(counts: NDArray[np.intp]) -> _Floats:
    """Give what each of so many signs counts, for them to have a length of 1 together."""
    return (1 / np.sqrt(np.maximum(counts, 1))).astype(np.float32)


def _learn(texts: Sequence[_Measured], columns: Sequence[int], shape: tuple[int, int]) -> _Floats:
    """Give the weight of each sign for each column; no text is likelier than another to have the last word."""
    weights, squares = np.zeros(shape, np.float32), np.full(shape, _DAMPING, np.float32)
    order = np.random.default_rng(_SEED)
    for _ in range(_PASSES):
        for text in cast("list[int]", order.permutation(len(texts)).tolist()):
            rows, values = texts[text]
            own, sums = weights.take(rows, 0), squares.take(rows, 0)
            error = _soften(values @ own)
            error[columns[text]] -= 1
            slope: _Floats = values[:, None] * error
            sums += slope * slope
            squares[rows] = sums
            own -= _STEP * slope / np.sqrt(sums)
            weights[rows] = own
    return weights


def _soften(scores: _Floats) -> _Floats:
    """Make chances of scores: softmax."""
    powers: _Floats = np.exp(scores - scores.max())
    return powers / powers.sum()
