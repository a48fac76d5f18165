"""Whether each ask of a brief reaches its own fact, and what is asked in vain none: the rule that needs the look-up."""

from collections.abc import Iterator

from bot.brief import Library, Problem
from bot.brief.proof import BriefOnDisk
from bot.brief.proof.rules import Rule
from bot.lookup import Lookup, Outcome, Silence

RULE_ID = "ask-lost"


def find_lost_asks(brief: BriefOnDisk) -> list[Problem]:
    """Tell each ask that its own fact does not answer first, and each of `unanswered` that anything answers.

    Where the brief does not load, nothing is told.
    """
    loaded = brief.loaded
    if any(problem.severity == "error" for problem in loaded.problems):
        return []
    if not loaded.brief.unanswered and not any(fact.asks for fact in loaded.brief.facts.values()):
        return []
    record, _ = brief.read_record()
    sources = {loaded.brief.id: record} if record else {}
    return list(_find(brief, Lookup(Library({loaded.brief.id: loaded.brief}, sources))))


def _find(brief: BriefOnDisk, lookup: Lookup) -> Iterator[Problem]:
    for file in brief.loaded.files:
        for index, fact in enumerate(file.content.facts):
            for number, ask in enumerate(fact.asks):
                if message := _miss(ask, fact.id, lookup.respond("ask", ask)):
                    path = ("facts", index, "asks", number)
                    yield file.problem(path, RULE_ID, message, severity=ASKS_RULE.severity)
        for number, ask in enumerate(file.content.unanswered):
            if lookup.respond("ask", ask).outcome == "answer":
                message = f"“{ask}” gets an answer all the same; put it in other words, or drop it"
                yield file.problem(("unanswered", number), RULE_ID, message, severity=ASKS_RULE.severity)


def _miss(ask: str, fact_id: str, outcome: Outcome) -> str:
    """Say where an ask leads instead; nothing where it leads to its fact."""
    if isinstance(outcome, Silence) or outcome.outcome != "answer":
        return f"“{ask}” gets no answer; put it in other words, or drop it"
    found = [fact.id for fact in outcome.facts]
    if found[:1] == [fact_id]:
        return ""
    first = f"`{found[0]}`" if found else "the article’s source"
    return f"“{ask}” gets {first} first; put it in other words, or drop it"


ASKS_RULE = Rule(
    RULE_ID,
    "warning",
    "An ask is how people put what a fact answers; when another answers it first, they get that. What is `unanswered` gets none.",
    "Put it in other words, write it to the fact that does answer it, or drop it.",
    needs_record=False,
    find=lambda _: iter(()),
)
"""The rule as `dateline check --rules` explains it."""
