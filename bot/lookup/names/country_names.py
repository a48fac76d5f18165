"""What a country is called in the world's official languages (Unicode CLDR). Pure.

The table beside this module is made of Babel's data by tests/lookup/country_table.py. Babel has a file a language,
each with all that there is to know of it: reading them all takes longer than answering from a brief does.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.lookup.names.normalization import content, plain_words

TABLE = Path(__file__).with_suffix(".tsv")
"""A row a territory: its code, its English names, its names abroad and their words; the first name is its own.

Names are parted by `|`. Their words are as they are compared: to bring all scripts to Latin letters takes long, and
is done once. A comma before them tells that the name has an `and` or a comma.
"""
_WORLD = "001"


class CountryNames(NamedTuple):
    """One country's names."""

    code: str
    english: tuple[str, ...]
    """Its name and, where that is formed from its name, its language's: Latvia, Latvian."""
    names: tuple[str, ...]
    """What other languages call it and its language: Lettland, lettisch; none such for Austria."""
    words: tuple[str, ...]
    """The words of each of those, parted by spaces; a comma before them tells that it has an `and` or a comma."""


@cache
def _rows() -> Mapping[tuple[str, ...], tuple[str, str, str, str]]:
    """Map a territory's English name, as words, to its row; regions such as Europe have numbers for codes."""
    lines = TABLE.read_text(encoding="utf-8").rstrip("\n").split("\n")
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {
        plain_words(english.partition("|")[0]): (code, english, abroad, words)
        for code, english, abroad, words in rows
    }


def find_country(names: Iterable[str]) -> CountryNames | None:
    """Find the country or the world region that one of these English names means."""
    rows = _rows()
    row = next((rows[words] for words in map(plain_words, names) if words in rows), None)
    if row is None:
        return None
    code, *listed = row
    return CountryNames(code, *(tuple(names.split("|")) for names in listed))


@cache
def names_elsewhere() -> frozenset[tuple[str, ...]]:
    """Give the English names of every country and region of the world, as words."""
    return frozenset(content(words) for words, (code, *_) in _rows().items() if code != _WORLD)
