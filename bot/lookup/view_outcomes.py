"""What can come of a view, as frozen values. Pure."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import blake2s
from typing import ClassVar, Literal

from bot.brief import Brief, Entity, Fact
from bot.lookup.names import Resolution

Clue = Literal["quote", "role"]
"""What a question of the quiz shows to ask about: somebody's words, or what somebody is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a brief says of each of several names under one topic, in the order of the names."""

    title: str
    """The topic's title; empty for what is said of them together, and for names that share no topic."""
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Names side by side."""

    outcome: ClassVar[Literal["answer"]] = "answer"
    command: ClassVar[str] = "compare"
    query: str
    brief: Brief
    entities: tuple[Entity, ...]
    rows: tuple[Row, ...]
    resolutions: tuple[Resolution, ...] = ()
    """How the names were understood; empty where they were picked."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact, row by row."""
        return tuple(fact for row in self.rows for fact in row.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incomparable:
    """Why names are not compared: which of them are tied or unknown, or that there are not two."""

    outcome: Literal["choices", "miss"] = "miss"
    command: ClassVar[str] = "compare"
    query: str
    brief: Brief
    entities: tuple[Entity, ...] = ()
    """Those that were understood."""
    unsettled: tuple[Resolution, ...] = ()
    """What became of the others."""
    trial: str
    """Two names that can be compared, as they are typed."""
    facts: ClassVar[tuple[Fact, ...]] = ()

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What the others may have meant."""
        near = [match for each in self.unsettled for match in (*each.matches, *each.suggestions)]
        return tuple(dict.fromkeys(match.entity.name for match in near))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """A question with four options, of which one is right."""

    outcome: ClassVar[Literal["quiz"]] = "quiz"
    command: ClassVar[str] = "quiz"
    query: str
    brief: Brief
    ask: str
    clue: str
    """What is asked about, where the question does not say."""
    clue_is: Clue
    options: tuple[str, ...]
    right: int
    named: tuple[Entity, ...] = ()
    """Whom and what the options name, in their order; nobody where they are numbers."""
    fact: Fact
    """What proves the answer."""
    key: str
    """By which it is found again, with the seed that drew its options."""
    seed: int
    entities: ClassVar[tuple[Entity, ...]] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What proves the answer."""
        return (self.fact,)

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What can be answered."""
        return self.options

    @property
    def check(self) -> str:
        """Five characters that are others as soon as the question, an option or the answer is, in the brief's own language."""
        shown = "\n".join([self.ask, self.clue, *self.options, str(self.right)])
        return urlsafe_b64encode(blake2s(shown.encode(), digest_size=4).digest()).decode()[:5]
