"""An Outcome -> the reply in words, in the markup of wherever it is read. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.brief import Entity
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
from bot.lookup.replies.markup import Markup, Reply
from bot.lookup.replies.phrases import echo, footer, introduce, join, list_by_kind, word_fact


def word(outcome: Outcome, markup: Markup) -> Reply | None:
    """Put an outcome into words; None where it is silence."""
    writer = _WRITERS.get(type(outcome))
    reply = writer(outcome, markup) if writer else None
    if reply is not None and isinstance(outcome, Leaning) and outcome.understood:
        return replace(
            reply, lead="\n".join(filter(None, [word_understood(outcome.understood, markup), reply.lead]))
        )
    return reply


def _word_answer(answer: Answer, markup: Markup) -> Reply:
    names = join([entity.name for entity in answer.entities])
    shown = answer.topic.shows.entities if answer.topic else ()
    of_topic = (
        answer.topic is None or any(entity.kind in shown for entity in answer.entities) or answer.see_also
    )
    lead = ""
    if of_topic and answer.introduced:
        alone = len(answer.entities) == 1
        elsewhere = answer.see_also is not None  # the command is for another kind, so this one is said
        lines = (introduce(entity, markup, alone=alone, with_kind=elsewhere) for entity in answer.entities)
        lead = "\n".join(lines)
    if answer.resolution and answer.resolution.is_corrected:
        lead = f"For {echo(answer.query, markup)}: {lead}".removesuffix(" ")
    closing = f"More: {markup.command(answer.see_also)}" if answer.see_also else ""
    if not answer.facts:
        closing = "The article names it and says no more."
    return Reply(
        title=(names if of_topic or not answer.topic else f"{answer.topic.title}: {names}")
        or answer.brief.title,
        lead=lead,
        blocks=tuple(word_fact(fact, answer.brief, markup) for fact in answer.facts),
        closing=closing,
        footer=footer(answer.brief),
    )


def _word_overview(overview: Overview, markup: Markup) -> Reply:
    names = [markup.escape(entity.name) for entity in overview.entities]
    facts = [word_fact(fact, overview.brief, markup) for fact in overview.facts]
    listed = () if facts else list_by_kind(overview.entities, markup, with_roles=overview.command != "about")
    closing = ""
    if overview.entities:
        closing = f"For one of them: {markup.command(f'{overview.command} {overview.entities[0].name}')}"
    elif overview.command == "brief":
        closing = f"What else to ask: {markup.command('help')}"
    return Reply(
        title=overview.title,
        lead=join(names) if facts else "",
        blocks=(*listed, *facts),
        closing=closing if names or facts else "The article holds nothing on this.",
        footer=footer(overview.brief),
    )


def _word_choices(choices: Choices, markup: Markup) -> Reply:
    lines = [introduce(entity, markup, alone=False) for entity in choices.entities]
    return Reply(
        title="Which one?",
        lead=f"{echo(choices.query, markup)} could be:",
        blocks=("\n".join(lines),),
        closing=f"Pick one, or type it: {markup.command(f'{choices.command} {choices.entities[0].name}')}",
        footer=footer(choices.brief),
    )


def _word_nearest(nearest: Nearest, markup: Markup) -> Reply:
    """Show what comes closest, so that nobody takes it for an answer."""
    return Reply(
        title="Not sure the article says",
        lead=f"I can’t tell that the article answers {echo(nearest.query, markup)}. Closest is:",
        blocks=tuple(word_fact(fact, nearest.brief, markup) for fact in nearest.facts),
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
