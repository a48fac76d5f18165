"""Numbers near the right one, rounded like it, that the brief has nowhere. Pure."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from bot.brief import Brief, Fact
from bot.lookup.quizzing.shuffling import draw
from bot.lookup.replies import Written

_FACTORS = tuple(Decimal(each) / 100 for each in (25, 30, 40, 50, 60, 75, 130, 150, 175, 200, 250, 300, 400))
_APART = Decimal("1.2")
"""How far apart any two options are at least: `about 600` is not wrong for 620."""
_COUNTED = 20
"""Up to here numbers are counted, and near ones differ by one or two."""
_COUNTED_APART = range(1, 7)
_YEARS_APART = (2, 3, 4, 5, 7, 9, 12, 15, 20, 25)
_FEW_DIGITS = 3
"""A first digit below this is rounded one place finer: 100 beside 60 and 150, and not beside 0 and 200 alone."""
_DATES = frozenset({"year", "decade"})
_MOST = {"percent": Decimal(100), "%": Decimal(100)}
WRONG = 3


def find_wrong_figures(
    right: Decimal, written: Written, fact: Fact, brief: Brief, seed: str
) -> list[Decimal]:
    """Draw three wrong numbers; fewer where there are no more that are plausible and surely wrong."""
    units = {figure.unit for figure in fact.figures if figure.value == right}
    taken = {
        figure.value
        for each in brief.facts.values()
        for figure in each.figures
        if figure.unit in units or each is fact
    }
    most = min((_MOST[unit] for unit in units if unit in _MOST), default=None)
    dated, ranked = not units.isdisjoint(_DATES), "rank" in units
    apart = Decimal(0) if dated or right <= _COUNTED else _APART
    near = sorted({each for each in _near(right, written.scale, dated=dated) if each > 0} - taken)
    near = [each for each in near if (most is None or each <= most) and (not ranked or each == int(each))]
    return _choose(right, near, apart, seed)


def _near(right: Decimal, scale: Decimal, *, dated: bool) -> Iterator[Decimal]:
    shown = right / scale
    if dated:
        for gap in _YEARS_APART:
            yield from (right - gap, right + gap)
    elif shown <= _COUNTED and shown == int(shown):
        for gap in _COUNTED_APART:
            yield from (right - gap * scale, right + gap * scale)
    else:
        step = _find_step(shown)
        for factor in _FACTORS:
            yield (shown * factor / step).quantize(Decimal(1)) * step * scale


def _find_step(shown: Decimal) -> Decimal:
    """Return what a number is rounded to: 100 of 600, 10 of 9,840; of 100 itself 10."""
    _, digits, exponent = shown.normalize().as_tuple()
    step = Decimal(1).scaleb(int(exponent))
    finer = len(digits) == 1 and digits[0] < _FEW_DIGITS and (step > 1 or step < 1)
    return step / 10 if finer else step


def _choose(right: Decimal, near: Sequence[Decimal], apart: Decimal, seed: str) -> list[Decimal]:
    """Draw which three: first how many are smaller, so that the right one stands anywhere."""
    lower = [each for each in near if each < right]
    higher = [each for each in near if each > right]
    for below in draw(range(WRONG + 1), f"{seed} below"):
        chosen = _pick(lower, below, [right], apart, seed)
        chosen += _pick(higher, WRONG - below, [right, *chosen], apart, seed)
        if len(chosen) == WRONG:
            return chosen
    return []


def _pick(
    pool: Sequence[Decimal], count: int, kept: Collection[Decimal], apart: Decimal, seed: str
) -> list[Decimal]:
    chosen: list[Decimal] = []
    for each in draw(pool, seed):
        if len(chosen) < count and all(_are_apart(each, other, apart) for other in (*kept, *chosen)):
            chosen.append(each)
    return chosen


def _are_apart(one: Decimal, other: Decimal, apart: Decimal) -> bool:
    return one != other and max(one, other) >= min(one, other) * apart
