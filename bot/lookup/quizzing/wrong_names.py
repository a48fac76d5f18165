"""Names of the right one's kind that no fact makes right. Pure."""

from collections.abc import Iterable

from bot.brief import Brief, Entity
from bot.lookup.names import plain_words
from bot.lookup.quizzing.puzzles import Puzzle
from bot.lookup.quizzing.shuffling import draw
from bot.lookup.quizzing.wrong_figures import WRONG

_POOL = 8
"""Out of how many of the most told of they are drawn."""


def find_wrong_names(right: Entity, puzzle: Puzzle, brief: Brief, seed: str) -> list[Entity]:
    """Draw three wrong names; fewer where there are no more that are surely wrong.

    Those come first of whom the brief tells most: of a quotation, who is quoted too. Where there are enough, only
    names that look like the right one are taken.
    """
    rivals = [each for each in brief.entities.values() if is_surely_wrong(each, right, puzzle, brief)]
    alike = [each for each in rivals if _is_proper(each) == _is_proper(right)]
    weight = {each.id: _weigh(each, puzzle, brief) for each in rivals}
    pool = sorted(alike if len(alike) >= WRONG else rivals, key=lambda each: weight[each.id], reverse=True)[
        :_POOL
    ]
    drawn = draw(pool, seed, lambda each: each.id)
    return _once(drawn)[:WRONG]


def is_surely_wrong(rival: Entity, right: Entity, puzzle: Puzzle, brief: Brief) -> bool:
    """Whether somebody of the kind is certainly not the answer."""
    fact = puzzle.fact
    if rival.kind != right.kind or rival.id in fact.entities or _are_kin(rival, right, brief):
        return False
    if puzzle.clue_is == "quote" and puzzle.clue:
        return all(
            each.quote is None or each.said_by != rival.id or not _holds(each.quote, puzzle.clue)
            for each in brief.facts.values()
        )
    if puzzle.clue:
        # of one team or ministry somebody else may be the same, whatever else they are
        mine, theirs = set(plain_words(puzzle.clue)), set(plain_words(rival.role or ""))
        together = not _line(rival, brief).isdisjoint(_line(right, brief))
        return bool(theirs) and not together and not (theirs <= mine or mine <= theirs)
    # what stands in another fact beside all that this one is about may answer as well
    rest = set(fact.entities) - {right.id}
    return all(not rest <= set(each.entities) for each in brief.facts_about(rival.id))


def _are_kin(one: Entity, other: Entity, brief: Brief) -> bool:
    """Whether one is called like the other, or is a part of it."""
    names = {" ".join(plain_words(name)) for name in (other.name, *other.aliases)}
    return (
        one.id == other.id
        or " ".join(plain_words(one.name)) in names
        or other.id in _line(one, brief)
        or one.id in _line(other, brief)
    )


def _line(entity: Entity, brief: Brief) -> set[str]:
    """Return what somebody or something belongs to, and what that belongs to, as far as it goes."""
    found: set[str] = set()
    while entity.of and entity.of not in found:
        found.add(entity.of)
        entity = brief.entities[entity.of]
    return found


def _is_proper(entity: Entity) -> bool:
    """Whether it is called by a name of its own, and not by words of the language."""
    return not any(word[0].islower() for word in entity.name.split())


def _weigh(entity: Entity, puzzle: Puzzle, brief: Brief) -> tuple[int, int]:
    facts = brief.facts_about(entity.id)
    quoted = sum(fact.said_by == entity.id for fact in facts)
    return (quoted if puzzle.clue_is == "quote" else 0, len(facts))


def _holds(one: str, other: str) -> bool:
    """Whether one of two quotations stands in the other."""
    shorter, longer = sorted((" ".join(plain_words(each)) for each in (one, other)), key=len)
    return f" {shorter} " in f" {longer} "


def _once(entities: Iterable[Entity]) -> list[Entity]:
    return list({entity.name: entity for entity in entities}.values())
