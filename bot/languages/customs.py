"""Lists, days and the names of languages, as the language that is spoken has them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from bot.languages.catalogues import list_languages
from bot.languages.speech import ENGLISH, say, spoken

if TYPE_CHECKING:
    from babel import Locale

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WHOLE_DAY = 3


def say_list(parts: Sequence[str], joint: Literal["and", "or"] = "and") -> str:
    """Join as in a sentence: a, b and c."""
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(parts)
    if _reader() == ENGLISH:
        return f" {joint} ".join([", ".join(parts[:-1]), parts[-1]])
    from babel.lists import format_list  # noqa: PLC0415 - as the catalogues, only for other languages

    style: Literal["standard", "or"] = "standard" if joint == "and" else "or"
    return format_list([*parts], style=style, locale=_locale(_reader()))


def say_day(day: date) -> str:
    """Say a day with its day of the week: Thursday 24 December 2026."""
    if _reader() == ENGLISH:
        return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"
    from babel.dates import format_date  # noqa: PLC0415 - as above

    return format_date(day, "full", locale=_locale(_reader()))


def say_weekday(number: int) -> str:
    """Say a day of the week by itself, Monday being 0."""
    if _reader() == ENGLISH:
        return _DAYS[number]
    return _locale(_reader()).days["format"]["wide"][number]


def say_date(written: str) -> str:
    """Say 2022-08-17 as 17 August 2022, 2022-08 as August 2022, and 2022 as it is."""
    parts = [int(part) for part in written.split("-") if part]
    if _reader() == ENGLISH or len(parts) < 2:  # noqa: PLR2004 - a year
        year, *rest = written.split("-")
        month = f"{_MONTHS[int(rest[0]) - 1]} " if rest else ""
        day = f"{int(rest[1])} " if len(rest) > 1 else ""
        return f"{day}{month}{year}"
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - as above

    if len(parts) == _WHOLE_DAY:
        return format_date(date(*parts), "long", locale=_locale(_reader()))
    return format_skeleton("yMMMM", date(parts[0], parts[1], 1), locale=_locale(_reader()))


def name_language(code: str) -> str:
    """Return what a language is called."""
    names = cast("Mapping[str, str]", _locale(_reader()).languages)
    return names.get(code, code)


def say_language(code: str) -> str:
    """Say that something is in a language: in English."""
    return say("in English") if code == ENGLISH else name_language(code)


def _reader() -> str:
    """Return the language that is spoken; English where there are no words in it."""
    return spoken() if spoken() in list_languages() else ENGLISH


@cache
def _locale(code: str) -> "Locale":
    from babel import Locale  # noqa: PLC0415 - as above

    return Locale(code)
