"""How much of a finished brief `dateline new` finds, and how long it takes: python -m tests.bench.drafting."""

import time
from collections.abc import Iterator
from pathlib import Path

from bot.brief.library import find_briefs_folder
from bot.brief.model import Brief
from tests.brief.recall import ROOT, Recall, find_article, make_draft, named_in, recall_figures, recall_names
from tests.unproven import load_library

VILLAGE = ROOT / "tests/village"


def main() -> None:
    """Print the table."""
    print(f"{'text':<15}{'what':<38}{'found':>6}{'of':>5}{'share':>8}  missing")
    village = load_library(VILLAGE / "briefs").briefs["aldermere"]
    _print_text("aldermere", VILLAGE / "seeds/aldermere.txt", village)
    article = find_article()
    if article is None:
        print("eastern-flank  the article is not here; put it into seeds/eastern-flank.txt")
    else:
        _print_text("eastern-flank", article, load_library(find_briefs_folder()).briefs["eastern-flank"])


def _print_text(label: str, file: Path, brief: Brief) -> None:
    started = time.perf_counter()
    rows = list(_measure(file, brief))
    seconds = time.perf_counter() - started
    for what, recall in rows:
        total = recall.found + len(recall.missing)
        missing = "; ".join(recall.missing)
        print(f"{label:<15}{what:<38}{recall.found:>6}{total:>5}{recall.share:>8.0%}  {missing}")
    print(f"{label:<15}in {seconds:.2f} s")


def _measure(file: Path, brief: Brief) -> Iterator[tuple[str, Recall]]:
    draft = make_draft(file)
    entities = list(brief.entities.values())
    yield "names with a capital in the text", recall_names(draft, named_in(file.read_text(), entities))
    yield "all entities, also those without a name", recall_names(draft, entities)
    yield "figures in a sentence cited", recall_figures(draft, brief)


if __name__ == "__main__":
    main()
