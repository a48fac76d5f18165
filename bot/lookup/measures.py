"""A fact's figures as they are shown beside each other: how near the truth each claims to be, and when it holds. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.brief import Brief, Fact, Figure
from bot.languages import mark, say

Bound = Literal["", "about", "at-least", "at-most", "over", "under"]

_SIGNS: dict[Bound, str] = {
    "": "{amount}",
    "about": "≈{amount}",
    "at-least": mark("at least {amount}"),
    "at-most": mark("up to {amount}"),
    "over": mark("over {amount}"),
    "under": mark("under {amount}"),
}
_SPOKEN: dict[Bound, str] = {**_SIGNS, "about": mark("about {amount}")}
_LARGE = (
    (10**12, mark("{number} trillion")),
    (10**9, mark("{number} billion")),
    (10**6, mark("{number} million")),
)
_DIGITS = 4
"""Significant digits up to which a large number is written in words: 1,234 million has them, 1,234,567 has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure with what its fact says of it."""

    figure: Figure
    fact: Fact
    bound: Bound = ""
    """What the fact's wording says before it: about, up to."""

    @property
    def sign(self) -> str:
        """The amount as it is written where room is scarce: `≈600`, `up to 800`."""
        return say(_SIGNS[self.bound], amount=write_number(self.figure.value))

    @property
    def spoken(self) -> str:
        """The amount as it is read out: `about 600`."""
        return say(_SPOKEN[self.bound], amount=write_number(self.figure.value))

    @property
    def order(self) -> int:
        """Where it stands among the figures of other times, the earliest first."""
        return _order_time(self.figure.time or "")


def read_measures(fact: Fact) -> Iterator[Measure]:
    """Yield a fact's figures, each with the bound that its wording gives it."""
    if not fact.figures:
        return
    from bot.brief.proof import find_turns  # noqa: PLC0415 - only what has figures needs it

    bounds = {turn.figure: turn.sign for turn in find_turns(fact.wording) if turn.figure is not None}
    for figure in fact.figures:
        found = bounds.get(figure.value, "")
        yield Measure(figure=figure, fact=fact, bound=found if found in _SIGNS else "")


def find_latest(brief: Brief) -> Mapping[str, Measure]:
    """Return the latest figure of whom or what the brief has one, by their ids."""
    latest: dict[str, Measure] = {}
    for fact in brief.facts.values():
        for measure in read_measures(fact) if fact.kind != "note" else ():
            of = measure.figure.of
            if of and not measure.figure.change and (of not in latest or latest[of].order < measure.order):
                latest[of] = measure
    return latest


def write_number(value: Decimal) -> str:
    """Write a number for readers: 100,000, 40 billion."""
    for size, words in _LARGE:
        number = value / size
        if number >= 1 and len(number.normalize().as_tuple().digits) <= _DIGITS:
            return say(words, number=f"{number.normalize():,f}")
    return f"{value.normalize():,f}"


def _order_time(time: str) -> int:
    """Put `last winter` before what has no time, that before `now`, and `next year` last."""
    from bot.brief.proof import find_turns  # noqa: PLC0415 - as above

    signs = {turn.sign for turn in find_turns(time)}
    if "next" in signs:
        return 3
    if "this" in signs or time.casefold() in {"now", "today"}:
        return 2
    return 0 if "last" in signs else 1
