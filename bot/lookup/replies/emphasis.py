"""Where the figures of a fact stand in its wording, so that they can be shown in bold. Pure."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from bot.brief import Fact
from bot.lookup.replies.markup import Markup

_KEPT = 2048
"""How many wordings are kept as they were marked up last: facts are told again and again."""
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_UNITS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_WORDS = {word: number for number, word in enumerate(_UNITS.split(), start=2)}
"""Number words that are not ordinary words too, as `one` is."""
_NUMBER = re.compile(
    rf"(?<![\w.,-])[$€£]?(?P<digits>\d[\d,]*(?:\.\d+)?)(?:[ -](?P<scale>{'|'.join(_SCALES)})\b)?(?:\s?%)?(?!\w)"
    rf"|\b(?P<word>{'|'.join(_WORDS)})\b(?!-)",
    re.IGNORECASE,
)


def find_figures(fact: Fact) -> tuple[str, ...]:
    """Return each figure of a fact as its wording writes it: `100,000`, `$40 billion`, `five`."""
    return _find_numbers(fact.wording, frozenset(figure.value for figure in fact.figures))


@lru_cache(_KEPT)
def _find_numbers(wording: str, values: frozenset[Decimal]) -> tuple[str, ...]:
    found = (match[0] for match in _NUMBER.finditer(wording) if _read(match) in values)
    return tuple(dict.fromkeys(found))


@lru_cache(_KEPT)
def embolden(wording: str, figures: tuple[str, ...], markup: Markup) -> str:
    """Return a wording as markup, with its figures in bold."""
    if not figures:
        return markup.escape(wording)
    alternatives = "|".join(re.escape(figure) for figure in sorted(figures, key=len, reverse=True))
    pieces = re.split(rf"(?<![\w.,])({alternatives})(?!\w)", wording)
    return "".join(
        markup.bold(markup.escape(piece)) if place % 2 else markup.escape(piece)
        for place, piece in enumerate(pieces)
    )


def _read(number: re.Match[str]) -> Decimal | None:
    if number["word"]:
        return Decimal(_WORDS[number["word"].casefold()])
    try:
        digits = Decimal(number["digits"].replace(",", ""))
    except InvalidOperation:
        return None
    return digits * _SCALES.get((number["scale"] or "").casefold(), 1)
