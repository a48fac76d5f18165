"""More of what was told, and once more with who says it and where. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from bot.brief import Fact
from bot.languages import say
from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Answer, Nearest, Overview
from bot.lookup.talk.asking_again import say_line
from bot.lookup.talk.turns import Turn, make_turn, name_all, read_first
from bot.lookup.translation import translate_outcome


def tell_again(lookup: Lookup, text: str, before: Turn, understood: str) -> Turn:
    """Tell what the last answer told once more: each fact says whose it is and where it stands."""
    outcome = before.outcome
    if not isinstance(outcome, Answer | Overview | Nearest) or not outcome.facts:
        return say_line(lookup, text, "nothing_told", before)
    shown = replace(outcome, facts=read_first(outcome), understood=understood)
    return Turn(request=before.request, outcome=shown, told=before.told)


def tell_more(lookup: Lookup, text: str, before: Turn) -> Turn:
    """Tell what is left of the last answer, or else what else there is about what it was about."""
    outcome = before.outcome
    if isinstance(outcome, Answer | Overview) and (left := _untold(outcome.facts, before)):
        told = translate_outcome(outcome)
        called = told.title if isinstance(told, Overview) else name_all(before.focus)
        more = replace(outcome, facts=left, understood=_say_more(called))
        return make_turn(before.request, more, before.told)
    for entity in before.focus:
        about = lookup.respond("about", entity.name)
        left = _untold(about.facts, before) if isinstance(about, Answer) else ()
        if isinstance(about, Answer) and left:
            more = replace(about, facts=left, introduced=False, understood=_say_more(entity.name))
            return make_turn(before.request, more, before.told)
    return say_line(lookup, text, "all_told" if before.told else "nothing_told", before)


def _say_more(called: str) -> str:
    return say("more: {name}", name=called) if called else say("more")


def _untold(facts: Iterable[Fact], before: Turn) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.id not in before.told)
