"""Which country or region of the world a word means, or is the adjective of (Unicode CLDR, by way of Babel). Pure."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import takewhile
from typing import cast

from babel import Locale
from babel.core import get_global

from bot.brief.field_types import Kind

_SHORT = {
    "US": "United States",
    "USA": "United States",
    "UK": "United Kingdom",
    "UAE": "United Arab Emirates",
    "EU": "European Union",
    "UN": "United Nations",
}
_IRREGULAR = {
    "American": "United States",
    "British": "United Kingdom",
    "French": "France",
    "Dutch": "Netherlands",
    "Danish": "Denmark",
    "Welsh": "Wales",
    "Swiss": "Switzerland",
    "Greek": "Greece",
    "Turkish": "Türkiye",
    "Soviet": "Soviet Union",
    "Czech": "Czechia",
}
_UNIONS = frozenset({"EU", "EZ", "UN"})
"""Codes of what is no country."""
_REGIONAL = frozenset({"Baltic", "Nordic", "Balkan", "Alpine", "Arctic"})
_ENDING = re.compile(r"(?:an|n|ian|ish|ese|i|ic)$")
_COMMON_START = 3
"""Letters that a country shares with its language where the one is the other's adjective: Polish, Poland."""


@cache
def _territories() -> Mapping[str, str]:
    """Map English names of countries and regions to their codes; a region's code is a number."""
    territories = cast("Mapping[str, str]", Locale("en").territories)
    return {name: code for code, name in territories.items()}


@cache
def _adjectives() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name in _territories():
        stem = re.sub(r"[aeoy]$", "", name)
        found.update({stem + ending: name for ending in ("an", "ian", "n", "ish", "ese", "i")})
        found.update({name + ending: name for ending in ("n", "an", "ian", "i", "ese")})
    countries: defaultdict[str, list[str]] = defaultdict(list)
    for name, code in _territories().items():
        if code.isalpha():
            countries[name[:_COMMON_START]].append(name)
    for word in cast("Mapping[str, str]", Locale("en").languages).values():
        alike = countries[word[:_COMMON_START]]
        if alike and " " not in word and _ENDING.search(word):
            nearest = max(alike, key=lambda name: (_common_start(name, word), -len(name)))
            found.setdefault(word, nearest)
    return {**found, **_IRREGULAR}


def _common_start(one: str, other: str) -> int:
    """Count the letters with which two words both start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def find_country(name: str) -> tuple[str, Kind] | None:
    """Return the full name and the kind of the country or the region that a name means, or None."""
    full = _SHORT.get(name.replace(".", ""), name)
    code = _territories().get(full)
    if code is None:
        return None
    if code in _UNIONS:
        return full, "organisation"
    return full, "place" if code.isdigit() else "country"


def find_adjective(word: str) -> str | None:
    """Return the country or the region that `Latvian`, `Latvians` or `Eastern European` belongs to, or None."""
    adjectives = _adjectives()
    return adjectives.get(word) or adjectives.get(word.removesuffix("s"))


def is_adjective(word: str) -> bool:
    """Whether a capitalised word describes what follows: Latvian, Western."""
    return word.endswith("ern") or word in _REGIONAL or find_adjective(word) is not None


@cache
def _cities() -> frozenset[str]:
    zones = cast("Mapping[str, str]", get_global("zone_territories"))
    names = {zone.rpartition("/")[2].replace("_", " ") for zone in zones}
    spelled = cast("Mapping[str, Mapping[str, str]]", Locale("en").time_zones)
    return frozenset({*names, *(zone["city"] for zone in spelled.values() if "city" in zone)})


def is_city(name: str) -> bool:
    """Whether a name is that of a large city, one that a time zone is called after."""
    return name in _cities()
