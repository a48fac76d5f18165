"""Where the figures of a fact stand in its wording, so that they can be shown in bold. Pure."""

import re
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from bot.brief import GROUPED, SCALES, Fact, write_as_english
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


_ENGLISH_NUMBER = re.compile(r"\D*(?P<digits>\d+(?:\.\d+)?)(?: (?P<scale>10+))?(?!\d)")


def find_figures(fact: Fact, language: str = "") -> tuple[str, ...]:
    """Return each figure of a fact as its wording writes it: `100,000`, `$40 billion`, `five`.

    `language` is that of a translation: `100 000`, `40 miljardi`.
    """
    return _find_numbers(fact.wording, frozenset(figure.value for figure in fact.figures), language)


@lru_cache(_KEPT)
def _find_numbers(wording: str, values: frozenset[Decimal], language: str) -> tuple[str, ...]:
    if language in SCALES:
        found = (match[0] for match in _foreign_number(language).finditer(wording))
        return tuple(dict.fromkeys(each for each in found if _read_foreign(each, language) in values))
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


@cache
def _foreign_number(language: str) -> re.Pattern[str]:
    scales = "|".join(SCALES[language])
    return re.compile(
        rf"(?<![\w.,-])[$€£]?(?:{GROUPED}|\d+(?:,\d{{1,2}})?)(?:\s(?:{scales})(?!\w))?(?:\s?%)?(?!\w)",
        re.IGNORECASE,
    )


def _read_foreign(number: str, language: str) -> Decimal | None:
    found = _ENGLISH_NUMBER.match(write_as_english(number, language))
    return Decimal(found["digits"]) * int(found["scale"] or 1) if found else None


def _read(number: re.Match[str]) -> Decimal | None:
    if number["word"]:
        return Decimal(_WORDS[number["word"].casefold()])
    try:
        digits = Decimal(number["digits"].replace(",", ""))
    except InvalidOperation:
        return None
    return digits * _SCALES.get((number["scale"] or "").casefold(), 1)
