"""What one person asked and got, for the next line to lean on. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.brief import Entity, Fact
from bot.lookup.answers import Lookup
from bot.lookup.grouping import FEW, arrange, part_outcome
from bot.lookup.outcomes import Answer, Choices, Miss, Nearest, Outcome, Overview
from bot.lookup.remembering import keep_beside
from bot.lookup.requests import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A request as it was understood, what came of it, and the ids of the facts that have been told so far."""

    request: Request
    outcome: Outcome
    told: frozenset[str] = frozenset()

    @property
    def carries(self) -> bool:
        """Whether the next line can lean on it; on help or a hello it leans no more than on silence."""
        return isinstance(self.outcome, Answer | Overview | Choices | Nearest | Miss)

    @property
    def focus(self) -> tuple[Entity, ...]:
        """What it was about: the names in the question, or else what its first fact is mainly about."""
        outcome = self.outcome
        if not isinstance(outcome, Answer | Choices | Nearest | Miss):
            return ()
        if outcome.entities or not outcome.facts:
            return outcome.entities
        return tuple(outcome.brief.entities[entity] for entity in outcome.facts[0].about[:1])


def make_turn(request: Request, outcome: Outcome, told: frozenset[str] = frozenset()) -> Turn:
    """Note what was asked and what it told, on top of what was `told` before."""
    return Turn(request=request, outcome=outcome, told=told | {fact.id for fact in read_first(outcome)})


@keep_beside
def read_first(outcome: Outcome) -> tuple[Fact, ...]:
    """Return the facts that somebody has read of an outcome before asking for more of it: the first few."""
    if not isinstance(outcome, Answer | Overview | Nearest):
        return ()
    return tuple(fact for fact, _ in arrange(outcome.facts, part_outcome(outcome))[:FEW])


def word_request(lookup: Lookup, turn: Turn) -> str:
    """Give what was asked as a question: a topic's command is a word of it."""
    request = turn.request
    if request.command == "ask":
        return request.words
    return (
        f"{request.command} {request.words}".strip()
        if request.command in lookup.topics
        else name_all(turn.focus)
    )


def name_all(entities: Iterable[Entity]) -> str:
    """Name some entities as in a sentence."""
    return " and ".join(entity.name for entity in entities)
