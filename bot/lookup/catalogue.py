"""Everything an entity may be called: its names, its people's names, its titles, its names abroad. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from bot.brief.model import Entity
from bot.lookup.country_names import find_country
from bot.lookup.normalization import plain_words
from bot.lookup.wordlists import FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Called:
    """One way to say an entity."""

    words: tuple[str, ...]
    """The words that must be found, without `the` and `of`."""
    via: str
    """As it is written in the brief, or in the country's language."""
    source: str
    """name, alias, demonym, role, country, code, or turned: with `Poland's` for `Polish`."""


def content(words: Iterable[str]) -> tuple[str, ...]:
    """Leave out words that carry no name, unless there are no others."""
    every = tuple(words)
    return tuple(word for word in every if word not in FUNCTION_WORDS) or every


def catalogue(entity: Entity, others: Mapping[str, Entity]) -> tuple[Called, ...]:
    """List what an entity may be called; `others` are its brief's entities by id, for the one it is `of`."""
    own = [Called(content(plain_words(entity.name)), entity.name, "name")]
    own += [Called(content(plain_words(alias)), alias, "alias") for alias in entity.aliases]
    own += [Called(content(plain_words(name)), name, "demonym") for name in entity.demonym]
    own += _abroad(entity)
    own += _titles(entity, others)
    own += [
        turned
        for called in own
        if called.source in {"name", "alias", "role"}
        for turned in _turned(called, others)
    ]
    distinct: dict[tuple[str, ...], Called] = {}
    for called in own:
        if called.words:
            distinct.setdefault(called.words, called)
    return tuple(distinct.values())


def _abroad(entity: Entity) -> Iterator[Called]:
    if entity.kind not in {"country", "place"}:
        return
    country = find_country((entity.name, *entity.aliases))
    if country is None:
        return
    if country.code.isalpha() and entity.kind == "country" and country.code.casefold() not in FUNCTION_WORDS:
        yield Called((country.code.casefold(),), country.code, "code")
    for name in (*country.names, *country.demonyms):
        yield Called(content(plain_words(name)), name, "country")


def _titles(entity: Entity, others: Mapping[str, Entity]) -> Iterator[Called]:
    """Give the role as it is written, without its owner, and with each name of its owner."""
    if entity.role is None:
        return
    words = content(plain_words(entity.role))
    yield Called(words, entity.role, "role")
    owner = others.get(entity.of or "")
    if owner is None:
        return
    forms = set(_short_names(owner))
    title = tuple(word for word in words if word not in forms)
    if title and len(title) < len(words):
        yield Called(title, entity.role, "role")
    for form in sorted(forms):
        yield Called((form, *title), entity.role, "role")


def _short_names(entity: Entity) -> Iterator[str]:
    """Give an entity's names of one word."""
    for name in (entity.name, *entity.aliases, *entity.demonym):
        words = content(plain_words(name))
        if len(words) == 1:
            yield words[0]


def _turned(called: Called, others: Mapping[str, Entity]) -> Iterator[Called]:
    """Say `Polish warplanes` as `Poland's warplanes`, and the like, for each country in a name of several words."""
    if len(called.words) == 1:
        return
    forms = [(word,) for word in called.words]
    for country in others.values():
        if country.kind != "country":
            continue
        names = tuple(_short_names(country))
        forms = [names if old[0] in names else old for old in forms]
    for words in product(*forms):
        if words != called.words:
            yield Called(words, called.via, "turned")
