"""Everything an entity may be called: its names, its people's names, its titles, its names abroad. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from sys import intern
from typing import Literal

from bot.brief import Entity
from bot.lookup.names.country_names import find_country
from bot.lookup.names.normalization import content, plain_words, split_words
from bot.lookup.names.wordlists import FUNCTION_WORDS, frequent_words

Source = Literal["name", "alias", "demonym", "role", "abroad"]
_CAPITAL_INSIDE = re.compile(r"\w[A-Z]")
_ENGLISH = 1e-6
"""How frequent an English word must be not to be another language's name of a country."""


@dataclass(frozen=True, slots=True)
class Called:
    """One way to say an entity."""

    words: tuple[str, ...]
    """The words that must be found, without `the` and `of`."""
    via: str
    """As it is written in the brief, or in the country's language."""
    source: Source
    """abroad: in another language or script."""
    spoken: str = ""
    """All its words as one, where that takes more than those that must be found: `theunitedstates`."""
    parted: bool = False
    """Whether it has an `and` or a comma of its own."""
    capital: bool = False
    """Whether every word of it is written with a capital letter."""


def catalogue(entity: Entity, others: Mapping[str, Entity]) -> tuple[Called, ...]:
    """List what an entity may be called; `others` are its brief's entities by id, for the one it is `of`."""
    abroad = tuple(_abroad(entity))
    foreign = {called.words for called in abroad if called.source == "abroad"}
    own = [_called(entity.name, "name")]
    aliases = [_called(name, "alias") for name in entity.aliases]
    for called in (*aliases, *(_called(name, "demonym") for name in entity.demonym)):
        english = called.words not in foreign and _is_english(called, own[0])
        own.append(called if english else replace(called, source="abroad"))
    own += abroad
    own += _titles(entity, others)
    distinct: dict[tuple[str, ...], Called] = {}
    for called in own:
        if called.words:
            distinct.setdefault(called.words, called)
    return tuple(distinct.values())


def short_names(entity: Entity) -> frozenset[str]:
    """Give an entity's English names of one word, its people's among them: Latvia, Latvian, Latvians."""
    names = (
        content(plain_words(name))
        for name in (entity.name, *entity.aliases, *entity.demonym)
        if name.isascii()
    )
    return frozenset(word for words in names if len(words) == 1 for word in words)


def _is_english(called: Called, name: Called) -> bool:
    """Tell an English name or a spelling of the entity's own from its name in another language."""
    if not called.via.isascii():
        return False
    known = frequent_words(_ENGLISH)
    starts = {word[:2] for word in name.words}
    acronym = _CAPITAL_INSIDE.search(called.via) is not None
    return acronym or any(word in known or word[:2] in starts for word in called.words)


def _called(written: str, source: Source) -> Called:
    words = split_words(written)
    texts = tuple(intern(word.text) for word in words)
    found = content(texts)
    spoken = "" if found == texts else "".join(texts)
    parted, capital = any(word.separated for word in words), all(word.capital for word in words)
    return Called(found, written, source, spoken, parted, capital)


def _abroad(entity: Entity) -> Iterator[Called]:
    if entity.kind not in {"country", "place"}:
        return
    country = find_country((entity.name, *entity.aliases))
    if country is None:
        return
    if country.code.isalpha() and entity.kind == "country" and country.code.casefold() not in FUNCTION_WORDS:
        yield Called((country.code.casefold(),), country.code, "abroad")
    for name in country.english:
        yield _called(name, "demonym")
    for name, joined in zip(country.names, country.words, strict=True):
        words = tuple(map(intern, joined.removeprefix(",").split()))
        if len(words) > 1 or frequent_words(_ENGLISH).isdisjoint(words):
            yield Called(words, name, "abroad", parted=joined.startswith(","))


def _titles(entity: Entity, others: Mapping[str, Entity]) -> Iterator[Called]:
    """Give a person's role as it is written, and without the one it belongs to."""
    if entity.role is None or entity.kind != "person":
        return
    whole = _called(entity.role, "role")
    yield whole
    owner = others.get(entity.of or "")
    if owner is not None:
        forms = short_names(owner)
        title = tuple(word for word in whole.words if word not in forms)
        if title and title != whole.words:
            yield Called(title, entity.role, "role")
