"""The commands of the views, each only for briefs that have what it needs. Pure."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from bot.brief import Brief, Entity
from bot.languages import mark
from bot.lookup.outcomes import Answer, Miss, Outcome, Quiz, Silence
from bot.lookup.perspectives.chance import is_drawn, take_chance
from bot.lookup.perspectives.comparing import can_compare, compare
from bot.lookup.perspectives.timelines import has_times, tell_in_order
from bot.lookup.quizzing import Quizbook, draw
from bot.lookup.remembering import detach
from bot.lookup.topics import BriefLookup

VIEW_COMMANDS: Mapping[str, str] = {
    "compare": mark("Two or three names side by side."),
    "timeline": mark("What happened when, in order."),
    "quiz": mark("A question, and four answers to choose from."),
    "random": mark("A fact that nobody asked for lately."),
}
"""Every view with its help; a brief that lacks what one needs has no such command."""
View = Callable[[BriefLookup, str, tuple[Entity, ...]], Outcome]


class Views:
    """The views of a library: which there are, and what each answers, by the first brief that knows something."""

    def __init__(self, briefs: Sequence[BriefLookup]) -> None:
        self._briefs = briefs
        self._answers: Mapping[str, View] = {
            "compare": compare,
            "timeline": tell_in_order,
            "quiz": detach(Views._pose, self),
            "random": _tell_any,
        }

    @cached_property
    def holders(self) -> Mapping[str, Sequence[BriefLookup]]:
        """The briefs that each view is for."""
        needs: Mapping[str, Callable[[Brief], bool]] = {
            "compare": can_compare,
            "timeline": has_times,
            "quiz": lambda brief: self._books[brief.id].is_enough,
            "random": lambda brief: any(fact.kind != "note" for fact in brief.facts.values()),
        }
        held = {name: [each for each in self._briefs if needs[name](each.brief)] for name in VIEW_COMMANDS}
        return {name: briefs for name, briefs in held.items() if briefs}

    @cached_property
    def _books(self) -> Mapping[str, Quizbook]:
        return {each.brief.id: Quizbook(each.brief) for each in self._briefs}

    def answer(
        self, command: str, words: str, chosen: tuple[Entity, ...] = (), brief: Brief | None = None
    ) -> Outcome:
        """Answer a view's command, of all briefs or of one; Silence where there is no such view."""
        missed: Outcome = Silence(command=command, query=words)
        holders = self.holders.get(command, ())
        if is_drawn(command):
            holders = draw(holders, words, lambda each: each.brief.id)
        for each in holders:
            if brief is None or each.brief is brief:
                outcome = self._answers[command](each, words, chosen)
                if outcome.outcome not in {"miss", "choices"}:
                    return outcome
                missed = outcome if isinstance(missed, Silence) else missed
        return missed

    def find_quiz(self, key: str, seed: int) -> Quiz | None:
        """Return a question of the quiz again; None where it is gone."""
        found = (book.find(key, seed) for book in self._books.values())
        return next((quiz for quiz in found if quiz is not None), None)

    def _pose(self, lookup: BriefLookup, words: str, chosen: tuple[Entity, ...]) -> Outcome:
        named, seed = take_chance(words)
        found = lookup.tell_about("quiz", named, chosen) if named else None
        if found is not None and not isinstance(found, Answer):
            return found
        about = [entity.id for entity in found.entities] if found else []
        quiz = self._books[lookup.brief.id].pose(seed, about=about, query=named)
        if quiz is not None:
            return quiz
        return Miss(command="quiz", query=named, brief=lookup.brief, entities=found.entities if found else ())


def _tell_any(lookup: BriefLookup, words: str, chosen: tuple[Entity, ...]) -> Outcome:
    """Tell one fact, drawn by the number behind the words: of all, or about those `chosen` or else named."""
    named, seed = take_chance(words)
    found = lookup.tell_about("random", named, chosen) if named or chosen else None
    if found is not None and not isinstance(found, Answer):
        return found
    facts = found.facts if found else tuple(lookup.brief.facts.values())
    drawn = draw((fact for fact in facts if fact.kind != "note"), f"{seed}", lambda fact: fact.id)
    if not drawn:
        return Miss(
            command="random", query=named, brief=lookup.brief, entities=found.entities if found else ()
        )
    return Answer(
        command="random",
        query=named,
        brief=lookup.brief,
        entities=found.entities if found else (),
        facts=(drawn[0],),
        resolution=found.resolution if found else None,
        introduced=False,
    )
