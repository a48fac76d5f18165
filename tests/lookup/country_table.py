"""Makes the table of what countries are called, of Babel's data (Unicode CLDR).

    python -m tests.lookup.country_table

writes it anew, where Babel has newer data. A row is a code, English names and names abroad: a territory's own, and its
languages' where they are formed from it, as its people are called so too: Latvia, Latvian; Lettland, lettisch.
"""

import pickle
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import takewhile
from typing import NamedTuple, cast

from babel import localedata
from babel.core import get_global

from bot.lookup.names.country_names import TABLE
from bot.lookup.names.normalization import content, plain_words, split_words

_SHORTEST = 4
"""Letters; shorter names collide with words of other languages (`Kina`, `Sued` stay, `Fin` goes)."""
_ENGLISH = "en"
_COMMON_START = 3
"""Letters that a language's and a country's name share where the one is the other's demonym: Polish, Poland."""


class Locale(NamedTuple):
    """What one official language calls territories and languages, by their codes."""

    name: str
    territories: Mapping[str, str]
    languages: Mapping[str, str]


def make_rows() -> list[str]:
    """Make every row, by code."""
    english = _locales()[0]
    return [_make_row(code) for code in sorted(english.territories)]


def _make_row(code: str) -> str:
    every = [(locale, name) for locale, name in (*_territories(code), *_demonyms(code)) if _is_safe(name)]
    english = [name for locale, name in every if locale == _ENGLISH]
    abroad: dict[tuple[str, ...], str] = {}
    for locale, name in every:
        if locale != _ENGLISH:
            abroad.setdefault(content(plain_words(name)), name)
    words = map(_take_apart, abroad.values())
    return "\t".join((code, "|".join(english), "|".join(abroad.values()), "|".join(words)))


def _take_apart(name: str) -> str:
    """Give a name's words as they are compared, behind a comma where it has an `and` or a comma of its own."""
    words = split_words(name)
    return "," * any(word.separated for word in words) + " ".join(content(word.text for word in words))


@cache
def _locales() -> tuple[Locale, ...]:
    """Read every official language's names, English first."""
    official = {
        name
        for languages in _spoken().values()
        for name, facts in languages.items()
        if facts["official_status"]
    }
    names = official & set(localedata.locale_identifiers())
    return tuple(map(_read, sorted(names, key=lambda name: (name != _ENGLISH, name))))


def _read(name: str) -> Locale:
    """Read a locale's names as they stand in its own file, without those it takes over from others."""
    with open(localedata.resolve_locale_filename(name), "rb") as file:  # noqa: PTH123 - Babel may give bytes
        data = pickle.load(file)  # noqa: S301 - Babel's own data
    return Locale(name, data.get("territories", {}), data.get("languages", {}))


def _spoken() -> Mapping[str, Mapping[str, Mapping[str, object]]]:
    return cast("Mapping[str, Mapping[str, Mapping[str, object]]]", get_global("territory_languages"))


def _territories(code: str) -> Iterator[tuple[str, str]]:
    return ((locale.name, locale.territories[code]) for locale in _locales() if code in locale.territories)


def _demonyms(code: str) -> Iterator[tuple[str, str]]:
    """Give what the country's languages are called where that is formed from its name."""
    own = [name for name, facts in _spoken().get(code, {}).items() if facts["official_status"]]
    for locale in _locales():
        country = "".join(plain_words(locale.territories.get(code, "")))
        for called in (locale.languages.get(language, "") for language in own):
            words = plain_words(called)
            if len(words) == 1 and _share_start("".join(words), country):
                yield locale.name, called


def _share_start(one: str, other: str) -> bool:
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in shared) >= _COMMON_START


def _is_safe(name: str) -> bool:
    return len("".join(plain_words(name))) >= _SHORTEST


if __name__ == "__main__":
    head = [line for line in TABLE.read_text(encoding="utf-8").split("\n") if line.startswith("#")]
    TABLE.write_text("\n".join([*head, *make_rows(), ""]), encoding="utf-8", newline="\n")
