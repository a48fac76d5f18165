"""Which figures of a sentence are votes, and for which side: `voted 4 to 4`, `six voted for it`. Pure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.brief.drafting.figure_spans import FigureSpan

_VOTING = re.compile(
    r"\b(?:votes?|voted|ballot|approved?|approves|adopted|passed|passes|rejected|rejects|defeated|failed|confirmed)\b"
)
_LOSING = re.compile(r"\b(?:rejected|rejects|defeated|failed|lost|voted down|to reject|against the)\b")
_BETWEEN = re.compile(r"(?:votes )?to|votes? (?:for|in favou?r) and")
_FOR = re.compile(r"(?:\w+ ){0,2}(?:voted|votes?|were|was) (?:for|in favou?r)\b")
_AGAINST = re.compile(r"(?:\w+ ){0,2}?(?:voted |votes? |were |was )?against\b")


def find_sides(pieces: Sequence[str], spans: Sequence[FigureSpan], units: Sequence[str]) -> list[str]:
    """Return for each figure `for` or `against`, or nothing where it is no vote. `units` are what they count."""
    sides = [""] * len(spans)
    if not _VOTING.search(_plain(pieces)):
        return sides
    for at, (one, other) in enumerate(pairwise(spans)):
        if not sides[at] and _is_result(pieces, one, other) and {units[at], units[at + 1]} <= {"", "votes"}:
            lost = bool(_LOSING.search(_plain(pieces)))
            sides[at : at + 2] = ("against", "for") if lost else ("for", "against")
    for at, span in enumerate(spans):
        behind = _plain(pieces[span.last + 1 :])
        if not sides[at] and _AGAINST.match(behind):
            sides[at] = "against"
        elif not sides[at] and _FOR.match(behind):
            sides[at] = "for"
    return sides


def _is_result(pieces: Sequence[str], one: FigureSpan, other: FigureSpan) -> bool:
    """Whether two figures are a result: `9-3`, `31 to 17`, `five votes to two`."""
    if one.first and pieces[one.first - 1].casefold() in {"from", "between"}:
        return False
    if one.last == other.first:
        return True
    between = _plain(pieces[one.last + 1 : other.first])
    return pieces[one.last][-1].isalnum() and _BETWEEN.fullmatch(between) is not None


def _plain(pieces: Sequence[str]) -> str:
    return " ".join(pieces).casefold()
