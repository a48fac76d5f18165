"""Text as people type it -> plain words that can be compared. Pure.

Names and queries go through the same steps, so that a name always meets itself: Unicode NFKC, no emoji,
every script in ASCII (anyascii), no possessives, `U.S.A.` as usa, `F-16`, `f 16` and `f sixteen` as f16,
`$40bn` as 40 billion, `100,000` as 100000, one spelling for -ence and -ense.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from anyascii import anyascii

from bot.lookup.names.wordlists import FUNCTION_WORDS, NUMBER_WORDS, SEPARATOR_WORDS

LONGEST_TEXT = 300
"""Characters of a query that are read; the rest cannot be part of a name worth asking for."""

_EMOJI_CATEGORIES = frozenset({"So", "Sk", "Cs", "Co", "Cn", "Cf"})
_ACRONYM = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{1,2}(?:\.[A-Za-z]{1,2})+(?![A-Za-z0-9])(?:\.[A-Za-z]{1,2}$)?"
)
_POSSESSIVE = re.compile(r"(?<=[A-Za-z0-9])['`][sS](?![A-Za-z0-9])")
_APOSTROPHE = re.compile(r"['`]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SCALED = re.compile(r"(?<![A-Za-z0-9])(\d+)\s?(bn|b|mn|k)(?![A-Za-z0-9])", re.IGNORECASE)
_SCALES = {"bn": " billion", "b": " billion", "mn": " million", "k": "000"}
_LETTERS = re.compile(r"[A-Za-z ]*")
"""What needs no folding, as most names do not."""
_WORD = re.compile(r"[A-Za-z0-9]+")
_SEPARATOR = re.compile(r"[,/&;|+\n]")
_SPELLINGS = {
    "defence": "defense",
    "offence": "offense",
    "centre": "center",
    "programme": "program",
    "programmes": "programs",
    "organisation": "organization",
    "organisations": "organizations",
    "armour": "armor",
    "labour": "labor",
    "neighbours": "neighbors",
}
_LETTERS_BEFORE_NUMBER = 3
_DIGITS_AFTER_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, ready to be compared."""

    text: str
    separated: bool
    """Whether a comma, a slash, `vs` or the like stands between it and the word before it."""
    capital: bool
    """Whether it was written with a first capital letter."""


def fold(text: str) -> str:
    """Bring every script to ASCII, without emoji; case is kept."""
    composed = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])
    plain = "".join(" " if unicodedata.category(sign) in _EMOJI_CATEGORIES else sign for sign in composed)
    return anyascii(plain)


def _simplify(text: str) -> str:
    """Fold a text, and write its acronyms, possessives and numbers in one way."""
    plain = _ACRONYM.sub(lambda match: match[0].replace(".", ""), fold(text))
    plain = _APOSTROPHE.sub("", _POSSESSIVE.sub("", plain))
    return _SCALED.sub(lambda match: match[1] + _SCALES[match[2].lower()], _THOUSANDS.sub("", plain))


def split_words(text: str) -> tuple[Word, ...]:
    """Take a text apart into words; conjunctions and punctuation between them become `separated`."""
    plain = text[:LONGEST_TEXT] if _LETTERS.fullmatch(text) else _simplify(text)
    words: list[Word] = []
    separated, end = False, 0
    for match in _WORD.finditer(plain):
        separated = separated or bool(_SEPARATOR.search(plain, end, match.start()))
        end = match.end()
        token = match[0].casefold()
        if token in SEPARATOR_WORDS:
            separated = bool(words)
            continue
        word = Word(_SPELLINGS.get(token, token), separated and bool(words), match[0][0].isupper())
        words.append(word)
        separated = False
    if any(word.text in NUMBER_WORDS or word.text.isdecimal() for word in words):
        words = _join_numbers(words)
    return tuple(words)


def plain_words(text: str) -> tuple[str, ...]:
    """Only the texts of a text's words."""
    return tuple(word.text for word in split_words(text))


def content(words: Iterable[str]) -> tuple[str, ...]:
    """Leave out words that carry no name, unless there are no others."""
    every = tuple(words)
    return tuple(word for word in every if word not in FUNCTION_WORDS) or every


def _join_numbers(words: list[Word]) -> list[Word]:
    """Make one word of a few letters and the number after them: f 16, MQ-9, m one."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        number = NUMBER_WORDS.get(word.text, word.text)
        if before is not None and not word.separated and _is_designation(before.text, number):
            joined[-1] = Word(before.text + number, before.separated, before.capital)
        else:
            text = word.text if word.text == "one" else number
            joined.append(Word(text, word.separated, word.capital))
    return joined


def _is_designation(letters: str, number: str) -> bool:
    return (
        letters.isalpha()
        and len(letters) <= _LETTERS_BEFORE_NUMBER
        and letters not in FUNCTION_WORDS
        and letters != "us"
        and number.isdecimal()
        and len(number) <= _DIGITS_AFTER_LETTERS
    )
