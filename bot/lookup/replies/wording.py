"""An Outcome -> the reply in words, in the markup of wherever it is read. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.brief import Entity
from bot.lookup.grouping import FEW, arrange, narrow, part_outcome
from bot.lookup.outcomes import (
    Answer,
    Choices,
    Explanation,
    Guide,
    Leaning,
    Miss,
    Nearest,
    NoSentence,
    Outcome,
    Overview,
    SentenceFacts,
    SourceCard,
    Talk,
    UnknownCommand,
)
from bot.lookup.replies import asides
from bot.lookup.replies.courtesies import word_talk, word_understood
from bot.lookup.replies.markup import Markup, Passage, Reply
from bot.lookup.replies.menus import list_menus
from bot.lookup.replies.phrases import (
    count_kinds,
    echo,
    entitle,
    footer,
    introduce,
    join,
    list_by_kind,
    show_typed,
    word_fact,
    word_facts,
)


def word(outcome: Outcome, markup: Markup, part: str = "") -> Reply | None:
    """Put an outcome, or a part of it by its token, into words; None where it is silence or has no such part."""
    shown = narrow(outcome, part) if part else outcome
    writer = _WRITERS.get(type(shown))
    if writer is None:
        return None
    reply = replace(writer(shown, markup), menus=list_menus(outcome, part))
    if isinstance(outcome, Leaning) and outcome.understood:
        return replace(reply, subject=word_understood(outcome.understood))
    return reply


def _word_answer(answer: Answer, markup: Markup) -> Reply:
    names = join([entity.name for entity in answer.entities])
    shown = answer.topic.shows.entities if answer.topic else ()
    of_topic = (
        answer.topic is None or any(entity.kind in shown for entity in answer.entities) or answer.see_also
    )
    title, lead = "", ""
    if of_topic and answer.introduced and len(answer.entities) == 1:
        # where the command is for another kind, its kind is said
        title = entitle(answer.entities[0], with_kind=answer.see_also is not None)
    elif of_topic and answer.introduced:
        title = names
        lead = "\n".join(introduce(entity, markup) for entity in answer.entities)
    closing = f"More: {markup.command(answer.see_also)}" if answer.see_also else ""
    if not answer.facts:
        closing = "The article names it and says no more."
    subject = f"{answer.topic.title}: {names}" if answer.topic and not of_topic else names
    return Reply(
        title=title,
        subject=_join_subject("" if title else subject, answer.part, _word_correction(answer)),
        lead=lead,
        passages=_word_parted(answer, markup),
        closing=closing,
        footer=footer(answer.brief),
    )


def _word_overview(overview: Overview, markup: Markup) -> Reply:
    passages = _word_parted(overview, markup)
    if passages:
        return Reply(
            subject=_join_subject(overview.title if overview.command != "brief" else "", overview.part),
            passages=passages,
            footer=footer(overview.brief),
            at_first=len(passages) if overview.command == "brief" else FEW,
        )
    if not overview.entities:
        return Reply(
            title=overview.title, lead="The article holds nothing on this.", footer=footer(overview.brief)
        )
    with_roles = overview.command != "about"
    return Reply(
        title=f"{overview.title}: {count_kinds(overview.entities)}",
        blocks=tuple(list_by_kind(overview.entities, markup, with_roles=with_roles)),
        at_first=1 if with_roles else FEW,
        footer=footer(overview.brief),
    )


def _word_correction(answer: Answer) -> str:
    """Say what was typed, where it was no spelling of the name that was understood."""
    whole = answer.resolution is not None and answer.resolution.is_corrected
    typed = answer.corrected or ((answer.query,) if whole else ())
    return f"for {join([f'“{show_typed(each)}”' for each in typed])}" if typed else ""


def _join_subject(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _word_parted(outcome: Answer | Overview, markup: Markup) -> tuple[Passage, ...]:
    """Word the facts of an outcome in the order in which they are read."""
    arranged = arrange(outcome.facts, part_outcome(outcome))
    return tuple(word_fact(fact, outcome.brief, markup, heading) for fact, heading in arranged)


def _word_choices(choices: Choices, markup: Markup) -> Reply:
    return Reply(
        title="Which one?",
        lead=f"{echo(choices.query, markup)} could be:",
        blocks=("\n".join(introduce(entity, markup) for entity in choices.entities),),
        closing=f"Pick one, or type it: {markup.command(f'{choices.command} {choices.entities[0].name}')}",
        footer=footer(choices.brief),
    )


def _word_nearest(nearest: Nearest, markup: Markup) -> Reply:
    """Show what comes closest, so that nobody takes it for an answer."""
    return Reply(
        title="Not sure the article says",
        lead=f"I can’t tell that the article answers {echo(nearest.query, markup)}. Closest is:",
        passages=word_facts(nearest.facts, nearest.brief, markup),
        closing=f"More: {markup.command(nearest.see_also)}" if nearest.see_also else "",
        footer=footer(nearest.brief),
    )


def _word_miss(miss: Miss, markup: Markup) -> Reply:
    if miss.entities and miss.topic:
        names = join(list(_names(miss.entities, markup)))
        lead = f"The article says nothing about {names} under “{markup.escape(miss.topic.title)}”."
    elif miss.entities:  # it knows the names of a question, not the answer
        lead = f"It names {join(list(_names(miss.entities, markup)))}, but does not answer {echo(miss.query, markup)}."
    else:
        lead = f"The article says nothing about {echo(miss.query, markup)}."
    closing = f"What it does say: {markup.command(miss.see_also)}" if miss.see_also else ""
    if miss.suggestions:
        closing = (
            f"The nearest names in it: {join([markup.bold(markup.escape(n)) for n in miss.suggestions])}"
        )
    return Reply(title="The article does not say", lead=lead, closing=closing, footer=footer(miss.brief))


def _names(entities: Iterable[Entity], markup: Markup) -> Iterable[str]:
    return (markup.bold(markup.escape(entity.name)) for entity in entities)


_WRITERS: Mapping[type, Callable[[Any, Markup], Reply]] = {
    Answer: _word_answer,
    Overview: _word_overview,
    Choices: _word_choices,
    Miss: _word_miss,
    Nearest: _word_nearest,
    Guide: asides.word_guide,
    Explanation: asides.word_explanation,
    SourceCard: asides.word_source,
    SentenceFacts: asides.word_sentence,
    NoSentence: asides.word_no_sentence,
    UnknownCommand: asides.word_unknown_command,
    Talk: word_talk,
}
