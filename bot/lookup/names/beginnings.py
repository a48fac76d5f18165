"""Names in alphabetical order, from each of their words on, to complete what is being typed. Pure."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from bot.lookup.names.catalogue import Called

_ENGLISH = frozenset({"name", "alias", "demonym"})


class Beginnings:
    """The English names of a table, sorted by their letters."""

    def __init__(self, names: Sequence[Called]) -> None:
        self._names = names
        every = sorted(
            ("".join(called.words[place:]), number, place)
            for number, called in enumerate(names)
            if called.source in _ENGLISH
            for place in range(len(called.words))
        )
        self._numbers = array("I", (number for _, number, _ in every))
        self._places = array("B", (place for _, _, place in every))

    def __len__(self) -> int:
        return len(self._numbers)

    def letters(self, order: int) -> str:
        """Give the letters of the one that comes at that place of the order."""
        return "".join(self._names[self._numbers[order]].words[self._places[order] :])

    def number(self, order: int) -> int:
        """Give its name's number."""
        return self._numbers[order]

    def starting(self, typed: str) -> Iterator[int]:
        """Give the numbers of the names that begin with these letters, or have a word that does."""
        for order in range(bisect_left(range(len(self)), typed, key=self.letters), len(self)):
            if not self.letters(order).startswith(typed):
                return
            yield self._numbers[order]
