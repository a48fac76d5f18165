"""The word lists beside these modules: phrases by class. Pure.

A row is a class, its phrases parted by `|`, and for some classes what they stand for; `#` begins a remark.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bot.lookup.names import fold

Words = tuple[str, ...]

_APOSTROPHES = re.compile(r"['’`]")
_WORD = re.compile(r"[a-z0-9]+")


class Row(NamedTuple):
    """Phrases of one class."""

    label: str
    phrases: tuple[Words, ...]
    meaning: str = ""
    """What they stand for, where the class has that."""


def line_words(text: str) -> Words:
    """Give a line's words in plain letters, `and` among them: `what's`, `whats` and `WHATS` are one."""
    return tuple(_WORD.findall(_APOSTROPHES.sub("", fold(text)).casefold()))


def read_rows(path: Path) -> tuple[Row, ...]:
    """Read a list of phrases."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_read_row(*line.split("\t")) for line in lines if line and not line.startswith("#"))


def _read_row(label: str, phrases: str, meaning: str = "") -> Row:
    return Row(label, tuple(line_words(phrase) for phrase in phrases.split("|")), meaning)


def phrases_of(rows: Iterable[Row], label: str) -> frozenset[Words]:
    """Give the phrases of one class."""
    return frozenset(phrase for row in rows if row.label == label for phrase in row.phrases)
