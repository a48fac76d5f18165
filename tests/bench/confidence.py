"""The weights of what comes closest and of the confidence in it, fitted: `python -m tests.bench.confidence`.

Logistic regression over what `bot.lookup.questions` measures of facts: for the score, over pairs of a right fact and
another; for the confidence, over the closest fact to each question. It is fitted to questions by people who had not seen
how it works, asked of the briefs as they stand and of the same without their asks; the sets whose rows nobody has looked
at are left out, so that some stay unseen. The commonest words are fitted to the asks of the first brief and to what is
asked in vain of it, each while it and every eighth other are left out.
Prints the weights as they stand in `contenders` and `claims`, and for some thresholds the numbers of right answers,
wrong ones and answers to what has none, each set judged by weights that were fitted without it.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import compress
from pathlib import Path
from typing import NamedTuple

from bot.brief import Brief, Fact, Library
from bot.brief.library import find_briefs_folder
from bot.lookup.answers import Lookup
from bot.lookup.names import NameIndex, frequent_words
from bot.lookup.questions import Questions
from bot.lookup.questions.claims import FEATURES, RULES
from bot.lookup.questions.common_words import Place, place_word
from bot.lookup.questions.contenders import Candidate, CandidateFinder
from bot.lookup.questions.fact_asks import read_ask
from bot.lookup.questions.fact_index import IndexedFact, index_facts
from bot.lookup.questions.name_forms import index_forms
from bot.lookup.questions.question_reading import Question
from bot.lookup.questions.stems import stem
from tests.bench.ablation import leave_out_asks
from tests.bench.regression import Row, estimate, fit
from tests.lookup.labelled_questions import QUESTIONS, LabelledQuestion, read_questions
from tests.unproven import load_library

_TESTS = QUESTIONS.parent.parent
_LOOKED_AT = ("one", "three", "four", "five", "eight", "nine", "eleven", "twelve")
SETS: Sequence[tuple[Path, Path]] = (
    *((find_briefs_folder(), QUESTIONS.with_name(f"unseen-{name}.jsonl")) for name in _LOOKED_AT),
    *(
        (_TESTS / domain / "briefs", _TESTS / domain / f"unseen-{name}.jsonl")
        for domain in ("matchday", "finding")
        for name in ("one", "two", "three")
    ),
)
"""A brief's folder, and questions to it that none of its asks was taken from."""
_WORTH_WITHOUT_ASKS = 0.6
"""What a question to a brief without asks counts."""
_FOLDS = 8
_WORTH_IN_VAIN = 5.0
"""What a question in vain counts next to an ask; there are so many, and each has its like."""
_COMMON = 3e-4
"""How frequent an English word must be, as a share of all words, to tell something of questions about anything."""
_SEEN = 40
"""How many asks a common word must stand in, for its odds to be fitted."""
_WORDS_RIDGE = 3.0
_WORDS_FILE = Path("bot/lookup/questions/common_words.txt")
_THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)
PARTS: Sequence[tuple[str, Callable[[Candidate], float]]] = (
    ("held", lambda candidate: candidate.held),
    ("own share", lambda candidate: candidate.own_share),
    ("kind", lambda candidate: candidate.is_of_kind),
    ("acts", lambda candidate: candidate.acts),
    ("leads", lambda candidate: candidate.leads),
    ("odds", lambda candidate: candidate.odds),
)
"""What `Candidate.score` is the weighted sum of."""


class Asked(NamedTuple):
    """A labelled question, and what came closest."""

    source: str
    worth: float
    labelled: LabelledQuestion
    words: frozenset[str]
    """The stems of the question, names left out."""
    near: Sequence[Candidate]

    @property
    def is_right(self) -> bool:
        """Whether the closest fact answers."""
        return self.labelled.is_answerable and self.labelled.is_answered_by(self.near[0].fact.fact)

    @property
    def may_answer(self) -> bool:
        """Whether it keeps the rules."""
        return all(rule(self.near[0]) for rule in RULES.values())


