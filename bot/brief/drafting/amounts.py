"""The figures of a sentence with what they count, so far as the words beside them tell. Pure."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.brief.drafting.excerpts import IsTelling, excerpt, pieces_of
from bot.brief.drafting.vocabulary import FUNCTION_WORDS
from bot.brief.proof import without_possessive, words, written_figures

_LONGEST = 5
"""Words that a figure's spelling may have: `two hundred and forty thousand`."""
_LONGEST_UNIT = 3
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
_ORDINAL = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d(?:st|nd|rd|th))", re.IGNORECASE
)
_VAGUE = re.compile(r"\b(?:dozens|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
_NOT_COUNTED = (FUNCTION_WORDS | {"last", "next", "ago"}) - {"us"}
_YEARS = range(1500, 2101)
_MONTHS = frozenset(calendar.month_name[1:])


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure that a sentence states."""

    value: Decimal
    unit: str
    is_certain: bool
    """Whether the unit stands right beside the figure."""
    words: str
    """A few words of the sentence around the figure, for the citation."""
    label: str = ""
    """What tells it from the other figures: for, against."""


def find_amounts(sentence: str, is_telling: IsTelling) -> list[Amount]:
    """Return the figures of a sentence, each value once, in order."""
    pieces = pieces_of(sentence)
    values = dict.fromkeys(figure.value for figure in written_figures(sentence))
    amounts = [_describe(value, pieces, is_telling) for value in values]
    return list(_with_shared_units([amount for amount in amounts if amount]))


def _describe(value: Decimal, pieces: Sequence[str], is_telling: IsTelling) -> Amount | None:
    place = _place_of(value, pieces)
    if place is None:
        return None
    first, last = place
    spelling = " ".join(pieces[first : last + 1])
    unit = _unit(pieces, first, last)
    if not unit and value in _YEARS and words(spelling) == [f"{value}"]:
        unit = "year"
    if _VAGUE.search(spelling) or (not unit and words(spelling) == ["one"]):
        return None  # `hundreds of millions` is no figure, nor is `one and the same`
    return Amount(value, unit, bool(unit), excerpt(pieces, first, last, is_telling))


def _place_of(value: Decimal, pieces: Sequence[str]) -> tuple[int, int] | None:
    """Return the first and the last of the fewest words that state a value."""
    for length in range(1, _LONGEST + 1):
        for first in range(len(pieces) - length + 1):
            stated = written_figures(" ".join(pieces[first : first + length]))
            if [figure.value for figure in stated] == [value]:
                return first, first + length - 1
    return None


def _unit(pieces: Sequence[str], first: int, last: int) -> str:
    spelling = " ".join(pieces[first : last + 1])
    sign = next((name for sign, name in _CURRENCIES.items() if sign in spelling), None)
    if sign:
        return sign
    if _ORDINAL.search(spelling):
        follows = pieces[last + 1 : last + 2]
        return (
            "part" if follows == ["of"] and first and pieces[first - 1].casefold() in {"a", "one"} else "rank"
        )
    if first < last and pieces[first].casefold() in {"a", "an"}:
        return without_possessive(words(pieces[last])[0])
    if pieces[last].endswith((",", ";", ".", ":", "”")):
        return ""
    counted = " ".join(_counted(pieces[last + 1 : last + 2 + _LONGEST_UNIT]))
    return f"day of {counted}" if counted in _MONTHS else counted


def _counted(following: Sequence[str]) -> Iterator[str]:
    """Yield the words behind a figure up to the first plural: `US troops`, `new street lights`."""
    taken = 0
    for piece in following:
        word = piece.strip("“”\"'(),;:—–-")
        word = word if "." in word[:-1] else word.removesuffix(".")
        if not taken and word.casefold() == "more":
            continue
        if not word or word.casefold() in _NOT_COUNTED or taken == _LONGEST_UNIT:
            return
        yield word
        taken += 1
        is_plural = word.endswith("s") and word.islower() and not word.endswith("ss")
        if is_plural or word != piece or _is_nationality(word):
            return


def _is_nationality(word: str) -> bool:
    return word[0].isupper() and word.endswith("ns")


def _with_shared_units(amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Give a figure without a unit that of the figure before, or else after it: `five votes to two`."""
    for index, amount in enumerate(amounts):
        if amount.unit:
            yield amount
            continue
        others = [*reversed(amounts[:index]), *amounts[index + 1 :]]
        shared = next((other.unit for other in others if other.unit not in {"", "rank"}), "")
        yield replace(amount, unit=shared)
