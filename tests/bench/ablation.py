"""What each rule of an answer is worth: `python -m tests.bench ablation [--only RULE]`.

A line for each rule of `bot.lookup.questions.claims`, for the asks of the facts and for what a brief says is asked in
vain: over the labelled questions, how many right answers are lost without it (fewer than none come back) and how many
wrong ones appear, wrong answers and answers to what the brief does not hold together. What keeps nothing away ought to
go. The sets are those that the engine was tuned with; `unseen-two` is left out, so that one set stays unseen.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from bot.brief import Brief, Library
from bot.brief.library import find_briefs_folder
from bot.lookup.answers import Lookup
from bot.lookup.questions.claims import RULES
from tests.lookup.labelled_questions import QUESTIONS, LabelledQuestion, judge, read_questions
from tests.unproven import load_library

_TESTS = QUESTIONS.parent.parent
SETS = (
    (find_briefs_folder(), QUESTIONS),
    (find_briefs_folder(), QUESTIONS.with_name("unseen-one.jsonl")),
    (_TESTS / "matchday" / "briefs", _TESTS / "matchday" / "questions.jsonl"),
    (_TESTS / "finding" / "briefs", _TESTS / "finding" / "questions.jsonl"),
)


def main() -> None:
    """Print the table."""
    rules = (*RULES, *_LEAVING_OUT)
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=rules, help="the one rule to look at; default: every one")
    only: str | None = parser.parse_args().only
    every = _count("")
    print(f"{'all rules':<28} right {every['right']}, wrong {_wrong(every)}")
    print(f"{'without':<28} {'right lost':>10} {'wrong gained':>12}")
    for name in rules if only is None else (only,):
        counts = _count(name)
        lost = every["right"] - counts["right"]
        print(f"{name:<28} {lost:>10} {_wrong(counts) - _wrong(every):>12}")


def _wrong(counts: Counter[str]) -> int:
    return counts["wrong answer"] + counts["wrongly answered"]


def _count(without: str) -> Counter[str]:
    return Counter(judge(lookup, question) for lookup, questions in _ask(without) for question in questions)


def _ask(without: str) -> Iterator[tuple[Lookup, list[LabelledQuestion]]]:
    for folder, file in SETS:
        library = _load(folder)
        if without in _LEAVING_OUT:
            leave_out = _LEAVING_OUT[without]
            library = Library(
                {id_: leave_out(brief) for id_, brief in library.briefs.items()}, library.sources
            )
        yield Lookup(library, without=without), read_questions(file)


@cache
def _load(folder: Path) -> Library:
    return load_library(folder)


def leave_out_asks(brief: Brief) -> Brief:
    """Give a brief whose facts have no asks."""
    return replace(brief, facts={id_: replace(fact, asks=()) for id_, fact in brief.facts.items()})


_LEAVING_OUT: Mapping[str, Callable[[Brief], Brief]] = {
    "asks": leave_out_asks,
    "unanswered": lambda brief: replace(brief, unanswered=()),
}

if __name__ == "__main__":
    main()
