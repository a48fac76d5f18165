"""What the commonest English words of a question tell of whether the fact that comes closest answers it. Pure.

Which of them a fact lacks tells what is asked for beside what it says: `before`, `first` and `name` speak against it
louder than `please`. By how much each does, common_words.txt says: in log odds, where the fact's text has the word,
where only people who ask for it have it, and where neither has. Fitted to what people ask and ask in vain of the first
brief (`python -m tests.bench confidence`); none of it is about one article.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import IntEnum
from pathlib import Path

from bot.lookup.names import read_lines


class Place(IntEnum):
    """Where a word of a question is found, as the columns of common_words.txt have it."""

    TEXT = 0
    ASKS = 1
    NOWHERE = 2


def _read_odds(line: str) -> tuple[str, tuple[float, ...]]:
    word, *odds = line.split()
    return word, tuple(map(float, odds))


COMMON_ODDS: Mapping[str, tuple[float, ...]] = dict(
    map(_read_odds, read_lines(Path(__file__).with_name("common_words.txt")))
)
"""By a word's stem, what it tells at each `Place`."""


def place_word(word: str, text: Collection[str], spoken: Collection[str]) -> Place:
    """Tell where a stem is found: in a fact's text, or else in what is spoken of it, in asks too."""
    if word in text:
        return Place.TEXT
    return Place.ASKS if word in spoken else Place.NOWHERE


def weigh_words(words: Iterable[str], text: Collection[str], spoken: Collection[str]) -> float:
    """Say how much the common ones of some stems speak for a fact, in log odds."""
    return sum(
        COMMON_ODDS[word][place_word(word, text, spoken)] for word in set(words) if word in COMMON_ODDS
    )
