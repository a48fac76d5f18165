"""How alike two words are written, sound or are bent. Pure."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.lookup.names.scripts import agreement, consonants

MANY_EDITS = 3
_SHORT = 4
"""Letters of a word whose first letter must be right, and that a beginning must have."""
_LEAST_CONSONANTS = 1
_FEW_CONSONANTS = 3
_SHORT_OF_CONSONANTS = 0.12
_LETTERS_A_SOUND = 5
"""How many letters of a word, written as it sounds, may hold one that is wrong."""


class Likeness(NamedTuple):
    """How well one word stands for another."""

    quality: float
    """1 for the same word, less the more had to be changed."""
    how: str
    """exact, inflection, spelling, sound or prefix."""


EXACT = Likeness(1.0, "exact")
INFLECTION = Likeness(0.93, "inflection")

_ENDING = re.compile(r"(?<=....)(?:es|ses|eses|ees)$|(?<=..)s$")
_RESPELLINGS = (
    (re.compile(r"^y(?:oo|ou|u)"), "u"),
    (re.compile(r"a(?=[^aeiouy]e$)|ay|ey"), "ai"),
    (re.compile(r"au"), "o"),
    (re.compile(r"(?<=[aeiou][^aeiouy])e$"), ""),
    (re.compile(r"tsch|tch|sch|sh|ch|cz|(?:t|s)i(?=o)"), "C"),
    (re.compile(r"ph|v|w"), "f"),
    (re.compile(r"igh"), "i"),
    (re.compile(r"ck|q|c(?![eiy])"), "k"),
    (re.compile(r"[zc](?=.)|z"), "s"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"(?<=[aeou])h(?![aeiouy])"), ""),
    (re.compile(r"ee|ea|ie|y|j"), "i"),
    (re.compile(r"oo|ou"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def allowed_edits(letters: int) -> int:
    """Give how many slips a word of that length may have and still be recognised."""
    if letters <= 3:  # noqa: PLR2004 - US, DC, lv: a slip makes another word of them
        return 0
    if letters <= 5:  # noqa: PLR2004
        return 1
    return 2 if letters <= 9 else MANY_EDITS  # noqa: PLR2004


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Take a plural ending off: `Latvians` and `Latvianses` are the same."""
    return word if len(word) <= 3 or word.endswith("ss") else _ENDING.sub("", word)  # noqa: PLR2004


@lru_cache(maxsize=65536)
def respell(word: str) -> str:
    """Write a word as it sounds, coarsely: `ookraeene` and `ukraine` come close."""
    for pattern, sound in _RESPELLINGS:
        word = pattern.sub(sound, word)
    return word


def compare(typed: str, word: str, edits: int, *, english: bool = True) -> Likeness | None:
    """Say how well `typed` stands for `word`, with at most that many slips; None if it does not.

    A word that is not English is not known by its sound or its beginning.
    """
    if typed == word:
        return EXACT
    if not _same_digits(typed, word):
        return None
    if stem(typed) == stem(word):
        return INFLECTION
    spelled = _spelled(typed, word, edits)
    if not english:
        return spelled
    return max(filter(None, (spelled, _sounding(typed, word), _begun(typed, word))), default=None)


def compare_sounds(typed: str, word: str, script: str) -> Likeness | None:
    """Say how well `typed`, which was written in another script, stands for `word` by what is heard of it."""
    key = consonants(typed)
    if len(key) < _LEAST_CONSONANTS or key != consonants(word):
        return None
    quality = 0.9 * agreement(typed, word, script) - _SHORT_OF_CONSONANTS * (len(key) == _FEW_CONSONANTS)
    return Likeness(quality, "sound")


def has_few_sounds(word: str) -> bool:
    """Tell whether too little is heard of a word for it to be known by that alone: Joe, Jake."""
    return len(consonants(word)) < _FEW_CONSONANTS


def is_one_slip(typed: str, word: str) -> bool:
    """Tell whether a single letter is wrong, missing, added or swapped with its neighbour."""
    return OSA.distance(typed, word, score_cutoff=1) == 1


def _spelled(typed: str, word: str, edits: int) -> Likeness | None:
    distance = OSA.distance(typed, word, score_cutoff=edits)
    if distance > edits:
        return None
    if max(len(typed), len(word)) <= _SHORT and typed[0] != word[0]:
        return None
    elsewhere = 0.02 * (typed[0] != word[0])
    return Likeness(1 - distance / (max(len(typed), len(word)) + 1) - elsewhere, "spelling")


def _sounding(typed: str, word: str) -> Likeness | None:
    if not (typed.isalpha() and word.isalpha()):
        return None
    one, other = respell(typed), respell(word)
    if one == other:
        return Likeness(0.9 if len(one) > _SHORT else 0.8, "sound")
    if min(len(typed), len(word)) < _SHORT or one[0] != other[0]:
        return None
    letters = max(len(one), len(other))
    distance = OSA.distance(one, other)
    if distance <= letters // _LETTERS_A_SOUND:
        return Likeness(0.9 * (1 - distance / (letters + 1)), "sound")
    return None


def _begun(typed: str, word: str) -> Likeness | None:
    if len(typed) < _SHORT or len(typed) * 2 < len(word) or not word.startswith(typed):
        return None
    return Likeness(0.7 + 0.25 * len(typed) / len(word), "prefix")


def _same_digits(typed: str, word: str) -> bool:
    """Tell F-16 from F-18: no figure of a designation is a slip."""
    if typed.isalpha() and word.isalpha():
        return True
    return [sign for sign in typed if sign.isdigit()] == [sign for sign in word if sign.isdigit()]
