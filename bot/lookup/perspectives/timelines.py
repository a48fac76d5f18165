"""The facts that have a time, in its order. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from bot.brief import Brief, Entity, Fact, Shows, Topic
from bot.languages import mark, say
from bot.lookup.outcomes import Answer, Outcome, Overview
from bot.lookup.topics import BriefLookup

TIMELINE = "timeline"
"""The command, and the topic that a brief may have of the name: its title, names and facts without a time are shown too."""
_TITLE = mark("What happened when")


def has_times(brief: Brief) -> bool:
    """Whether a brief has facts with a time."""
    return any(fact.when for fact in brief.facts.values())


def tell_in_order(lookup: BriefLookup, words: str, chosen: tuple[Entity, ...] = ()) -> Outcome:
    """Tell what has a time, first things first: all of it, or what is about those `chosen` or else named."""
    brief = lookup.brief
    topic = brief.topics.get(TIMELINE) or Topic(
        title=say(_TITLE), help=say(_TITLE), shows=Shows(facts=(TIMELINE,))
    )
    kinds = topic.shows.entities
    if not words:
        return Overview(
            command=TIMELINE,
            brief=brief,
            title=topic.title,
            entities=tuple(each for each in brief.entities.values() if each.kind in kinds),
            facts=order_by_time(_list_facts(brief)),
            by_time=True,
        )
    found = lookup.tell_about(TIMELINE, words, chosen)
    if not isinstance(found, Answer):
        return found
    ids = {entity.id for entity in found.entities}
    told = [fact for fact in _list_facts(brief) if not ids.isdisjoint(fact.entities)]
    of_its_own = any(entity.kind in kinds for entity in found.entities)
    if TIMELINE in brief.topics and (of_its_own or not any(fact.when for fact in told)):
        return lookup.answer(TIMELINE, words, found.entities)
    if not told:
        return lookup.decline(topic, found)
    together = [fact for fact in told if ids <= set(fact.entities)]
    return replace(found, facts=order_by_time(together or told), topic=topic, by_time=True)


def order_by_time(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Order facts by when they begin and end, those without a time last."""
    return tuple(sorted(facts, key=lambda fact: (not fact.when, *_span(fact.when or ""))))


def _list_facts(brief: Brief) -> list[Fact]:
    """Return what has a time, and what the brief's own topic of the name holds besides."""
    topic = brief.topics.get(TIMELINE)
    shown = set(topic.shows.facts) if topic else set[str]()
    return [fact for fact in brief.facts.values() if fact.when or shown.intersection(fact.topics)]


def _span(when: str) -> tuple[str, str]:
    """Return the first and the last day of a time, as they are ordered."""
    first, _, last = when.partition("/")
    last = last or first
    return first + "-01-01"[len(first) - len("2022") :], last + "-12-31"[len(last) - len("2022") :]
