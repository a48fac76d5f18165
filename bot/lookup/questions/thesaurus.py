"""Words that say the same, for the language of news in English. Pure.

Two words of a group may stand for each other when a question is compared with a fact; a word may be in several
groups. Nothing here is about one article.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from bot.lookup.names import read_lines
from bot.lookup.questions.stems import stem

_GROUPS = [line.split() for line in read_lines(Path(__file__).with_name("same_meaning.txt"))]


def _number_groups() -> Mapping[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(_GROUPS):
        for word in group:
            groups.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


_GROUPS_OF = _number_groups()
_NONE: Collection[int] = frozenset()
GROUPED_WORDS = frozenset(word for group in _GROUPS for word in group)
"""Every word that is in a group."""


def groups_of(word: str) -> Collection[int]:
    """Give the numbers of the groups that a stem is in."""
    return _GROUPS_OF.get(word, _NONE)


def same_meaning(one: str, other: str) -> bool:
    """Tell whether two stems may stand for each other."""
    return not _GROUPS_OF.get(one, frozenset()).isdisjoint(groups_of(other))
