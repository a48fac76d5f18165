"""Everything that a brief can ask: the question, the answer, and the fact that proves it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.brief import Brief, Entity, Fact
from bot.languages import mark
from bot.lookup.names import plain_words
from bot.lookup.view_outcomes import Clue

_LONGEST_CLUE = 300
"""Characters of a quotation that is read in a moment."""
_STEM = 5
"""Letters by which two words are taken for forms of one: reporter, reported."""

WHO_SAID = mark("Who said this?")
WHO_IS = mark("Who is this?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Puzzle:
    """A question with its answer."""

    key: str
    """What it is called by: the sort of question, the fact or name that it is of, and a number."""
    ask: str
    """The question; one of our own words is said in the reader's language."""
    answer: Decimal | Entity
    fact: Fact
    """What proves the answer."""
    clue: str = ""
    """What is asked about, where the question does not say: a quotation or a role."""
    clue_is: Clue = "role"


def find_puzzles(brief: Brief) -> Iterator[Puzzle]:
    """Yield every question, the curators' own first."""
    for fact in brief.facts.values():
        yield from _ask_by_curator(fact, brief)
    for fact in brief.facts.values():
        yield from _ask_who_said(fact, brief)
    for entity in brief.entities.values():
        yield from _ask_who_is(entity, brief)


def _ask_by_curator(fact: Fact, brief: Brief) -> Iterator[Puzzle]:
    for number, question in enumerate(fact.quiz):
        answer = brief.entities[question.name] if question.name else question.figure
        if answer is not None:
            yield Puzzle(key=f"f:{fact.id}:{number}", ask=question.ask, answer=answer, fact=fact)


def _ask_who_said(fact: Fact, brief: Brief) -> Iterator[Puzzle]:
    speaker = brief.entities.get(fact.said_by or "")
    if fact.quote is None or speaker is None or len(fact.quote) > _LONGEST_CLUE:
        return
    if not _stems(speaker.name) & _stems(fact.quote):
        yield Puzzle(
            key=f"q:{fact.id}:0",
            ask=WHO_SAID,
            answer=speaker,
            fact=fact,
            clue=fact.quote,
            clue_is="quote",
        )


def _ask_who_is(entity: Entity, brief: Brief) -> Iterator[Puzzle]:
    """Ask for a person by what they are, where a fact says that they are it and the role does not give the name away."""
    if entity.kind != "person" or not entity.role or _stems(entity.name) & _stems(entity.role):
        return
    fact = find_proof(entity, brief)
    if fact is not None:
        yield Puzzle(key=f"r:{entity.id}:0", ask=WHO_IS, answer=entity, fact=fact, clue=entity.role)


def find_proof(entity: Entity, brief: Brief) -> Fact | None:
    """Return the report that is mainly about somebody and says most of their role."""
    role = _stems(entity.role or "")
    reports = [
        fact
        for fact in brief.facts.values()
        if fact.kind == "report" and fact.about[:1] == (entity.id,) and role & _stems(fact.wording)
    ]
    return max(reports, key=lambda fact: len(role & _stems(fact.wording)), default=None)


def _stems(text: str) -> set[str]:
    """Return the beginnings of a text's longer words."""
    return {word[:_STEM] for word in plain_words(text) if len(word) >= _STEM - 1}
