"""What can be picked under a reply instead of typed. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from bot.brief import Brief, Entity
from bot.languages import say
from bot.lookup.addresses import Address, locate_name, locate_names
from bot.lookup.grouping import MOST_NAMES, narrow, part_outcome
from bot.lookup.outcomes import (
    KIND_NAMES,
    Answer,
    Choices,
    Glossary,
    Guide,
    Incomparable,
    Map,
    Miss,
    Outcome,
    Overview,
)
from bot.lookup.replies.markup import Menu, Option
from bot.lookup.replies.phrases import count_facts, count_names


def list_menus(outcome: Outcome, chosen: str) -> tuple[Menu, ...]:
    """Return the menus of an outcome, of which the part `chosen` by its token is shown."""
    match outcome:
        case (
            Choices(command=command, brief=brief, entities=(_, *_) as entities)
            | Glossary(command=command, brief=brief, entities=(_, *_) as entities)
        ):
            stays = isinstance(outcome, Glossary)
            prompt = say("Open one of them") if stays else say("Which one?")
            return (replace(_offer_names(prompt, command, brief, entities), stays=stays),)
        case Miss(resolution=resolution, command=command, brief=brief) if (
            resolution and resolution.suggestions
        ):
            nearest = {match.entity.id: match.entity for match in resolution.suggestions}
            return (_offer_names(say("The nearest names"), command, brief, [*nearest.values()]),)
        case Guide(brief=brief) | Miss(brief=brief) | Overview(command="brief", brief=brief):
            return _offer_topics(brief)
        case Overview() | Map() | Answer():
            return (*_offer_parts(outcome, chosen), *_offer_names_of(outcome, chosen))
        case Incomparable():
            return _offer_other_side(outcome)
        case _:
            return ()


def _offer_parts(outcome: Overview | Map | Answer, chosen: str) -> tuple[Menu, ...]:
    groups = part_outcome(outcome)
    if not groups:
        return ()
    options = (
        Option(
            label=group.title,
            description=count_facts(len(group.facts)) if group.facts else count_names(len(group.entities)),
            part=group.token,
            chosen=group.token == chosen,
        )
        for group in groups
    )
    count = count_facts(len(outcome.facts)) if outcome.facts else count_names(len(outcome.entities))
    everything = Option(label=say("All of it"), description=count)
    return (Menu(prompt=" · ".join(group.title for group in groups), options=(everything, *options)),)


def _offer_names_of(overview: Overview | Map | Answer, chosen: str) -> tuple[Menu, ...]:
    """Offer the names of an overview; where they are too many, those of the kind that is chosen."""
    if isinstance(overview, Answer):
        return ()
    shown = narrow(overview, chosen) if chosen and not overview.facts else overview
    names = shown.entities if isinstance(shown, Overview | Map) else ()
    if not names or (shown is overview and isinstance(shown, Overview) and len(names) > MOST_NAMES):
        return ()
    prompt = say("Open a name ({count})", count=len(names))
    return (_offer_names(prompt, overview.command, overview.brief, names),)


def _offer_names(prompt: str, command: str, brief: Brief, entities: Iterable[Entity]) -> Menu:
    """Offer names; of too many, those that the brief has most to say of."""
    names = list(entities)
    if len(names) > MOST_NAMES:
        weight = {name.id: len(brief.facts_about(name.id)) for name in names}
        kept = set(sorted(weight, key=lambda name: -weight[name])[:MOST_NAMES])
        names = [name for name in names if name.id in kept]
    return Menu(prompt=prompt, options=tuple(_offer_name(command, brief, name) for name in names))


def _offer_other_side(outcome: Incomparable) -> tuple[Menu, ...]:
    """Offer what the one name that is not settled may have meant, beside those that are."""
    if len(outcome.unsettled) != 1 or not outcome.entities:
        return ()
    [unsettled] = outcome.unsettled
    near = {match.entity.id: match.entity for match in (*unsettled.matches, *unsettled.suggestions)}
    others = [entity for entity in near.values() if entity not in outcome.entities][:MOST_NAMES]
    options = tuple(
        replace(
            _offer_name(outcome.command, outcome.brief, other),
            address=locate_names(outcome.command, outcome.brief, (*outcome.entities[:2], other)),
        )
        for other in others
    )
    return (Menu(prompt=say("Compare with"), options=options),) if options else ()


def _offer_name(command: str, brief: Brief, entity: Entity) -> Option:
    what = entity.role or say(KIND_NAMES[entity.kind][0])
    return Option(label=entity.name, description=what, address=locate_name(command, brief, entity))


def _offer_topics(brief: Brief) -> tuple[Menu, ...]:
    options = tuple(
        Option(label=topic.title, description=topic.help, address=Address("o", command))
        for command, topic in brief.topics.items()
    )[:MOST_NAMES]
    return (Menu(prompt=say("Open a topic"), options=options),) if options else ()
