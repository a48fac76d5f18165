"""A number behind a command that decides what is drawn, so that the same number draws the same. Pure."""

import re

DRAWN = frozenset({"quiz", "random"})
"""The commands that draw."""
MOST_CHANCE = 9_999
_CHANCE = re.compile(r"(?:^|\s)#(\d{1,9})\s*$")


def is_drawn(command: str) -> bool:
    """Whether a command draws what it shows."""
    return command in DRAWN


def has_chance(words: str) -> bool:
    """Whether words end in a number that decides what is drawn."""
    return _CHANCE.search(words) is not None


def add_chance(words: str, number: int) -> str:
    """Put a number behind words."""
    return f"{words} #{number}".strip()


def take_chance(words: str) -> tuple[str, int]:
    """Take the number off the end of words; 0 where there is none."""
    found = _CHANCE.search(words)
    return (words[: found.start()].strip(), int(found[1]) % (MOST_CHANCE + 1)) if found else (words, 0)
