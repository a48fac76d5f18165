"""What a rule is, and the register that every rule is entered in. Pure."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from bot.brief.problems import Severity
from bot.brief.proof.rules.subject import Case, Finding, Subject

FindProblems = Callable[[Subject], Iterator[Finding]]
FindInFact = Callable[[Case], Iterator[Finding]]
_EVERY: tuple[Severity, ...] = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it is for, how a curator mends what breaks it, and the function that finds that."""

    id: str
    severity: Severity
    why: str
    mend: str
    needs_record: bool
    find: FindProblems
    find_in_fact: FindInFact | None = None
    """The same about one fact, where the rule is about each fact by itself."""

    def applies(self, subject: Subject) -> bool:
        """Whether there is what it needs: some rules need a source record."""
        return subject.evidence is not None or not self.needs_record


RULES: dict[str, Rule] = {}
"""Every rule by its id, in the order in which `dateline check --rules` explains them."""


def rule(
    rule_id: str, *, why: str, mend: str, severity: Severity = "error", needs_record: bool = False
) -> Callable[[FindProblems], FindProblems]:
    """Enter a function into the register as a rule about a whole brief."""

    def enter(find: FindProblems) -> FindProblems:
        RULES[rule_id] = Rule(rule_id, severity, why, mend, needs_record, find)
        return find

    return enter


def fact_rule(
    rule_id: str, *, why: str, mend: str, severity: Severity = "error", needs_record: bool = True
) -> Callable[[FindInFact], FindInFact]:
    """Enter a function into the register as a rule about each fact."""

    def enter(find: FindInFact) -> FindInFact:
        def find_in_all(subject: Subject) -> Iterator[Finding]:
            for case in subject.cases():
                yield from find(case)

        RULES[rule_id] = Rule(rule_id, severity, why, mend, needs_record, find_in_all, find)
        return find

    return enter


def find_in_fact(case: Case, severities: Collection[Severity] = _EVERY) -> Iterator[tuple[Rule, Finding]]:
    """Yield what is wrong with one fact by itself, each with the rule that it breaks."""
    for each in RULES.values():
        if each.find_in_fact is not None and each.severity in severities and each.applies(case.subject):
            for finding in each.find_in_fact(case):
                yield each, finding


def find_all(subject: Subject, severities: Collection[Severity] = _EVERY) -> Iterator[tuple[Rule, Finding]]:
    """Yield everything that is that wrong with a brief, each with the rule that it breaks."""
    for case in subject.cases():
        yield from find_in_fact(case, severities)
    for each in RULES.values():
        if each.find_in_fact is None and each.severity in severities and each.applies(subject):
            for finding in each.find(subject):
                yield each, finding
