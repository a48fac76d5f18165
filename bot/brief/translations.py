"""A brief, told in another language as far as it has been translated. Pure."""

from collections import OrderedDict
from dataclasses import replace

from bot.brief.model import Brief, Entity, EntityWords, Fact, Topic, TopicWords, Translation

_NOTHING = Translation()
_KEPT = 64
"""How many tellings are kept: a few languages of the briefs that are served."""
_tellings: OrderedDict[tuple[int, str], tuple[Brief, Brief]] = OrderedDict()
"""(the id of a brief in memory, language) -> that brief, held so that its id stays its own, and what it is told as."""


def translate_brief(brief: Brief, language: str) -> Brief:
    """Return a brief as it is told in a language, by its code; what is not translated stays as it is.

    Ids and their order are the same. `untranslated` has the facts that are still in the brief's own language.
    """
    if language in {brief.language, brief.told_in}:
        return brief
    key = id(brief), language
    if key not in _tellings:
        _tellings[key] = brief, _tell(brief, language, brief.translations.get(language, _NOTHING))
        if len(_tellings) > _KEPT:
            _tellings.popitem(last=False)
    return _tellings[key][1]


def _tell(brief: Brief, language: str, words: Translation) -> Brief:
    return replace(
        brief,
        title=words.title or brief.title,
        topics={name: _tell_topic(topic, words.topics.get(name)) for name, topic in brief.topics.items()},
        entities={
            each.id: _tell_entity(each, words.entities.get(each.id)) for each in brief.entities.values()
        },
        facts={each.id: _tell_fact(each, words.facts.get(each.id)) for each in brief.facts.values()},
        told_in=language,
        untranslated=frozenset(brief.facts.keys() - words.facts.keys()),
    )


def _tell_topic(topic: Topic, words: TopicWords | None) -> Topic:
    if words is None:
        return topic
    return replace(topic, title=words.title or topic.title, help=words.help or topic.help)


def _tell_entity(entity: Entity, words: EntityWords | None) -> Entity:
    if words is None:
        return entity
    return replace(entity, name=words.name or entity.name, role=words.role or entity.role)


def _tell_fact(fact: Fact, wording: str | None) -> Fact:
    if wording is None:
        return fact
    match fact.kind:
        case "report":
            return replace(fact, text=wording)
        case "quote":
            return replace(fact, quote=wording)
        case "note":
            return replace(fact, note=wording)
