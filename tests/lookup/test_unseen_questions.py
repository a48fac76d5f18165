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
    ("unseen-one", 95, 98, 2, 1),
    ("unseen-two", 99, 107, 3, 2),
    ("unseen-three", 73, 75, 2, 2),
    ("unseen-four", 98, 112, 3, 1),
    ("unseen-five", 94, 106, 3, 2),
    ("unseen-six", 91, 103, 2, 3),
    ("unseen-seven", 95, 102, 3, 1),
    ("unseen-eight", 77, 97, 3, 2),
    ("unseen-nine", 101, 106, 2, 3),
    ("unseen-ten", 94, 105, 2, 3),
    ("unseen-eleven", 104, 107, 1, 1),
    ("unseen-twelve", 97, 99, 1, 2),
    ("unseen-thirteen", 94, 99, 1, 1),
    ("unseen-fourteen", 90, 98, 2, 1),
    ("unseen-fifteen", 105, 115, 5, 1),
    ("unseen-sixteen", 94, 98, 1, 1),
    ("unseen-seventeen", 89, 96, 3, 2),
    ("matchday/questions", 27, 27, 1, 2),
    ("matchday/unseen-one", 55, 59, 3, 2),
    ("matchday/unseen-two", 54, 58, 1, 2),
    ("matchday/unseen-three", 56, 64, 2, 1),
    ("matchday/unseen-four", 58, 64, 2, 1),
    ("matchday/unseen-five", 54, 65, 1, 1),
    ("matchday/unseen-six", 77, 86, 2, 1),
    ("matchday/unseen-seven", 72, 85, 2, 1),
    ("matchday/unseen-eight", 88, 98, 2, 1),
    ("finding/questions", 24, 25, 2, 1),
    ("finding/unseen-one", 55, 61, 1, 1),
    ("finding/unseen-two", 54, 59, 1, 1),
    ("finding/unseen-three", 59, 65, 1, 2),
    ("finding/unseen-four", 58, 64, 1, 1),
    ("finding/unseen-five", 58, 65, 1, 1),
    ("finding/unseen-six", 73, 84, 2, 1),
    ("finding/unseen-seven", 67, 84, 2, 1),
    ("finding/unseen-eight", 79, 97, 2, 2),
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
