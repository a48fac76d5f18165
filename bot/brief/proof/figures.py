"""The figures that a text states, whatever their spelling. Pure.

`$40 billion`, `40 billion dollars`, `$40bn` and `forty billion` are one figure; `third-largest` states 3, `an hour`
and `a mile` state 1. Number words are read by text2num in the languages it knows; in others
only digits are read, with what `number_words` knows to stand behind them. A number inside a name (`F-16`, `MQ-9`) is part of the name.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

import text_to_num  # pyright: ignore[reportMissingTypeStubs] -- it has none

from bot.brief.number_words import SCALES, write_as_english

_DASHES = re.compile(r"[-\u2010\u2011\u2012\u2013\u2014\u2212]")
_NAMED = re.compile(r"\b[^\W\d_]+[-\u2010\u2011]?\d+\w*")
_FRACTION = re.compile(r"(\d*)([\u00bc-\u00be\u2150-\u215e])")
_GROUPED = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))")
_SUFFIXES = {"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "tn": 12}
"""Powers of ten that newspapers write right after a number."""
_NUMBER = re.compile(
    r"(?<![\w.])(?P<digits>\d+(?:\.\d+)?)(?:(?P<suffix>k|mn?|bn?|tn)|st|nd|rd|th|s)?"
    r"(?:\s(?P<scale>1(?:00|0{3}|0{6}|0{9}|0{12})))?(?!\w)",
    re.IGNORECASE,
)
_ONE_OF_A_UNIT = re.compile(
    r"\ban?\s(?:minute|hour|day|week|fortnight|month|quarter|year|decade|century"
    r"|inch|foot|yard|mile|met(?:er|re)|kilomet(?:er|re)|acre|hectare|ounce|pound|kilo(?:gram)?|ton(?:ne)?|dozen)\b",
    re.IGNORECASE,
)
"""What `a` or `an` counts; a second is an ordinal more often than a time."""


@dataclass(frozen=True, slots=True)
class Written:
    """A number as a text writes it."""

    value: Decimal
    in_digits: bool
    """Whether digits stand there; `third`, `an hour` and `six` are words."""


def written_figures(text: str, language: str = "en") -> list[Written]:
    """Return every number of a text in order."""
    if language in SCALES:
        text = write_as_english(unicodedata.normalize("NFKC", text), language)
    whole = _FRACTION.sub(lambda match: f"{match[1] or 0}{_decimals(match[2])}", text)
    plain = _GROUPED.sub("", _DASHES.sub(" ", _NAMED.sub(" ", unicodedata.normalize("NFKC", whole))))
    digits = {match["digits"] for match in _NUMBER.finditer(plain)}
    found = list(_numbers(_spelled_in_digits(plain, language), digits))
    if language == "en" and _ONE_OF_A_UNIT.search(plain):
        found.append(Written(Decimal(1), in_digits=False))
    return found


def _decimals(fraction: str) -> str:
    """Return `½` as `.5`, to three places at most."""
    return f"{unicodedata.numeric(fraction):.3f}".strip("0")


def _numbers(text: str, digits: set[str]) -> Iterator[Written]:
    for match in _NUMBER.finditer(text):
        value = Decimal(match["digits"])
        if match["suffix"]:
            value *= 10 ** _SUFFIXES[match["suffix"].casefold()]
        if match["scale"]:
            value *= Decimal(match["scale"])
        yield Written(value, match["digits"] in digits)


def _spelled_in_digits(text: str, language: str) -> str:
    try:
        return str(cast("Any", text_to_num).alpha2digit(text, language, threshold=0.0))
    except ValueError:  # a language that text2num does not know
        return text
