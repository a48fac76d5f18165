"""Where the figures of a fact stand in its wording, so that they can be shown in bold. Pure."""

import re
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Written:
    """How a number is written: `$40 billion` with its sign, its scale and its commas."""

    sign: str = ""
    scale_word: str = ""
    ending: str = ""
    commas: bool = True
    ordinal: bool = False

    @property
    def scale(self) -> Decimal:
        """What the digits are multiplied by."""
        return Decimal(_SCALES.get(self.scale_word.casefold(), 1))

    def write(self, value: Decimal) -> str:
        """Write another number alike."""
        digits = (value / self.scale).normalize()
        if self.ordinal:
            return _write_rank(int(digits))
        number = f"{digits:,f}" if self.commas else f"{digits:f}"
        return f"{self.sign}{number}{f' {self.scale_word}' if self.scale_word else ''}{self.ending}"


def find_written(fact: Fact, value: Decimal) -> Written:
    """Return how a fact's wording writes one of its figures; one that it spells out is written in digits."""
    units = {figure.unit for figure in fact.figures if figure.value == value}
    if "rank" in units:
        return Written(ordinal=True)
    percent = "%" if "percent" in units else ""
    match = next((each for each in _NUMBER.finditer(fact.wording) if _read(each) == value), None)
    if match is None or match["word"]:
        return Written(ending=percent)
    sign = match[0][0] if match[0][0] in "$€£" else ""
    commas = "," in match["digits"] or not units & {"year", "decade"}
    return Written(sign=sign, scale_word=match["scale"] or "", ending=percent, commas=commas)


def _write_rank(number: int) -> str:
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


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
