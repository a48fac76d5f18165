"""Questions that somebody labelled with the facts that answer them. The format is one JSON object a line.

A row names the `facts` that answer, or says `abstain`; or it names, in `must`, patterns that the answering fact has, as
it is told: who says it, and its text, and in `cite` the sentences that it may stand on, where the labeller knew them.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bot.brief import Fact
from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Silence

QUESTIONS = Path(__file__).with_name("questions.jsonl")

Verdict = Literal[
    "right", "declined rightly", "shown nearest", "wrong answer", "wrongly declined", "wrongly answered"
]
"""Declined is also what shows only the nearest facts; `shown nearest` has the right one among them."""


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question, and the ids of the facts any of which must come first; none where the brief holds no answer."""

    half: str
    question: str
    answers: frozenset[str]
    cite: frozenset[int] = frozenset()
    must: tuple[str, ...] = ()

    @property
    def is_answerable(self) -> bool:
        """Whether the brief holds an answer."""
        return bool(self.answers or self.cite or self.must)

    def is_answered_by(self, fact: Fact) -> bool:
        """Tell whether a fact is an answer."""
        if self.answers:
            return fact.id in self.answers
        return tells_all(fact, self.must) and (not self.cite or not self.cite.isdisjoint(fact.sentences))


def tells_all(fact: Fact, patterns: Iterable[str]) -> bool:
    """Tell whether a fact, as it is told, with who says it, has every pattern."""
    told = f"{(fact.said_by or '').replace('-', ' ')}: {fact.wording}"
    return all(re.search(pattern, told, re.IGNORECASE) for pattern in patterns)


def read_questions(path: Path = QUESTIONS) -> list[LabelledQuestion]:
    """Read labelled questions."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [_read(row, path.stem) for row in rows if row.keys().isdisjoint({"after", "talk", "near"})]


def _read(row: dict[str, Any], half: str) -> LabelledQuestion:
    return LabelledQuestion(
        half=row.get("half", half),
        question=row.get("question") or row["q"],
        answers=frozenset(row.get("answers", row.get("facts", ()))),
        cite=frozenset(row.get("cite", ())),
        must=tuple(row.get("must", ())),
    )


def judge(lookup: Lookup, labelled: LabelledQuestion) -> Verdict:
    """Ask a question and say how the answer was."""
    outcome = lookup.respond("ask", labelled.question)
    assert not isinstance(outcome, Silence)
    answered = outcome.outcome == "answer"
    if not labelled.is_answerable:
        return "wrongly answered" if answered else "declined rightly"
    if not answered:
        shown = any(map(labelled.is_answered_by, outcome.facts))
        return "shown nearest" if shown else "wrongly declined"
    return "right" if outcome.facts and labelled.is_answered_by(outcome.facts[0]) else "wrong answer"
