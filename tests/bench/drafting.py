"""How much of labelled texts `dateline new` finds, and what each of its parts adds: python -m tests.bench drafting."""

import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.brief.library import find_briefs_folder
from tests.bench.drafting_parts import KINDS, PARTS, switched_off
from tests.brief.draft_scores import TEXTS, Labels, Score, labels_of, read_labels, score_draft
from tests.brief.recall import ROOT, find_article, make_draft
from tests.unproven import load_library

VILLAGE = ROOT / "tests/village"


def main() -> None:
    """Print what is found in each text, and what is lost in all of them without each part."""
    texts = list(_texts())
    started = time.perf_counter()
    whole = _score_all(texts)
    seconds = time.perf_counter() - started
    columns = list(next(iter(whole.values())))
    print("found/labelled, and right/drafted where the labels are complete")
    print(f"{'':<32}" + "".join(f"{what:>17}" for what in columns))
    for label, scores in whole.items():
        print(f"{label:<32}" + "".join(f"{_whole(scores[what]):>17}" for what in columns))
    print(f"{'all':<32}" + "".join(f"{_whole(_total(whole, what)):>17}" for what in columns))
    print(f"drafted in {seconds:.1f} s\n\nwithout (found, wrong: more or less than with it)")
    for part in (*PARTS, *KINDS):
        with switched_off(part):
            rest = _score_all(texts)
        cells = [_change(_total(whole, what), _total(rest, what)) for what in columns]
        print(f"{part.name:<32}" + "".join(f"{cell:>17}" for cell in cells), flush=True)


def _texts() -> Iterator[tuple[str, Path, Labels]]:
    for file in sorted(TEXTS.glob("*.txt")):
        yield file.stem, file, read_labels(file.with_suffix(".yaml"))
    village = VILLAGE / "seeds/aldermere.txt"
    brief = load_library(VILLAGE / "briefs").briefs["aldermere"]
    yield "aldermere", village, labels_of(brief, village.read_text(encoding="utf-8"))
    article = find_article()
    if article is None:
        print("eastern-flank: the article is not here; put it into seeds/eastern-flank.txt", file=sys.stderr)
        return
    brief = load_library(find_briefs_folder()).briefs["eastern-flank"]
    yield "eastern-flank", article, labels_of(brief, article.read_text(encoding="utf-8"))


def _score_all(texts: list[tuple[str, Path, Labels]]) -> dict[str, Mapping[str, Score]]:
    return {label: score_draft(make_draft(file), labels) for label, file, labels in texts}


def _total(scores: Mapping[str, Mapping[str, Score]], what: str) -> Score:
    return sum((score[what] for score in scores.values()), Score(0, 0))


def _whole(score: Score) -> str:
    return f"{score.found}/{score.wanted}" + (f" {score.right}/{score.drafted}" if score.drafted else "")


def _change(whole: Score, rest: Score) -> str:
    found = rest.found - whole.found
    wrong = (rest.drafted - rest.right) - (whole.drafted - whole.right)
    return f"{found:+} {wrong:+}" if found or wrong else "."
