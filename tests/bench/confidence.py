"""The weights of the confidence in an answer, fitted: `python -m tests.bench.confidence [FILE...]`.

Logistic regression over what `bot.lookup.questions.claims` measures of the closest fact. It is fitted to the labelled
questions, to the same asked of the briefs without their asks, and to every ask of a brief, also of what it does not
answer, asked while it and every eighth other are left out of the brief. `unseen-two` is left out, so that one set stays unseen; more
labelled questions about the first brief can be named. Prints the weights as they stand in `claims`, and for some
thresholds the share of right answers, wrong ones and answers to what has none, each set judged by weights that were
fitted without it.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from math import exp
from pathlib import Path
from typing import NamedTuple

from bot.brief import Brief, Fact, Library
from bot.brief.library import find_briefs_folder
from bot.lookup.answers import Lookup
from bot.lookup.names import NameIndex
from bot.lookup.questions import Questions
from bot.lookup.questions.claims import FEATURES, RULES
from tests.bench.ablation import SETS, leave_out_asks
from tests.lookup.labelled_questions import read_questions
from tests.unproven import load_library

_FOLDS = 8
_WORTH_OF_ASK = 0.15
"""What an ask counts next to a question that somebody asked; there are so many, and each has its like."""
_RIDGE = 1.0
_STEPS = 25
_THRESHOLDS = (0.3, 0.4, 0.45, 0.5, 0.6, 0.7)


class Row(NamedTuple):
    """The closest fact to a question, measured."""

    source: str
    measured: tuple[float, ...]
    may_answer: bool
    """Whether it keeps the rules."""
    is_right: bool
    is_answerable: bool
    worth: float


def main() -> None:
    """Print the weights and the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="more labelled questions about the first brief")
    files = parser.parse_args().files
    sets = [
        *SETS,
        *((find_briefs_folder(), file) for file in files),
    ]
    rows = [row for folder, file in sets for row in _measure_labelled(folder, file)]
    rows += [row for folder in dict.fromkeys(folder for folder, _ in sets) for row in _measure_asks(folder)]
    for name, weight in zip(("constant", *FEATURES), fit(rows), strict=True):
        print(f"{name:<20} {weight:6.2f}")
    for source in dict.fromkeys(row.source for row in rows):
        _print_line(source, rows)


def _print_line(source: str, rows: Sequence[Row]) -> None:
    weights = fit([row for row in rows if row.source != source])
    held_out = [row for row in rows if row.source == source]
    claimed = {
        threshold: [row for row in held_out if row.may_answer and estimate(weights, row) >= threshold]
        for threshold in _THRESHOLDS
    }
    counts = (
        f"{threshold}: {sum(row.is_right for row in each)}"
        f"/{sum(row.is_answerable and not row.is_right for row in each)}"
        f"/{sum(not row.is_answerable for row in each)}"
        for threshold, each in claimed.items()
    )
    print(f"{source:<32} {len(held_out):>5}  {'  '.join(counts)}")


def estimate(weights: Sequence[float], row: Row) -> float:
    """Give the confidence by some weights, the constant first."""
    odds = weights[0] + sum(a * b for a, b in zip(weights[1:], row.measured, strict=True))
    return 1 / (1 + exp(-odds))


def fit(rows: Iterable[Row]) -> list[float]:
    """Fit the weights, the constant first, to the rows that keep the rules: Newton's method with a ridge."""
    chosen = [(row, (1.0, *row.measured)) for row in rows if row.may_answer]
    size = len(FEATURES) + 1
    weights = [0.0] * size
    for _ in range(_STEPS):
        slope = [-_RIDGE * weight if place else 0.0 for place, weight in enumerate(weights)]
        bend = [[_RIDGE * (one == other > 0) for other in range(size)] for one in range(size)]
        for row, measured in chosen:
            found = estimate(weights, row)
            error, spread = row.worth * (row.is_right - found), row.worth * found * (1 - found)
            for one, value in enumerate(measured):
                slope[one] += error * value
                for other in range(size):
                    bend[one][other] += spread * value * measured[other]
        weights = [old + step for old, step in zip(weights, _solve(bend, slope), strict=True)]
    return weights


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations by elimination; the matrix is positive definite."""
    lines = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for place, pivot in enumerate(lines):
        pivot[:] = [value / pivot[place] for value in pivot]
        for other, line in enumerate(lines):
            if other != place:
                factor = line[place]
                line[:] = [value - factor * own for value, own in zip(line, pivot, strict=True)]
    return [line[-1] for line in lines]


def _measure_labelled(folder: Path, file: Path) -> Iterator[Row]:
    for brief in load_library(folder).briefs.values():
        for each, kind in ((brief, ""), (replace(leave_out_asks(brief), unanswered=()), ", no asks")):
            questions = _index(each)
            for labelled in read_questions(file):
                is_right = labelled.is_answered_by if labelled.is_answerable else None
                source = f"{file.parent.name}/{file.stem}{kind}"
                yield from _measure(questions, labelled.question, source, is_right)


def _measure_asks(folder: Path) -> Iterator[Row]:
    """Ask every ask of a brief's facts, a fold at a time, with the fold left out of the brief."""
    for brief in load_library(folder).briefs.values():
        asks = [(ask, fact) for fact in brief.facts.values() for ask in fact.asks]
        every = [*asks, *((ask, None) for ask in brief.unanswered)]
        for fold in range(_FOLDS):
            left_out = dict(every[fold::_FOLDS])
            facts = {
                id_: replace(fact, asks=tuple(ask for ask in fact.asks if ask not in left_out))
                for id_, fact in brief.facts.items()
            }
            unanswered = tuple(ask for ask in brief.unanswered if ask not in left_out)
            questions = _index(replace(brief, facts=facts, unanswered=unanswered))
            for ask, fact in left_out.items():
                source = f"{brief.id} asks" if fact else f"{brief.id} unanswered"
                yield from _measure(questions, ask, source, _answers_like(fact) if fact else None)


def _answers_like(fact: Fact) -> Callable[[Fact], bool]:
    """Take another fact on the same sentences for as good, but no curator's note."""
    own = set(fact.sentences)
    return lambda other: other.id == fact.id or (other.kind != "note" and not own.isdisjoint(other.sentences))


def _index(brief: Brief) -> Questions:
    lookup = Lookup(Library({brief.id: brief}), ahead=False)
    return Questions(brief, NameIndex((brief.id, each) for each in lookup.first_brief.entities.values()))


def _measure(
    questions: Questions, text: str, source: str, is_right: Callable[[Fact], bool] | None
) -> Iterator[Row]:
    question = questions.read(text)
    candidates = [] if question.is_only_names else questions.find(question)
    if candidates and not candidates[0].is_asked:
        best = candidates[0]
        yield Row(
            source=source,
            measured=tuple(measure(best) for measure in FEATURES.values()),
            may_answer=all(rule(best) for rule in RULES.values()),
            is_right=is_right is not None and is_right(best.fact.fact),
            is_answerable=is_right is not None,
            worth=_WORTH_OF_ASK if source.endswith("asks") else 1.0,
        )


if __name__ == "__main__":
    main()
