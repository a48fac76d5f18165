"""Rules: names lead to one entity each, and every entity and topic leads to something. Pure."""

from collections.abc import Iterator
from functools import lru_cache

from bot.brief.proof.canonical_wording import words
from bot.brief.proof.rules.rule_registry import rule
from bot.brief.proof.rules.subject import Finding, Mend, Subject

_COMMON = 5.5
"""Zipf frequency of the few hundred commonest words (three hundred in a million); less common ones, such as `tank`,
mean what the article is about often enough."""
_COMMON_WITH_CAPITAL = 6.1
"""Written with a capital it may be a well-known name, so then it must be commoner still."""


@rule(
    "alias-shared",
    severity="warning",
    why="Somebody who types a name that two entities share is asked which one is meant.",
    mend="Take the alias away from the one that people do not mean by it. Two entities of the same kind, or one that "
    "belongs to the other, may share a general word such as `reporter`: the bot shows both.",
)
def find_shared_aliases(subject: Subject) -> Iterator[Finding]:
    """Yield each alias that entities of different kinds share."""
    first: dict[str, str] = {}
    entities = subject.brief.entities
    for file in subject.loaded.files:
        for index, entity in enumerate(file.content.entities):
            for field, position, name in _written_names(entity.name, entity.aliases, entity.demonym):
                key = " ".join(words(name))
                other = entities.get(first.setdefault(key, entity.id))
                related = other is None or other.kind == entity.kind or entity.id in (other.id, other.of)
                if other and not related and entity.of != other.id:
                    message = f"`{name}` is a name of `{other.id}` too; keep it with one of them"
                    yield Finding(file, ("entities", index, field, *position), message)


@rule(
    "alias-repeated",
    severity="warning",
    why="An alias that stands twice does nothing the second time.",
    mend="Drop one. `--fix` does it.",
)
def find_repeated_aliases(subject: Subject) -> Iterator[Finding]:
    """Yield each alias or demonym that the same entity has already."""
    for file in subject.loaded.files:
        for index, entity in enumerate(file.content.entities):
            seen: set[str] = set()
            for field, position, name in _written_names(entity.name, entity.aliases, entity.demonym):
                if name in seen:
                    path = ("entities", index, field, *position)
                    yield Finding(file, path, f"`{name}` stands here already", Mend(path, name))
                seen.add(name)


@rule(
    "alias-common-word",
    severity="warning",
    why="A name that is an everyday word turns up in messages that do not mean it.",
    mend="Drop the alias, or make it longer: `the aid package` instead of `aid`.",
)
def find_common_aliases(subject: Subject) -> Iterator[Finding]:
    """Yield each alias that is one everyday word."""
    for file in subject.loaded.files:
        for index, entity in enumerate(file.content.entities):
            for position, alias in enumerate(entity.aliases):
                if " " not in alias and not alias.isupper() and is_common_word(alias, subject.language):
                    message = f"`{alias}` is an everyday word; drop it or make it longer"
                    yield Finding(file, ("entities", index, "aliases", position), message)


@rule(
    "entity-unmentioned",
    severity="warning",
    why="Whoever asks for this entity finds nothing.",
    mend="Write a fact about it, name it in the `about` of the facts that are, or drop it.",
)
def find_unmentioned_entities(subject: Subject) -> Iterator[Finding]:
    """Yield each entity that no fact is by or about and that none with facts belongs to."""
    brief = subject.brief
    mentioned = {entity_id for fact in brief.facts.values() for entity_id in fact.entities}
    for file, index, entity_id in subject.find_entities():
        if entity_id not in mentioned:
            message = f"no fact is by or about `{entity_id}`"
            yield Finding(file, ("entities", index, "id"), message)


@rule(
    "topic-empty",
    why="A command that shows nothing should not be offered.",
    mend="Give facts this topic, let it show kinds of entity that the brief has, or drop it.",
)
def find_empty_topics(subject: Subject) -> Iterator[Finding]:
    """Yield each topic that shows no fact and no entity."""
    brief = subject.brief
    shown = {topic for fact in brief.facts.values() for topic in fact.topics}
    kinds = {entity.kind for entity in brief.entities.values()}
    for file in subject.loaded.files:
        for name, topic in (file.content.topics or {}).items():
            if shown.isdisjoint(topic.shows.facts) and kinds.isdisjoint(topic.shows.entities):
                yield Finding(file, ("topics", name, "shows"), f"the topic `{name}` has nothing to show")


@lru_cache(maxsize=65536)
def is_common_word(word: str, language: str) -> bool:
    """Whether a word is an everyday word of a language rather than a name."""
    from wordfreq import zipf_frequency  # noqa: PLC0415 - it loads slowly, and only a warning needs it

    least = _COMMON_WITH_CAPITAL if word[0].isupper() else _COMMON
    try:
        return zipf_frequency(word, language) >= least
    except LookupError:  # a language without a word list
        return False


def _written_names(
    name: str, aliases: tuple[str, ...], demonym: tuple[str, ...]
) -> Iterator[tuple[str, tuple[int, ...], str]]:
    """Yield field, position in it, and name, for everything an entity is called."""
    yield "name", (), name
    for field, listed in (("aliases", aliases), ("demonym", demonym)):
        for position, each in enumerate(listed):
            yield field, (position,), each
