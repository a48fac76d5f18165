"""Facts made ready to be compared with questions: stems, figures, and who does what in the text. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.brief import Brief, Fact, Kind
from bot.lookup.names import FUNCTION_WORDS
from bot.lookup.outcomes import KIND_NAMES
from bot.lookup.questions.belonging import owners
from bot.lookup.questions.fact_asks import Ask, read_ask
from bot.lookup.questions.name_forms import Forms, find_names
from bot.lookup.questions.stems import stem, words_of

_FUNCTION_STEMS = frozenset(map(stem, FUNCTION_WORDS))

_TELLING_NAMES = frozenset({"event", "programme", "idea", "organisation"})
"""Kinds whose names say what happens, in words that a question may use; `long-range artillery` tells no range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedFact:
    """A fact and what it can be found by."""

    fact: Fact
    order: int
    """Its place in the brief."""
    sentences: frozenset[int]
    """The numbers of the sentences it stands on."""
    plain: tuple[str, ...]
    """The words of its text, in order."""
    words: tuple[str, ...]
    """Their stems."""
    said: Mapping[str, float]
    """How much each stem counts: those of its text 1, of the article's words and of its names less."""
    kinds: frozenset[str]
    """Stems of what the kinds of its entities are called: weapon, country."""
    topics: frozenset[str]
    """Stems of the names and titles of the topics that show it or its entities."""
    units: frozenset[str]
    """Stems of its figures' units."""
    unit_names: frozenset[str]
    """Ids of the entities that those name, and of those that they belong to."""
    counted: frozenset[str]
    """Stems of its figures' units and labels."""
    counted_names: frozenset[str]
    """Ids of the entities that those name."""
    held: frozenset[str]
    """Ids of the entities it is by or about, and of those that they belong to."""
    speakers: frozenset[str]
    """Ids of who says it, and of those that they belong to."""
    names: tuple[tuple[int, int, str], ...]
    """Where in its text entities are named: first place, place after the last, id."""
    told: Ask
    """Its own text, read like one."""
    asks: tuple[Ask, ...]
    """How people ask for it."""
    spoken: frozenset[str]
    """Every stem of its text and its asks."""


def index_facts(brief: Brief, forms: Forms) -> tuple[IndexedFact, ...]:
    """Make every fact of a brief ready, whose names are `forms`."""
    return tuple(_index(brief, fact, order, forms) for order, fact in enumerate(brief.facts.values()))


def _index(brief: Brief, fact: Fact, order: int, forms: Forms) -> IndexedFact:
    plain = words_of(fact.wording)
    words = tuple(map(stem, plain))
    held = frozenset(owner.id for entity in fact.entities for owner in owners(brief, entity))
    named = [brief.entities[entity] for entity in fact.entities]
    said: dict[str, float] = {}
    for weight, texts in (
        (0.4, [entity.name for entity in named if entity.kind in _TELLING_NAMES]),
        (0.7, [citation.words or "" for citation in fact.cite if fact.kind != "note"]),
        (1.0, [fact.wording]),
    ):
        said |= {stem(word): weight for text in texts for word in words_of(text)}
    names_held = find_names(words, forms)
    proper = _proper_stems(brief, words, names_held)
    units = [figure.unit for figure in fact.figures]
    asks = tuple(read_ask(text, forms) for text in fact.asks)
    labels = [f"{figure.unit} {figure.label or ''}" for figure in fact.figures]
    return IndexedFact(
        fact=fact,
        order=order,
        sentences=frozenset(fact.sentences),
        plain=plain,
        words=words,
        said={word: weight for word, weight in said.items() if word not in _FUNCTION_STEMS | proper},
        kinds=_kind_stems(brief, fact),
        topics=_topic_stems(brief, fact),
        units=_stems_in(units),
        unit_names=_names_in(units, brief, forms),
        counted=_stems_in(labels),
        counted_names=_names_in(labels, brief, forms),
        held=held,
        speakers=frozenset(owner.id for owner in owners(brief, fact.said_by))
        if fact.said_by
        else frozenset(),
        names=names_held,
        told=read_ask(fact.wording, forms),
        asks=asks,
        spoken=frozenset(words).union(*(ask.tokens for ask in asks)),
    )


def _stems_in(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for text in texts for word in words_of(text))


def _names_in(texts: Iterable[str], brief: Brief, forms: Forms) -> frozenset[str]:
    named = {entity for text in texts for _, _, entity in find_names(tuple(map(stem, words_of(text))), forms)}
    return frozenset(owner.id for entity in named for owner in owners(brief, entity))


def _topic_stems(brief: Brief, fact: Fact) -> frozenset[str]:
    texts = (
        text
        for name, topic in brief.topics.items()
        if set(topic.shows.facts) & set(fact.topics)
        for text in (name, topic.title, *topic.aliases)
    )
    return _stems_in(texts) - _FUNCTION_STEMS


def _kind_stems(brief: Brief, fact: Fact) -> frozenset[str]:
    kinds: set[Kind] = {brief.entities[entity].kind for entity in fact.about}
    names = (KIND_NAMES[kind][1] for kind in kinds)
    topics = (
        text
        for name, topic in brief.topics.items()
        if kinds & set(topic.shows.entities)
        for text in (name, *topic.aliases)
    )
    return _stems_in((*names, *topics)) - _FUNCTION_STEMS


def _proper_stems(
    brief: Brief, words: tuple[str, ...], names: Iterable[tuple[int, int, str]]
) -> frozenset[str]:
    """Give the stems that stand only in names of countries: United, which are not the Nations."""
    inside = {
        place
        for start, end, entity in names
        if brief.entities[entity].kind == "country"
        for place in range(start, end)
    }
    outside = {word for place, word in enumerate(words) if place not in inside}
    return frozenset(words[place] for place in inside) - outside
