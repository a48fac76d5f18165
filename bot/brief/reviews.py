"""Four eyes: whether a second person has read a fact as it stands now. Pure.

A review bears the hash of what was read: the wording, who says it, the figures and the citations. It lapses when one of
them changes; names, topics and `reads` may change under it.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256

from bot.brief.model import Fact, Review
from bot.brief.problems import Problem
from bot.brief.reading import LoadedBrief

_HASH_DIGITS = 8


def hash_fact(fact: Fact) -> str:
    """Return the hash of what a review of a fact is about, in eight hexadecimal digits."""
    read = [
        fact.kind,
        fact.wording,
        fact.said_by,
        [[f"{figure.value.normalize():f}", figure.unit, figure.label] for figure in fact.figures],
        [[citation.sentence, citation.words] for citation in fact.cite],
    ]
    return sha256(json.dumps(read, ensure_ascii=False).encode()).hexdigest()[:_HASH_DIGITS]


def stamp_review(fact: Fact, by: str, on: date) -> Fact:
    """Return a fact with the review of somebody who has read it as it stands."""
    return replace(fact, reviewed=Review(by=by, on=on.isoformat(), of=hash_fact(fact)))


def is_reviewed(fact: Fact) -> bool:
    """Whether a second person has read a fact as it stands now."""
    return fact.reviewed is not None and fact.reviewed.of == hash_fact(fact)


def count_reviewed(facts: Iterable[Fact]) -> int:
    """Count the facts that a second person has read as they stand now."""
    return sum(map(is_reviewed, facts))


def find_unreviewed(loaded: LoadedBrief, today: date) -> list[Problem]:
    """Return each fact that a second person has still to read, with the line that says it was done."""
    found: list[Problem] = []
    for file in loaded.files:
        for index, fact in enumerate(file.content.facts):
            if not is_reviewed(fact):
                done = f"then write `reviewed: {{by: NAME, on: {today}, of: {hash_fact(fact)}}}`"
                place = ("facts", index, "reviewed" if fact.reviewed else "id")
                rule, message = (
                    "not-reviewed",
                    f"nobody has yet read `{fact.id}` a second time; read it, {done}",
                )
                if fact.reviewed:
                    rule = "review-lapsed"
                    message = (
                        f"`{fact.id}` has changed since {fact.reviewed.by} read it on {fact.reviewed.on}; "
                        f"read it again, {done}"
                    )
                found.append(file.problem(place, rule, message, severity="warning"))
    return found
