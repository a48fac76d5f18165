"""Two or three names side by side, topic by topic. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.brief import Brief, Entity, Fact
from bot.lookup.names import NameIndex, Resolution
from bot.lookup.topics import BriefLookup
from bot.lookup.view_outcomes import Comparison, Incomparable, Row

MOST = 3
"""How many names stand side by side; more cannot be read at one go."""
_LEAST = 2
_TOGETHER = 4
"""How many facts about all of them are shown."""
_ALONE = 2
"""How many facts a name shows where the names share no topic."""
_APART = re.compile(r"\s+(?:vs|v|versus|against)\.?\s+|\s*[,;/]\s*(?:and\s+)?", re.IGNORECASE)
_JOINED = re.compile(r"\s+(?:and|with|to|or)\s+|\s*&\s*", re.IGNORECASE)


class _Read(NamedTuple):
    """The names in some words, and what became of those that name nobody for certain."""

    entities: tuple[Entity, ...]
    unsettled: tuple[Resolution, ...] = ()
    settled: tuple[Resolution, ...] = ()


def can_compare(brief: Brief) -> bool:
    """Whether a brief tells of two names something under one topic."""
    return _find_pair(brief) is not None


def compare(lookup: BriefLookup, words: str, chosen: tuple[Entity, ...] = ()) -> Comparison | Incomparable:
    """Put those `chosen` or else named in `words` side by side, or say of each name that does not work why."""
    brief = lookup.brief
    read = _Read(chosen) if chosen else _read_names(lookup.index, words)
    entities = tuple({entity.id: entity for entity in read.entities}.values())[:MOST]
    if read.unsettled or len(entities) < _LEAST:
        tied = bool(read.unsettled) and all(each.outcome == "choices" for each in read.unsettled)
        pair = _find_pair(brief, entities[0].id if entities else None) or _find_pair(brief)
        return Incomparable(
            outcome="choices" if tied else "miss",
            query=words,
            brief=brief,
            entities=entities,
            unsettled=read.unsettled,
            trial=" and ".join(brief.entities[each].name for each in pair or ()),
        )
    rows = tuple(_make_rows(brief, entities))
    return Comparison(query=words, brief=brief, entities=entities, rows=rows, resolutions=read.settled)


def _read_names(index: NameIndex, words: str) -> _Read:
    """Read names with or without something between them; a name may hold an `and` itself."""
    if not words:
        return _Read(())
    # an option each of a slash command may hold any name
    apart = _APART.split(words) if "|" not in words else words.split("|")
    whole = index.resolve(words)
    if len(apart) == 1 and whole.outcome == "answer" and len(whole.matches) >= _LEAST:
        return _Read(tuple(match.entity for match in whole.matches), (), (whole,))
    parted = [*_part(apart, _JOINED)] or apart
    readings = [_settle(index, parts) for parts in (apart, parted) if len(parts) > 1]
    if len(parted) == 1:
        typed = parted[0].split()
        cuts = ((" ".join(typed[:cut]), " ".join(typed[cut:])) for cut in range(1, len(typed)))
        readings += [_settle(index, cut) for cut in cuts]
    readings.append(_settle(index, parted))
    return min(readings, key=lambda read: (len(read.unsettled), len(read.entities) < _LEAST))


def _part(texts: Sequence[str], between: re.Pattern[str]) -> Iterator[str]:
    for text in texts:
        yield from (part for part in between.split(text) if part.strip())


def _settle(index: NameIndex, parts: Sequence[str]) -> _Read:
    found = [index.resolve(part) for part in parts if part.strip()]
    settled = tuple(each for each in found if each.outcome == "answer")
    return _Read(
        tuple(match.entity for each in settled for match in each.matches),
        tuple(each for each in found if each.outcome != "answer"),
        settled,
    )


def _make_rows(brief: Brief, entities: Sequence[Entity]) -> Iterator[Row]:
    """Yield what is said of each under each topic that has something of all, figures first; then what is said of all."""
    ids = [entity.id for entity in entities]
    together = [fact for fact in brief.facts.values() if set(ids) <= set(fact.entities)]
    shown = {fact.id for fact in together if fact.kind != "note"}
    rows: list[Row] = []
    topics = [*brief.topics]
    while filled := [(topic, row) for topic in topics if (row := _fill_row(brief, ids, topic, shown))]:
        topic, best = min(filled, key=lambda each: _rank(each[1]))
        rows.append(best)
        topics.remove(topic)
        shown |= {fact.id for fact in best.facts}
    yield from rows
    if not rows:
        for each in ids:
            alone = sorted(_list_mainly(brief, each, shown), key=_order)[:_ALONE]
            if alone:
                yield Row(title=brief.entities[each].name, facts=tuple(alone))
    if together:
        yield Row(title="", facts=tuple(sorted(together, key=_order)[:_TOGETHER]))


def _fill_row(brief: Brief, ids: Sequence[str], topic: str, shown: set[str]) -> Row | None:
    """Return the best fact of each name under a topic, or None where one of them has none left."""
    facts: list[Fact] = []
    shows = set(brief.topics[topic].shows.facts)
    for each in ids:
        mine = [fact for fact in _list_mainly(brief, each, shown) if shows.intersection(fact.topics)]
        best = min((fact for fact in mine if fact not in facts), key=_order, default=None)
        if best is None:
            return None
        facts.append(best)
    return Row(title=brief.topics[topic].title, facts=tuple(facts))


def _list_mainly(brief: Brief, entity_id: str, shown: set[str]) -> list[Fact]:
    """Return the facts that are mainly about a name, or said by it, and not shown yet."""
    return [
        fact
        for fact in brief.facts_about(entity_id)
        if fact.id not in shown and (fact.about[:1] == (entity_id,) or fact.said_by == entity_id)
    ]


def _order(fact: Fact) -> tuple[bool, bool]:
    return (fact.kind == "note", not _has_figures(fact))


def _rank(row: Row) -> int:
    """Say how late a row comes: the more of its facts have figures, the sooner."""
    return -sum(_has_figures(fact) for fact in row.facts)


def _has_figures(fact: Fact) -> bool:
    """Whether a fact has numbers to look at: that somebody is the first is none."""
    return any(figure.unit != "rank" for figure in fact.figures)


def _find_pair(brief: Brief, first: str | None = None) -> tuple[str, str] | None:
    """Return two names of a kind that one topic tells most of: an example of what can be compared."""
    best: tuple[int, tuple[str, str]] | None = None
    for topic in brief.topics.values():
        told: dict[str, int] = {}
        for fact in brief.facts.values():
            if fact.about and set(topic.shows.facts).intersection(fact.topics):
                told[fact.about[0]] = told.get(fact.about[0], 0) + 1
        names = sorted(told, key=lambda each: -told[each])
        for one in [first] if first in told else names if first is None else []:
            kind = brief.entities[one].kind
            other = next((each for each in names if each != one and brief.entities[each].kind == kind), None)
            if other is not None and (best is None or told[one] + told[other] > best[0]):
                best = (told[one] + told[other], (one, other))
    return best[1] if best else None
