"""Words of a text and their stems. Pure."""

import textwrap
from collections.abc import Callable
from functools import lru_cache
from typing import cast

import snowballstemmer  # pyright: ignore[reportMissingTypeStubs] - it has no types

from bot.lookup.names import plain_words

_CHUNK = 250
"""Characters of a long text that are normalized at once; `split_words` reads no more than 300."""
SHORTEST_COMMON = 5
LONGEST_ENDING = 3
"""Letters that two stems of one word have in common at least, and that one has more at most."""

_stem_word = cast("Callable[[str], str]", snowballstemmer.stemmer("english").stemWord)  # pyright: ignore[reportUnknownMemberType]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Give the stem of a plain word: `deployed` and `deployment` have one."""
    return _stem_word(word)


def words_of(text: str) -> tuple[str, ...]:
    """Give the plain words of a text of any length."""
    if len(text) <= _CHUNK:
        return plain_words(text)
    return tuple(word for chunk in textwrap.wrap(text, _CHUNK) for word in plain_words(chunk))


def are_kin(one: str, other: str) -> bool:
    """Tell whether two stems are of one word: `produc` and `product`."""
    short, long = sorted((one, other), key=len)
    return (
        len(short) >= SHORTEST_COMMON and long.startswith(short) and len(long) - len(short) <= LONGEST_ENDING
    )
