"""Whether each question that a curator wrote can be asked: a rule of the checker that needs the quiz."""

from collections.abc import Iterator

from bot.brief import Problem
from bot.brief.proof import BriefOnDisk
from bot.brief.proof.rules import Rule
from bot.lookup import Quizbook

RULE_ID = "quiz-unasked"


def find_unasked(brief: BriefOnDisk) -> list[Problem]:
    """Tell each question that has no three wrong answers; nothing where the brief does not load."""
    loaded = brief.loaded
    if any(problem.severity == "error" for problem in loaded.problems):
        return []
    return list(_find(brief)) if any(fact.quiz for fact in loaded.brief.facts.values()) else []


def _find(brief: BriefOnDisk) -> Iterator[Problem]:
    asked = {quiz.ask for quiz in Quizbook(brief.loaded.brief).every(0)}
    for file in brief.loaded.files:
        for index, fact in enumerate(file.content.facts):
            for number, question in enumerate(fact.quiz):
                if question.ask not in asked:
                    message = (
                        "there are no three wrong answers to it that are surely wrong, so it is never asked"
                    )
                    path = ("facts", index, "quiz", number, "ask")
                    yield file.problem(path, RULE_ID, message, severity=UNASKED_RULE.severity)


UNASKED_RULE = Rule(
    RULE_ID,
    "warning",
    "A question has four answers. Wrong ones are names of the same kind that no fact could make right, or numbers near it "
    "that the brief has nowhere in that unit; where there are no three, nobody is asked.",
    "Ask for something of which the brief has more, or drop the question.",
    needs_record=False,
    find=lambda _: iter(()),
)
"""The rule as `dateline check --rules` explains it."""
