"""Questions by people who had not seen how it works: floors, for what is right now not to get lost."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bot.lookup.answers import Lookup
from tests.lookup.labelled_questions import judge, read_questions
from tests.shipped import shipped_lookup
from tests.unproven import load_library

TESTS = Path(__file__).parents[1]
UNSEEN = [
    ("unseen-one", 95, 97, 3, 1),
    ("unseen-two", 100, 106, 3, 4),
    ("unseen-three", 72, 75, 2, 2),
    ("unseen-four", 98, 112, 3, 2),
    ("unseen-five", 94, 106, 3, 2),
    ("unseen-six", 92, 102, 3, 4),
    ("unseen-seven", 92, 102, 3, 3),
    ("unseen-eight", 75, 97, 3, 2),
    ("unseen-nine", 100, 106, 2, 4),
    ("unseen-ten", 95, 105, 2, 6),
    ("unseen-eleven", 103, 106, 2, 2),
    ("unseen-twelve", 93, 97, 3, 3),
    ("matchday/questions", 24, 26, 1, 3),
    ("matchday/unseen-one", 48, 58, 3, 5),
    ("matchday/unseen-two", 50, 57, 2, 5),
    ("matchday/unseen-three", 54, 64, 1, 3),
    ("finding/questions", 23, 25, 2, 1),
    ("finding/unseen-one", 49, 58, 3, 8),
    ("finding/unseen-two", 46, 57, 2, 4),
    ("finding/unseen-three", 54, 63, 1, 3),
]
"""A set, of another domain where it says so; the right answers at least, with the right facts among the nearest; the
wrong answers at most, and answers to what has none. What they got on their first run, `tests/bench/questions.py` tells."""


@cache
def _index(domain: str) -> Lookup:
    """Make the briefs of another domain ready, once for all its sets."""
    return Lookup(load_library(TESTS / domain / "briefs"))


@pytest.mark.parametrize(("name", "right", "shown", "wrong", "answered"), UNSEEN)
def test_what_is_right_now_is_not_lost(name: str, right: int, shown: int, wrong: int, answered: int):
    domain, _, file = name.rpartition("/")
    lookup = _index(domain) if domain else shipped_lookup()
    questions = read_questions(TESTS / (domain or "lookup") / f"{file}.jsonl")
    counts = Counter(judge(lookup, labelled) for labelled in questions)
    assert counts["right"] >= right
    assert counts["right"] + counts["shown nearest"] >= shown
    assert counts["wrong answer"] <= wrong
    assert counts["wrongly answered"] <= answered
