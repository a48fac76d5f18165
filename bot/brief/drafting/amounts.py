"""The figures of a sentence with what they count, so far as the words beside them tell. Pure."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.brief.drafting.excerpts import IsTelling, excerpt, pieces_of
from bot.brief.drafting.figure_spans import FigureSpan, find_figure_spans
from bot.brief.drafting.vocabulary import FUNCTION_WORDS
from bot.brief.drafting.votes import find_sides
from bot.brief.proof import without_possessive, words, written_figures

_LONGEST_UNIT = 3
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
_ORDINAL = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d(?:st|nd|rd|th))", re.IGNORECASE
)
_VAGUE = re.compile(r"\b(?:dozens|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
_RANKED_FIRST = frozenset({"in", "to", "among", "since"})
"""What stands behind `first` where it is a rank: `the first in his country`, and not `its first task`."""
_NOT_COUNTED = (FUNCTION_WORDS | {"last", "next", "ago", "earlier", "later"}) - {"us"}
_PLURALS = frozenset(
    {"people", "children", "women", "men", "police", "percent", "km", "kg", "cm", "mm", "mph"}
)
"""What may be counted without an s at its end."""
_RATED = frozenset({"hundred", "thousand", "million", "billion", "trillion", "once", "twice"})
"""What else than a plural stands before `a year` where that is a rate and no figure."""
_YEARS = range(1500, 2101)
_MONTHS = frozenset(calendar.month_name[1:])


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure that a sentence states."""

    value: Decimal
    unit: str
    """What it counts, as the sentence has it; empty where that does not stand beside it."""
    label: str
    """The side that voted so, `for` or `against`; empty for all that is no vote."""
    words: str
    """A few words of the sentence around the figure, for the citation."""


def find_amounts(sentence: str, is_telling: IsTelling) -> list[Amount]:
    """Return the figures of a sentence in order."""
    pieces = pieces_of(sentence)
    spans = [span for span in find_figure_spans(pieces) if not _is_idle(pieces, span)]
    units = list(_units(pieces, spans))
    return [
        Amount(
            value=span.value,
            unit="votes" if side else unit,
            label=side,
            words=excerpt(pieces, span.first, span.last, is_telling),
        )
        for span, unit, side in zip(spans, units, find_sides(pieces, spans, units), strict=True)
    ]


def _is_idle(pieces: Sequence[str], span: FigureSpan) -> bool:
    """Whether a figure says nothing by itself: `hundreds of millions`, `its first task`, `one and the same`."""
    spelling = " ".join(pieces[span.first : span.last + 1])
    before = pieces[span.first - 1] if span.first else ""
    if pieces[span.first] == "a" and (_is_plural(before) or before in _RATED):
        return True  # `dollars a year`
    if words(spelling) == ["first"]:
        return _RANKED_FIRST.isdisjoint(_following(pieces, span)[:1])
    return bool(_VAGUE.search(spelling)) or (words(spelling) == ["one"] and not _unit(pieces, span))


def _units(pieces: Sequence[str], spans: Sequence[FigureSpan]) -> Iterator[str]:
    """Yield what each figure counts; `two of its four arches` are arches too."""
    for at, span in enumerate(spans):
        unit = _unit(pieces, span)
        following = spans[at + 1] if at + 1 < len(spans) else span
        between = pieces[span.last + 1 : following.first]
        is_part = not unit and between[:1] == ["of"] and len(between) <= _LONGEST_UNIT
        yield _unit(pieces, following) if is_part else unit


def _unit(pieces: Sequence[str], span: FigureSpan) -> str:
    spelling = " ".join(pieces[span.first : span.last + 1])
    sign = next((name for sign, name in _CURRENCIES.items() if sign in spelling), None)
    if sign:
        return sign
    following = _following(pieces, span)
    if _ORDINAL.search(spelling):
        before = pieces[span.first - 1].casefold() if span.first else ""
        return "part" if following[:1] == ["of"] and before in {"a", "one"} else "rank"
    if span.first < span.last and pieces[span.first].casefold() in {"a", "an"}:
        return without_possessive(words(pieces[span.last])[0])
    hyphenated = pieces[span.last].partition("-")[2].partition("-")[0]
    if hyphenated.isalpha() and not written_figures(hyphenated):
        return f"{hyphenated}s"  # 17-year-old
    counted = _counted(following, is_one=span.value == 1)
    if not counted and span.value in _YEARS and words(spelling) == [f"{span.value}"]:
        return "year"
    return f"day of {counted}" if counted in _MONTHS else counted


def _following(pieces: Sequence[str], span: FigureSpan) -> list[str]:
    """Return the words right behind a figure; none where a mark parts them from it."""
    if pieces[span.last][-1] in ",;.:”\"'":
        return []
    following = list(pieces[span.last + 1 : span.last + 2 + _LONGEST_UNIT])
    return ["percent"] if words(" ".join(following[:2])) == ["per", "cent"] else following


def _counted(following: Sequence[str], *, is_one: bool) -> str:
    """Return what is counted: the words up to the first plural, `new street lights`, or up to the end for one."""
    taken: list[str] = []
    for piece in following:
        word = piece.strip("“”\"'(),;:—–-")
        word = word if "." in word[:-1] else word.removesuffix(".")
        if not taken and word.casefold() == "more":
            continue
        if (
            not word
            or word.casefold() in _NOT_COUNTED
            or written_figures(word)
            or len(taken) == _LONGEST_UNIT
        ):
            break
        taken.append(word)
        if _is_plural(word):
            return " ".join(taken)
        if word != piece:
            break
    if taken and (taken[0] in _MONTHS or "." in taken[0]):
        return taken[0]
    return " ".join(taken) if is_one else ""


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and not word.endswith("ss") and word[-2:].islower())