def main() -> None:
    """Print the weights and the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--words", action="store_true", help="fit common_words.txt anew first; then run it again"
    )
    options = parser.parse_args()
    if options.words:
        _WORDS_FILE.write_text(_tell_words(list(ask_asks(find_briefs_folder()))), "utf-8")
        return
    asked = [each for folder, file in SETS for each in ask_all(folder, file)]
    print(
        "the score, in which only the weights' ratios count; the confidence is fitted to the score as it stands"
    )
    _print_weights([name for name, _ in PARTS], fit(_compare(asked)))
    print("the confidence")
    _print_weights(["constant", *FEATURES], fit(_measure(asked), constant=True))
    for source in dict.fromkeys(each.source for each in asked):
        _print_line(source, asked)


def _print_weights(names: Iterable[str], weights: Iterable[float]) -> None:
    for name, weight in zip(names, weights, strict=True):
        print(f"{name:<20} {weight:6.2f}")


def _print_line(source: str, asked: Sequence[Asked]) -> None:
    weights = fit(_measure(each for each in asked if each.source != source), constant=True)
    held_out = [each for each in asked if each.source == source]
    sure = [
        (each, estimate(weights, row.measured))
        for each, row in zip(held_out, _measure(held_out), strict=True)
    ]
    counts: list[str] = []
    for threshold in _THRESHOLDS:
        claimed = [each for each, found in sure if each.may_answer and found >= threshold]
        right = sum(each.is_right for each in claimed)
        answerable = sum(each.labelled.is_answerable for each in claimed)
        counts.append(f"{threshold}: {right}/{answerable - right}/{len(claimed) - answerable}")
    print(f"{source:<32} {len(held_out):>5}  {'  '.join(counts)}")


def ask_all(folder: Path, file: Path) -> Iterator[Asked]:
    """Ask labelled questions of a brief, and of the same without any asks."""
    questions, bare = _index_both(folder)
    source = f"{file.parent.name}/{file.stem}"
    for labelled in read_questions(file):
        for name, worth, asked in (
            (source, 1.0, questions),
            (f"{source}, no asks", _WORTH_WITHOUT_ASKS, bare),
        ):
            question = asked.read(labelled.question)
            near = [] if question.is_only_names else asked.find(question)
            if near and not near[0].is_asked:
                yield Asked(name, worth, labelled, _words_of(question), near)


@cache
def _index_both(folder: Path) -> tuple[Questions, Questions]:
    brief = next(iter(load_library(folder).briefs.values()))
    return index(brief), index(replace(leave_out_asks(brief), unanswered=()))


def ask_asks(folder: Path) -> Iterator[Asked]:
    """Ask every ask of a brief, also of what it does not answer, while it and every eighth other are left out."""
    brief = next(iter(load_library(folder).briefs.values()))
    questions, forms = index(brief), index_forms(brief.entities.values())
    facts = index_facts(brief, forms)
    asks = [(text, fact) for fact in brief.facts.values() for text in fact.asks]
    every: list[tuple[str, Fact | None]] = [*asks, *((text, None) for text in brief.unanswered)]
    for fold in range(_FOLDS):
        asked = dict(every[fold::_FOLDS])
        left = CandidateFinder(
            brief,
            [_keep_asks(fact, [text not in asked for text in fact.fact.asks]) for fact in facts],
            [read_ask(text, forms) for text in brief.unanswered if text not in asked],
        )
        for text, fact in asked.items():
            question = questions.read(text)
            near = [] if question.is_only_names else left.find(question)
            if near and not near[0].is_asked:
                answers = frozenset({fact.id}) if fact else frozenset[str]()
                name = f"{brief.id}, {'asks' if fact else 'in vain'}"
                labelled = LabelledQuestion(half=name, question=text, answers=answers)
                worth = 1.0 if fact else _WORTH_IN_VAIN
                yield Asked(name, worth, labelled, _words_of(question), near)


def _words_of(question: Question) -> frozenset[str]:
    return frozenset(map(stem, question.unnamed))


def _keep_asks(fact: IndexedFact, kept: Sequence[bool]) -> IndexedFact:
    asks = tuple(compress(fact.asks, kept))
    return replace(fact, asks=asks, spoken=frozenset(fact.words).union(*(ask.tokens for ask in asks)))


def index(brief: Brief) -> Questions:
    """Make a brief ready."""
    lookup = Lookup(Library({brief.id: brief}), ahead=False)
    return Questions(brief, NameIndex((brief.id, each) for each in lookup.first_brief.entities.values()))


def _tell_words(asked: Sequence[Asked]) -> str:
    """Fit the odds of the commonest words, beside the rest of the confidence, to the asks of a brief."""
    common = {stem(word) for word in frequent_words(_COMMON)}
    counts = Counter(word for each in asked for word in each.words)
    words = sorted(word for word in common if counts[word] >= _SEEN)
    columns = {word: 3 * row for row, word in enumerate(words)}
    features = [measure for name, measure in FEATURES.items() if name != "words"]
    rows: list[Row] = []
    for each in asked:
        places = [0.0] * (3 * len(words))
        fact = each.near[0].fact
        for word in each.words.intersection(words):
            places[columns[word] + place_word(word, fact.words, fact.spoken)] = 1.0
        measured = (*places, *(measure(each.near) for measure in features))
        rows.append(Row(measured, each.is_right, each.worth if each.may_answer else 0.0))
    odds = fit(rows, ridge=_WORDS_RIDGE, constant=True)[1:]
    lines = [
        f"{word} {' '.join(f'{odds[column + place]:.2f}' for place in Place)}"
        for word, column in columns.items()
    ]
    head = _WORDS_FILE.read_text("utf-8").split("\n\n")[0]
    return f"{head}\n\n{chr(10).join(lines)}\n"


def _compare(asked: Iterable[Asked]) -> Iterator[Row]:
    """Set the right fact that comes closest against every other: who is right has more of what counts."""
    for each in asked:
        answers = [
            each.labelled.is_answerable and each.labelled.is_answered_by(one.fact.fact) for one in each.near
        ]
        if not any(answers) or all(answers):
            continue
        right = each.near[answers.index(True)]
        others = [one for one, answer in zip(each.near, answers, strict=True) if not answer]
        for other in others:
            measured = tuple(float(part(right)) - float(part(other)) for _, part in PARTS)
            for is_right in (True, False):
                turned = measured if is_right else tuple(-value for value in measured)
                yield Row(turned, is_right, each.worth / len(others))


def _measure(asked: Iterable[Asked]) -> list[Row]:
    return [
        Row(
            tuple(measure(each.near) for measure in FEATURES.values()),
            each.is_right,
            each.worth,
        )
        for each in asked
    ]


if __name__ == "__main__":
    main()
