"""Who pressed which answer of a quiz, in the few characters that its buttons hold. Pure.

A button's id holds how many pressed it and a mark of each who did lately, so that nobody answers twice, also after a
restart; a mark is a hash of three characters and names nobody.
"""

from base64 import urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2s

MARK = 3
"""Characters of a mark: of 25 people, two share one in a thousand quizzes."""
MOST_MARKS = 24
"""Marks of one button, which Discord gives a hundred characters for its id."""
MOST_KEPT = 1_000
"""How many questions are kept in mind."""

Post = tuple[int, str]
"""A message and the question that it asks: an edit may have it ask another."""


@dataclass(frozen=True, slots=True)
class Votes:
    """How often one answer was pressed, and by whom lately."""

    count: int = 0
    marks: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.count}.{''.join(self.marks)}"

    @classmethod
    def read(cls, count: str, marks: str) -> "Votes":
        """Read what a button holds."""
        return cls(int(count), tuple(marks[at : at + MARK] for at in range(0, len(marks), MARK)))

    def add(self, mark: str) -> "Votes":
        """Return them with one more."""
        return Votes(self.count + 1, (*self.marks, mark)[-MOST_MARKS:])

    def forget(self, mark: str) -> "Votes":
        """Return as many, without knowing whose mark that was."""
        return replace(self, marks=tuple(each for each in self.marks if each != mark))


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes for each answer, in the order of the buttons."""

    votes: tuple[Votes, ...]

    @property
    def count(self) -> int:
        """How many have answered."""
        return sum(each.count for each in self.votes)

    def find(self, mark: str) -> int | None:
        """Return which answer somebody pressed; None where they are not known to have pressed any."""
        return next((place for place, each in enumerate(self.votes) if mark in each.marks), None)

    def add(self, place: int, mark: str) -> "Tally":
        """Return it with one more answer."""
        return Tally(tuple(each.add(mark) if at == place else each for at, each in enumerate(self.votes)))

    def forget(self, mark: str) -> "Tally":
        """Return it without somebody's mark."""
        return Tally(tuple(each.forget(mark) for each in self.votes))


NO_VOTES = Votes()


def start_tally(answers: Sequence[str]) -> Tally:
    """Return a tally that nobody has answered yet."""
    return Tally((NO_VOTES,) * len(answers))


def mark_person(user_id: int) -> str:
    """Return somebody's mark."""
    return urlsafe_b64encode(blake2s(f"{user_id}".encode(), digest_size=MARK).digest()).decode()[:MARK]


class Tallies:
    """The latest tally of each question under its message: two who press at the same moment both see it as it was before."""

    def __init__(self) -> None:
        self._latest: OrderedDict[Post, Tally] = OrderedDict()

    def latest(self, post: Post, shown: Tally) -> Tally:
        """Return a question's tally, which is what its message showed or one that is newer."""
        known = self._latest.get(post, shown)
        return known if known.count >= shown.count else shown

    def note(self, post: Post, tally: Tally) -> None:
        """Keep a question's tally in mind."""
        self._latest[post] = tally
        self._latest.move_to_end(post)
        if len(self._latest) > MOST_KEPT:
            self._latest.popitem(last=False)

    def forget_person(self, user_id: int) -> None:
        """Forget that somebody answered, but not how many did; the buttons show it from the next press on."""
        mine = mark_person(user_id)
        for post, tally in self._latest.items():
            self._latest[post] = tally.forget(mine)
