"""How near a question comes to the nearest ask of a fact, next to the nearest of what is asked in vain. Pure.

What the linear model of `ask_model` cannot tell: that somebody asked just so, word behind word. It weighs each sign by
itself; here two texts are near by what they have in common, by the cosine of their signs, each as much as it is rare.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import cast

import numpy as np
from numpy.typing import NDArray

from bot.lookup.questions.ask_signs import IN_VAIN, Signs, number_signs

_MOST = 0.2
"""The share of all texts that a sign may be in, to tell anything."""

_Floats = NDArray[np.float64]


class Nearness:
    """How near a question comes to the nearest text of each fact, from 0 to 1."""

    def __init__(self, nearest: _Floats, columns: Mapping[int, int]) -> None:
        self._nearest = nearest
        self._columns = columns

    def find_margin(self, places: Collection[int]) -> float:
        """Say how much nearer the nearest ask of some facts is than the nearest question in vain: -1 to 1.

        0 where nothing is known of how people ask for them.
        """
        columns = [self._columns[place] for place in places if place in self._columns]
        if not columns:
            return 0.0
        in_vain = self._nearest[self._columns[IN_VAIN]] if IN_VAIN in self._columns else 0.0
        return float(max(self._nearest[column] for column in columns) - in_vain)


class NearAsks:
    """Finds how near a question comes to texts that ask for the fact at a place, or for none: `IN_VAIN`."""

    def __init__(self, texts: Iterable[tuple[int, Signs]]) -> None:
        """Index the texts by their signs."""
        known = sorted(texts, key=lambda text: text[0])
        firsts: dict[int, int] = {}
        for number, (place, _) in enumerate(known):
            firsts.setdefault(place, number)
        self._count = len(known)
        self._columns = {place: column for column, place in enumerate(firsts)}
        self._starts = [*firsts.values()]
        said = [signs.said for _, signs in known]
        numbers, signs = number_signs(said)
        owners = np.repeat(np.arange(len(known)), [len(each) for each in said])
        frequencies = np.bincount(signs, minlength=len(numbers))
        self._rarity = np.log(len(known) / np.maximum(frequencies, 1))
        lengths = np.sqrt(np.bincount(owners, self._rarity[signs] ** 2, minlength=len(known)))
        shares = self._rarity[signs] / np.maximum(lengths, 1e-9)[owners]
        tells = frequencies <= _MOST * len(known)
        self._numbers = {sign: number for sign, number in numbers.items() if tells[number]}
        order = np.argsort(signs, kind="stable")
        order = order[tells[signs[order]]]
        self._texts, self._shares = owners[order].astype(np.int32), shares[order].astype(np.float32)
        self._bounds = cast("list[int]", np.concatenate([[0], np.cumsum(frequencies * tells)]).tolist())

    def measure(self, asked: Signs) -> Nearness:
        """Compare a question with every text."""
        numbers = [self._numbers[sign] for sign in asked.said if sign in self._numbers]
        spans = [slice(self._bounds[number], self._bounds[number + 1]) for number in numbers]
        rarity = self._rarity[numbers]
        length = float(np.sqrt((rarity**2).sum()))
        if not length:
            return Nearness(np.zeros(len(self._columns)), self._columns)
        texts = np.concatenate([self._texts[span] for span in spans])
        shares = np.concatenate([self._shares[span] for span in spans])
        weights = np.repeat(rarity / length, [span.stop - span.start for span in spans])
        near = np.bincount(texts, shares * weights, minlength=self._count)
        return Nearness(np.maximum.reduceat(near, self._starts), self._columns)
