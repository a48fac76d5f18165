"""Lines of talk that somebody labelled: small talk, and lines with the one that was asked `after`.

The format is one JSON object a line. A row is small talk (`talk`), or it names what its line should
reach after the other: `facts`, or sentences in `cite` with what their text `must` have, or that it is declined.
`leans` tells whether the line leans on the other, where that is labelled.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.brief import Fact
from bot.lookup import Lookup, Outcome, read_request
from bot.lookup.outcomes import Leaning
from bot.lookup.talk import Turn, converse
from tests.lookup.labelled_questions import tells_all

UNSEEN_TALK = Path(__file__).with_name("unseen-talk.jsonl")
_A_PAGE = 5

Verdict = Literal["right", "listed", "shown nearest", "wrong answer", "declined", "misread"]
"""Listed: it is on the first page, but not first. Misread: it leant and should not have, or the other way round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledLine:
    """A line, what was asked before it, and what it should get."""

    text: str
    after: str
    is_talk: bool
    is_declined: bool
    leans: bool | None
    facts: frozenset[str]
    cite: frozenset[int]
    must: tuple[str, ...]

    def is_met_by(self, fact: Fact) -> bool:
        """Tell whether a fact is one that the line should reach."""
        cited = not self.cite.isdisjoint(fact.sentences) if self.cite else bool(self.must)
        return fact.id in self.facts or (cited and tells_all(fact, self.must))


def read_lines(path: Path = UNSEEN_TALK) -> list[LabelledLine]:
    """Read the labelled lines of a file; its other questions are passed over."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        LabelledLine(
            text=row["q"],
            after=row.get("after", ""),
            is_talk=row.get("talk", False),
            is_declined=row.get("outcome") == "declined" or row.get("abstain", False),
            leans=row.get("leans"),
            facts=frozenset(row.get("facts", ())),
            cite=frozenset(row.get("cite", ())),
            must=tuple(row.get("must", ())),
        )
        for row in rows
        if "after" in row or row.get("talk")
    ]


def say(lookup: Lookup, *lines: str) -> Outcome:
    """Say lines one after the other, as one person; return what the last one got."""
    before: Turn | None = None
    outcome: Outcome | None = None
    for line in lines:
        turn = converse(lookup, read_request(line, lookup, "!"), before)
        before, outcome = turn if turn.carries else before, turn.outcome
    assert outcome is not None
    return outcome


def judge_line(lookup: Lookup, line: LabelledLine) -> Verdict:
    """Say a line after the one before it, and say what came of it."""
    outcome = say(lookup, *filter(None, [line.after, line.text]))
    if line.is_talk:
        return "right" if outcome.outcome == "talk" else "wrong answer"
    if line.leans is not None and line.leans != (isinstance(outcome, Leaning) and bool(outcome.understood)):
        return "misread"
    answered = outcome.outcome in {"answer", "overview"}
    if line.is_declined:
        return "wrong answer" if answered else "right"
    facts = outcome.facts if isinstance(outcome, Leaning) else ()
    met = [line.is_met_by(fact) for fact in facts[:_A_PAGE]]
    if not answered:
        return "shown nearest" if any(met) else "declined"
    return "right" if met[:1] == [True] else "listed" if any(met) else "wrong answer"
