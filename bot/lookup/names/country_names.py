"""What a country is called in the world's official languages (Unicode CLDR, by way of Babel). Pure."""

import pickle
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import takewhile
from typing import NamedTuple, cast

from babel import localedata
from babel.core import get_global

from bot.lookup.names.normalization import content, plain_words

_SHORTEST = 4
"""Letters; shorter names collide with words of other languages (`Kina`, `Sued` stay, `Fin` goes)."""
_ENGLISH = "en"
_WORLD = "001"
_COMMON_START = 3
"""Letters that a language's and a country's name share where the one is the other's demonym: Polish, Poland."""


class CountryNames(NamedTuple):
    """One country's names."""

    code: str
    english: tuple[str, ...]
    """Its name and, where that is formed from its name, its language's: Latvia, Latvian."""
    names: tuple[str, ...]
    """What other languages call it and its language: Lettland, lettisch; none such for Austria."""


@cache
def _locales() -> tuple[tuple[str, Mapping[str, str], Mapping[str, str]], ...]:
    """Give (locale, territory names by code, language names by code) of every official language, English first."""
    spoken = cast("Mapping[str, Mapping[str, Mapping[str, object]]]", get_global("territory_languages"))
    official = {
        name for languages in spoken.values() for name, facts in languages.items() if facts["official_status"]
    }
    tables: list[tuple[str, Mapping[str, str], Mapping[str, str]]] = []
    for name in sorted(
        official & set(localedata.locale_identifiers()), key=lambda name: (name != _ENGLISH, name)
    ):
        data = _read(name)
        tables.append((name, data.get("territories", {}), data.get("languages", {})))
    return tuple(tables)


def _read(locale: str) -> Mapping[str, Mapping[str, str]]:
    """Read a locale's tables as `babel.localedata.load` does, which would keep all of them: 100 MB."""
    with open(localedata.resolve_locale_filename(locale), "rb") as file:  # noqa: PTH123 - Babel may give bytes
        return pickle.load(file)  # noqa: S301 - Babel's own data


@cache
def _codes() -> Mapping[tuple[str, ...], str]:
    """Map a territory's English name, as words, to its code; regions such as Europe have numbers for codes."""
    return {plain_words(name): code for code, name in _locales()[0][1].items()}


def find_country(names: Iterable[str]) -> CountryNames | None:
    """Find the country or the world region that one of these English names means."""
    codes = _codes()
    code = next((codes[key] for key in map(plain_words, names) if key in codes), None)
    if code is None:
        return None
    every = [(locale, name) for locale, name in (*_territories(code), *_demonyms(code)) if _is_safe(name)]
    english = tuple(name for locale, name in every if locale == _ENGLISH)
    return CountryNames(code, english, tuple({name: None for locale, name in every if locale != _ENGLISH}))


def names_elsewhere() -> frozenset[tuple[str, ...]]:
    """Give the English names of every country and region of the world, as words."""
    return frozenset(content(words) for words, code in _codes().items() if code != _WORLD)


def _territories(code: str) -> Iterator[tuple[str, str]]:
    return ((locale, names[code]) for locale, names, _ in _locales() if code in names)


def _demonyms(code: str) -> Iterator[tuple[str, str]]:
    """Give what the country's languages are called where that is formed from its name."""
    spoken = cast("Mapping[str, Mapping[str, Mapping[str, object]]]", get_global("territory_languages"))
    own = [name for name, facts in spoken.get(code, {}).items() if facts["official_status"]]
    for locale, territories, languages in _locales():
        country = "".join(plain_words(territories.get(code, "")))
        for called in (languages.get(language, "") for language in own):
            words = plain_words(called)
            if len(words) == 1 and _share_start("".join(words), country):
                yield locale, called


def _share_start(one: str, other: str) -> bool:
    return (
        sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
        >= _COMMON_START
    )


def _is_safe(name: str) -> bool:
    return len("".join(plain_words(name))) >= _SHORTEST
