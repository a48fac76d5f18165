"""Which facts of a brief go into a digest. Pure."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.brief import Brief, Fact
from bot.digests.composing.content import describe


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One difference between a brief and what a schedule's readers know of it."""

    fact_id: str
    before: str | None
    """None: it is new."""
    after: Fact | None
    """None: it was withdrawn."""


def summarise(brief: Brief) -> Sequence[Fact]:
    """Return the facts that say what the article is about, or every fact where the curator names none."""
    return [brief.facts[fact_id] for fact_id in brief.summary] or _notes_last(brief.facts.values())


def choose_of_topic(brief: Brief, name: str) -> Sequence[Fact]:
    """Return the facts of a topic, notes last; of one that only lists names, the facts about those."""
    shows = brief.topics[name].shows
    facts = [fact for fact in brief.facts.values() if set(shows.facts).intersection(fact.topics)]
    if not facts:
        shown = {entity.id for entity in brief.entities.values() if entity.kind in shows.entities}
        facts = [fact for fact in brief.facts.values() if shown.intersection(fact.entities)]
    return _notes_last(facts)


def choose_told(brief: Brief, topic: str | None) -> Sequence[Fact]:
    """Return what the article itself tells, as far as a topic goes: everything but curators' notes."""
    facts = choose_of_topic(brief, topic) if topic else brief.facts.values()
    return [fact for fact in facts if fact.kind != "note"]


def rotate(
    facts: Iterable[Fact], last_shown: Mapping[str, tuple[datetime, int]], *, seed: int, count: int
) -> Sequence[Fact]:
    """Return `count` facts whose turn it is: first those never shown, then those not shown for longest.

    `last_shown` says in which slot that was, and in which place there. So none comes again before all others have
    come, facts that are new come early, and `seed` decides the order of the first round, which later ones keep.
    """
    drawn = sorted(facts, key=lambda fact: hashlib.sha256(f"{seed} {fact.id}".encode()).digest())
    never = [fact for fact in drawn if fact.id not in last_shown]
    seen = [fact for fact in drawn if fact.id in last_shown]
    return [*never, *sorted(seen, key=lambda fact: last_shown[fact.id])][:count]


def find_news(brief: Brief, facts: Iterable[Fact], told: Mapping[str, str]) -> Sequence[News]:
    """Compare some facts of a brief with what its readers know: corrections first, then new ones, then withdrawn ones."""
    now = {fact.id: fact for fact in facts}
    corrected = [
        News(fact_id=fact.id, before=told[fact.id], after=fact)
        for fact in now.values()
        if told.get(fact.id) and told[fact.id] != describe(fact, brief)
    ]
    new = [News(fact_id=fact.id, before=None, after=fact) for fact in now.values() if not told.get(fact.id)]
    withdrawn = [
        News(fact_id=fact_id, before=before, after=None)
        for fact_id, before in told.items()
        if before and fact_id not in brief.facts
    ]
    return [*corrected, *new, *withdrawn]


def _notes_last(facts: Iterable[Fact]) -> Sequence[Fact]:
    return sorted(facts, key=lambda fact: fact.kind == "note")
