"""`dateline check`: does every fact prove itself, and does the brief keep the rules."""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.brief import Problem, find_briefs_folder, find_unreviewed
from bot.brief.proof import BriefOnDisk, Examination, find_briefs, mend_brief
from bot.brief.proof.rules import RULES, Rule
from bot.cli.asks import ASKS_RULE, find_lost_asks
from bot.cli.parsers import Subcommands
from bot.cli.unasked import UNASKED_RULE, find_unasked

Checked = Sequence[tuple[BriefOnDisk, Examination]]


def register(commands: Subcommands) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "check",
        help="check briefs: citations, figures, names, coverage, replies",
        description="Check briefs against the records of their articles. Exit code 0: clean, 1: problems.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="a brief's folder, a folder of briefs, or a file of a brief; default: the briefs that come along",
    )
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help="default: text")
    parser.add_argument("--fix", action="store_true", help="mend in the files what is mechanical")
    parser.add_argument("--rules", action="store_true", help="print what each rule is for, as Markdown")
    parser.add_argument(
        "--reviewed", action="store_true", help="list, too, what a second person has still to read, or again"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, and mend before that where asked to; 0 when clean, 1 with problems."""
    if options.rules:
        print(explain_rules(), end="")
        return 0
    paths: list[Path] = options.paths or [find_briefs_folder()]
    briefs = list({brief.folder.resolve(): brief for path in paths for brief in find_briefs(path)}.values())
    mended = sum(mend_brief(brief) for brief in briefs) if options.fix else 0
    checked = [(brief, _examine(brief, with_reviews=options.reviewed)) for brief in briefs]
    for line in _FORMATS[options.format](checked):
        print(line)
    if mended and options.format == "text":
        print(f"{mended} {_plural('place', mended)} mended.")
    return 1 if any(examination.problems for _brief, examination in checked) else 0


def _examine(brief: BriefOnDisk, *, with_reviews: bool) -> Examination:
    """Check a brief by itself, whether its asks lead where they should and its quiz can be asked, and what is still to be read."""
    examination = brief.examine()
    unreviewed = find_unreviewed(brief.loaded, datetime.now(UTC).date()) if with_reviews else ()
    problems = sorted({*examination.problems, *find_lost_asks(brief), *find_unasked(brief), *unreviewed})
    return replace(examination, problems=tuple(problems))


def explain_rules() -> str:
    """Return what each rule is for and how to mend what breaks it, as a Markdown list."""
    return "".join(_explain(rule) for rule in (*RULES.values(), ASKS_RULE, UNASKED_RULE))


def _explain(rule: Rule) -> str:
    warning = " (a warning)" if rule.severity == "warning" else ""
    return f"- **`{rule.id}`**{warning}. {rule.why} *Mend:* {rule.mend}\n"


def _as_text(checked: Checked) -> Iterable[str]:
    for brief, examination in checked:
        for problem in examination.problems:
            yield f"{problem}{' (warning)' if problem.severity == 'warning' else ''}"
        yield f"{brief.folder.name}: {_summarize(examination)}{_count_translated(brief)}"


def _count_translated(brief: BriefOnDisk) -> str:
    """Say how many facts each other language has: `, 26 in lv`."""
    translations = brief.loaded.brief.translations.items()
    return "".join(f", {len(words.facts)} facts in {language}" for language, words in translations)


def _summarize(examination: Examination) -> str:
    errors = sum(problem.severity == "error" for problem in examination.problems)
    warnings = len(examination.problems) - errors
    proof = (
        f"{examination.covered} of {examination.sentences} sentences covered"
        if examination.sentences
        else "no source record, so nothing is proven"
    )
    reviewed = f", {examination.reviewed:,} of them reviewed" if examination.reviewed else ""
    return (
        f"{errors} {_plural('error', errors)}, {warnings} {_plural('warning', warnings)}; "
        f"{examination.facts:,} facts{reviewed}, {examination.figures:,} figures, {proof}"
    )


def _as_json(checked: Checked) -> Iterable[str]:
    yield json.dumps(
        [
            {
                "brief": brief.folder.name,
                "facts": examination.facts,
                "reviewed": examination.reviewed,
                "figures": examination.figures,
                "sentences": examination.sentences,
                "covered": examination.covered,
                "problems": [
                    {
                        "path": problem.path,
                        "line": problem.line,
                        "column": problem.column,
                        "rule": problem.rule,
                        "severity": problem.severity,
                        "message": problem.message,
                    }
                    for problem in examination.problems
                ],
            }
            for brief, examination in checked
        ],
        ensure_ascii=False,
        indent=1,
    )


def _as_annotations(checked: Checked) -> Iterable[str]:
    """Yield GitHub's workflow commands, which put each problem beside its line in a pull request."""
    for _brief, examination in checked:
        for problem in examination.problems:
            yield _annotate(problem)


def _annotate(problem: Problem) -> str:
    # https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    fields = {
        "file": problem.path,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.rule,
    }
    listed = ",".join(f"{key}={_escape(value, ',:')}" for key, value in fields.items())
    return f"::{problem.severity} {listed}::{_escape(problem.message)}"


def _escape(text: str, further: str = "") -> str:
    special = "%\r\n" + further
    return "".join(f"%{ord(sign):02X}" if sign in special else sign for sign in text)


def _plural(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"


_FORMATS: dict[str, Callable[[Checked], Iterable[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_annotations,
}
