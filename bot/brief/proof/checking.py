"""Every rule over a loaded brief: citations, figures, names, coverage, collisions, reply budgets. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.brief.problems import Problem, Severity
from bot.brief.proof.evidence import Evidence
from bot.brief.proof.rules import (
    Subject,
    chart_rules,
    citation_rules,
    coverage_rules,
    entity_rules,
    figure_rules,
    find_all,
    meaning_rules,
    name_rules,
    passage_rules,
    reply_rules,
    translation_rules,
    view_rules,
)
from bot.brief.reading import LoadedBrief
from bot.brief.reviews import count_reviewed
from bot.brief.sources import SourceRecord

RULE_MODULES = (
    citation_rules,
    figure_rules,
    chart_rules,
    name_rules,
    meaning_rules,
    passage_rules,
    coverage_rules,
    entity_rules,
    reply_rules,
    translation_rules,
    view_rules,
)
"""The modules whose rules make up the register; importing them enters their rules."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What checking a brief found: every problem, those of loading included, and what is covered."""

    problems: tuple[Problem, ...]
    sentences: int
    """How many sentences the article has; 0 without its record."""
    covered: int
    """How many of them a fact cites, or `uncited` sets aside."""
    facts: int
    figures: int
    reviewed: int
    """How many facts a second person has read as they stand now."""

    @property
    def holds(self) -> bool:
        """Whether the brief may be served."""
        return all(problem.severity != "error" for problem in self.problems)


def find_errors(loaded: LoadedBrief, record: SourceRecord | None) -> list[Problem]:
    """Return why a brief may not be served; what a rule only warns of is not looked for."""
    subject = Subject(loaded, Evidence(record) if record else None)
    problems = {*loaded.problems, *_find_problems(subject, ("error",))}
    return sorted(problem for problem in problems if problem.severity == "error")


def _find_problems(subject: Subject, severities: Collection[Severity]) -> Iterator[Problem]:
    for rule, finding in find_all(subject, severities):
        yield finding.file.problem(finding.path, rule.id, finding.message, severity=rule.severity)


def check_brief(loaded: LoadedBrief, record: SourceRecord | None) -> Examination:
    """Check a brief against the record of its article; without one only against itself."""
    subject = Subject(loaded, Evidence(record) if record else None)
    problems = _find_problems(subject, ("error", "warning"))
    sentences = len(record.sentences) if record else 0
    cited, set_aside = coverage_rules.coverage(subject)
    return Examination(
        problems=tuple(sorted({*loaded.problems, *problems})),
        sentences=sentences,
        covered=len({number for number in cited | set_aside if number <= sentences}),
        facts=len(loaded.brief.facts),
        figures=sum(len(fact.figures) for fact in loaded.brief.facts.values()),
        reviewed=count_reviewed(loaded.brief.facts.values()),
    )
