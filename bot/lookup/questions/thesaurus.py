"""Words that say the same, for the language of news in English. Pure.

Two words of a group may stand for each other when a question is compared with a fact; a word may be in several
groups. Nothing here is about one article.
"""

from collections.abc import Collection, Mapping

from bot.lookup.questions.stems import stem
from bot.lookup.questions.word_files import read_lines


def _read_groups() -> Mapping[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(read_lines("same_meaning.txt")):
        for word in line.split():
            groups.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


_GROUPS_OF = _read_groups()
_NONE: Collection[int] = frozenset()
GROUPED_WORDS = frozenset(word for line in read_lines("same_meaning.txt") for word in line.split())
"""Every word that is in a group."""


def groups_of(word: str) -> Collection[int]:
    """Give the numbers of the groups that a stem is in."""
    return _GROUPS_OF.get(word, _NONE)


def same_meaning(one: str, other: str) -> bool:
    """Tell whether two stems may stand for each other."""
    return not _GROUPS_OF.get(one, frozenset()).isdisjoint(groups_of(other))
