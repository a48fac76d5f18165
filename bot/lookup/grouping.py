"""The facts of a long reply, parted by who or what they are about; the names of a long list, by kind. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import get_args

from bot.brief import Brief, Entity, Fact, Kind
from bot.languages import mark, say
from bot.lookup.addresses import shorten_key
from bot.lookup.outcomes import KIND_NAMES, Answer, Outcome, Overview
from bot.lookup.remembering import keep_beside

FEW = 3
"""How many facts a reply shows before it is asked for more; no more than these are never parted."""
MOST_NAMES = 25
"""How many names stand in one list to pick from."""
_REST = mark("The rest")
_WORD = re.compile(r"\w+")
_LITTLE, _LITTLE_WORDS = 3, 2
"""How long a word is at most that says nothing by itself, and how many of them a sentence needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A part of a reply: facts about the same, or names of a kind."""

    key: str
    """What it is called by: an entity, a topic or a kind by its id; empty for what is left."""
    title: str
    facts: tuple[Fact, ...] = ()
    entities: tuple[Entity, ...] = ()

    @property
    def token(self) -> str:
        """Its key in five characters."""
        return shorten_key(self.key)


@keep_beside
def part_outcome(outcome: Outcome) -> tuple[Group, ...]:
    """Part what an outcome shows; one that is short, or all about the same, has no parts."""
    match outcome:
        case Overview(part=part, by_time=by_time) | Answer(part=part, by_time=by_time) if part or by_time:
            return ()
        case Overview(facts=(), entities=entities) if len(entities) > MOST_NAMES:
            return _part_names(entities)
        case Overview(command=command) if command != "brief":
            return part_by_entity(outcome.facts, outcome.brief)
        case Answer(introduced=True) if _is_of_kind(outcome):
            return _part_by_topic(outcome.facts, outcome.brief)
        case _:
            return ()


def _is_of_kind(answer: Answer) -> bool:
    """Whether an answer tells all about a name, and not only what a topic holds on it."""
    shown = answer.topic.shows.entities if answer.topic else ()
    return answer.topic is None or any(entity.kind in shown for entity in answer.entities)


def narrow(outcome: Outcome, token: str) -> Outcome | None:
    """Return an outcome with one of its parts only; None where it has no such part."""
    for group in part_outcome(outcome):
        if group.token == token and isinstance(outcome, Overview | Answer):
            entities = group.entities or outcome.entities
            return replace(outcome, facts=group.facts, entities=entities, part=group.title)
    return None


def part_by_entity(facts: Sequence[Fact], brief: Brief) -> tuple[Group, ...]:
    """Part facts by whom or what of one kind they are about: the kind that parts them best."""
    if len(facts) <= FEW:
        return ()
    parted = max((_part_by_kind(facts, brief, kind) for kind in get_args(Kind)), key=_clarity)
    return parted if _clarity(parted) else ()


def arrange(
    facts: Sequence[Fact], groups: Sequence[Group], heading: str = ""
) -> tuple[tuple[Fact, str], ...]:
    """Order facts for reading, each with the title that stands above it: first one of each group, then groups whole.

    What the `heading` of all of it says already is not among the first, where a group has something else.
    """
    if not groups:
        return tuple((fact, "") for fact in facts)
    first = [_pick_first(group.facts, heading) for group in groups if group.facts][:FEW]
    others = (fact for group in groups for fact in group.facts if fact not in first)
    first += list(islice(others, FEW - len(first)))
    arranged = [(fact, "") for fact in first]
    for group in groups:
        rest = [fact for fact in group.facts if fact not in first]
        arranged += [(fact, "" if place else group.title) for place, fact in enumerate(rest)]
    return tuple(arranged)


def _pick_first(facts: Sequence[Fact], heading: str) -> Fact:
    return next((fact for fact in facts if not _repeats(fact.wording, heading)), facts[0])


def _repeats(wording: str, heading: str) -> bool:
    """Whether a wording holds nothing but what a heading says, and a little word or two, such as `is the`."""
    new = {*_WORD.findall(wording.casefold())} - {*_WORD.findall(heading.casefold())}
    return len(new) <= _LITTLE_WORDS and all(len(word) <= _LITTLE for word in new)


def _part_by_kind(facts: Sequence[Fact], brief: Brief, kind: Kind) -> tuple[Group, ...]:
    """Part facts by the first of a kind that each is about, in the curator's order."""

    def name(fact: Fact) -> str:
        speaker = brief.entities[fact.said_by] if fact.said_by else None
        of_speaker = [speaker.of] if speaker and speaker.of else []
        about = [*fact.about, *fact.entities, *of_speaker]
        return next((each for each in about if brief.entities[each].kind == kind), "")

    groups = _part(facts, name, lambda key: brief.entities[key].name)
    places = {fact.id: place for place, fact in enumerate(facts)}
    return tuple(sorted(groups, key=lambda group: (not group.key, places[group.facts[0].id])))


def _part_by_topic(facts: Sequence[Fact], brief: Brief) -> tuple[Group, ...]:
    """Part the facts about a name by the topics that show them, the first that a fact is listed under."""
    if len(facts) <= 2 * FEW:
        return ()
    showing = {shown: name for name, topic in brief.topics.items() for shown in topic.shows.facts}

    def name(fact: Fact) -> str:
        return next((showing[each] for each in fact.topics if each in showing), "")

    return _part(facts, name, lambda key: brief.topics[key].title)


def _part(
    facts: Iterable[Fact], name: Callable[[Fact], str], title: Callable[[str], str]
) -> tuple[Group, ...]:
    """Part facts by a name each, the largest part first; what stands alone or has none comes last, together."""
    names = {fact.id: name(fact) for fact in facts}
    counts = Counter(names.values())
    parts: dict[str, list[Fact]] = {}
    for fact in facts:
        key = names[fact.id]
        parts.setdefault(key if counts[key] > 1 else "", []).append(fact)
    rest = parts.pop("", [])
    parted = [
        Group(key=key, title=title(key), facts=tuple(members))
        for key, members in sorted(parts.items(), key=lambda each: -len(each[1]))
    ][: MOST_NAMES - 2]
    held = {fact.id for group in parted for fact in group.facts}
    rest = [fact for fact in facts if fact.id not in held]
    return (*parted, *([Group(key="", title=say(_REST), facts=tuple(rest))] if rest else []))


def _clarity(groups: Sequence[Group]) -> float:
    """Say how likely two facts are told apart by the groups that have names; 0 where there are less than two."""
    named = [len(group.facts) for group in groups if group.key]
    total = sum(len(group.facts) for group in groups)
    return sum(size * (sum(named) - size) for size in named) / total**2 if total else 0.0


def _part_names(entities: Iterable[Entity]) -> tuple[Group, ...]:
    kinds: dict[Kind, list[Entity]] = {}
    for entity in entities:
        kinds.setdefault(entity.kind, []).append(entity)
    return tuple(
        Group(key=kind, title=say(KIND_NAMES[kind][1]), entities=tuple(members))
        for kind, members in kinds.items()
    )
