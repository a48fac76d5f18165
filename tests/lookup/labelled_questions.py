"""Questions that somebody labelled with the facts that answer them. The format is one JSON object a line."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Answer

QUESTIONS = Path(__file__).with_name("questions.jsonl")

Verdict = Literal["right", "declined rightly", "wrong answer", "wrongly declined", "wrongly answered"]


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question, and the ids of the facts any of which must come first; none where the brief holds no answer."""

    half: str
    question: str
    answers: frozenset[str]


def read_questions(path: Path = QUESTIONS) -> list[LabelledQuestion]:
    """Read labelled questions."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [LabelledQuestion(row["half"], row["question"], frozenset(row["answers"])) for row in rows]


def judge(lookup: Lookup, labelled: LabelledQuestion) -> Verdict:
    """Ask a question and say how the answer was."""
    outcome = lookup.respond("ask", labelled.question)
    answered = isinstance(outcome, Answer)
    if not labelled.answers:
        return "wrongly answered" if answered else "declined rightly"
    if not answered:
        return "wrongly declined"
    return "right" if outcome.facts and outcome.facts[0].id in labelled.answers else "wrong answer"
