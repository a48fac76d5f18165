"""The questions of a brief with their four options, drawn by a seed and found again by their key. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bot.brief import Brief, Entity, Fact
from bot.lookup.addresses import shorten_key
from bot.lookup.quizzing.puzzles import Puzzle, find_puzzles
from bot.lookup.quizzing.shuffling import draw
from bot.lookup.quizzing.wrong_figures import WRONG, find_wrong_figures
from bot.lookup.quizzing.wrong_names import find_wrong_names
from bot.lookup.replies import find_written
from bot.lookup.view_outcomes import Quiz

LONGEST_OPTION = 80
"""Characters that Discord takes on a button."""


class _Options(NamedTuple):
    shown: tuple[str, ...]
    right: int
    named: tuple[Entity, ...]


@dataclass(frozen=True)
class Quizbook:
    """A brief, as far as it can be asked about."""

    brief: Brief

    @cached_property
    def puzzles(self) -> tuple[Puzzle, ...]:
        """Every question that has four options."""
        return tuple(puzzle for puzzle in find_puzzles(self.brief) if self._list_options(puzzle, "0"))

    @property
    def is_enough(self) -> bool:
        """Whether there is any question."""
        return any(self._list_options(puzzle, "0") for puzzle in find_puzzles(self.brief))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that answer a question, once each."""
        return tuple({puzzle.fact.id: puzzle.fact for puzzle in self.puzzles}.values())

    def pose(
        self, seed: int, *, about: Collection[str] = (), of: str | None = None, query: str = ""
    ) -> Quiz | None:
        """Draw a question: about somebody or something, or of one fact, by their ids; None where there is none."""
        fitting = [puzzle for puzzle in self.puzzles if _fits(puzzle, about, of)]
        drawn = draw(fitting, f"{seed}", lambda puzzle: puzzle.key)
        return self._lay_out(drawn[0], seed, query) if drawn else None

    def find(self, key: str, seed: int) -> Quiz | None:
        """Return the question of a shortened key again, with the options that the seed drew."""
        found = next((each for each in self.puzzles if self._shorten(each) == key), None)
        return self._lay_out(found, seed, "") if found else None

    def every(self, seed: int) -> Iterator[Quiz]:
        """Yield every question, with the options that the seed draws."""
        for puzzle in self.puzzles:
            if (quiz := self._lay_out(puzzle, seed, "")) is not None:
                yield quiz

    def _shorten(self, puzzle: Puzzle) -> str:
        return shorten_key(f"{self.brief.id}/{puzzle.key}")

    def _lay_out(self, puzzle: Puzzle, seed: int, query: str) -> Quiz | None:
        listed = self._list_options(puzzle, f"{seed}")
        if not listed:
            return None
        options, right, named = listed
        return Quiz(
            query=query,
            brief=self.brief,
            ask=puzzle.ask,
            clue=puzzle.clue,
            clue_is=puzzle.clue_is,
            options=options,
            right=right,
            named=named,
            fact=puzzle.fact,
            key=self._shorten(puzzle),
            seed=seed,
        )

    def _list_options(self, puzzle: Puzzle, seed: str) -> _Options | None:
        """Return the options, numbers in their order, and the place of the right one; None where they are not four."""
        seed, answer, named = f"{self.brief.id} {puzzle.key} {seed}", puzzle.answer, list[Entity]()
        if isinstance(answer, Entity):
            wrong = find_wrong_names(answer, puzzle, self.brief, seed)
            named = draw((answer, *wrong), f"{seed} order", lambda each: each.name)
            right, options = answer.name, [each.name for each in named]
        else:
            written = find_written(puzzle.fact, answer)
            figures = find_wrong_figures(answer, written, puzzle.fact, self.brief, seed)
            right = written.write(answer)
            options = [written.write(each) for each in sorted([answer, *figures])]
        if len(set(options)) != WRONG + 1 or any(len(option) > LONGEST_OPTION for option in options):
            return None
        return _Options(tuple(options), options.index(right), tuple(named))


def _fits(puzzle: Puzzle, about: Collection[str], of: str | None) -> bool:
    if of is not None and puzzle.fact.id != of:
        return False
    return not about or not set(about).isdisjoint(puzzle.fact.entities)
