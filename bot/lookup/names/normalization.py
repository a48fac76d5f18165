"""Text as people type it -> plain words that can be compared. Pure.

Names and queries go through the same steps, so that a name always meets itself: Unicode NFKC, no emoji but a flag as its country’s code,
every script in ASCII (anyascii), no possessives, `U.S.A.` as usa, `F-16`, `f 16` and `f sixteen` as f16,
`$40bn` as 40 billion, `100,000` as 100000, one spelling for -ence and -ense.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from bot.lookup.names.designations import Word, join_designations
from bot.lookup.names.scripts import romanize, words_of_other_scripts
from bot.lookup.names.wordlists import FUNCTION_WORDS, SEPARATOR_WORDS

LONGEST_TEXT = 300
"""Characters of a query that are read; the rest cannot be part of a name worth asking for."""
_REMEMBERED = 4096
"""Texts whose words are kept: names, titles and facts are read again with every question."""

_EMOJI_CATEGORIES = frozenset({"So", "Sk", "Cs", "Co", "Cn", "Cf"})
_SIGNS = {ord(sign): " " for sign in "^`"}
"""The ASCII characters of those categories."""
_ACRONYM = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{1,2}(?:\.[A-Za-z]{1,2})+(?![A-Za-z0-9])(?:\.[A-Za-z]{1,2}$)?"
)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FLAG_TO_LETTER = {0x1F1E6 + place: ord("a") + place for place in range(26)}
"""A flag is written as the two letters of its country's code, each a sign of its own."""
_SPACED = re.compile(r"(?<![A-Za-z0-9])([A-Za-z])\. (?=[A-Za-z]\.)")
_POSSESSIVE = re.compile(r"(?<=[A-Za-z0-9])['`][sS](?![A-Za-z0-9])")
_APOSTROPHE = re.compile(r"['`]")
_HYPHENED = re.compile(r"(?<![A-Za-z0-9])([A-Za-z])-(?=\d{1,3}(?!\d))")
"""A letter and its number: `t-72` has no `t` to be left out."""
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


def fold(text: str) -> str:
    """Bring every script to ASCII, without emoji; case is kept."""
    composed = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])
    if composed.isascii():
        return composed.translate(_SIGNS)
    composed = _FLAG.sub(lambda flag: f" {flag[0].translate(_FLAG_TO_LETTER)} ", composed)
    if not composed.isalpha():
        composed = "".join(
            " " if unicodedata.category(sign) in _EMOJI_CATEGORIES else sign for sign in composed
        )
    return romanize(composed)


def _simplify(text: str) -> str:
    """Fold a text, and write its acronyms, possessives and numbers in one way."""
    plain = _ACRONYM.sub(lambda match: match[0].replace(".", ""), _SPACED.sub(r"\1.", fold(text)))
    plain = _HYPHENED.sub(r"\1", _APOSTROPHE.sub("", _POSSESSIVE.sub("", plain)))
    return _SCALED.sub(lambda match: match[1] + _SCALES[match[2].lower()], _THOUSANDS.sub("", plain))


@lru_cache(maxsize=_REMEMBERED)
def split_words(text: str) -> tuple[Word, ...]:
    """Take a text apart into words; conjunctions and punctuation between them become `separated`."""
    scripts = _other_scripts(text)
    words: list[Word] = []
    separated = False
    for spelt, is_apart in _split_simply(text):
        token = spelt.casefold()
        if token in SEPARATOR_WORDS:
            separated = bool(words)
            continue
        is_separated = (separated or is_apart) and bool(words)
        text_of = _SPELLINGS.get(token, token)
        words.append(Word(text_of, is_separated, spelt[0].isupper(), scripts.get(token, "")))
        separated = False
    return tuple(join_designations(words))


def _split_simply(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a text as they are spelt, and whether punctuation separates each from the one before."""
    if _LETTERS.fullmatch(text):
        yield from ((word, False) for word in text[:LONGEST_TEXT].split())
        return
    plain, end = _simplify(text), 0
    for match in _WORD.finditer(plain):
        yield match[0], bool(_SEPARATOR.search(plain, end, match.start()))
        end = match.end()


def _other_scripts(text: str) -> Mapping[str, str]:
    """Map the words of a text that are not in Latin letters to their scripts."""
    if text.isascii():
        return {}
    return {
        word: script
        for run, script in words_of_other_scripts(text[:LONGEST_TEXT])
        for word in _WORD.findall(_APOSTROPHE.sub("", fold(run)).casefold())
    }


def plain_words(text: str) -> tuple[str, ...]:
    """Only the texts of a text's words."""
    return tuple(word.text for word in split_words(text))


def content(words: Iterable[str]) -> tuple[str, ...]:
    """Leave out words that carry no name, unless there are no others."""
    every = tuple(words)
    return tuple(word for word in every if word not in FUNCTION_WORDS) or every
