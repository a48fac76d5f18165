"""Numbers filed under keys, a few bytes each, for millions of them. Pure."""

from array import array
from collections.abc import Iterable
from itertools import accumulate
from zlib import crc32

_LEAST_BITS = 12
_SPARE_BITS = 2
_MANY = 1 << 20
"""Numbers from which on buckets are shared by more keys, to take less memory."""
_HALF = 16
"""The bits of a hash that are kept beside a number; with those of its bucket they are all or nearly all of it."""


class Buckets:
    """A hash table that keeps no keys, only their hashes, and those the same in every process.

    Python's own hash of a text is another one in each process: what is found by mistake would be, too.
    """

    def __init__(self, keys_by_number: Iterable[Iterable[str]]) -> None:
        """File 0, 1, 2 … under the keys given for each."""
        hashes, lengths = array("I"), array("H")
        for keys in keys_by_number:
            before = len(hashes)
            hashes.extend(map(crc32, map(str.encode, keys)))
            lengths.append(len(hashes) - before)
        bits = max(_LEAST_BITS, len(hashes).bit_length() + _SPARE_BITS * (len(hashes) < _MANY))
        self._mask = (1 << bits) - 1
        counts = array("I", bytes(4 << bits))
        for one in hashes:
            counts[one & self._mask] += 1
        self._ends = array("I", accumulate(counts))
        self._numbers = array("I", bytes(4 * len(hashes)))
        self._marks = array("H", bytes(2 * len(hashes)))
        self._fill(hashes, lengths)

    def _fill(self, hashes: "array[int]", lengths: "array[int]") -> None:
        free = array("I", [0])
        free.extend(self._ends[:-1])
        mask, numbers, marks, place = self._mask, self._numbers, self._marks, 0
        for number, length in enumerate(lengths):
            for one in hashes[place : place + length]:
                bucket = one & mask
                numbers[free[bucket]] = number
                marks[free[bucket]] = one >> _HALF
                free[bucket] += 1
            place += length

    def find(self, keys: Iterable[str]) -> list[int]:
        """Give every number filed under any of the keys, in ascending order, and once in a blue moon another."""
        found: set[int] = set()
        mask, ends, numbers, marks = self._mask, self._ends, self._numbers, self._marks
        for key in keys:
            one = crc32(key.encode())
            bucket = one & mask
            first, behind = ends[bucket - 1] if bucket else 0, ends[bucket]
            if first == behind:
                continue
            mark = one >> _HALF
            for place in range(first, behind):
                if marks[place] == mark:
                    found.add(numbers[place])
        return sorted(found)
