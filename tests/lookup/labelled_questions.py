"""Questions that somebody labelled with the facts that answer them. The format is one JSON object a line."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Answer, Silence

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


def read_questions(path: Path = QUESTIONS) -> list[LabelledQuestion]:
    """Read labelled questions."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        LabelledQuestion(
            row.get("half", path.stem),
            row.get("question") or row["q"],
            frozenset(row.get("answers", row.get("facts", ()))),
        )
        for row in rows
        if row.keys().isdisjoint({"after", "talk", "near"})
    ]


def judge(lookup: Lookup, labelled: LabelledQuestion) -> Verdict:
    """Ask a question and say how the answer was."""
    outcome = lookup.respond("ask", labelled.question)
    assert not isinstance(outcome, Silence)
    answered = isinstance(outcome, Answer)
    if not labelled.answers:
        return "wrongly answered" if answered else "declined rightly"
    if not answered:
        shown = any(fact.id in labelled.answers for fact in outcome.facts)
        return "shown nearest" if shown else "wrongly declined"
    return "right" if outcome.facts and outcome.facts[0].id in labelled.answers else "wrong answer"
