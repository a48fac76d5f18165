"""Numbers filed under keys, a few bytes each, for millions of them. Pure."""

from array import array
from collections.abc import Iterable
from itertools import accumulate

_LEAST_BITS = 12
_SPARE_BITS = 2
_MANY = 1 << 20
"""Numbers from which on buckets are shared by more keys, to take less memory."""


class Buckets:
    """A hash table that keeps no keys: what it finds has to be compared with what was sought."""

    def __init__(self, keys_by_number: Iterable[Iterable[str]]) -> None:
        """File 0, 1, 2 … under the keys given for each."""
        hashes, lengths = array("q"), array("H")
        for keys in keys_by_number:
            before = len(hashes)
            hashes.extend(map(hash, keys))
            lengths.append(len(hashes) - before)
        bits = max(_LEAST_BITS, len(hashes).bit_length() + _SPARE_BITS * (len(hashes) < _MANY))
        self._mask = (1 << bits) - 1
        counts = array("I", bytes(4 << bits))
        for one in hashes:
            counts[one & self._mask] += 1
        self._ends = array("I", accumulate(counts))
        self._numbers = array("I", bytes(4 * len(hashes)))
        self._fill(hashes, lengths)

    def _fill(self, hashes: "array[int]", lengths: "array[int]") -> None:
        free = array("I", [0])
        free.extend(self._ends[:-1])
        mask, numbers, place = self._mask, self._numbers, 0
        for number, length in enumerate(lengths):
            for one in hashes[place : place + length]:
                bucket = one & mask
                numbers[free[bucket]] = number
                free[bucket] += 1
            place += length

    def find(self, keys: Iterable[str]) -> set[int]:
        """Give every number filed under any of the keys, and perhaps a few others."""
        found: set[int] = set()
        ends, numbers = self._ends, self._numbers
        for key in keys:
            bucket = hash(key) & self._mask
            start, end = ends[bucket - 1] if bucket else 0, ends[bucket]
            if start < end:
                found.update(numbers[start:end])
        return found
