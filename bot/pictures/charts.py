"""Facts -> a chart as a value: which figures are set beside each other, and what is written at them. Pure.

A chart is of one unit, and of what can be compared: figures that the brief gives an `of`, or that one fact states. Those of the same name stand in one panel, the earliest first. Bars of a section are drawn to one
scale from zero; a panel that compares within itself, and that the scale of the others would make too small to see, is a
section of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bot.brief import Brief, Fact, Figure
from bot.languages import say, say_date
from bot.lookup import Measure, read_measures, write_number

_NO_AMOUNTS = frozenset({"rank", "year", "minute", "part", "number"})
"""Units whose figures are not more of something where they are higher; nor are days of a month and hours of a clock."""
_MOST_BARS = 8
"""A phone shows no more at once."""
_TOO_SMALL = Decimal("0.05")
"""The share of a scale below which a bar is hardly seen."""
_LITTLE_WORDS = frozenset({"in", "of", "for", "the", "a", "an", "to", "on", "at", "from", "among"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One figure."""

    label: str
    """What tells it from the others of its panel; empty where nothing must."""
    amount: str
    """The figure as it is written: `≈600`."""
    spoken: str
    """As it is read out: `about 600`."""
    value: Decimal
    least: Decimal | None = None
    """Where a range begins that ends at the value."""
    changed: Decimal = Decimal(0)
    """By how much it has grown, or shrunk where that is below zero."""
    change_label: str = ""
    """What is written of that: `20,000 more in recent months`."""
    is_latest: bool = True
    """Whether no figure of a later time stands beside it."""

    @property
    def reach(self) -> Decimal:
        """How far it is drawn."""
        return self.value - min(self.changed, Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The figures of one name."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def reach(self) -> Decimal:
        """How far its longest bar is drawn."""
        return max(bar.reach for bar in self.bars)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is drawn. `sections` are panels of one scale each."""

    title: str
    """What is counted: US troops."""
    subtitle: str
    """As of when, and how many of the figures are shown where it is not all."""
    sections: tuple[tuple[Panel, ...], ...]

    @property
    def alt(self) -> str:
        """What it shows, in words and numbers."""
        told = [f"{self.title}, {self.subtitle}."]
        for panel in (panel for section in self.sections for panel in section):
            bars = ", ".join(_speak(bar) for bar in panel.bars)
            told.append(f"{panel.title}: {bars}." if panel.title else f"{bars}.")
        return " ".join(told)


def chart_facts(facts: Iterable[Fact], brief: Brief) -> Chart | None:
    """Make a chart of the unit that most figures are of; None where no two can be compared."""
    by_unit: dict[str, list[Measure]] = {}
    for fact in facts:
        for measure in read_measures(fact) if fact.kind != "note" else ():
            if _is_amount(measure.figure):
                by_unit.setdefault(measure.figure.unit.casefold(), []).append(measure)
    drawn = {unit: _make_panels(measures, brief) for unit, measures in by_unit.items()}
    unit = max(drawn, key=lambda unit: _count(drawn[unit]), default="")
    if not unit or _count(drawn[unit]) < 2:  # noqa: PLR2004 - nothing is compared
        return None
    panels = _limit(drawn[unit])
    subtitle = say("as of {date}", date=say_date(brief.as_of))
    if panels != drawn[unit]:
        shown, known = (sum(len(panel.bars) for panel in each) for each in (panels, drawn[unit]))
        subtitle = say("{shown} of {known} figures, {date}", shown=shown, known=known, date=subtitle)
    return Chart(
        title=_capitalize(by_unit[unit][0].figure.unit),
        subtitle=subtitle,
        sections=tuple(sorted(_part_scales(panels), key=lambda section: panels.index(section[0]))),
    )


def _is_amount(figure: Figure) -> bool:
    """Whether more of it is a longer bar: no rank, no year, no day of June."""
    unit = figure.unit.casefold()
    return figure.value > 0 and unit not in _NO_AMOUNTS and not unit.startswith(("day of", "o'clock"))


def _make_panels(measures: Iterable[Measure], brief: Brief) -> tuple[Panel, ...]:
    """Put the figures of a name together. Where a brief does not say whose they are, only those of one fact compare."""
    held: dict[tuple[str, str], list[Measure]] = {}
    for measure in measures:
        of, fact = measure.figure.of, measure.fact
        held.setdefault((of, "") if of else (next(iter(fact.about), ""), fact.id), []).append(measure)
    panels = {
        key: _make_panel(brief.entities[key[0]].name if key[0] else "", each, brief)
        for key, each in held.items()
    }
    return tuple(panel for (_, fact), panel in panels.items() if len(panel.bars) >= (2 if fact else 1))


def _make_panel(name: str, measures: Sequence[Measure], brief: Brief) -> Panel:
    whole = [measure for measure in measures if not measure.figure.change]
    ordered = sorted(whole, key=lambda measure: measure.order)
    times = {measure.order for measure in whole if measure.figure.time}
    bars: dict[tuple[str, Decimal], Bar] = {}
    for measure in ordered:
        label = measure.figure.time or measure.figure.label or ""
        if len({each.figure.value for each in whole}) == 1 and _says_again(label, name):
            label = ""
        bar = Bar(
            label=label,
            amount=measure.sign,
            spoken=measure.spoken,
            value=measure.figure.value,
            is_latest=len(times) < 2 or measure.order == max(times),  # noqa: PLR2004 - then and now
        )
        changes = (each for each in measures if each.figure.change and each.fact is measure.fact)
        if bar.is_latest and (change := next(changes, None)):
            bar = _add_change(bar, change)
        bars.setdefault((label, bar.value), _name_speaker(bar, measure, ordered, brief))
    return Panel(title=_capitalize(name), bars=tuple(_join_ranges(ordered, [*bars.values()])))


def _add_change(bar: Bar, change: Measure) -> Bar:
    """Draw by how much a figure has changed as a part of its bar, where it is one."""
    time = change.figure.time or ""
    if change.figure.change == "more" and change.figure.value <= bar.value:
        label = say("{amount} more {time}", amount=change.sign, time=time)
        return replace(bar, changed=change.figure.value, change_label=label.strip())
    if change.figure.change == "less":
        label = say("{amount} less {time}", amount=change.sign, time=time)
        return replace(bar, changed=-change.figure.value, change_label=label.strip())
    return bar


def _name_speaker(bar: Bar, measure: Measure, others: Iterable[Measure], brief: Brief) -> Bar:
    """Say whose figure it is where somebody else has another one for the same."""
    figure, speaker = measure.figure, measure.fact.said_by
    rivals = (
        other
        for other in others
        if other.fact is not measure.fact
        and (other.figure.time, other.figure.label) == (figure.time, figure.label)
        and other.figure.value != figure.value
    )
    if speaker is None or next(rivals, None) is None:
        return bar
    said = say("{speaker} says", speaker=brief.entities[speaker].name)
    return replace(bar, label=f"{bar.label} ({said})" if bar.label else said)


def _join_ranges(measures: Iterable[Measure], bars: Sequence[Bar]) -> Iterator[Bar]:
    """Make one bar of `between 300 and 500`, which is two figures of the same."""
    ranges = {(low, high) for measure in measures for low, high in _find_ranges(measure.fact)}
    lows = {low for low, _ in ranges}
    for bar in bars:
        low = next((low for low, high in ranges if high == bar.value), None)
        least = next((other for other in bars if other.value == low and other.label == bar.label), None)
        if least is not None:
            amount = f"{least.amount}–{write_number(bar.value)}"
            spoken = say("{low} to {high}", low=least.spoken, high=write_number(bar.value))
            yield replace(bar, least=least.value, amount=amount, spoken=spoken)
        elif not (bar.value in lows and any((bar.value, other.value) in ranges for other in bars)):
            yield bar


def _find_ranges(fact: Fact) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield the figures of a fact that its wording gives as the two ends of one."""
    figures = sorted(
        (figure for figure in fact.figures if not figure.change), key=lambda figure: figure.value
    )
    for low, high in pairwise(figures):
        first, last = (re.escape(f"{figure.value.normalize():,f}") for figure in (low, high))
        alike = (low.unit, low.of, low.time, low.label) == (high.unit, high.of, high.time, high.label)
        if alike and re.search(rf"\b{first}\W*(?:and|to|or|–|-)\W*{last}\b", fact.wording):
            yield low.value, high.value


def _says_again(label: str, title: str) -> bool:
    """Whether a label only says again what the title does: `in Europe` below `Europe`."""
    said = set(re.findall(r"\w+", label.casefold())) - _LITTLE_WORDS
    return said <= set(re.findall(r"\w+", title.casefold()))


def _limit(panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Return the first panels, as many as a phone shows at once."""
    kept: list[Panel] = []
    room = _MOST_BARS
    for panel in panels:
        if room > 0:
            kept.append(replace(panel, bars=panel.bars[:room]))
            room -= len(panel.bars)
    return tuple(kept)


def _part_scales(panels: Sequence[Panel]) -> list[tuple[Panel, ...]]:
    """Part panels into sections of one scale each."""
    if not panels:
        return []
    longest = max(panel.reach for panel in panels)
    small = [panel for panel in panels if len(panel.bars) > 1 and panel.reach < longest * _TOO_SMALL]
    return [tuple(panel for panel in panels if panel not in small), *_part_scales(small)]


def _count(panels: Iterable[Panel]) -> int:
    """Count the figures that are compared."""
    return sum(1 + bool(bar.changed) for panel in panels for bar in panel.bars)


def _speak(bar: Bar) -> str:
    change = f" ({bar.change_label})" if bar.change_label else ""
    return f"{bar.label} {bar.spoken}{change}".strip()


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]
