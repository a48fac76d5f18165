"""An Outcome -> the reply in words, in the markup of wherever it is read. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.languages import say, say_list
from bot.lookup.grouping import FEW, arrange, narrow, part_outcome
from bot.lookup.outcomes import (
    Answer,
    Choices,
    Comparison,
    Explanation,
    Glossary,
    Guide,
    Incomparable,
    Leaning,
    Map,
    Miss,
    Nearest,
    NoSentence,
    Outcome,
    Overview,
    Quiz,
    SentenceFacts,
    SourceCard,
    Talk,
    UnknownCommand,
)
from bot.lookup.remembering import keep_beside
from bot.lookup.replies import asides
from bot.lookup.replies.courtesies import word_talk, word_understood
from bot.lookup.replies.map_words import word_map
from bot.lookup.replies.markup import Markup, Passage, Reply
from bot.lookup.replies.menus import list_menus
from bot.lookup.replies.phrases import (
    count_kinds,
    echo,
    entitle,
    footer,
    introduce,
    list_by_kind,
    show_typed,
    word_fact,
    word_facts,
)
from bot.lookup.replies.view_wording import head_by_time, word_comparison, word_incomparable, word_quiz
from bot.lookup.translation import translate_outcome


@keep_beside
def word(outcome: Outcome, markup: Markup, part: str = "") -> Reply | None:
    """Put an outcome, or a part of it by its token, into words; None where it is silence or has no such part."""
    outcome = translate_outcome(outcome)
    shown = narrow(outcome, part) if part else outcome
    writer = _WRITERS.get(type(shown))
    if writer is None:
        return None
    reply = replace(writer(shown, markup), menus=list_menus(outcome, part))
    if isinstance(outcome, Leaning) and outcome.understood:
        return replace(reply, subject=word_understood(outcome.understood))
    return reply


def _word_answer(answer: Answer, markup: Markup) -> Reply:
    names = say_list([entity.name for entity in answer.entities])
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
    closing = _lead_on(answer.see_also, markup)
    if not answer.facts:
        closing = say("The article names it and says no more.")
    subject = f"{answer.topic.title}: {names}" if answer.topic and not of_topic else names
    return Reply(
        title=title,
        subject=_join_subject("" if title else subject, answer.part, _word_correction(answer)),
        lead=lead,
        passages=_word_parted(answer, markup, title),
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
        nothing = say("The article holds nothing on this.")
        return Reply(title=overview.title, lead=nothing, footer=footer(overview.brief))
    with_roles = overview.command != "about"
    return Reply(
        title=f"{overview.title if with_roles else say(overview.title)}: {count_kinds(overview.entities)}",
        blocks=tuple(list_by_kind(overview.entities, markup, with_roles=with_roles)),
        at_first=1 if with_roles else FEW,
        footer=footer(overview.brief),
    )


def _word_correction(answer: Answer) -> str:
    """Say what was typed, where it was no spelling of the name that was understood."""
    whole = answer.resolution is not None and answer.resolution.is_corrected
    typed = answer.corrected or ((answer.query,) if whole else ())
    return say("for {typed}", typed=say_list([f"“{show_typed(each)}”" for each in typed])) if typed else ""


def _join_subject(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _word_parted(outcome: Answer | Overview, markup: Markup, title: str = "") -> tuple[Passage, ...]:
    """Word the facts of an outcome in the order in which they are read, below a title."""
    arranged = arrange(outcome.facts, part_outcome(outcome), title)
    if outcome.by_time:
        arranged = tuple(head_by_time(outcome.facts))
    return tuple(word_fact(fact, outcome.brief, markup, heading) for fact, heading in arranged)


def _word_choices(choices: Choices, markup: Markup) -> Reply:
    first = markup.command(f"{choices.command} {choices.entities[0].name}")
    return Reply(
        title=say("Which one?"),
        lead=say("{typed} could be:", typed=echo(choices.query, markup)),
        blocks=("\n".join(introduce(entity, markup) for entity in choices.entities),),
        closing=say("Pick one, or type it: {command}", command=first),
        footer=footer(choices.brief),
    )


def _word_nearest(nearest: Nearest, markup: Markup) -> Reply:
    """Show what comes closest, so that nobody takes it for an answer."""
    typed = echo(nearest.query, markup)
    return Reply(
        title=say("Not sure the article says"),
        lead=say("I can’t tell that the article answers {typed}. Closest is:", typed=typed),
        passages=word_facts(nearest.facts, nearest.brief, markup),
        closing=_lead_on(nearest.see_also, markup),
        footer=footer(nearest.brief),
    )


def _word_miss(miss: Miss, markup: Markup) -> Reply:
    typed = echo(miss.query, markup)
    names = _list_bold([entity.name for entity in miss.entities], markup)
    if miss.entities and miss.topic:
        topic = markup.escape(miss.topic.title)
        lead = say("It says nothing about {names} under “{topic}”.", names=names, topic=topic)
    elif miss.entities:  # it knows the names of a question, not the answer
        lead = say("It names {names}, but does not answer {typed}.", names=names, typed=typed)
    else:
        lead = say("It says nothing about {typed}.", typed=typed)
    closing = ""
    if miss.suggestions:
        closing = say("The nearest names in it: {names}", names=_list_bold(miss.suggestions, markup))
    elif miss.see_also:
        closing = say("What it does say: {command}", command=markup.command(miss.see_also))
    return Reply(title=say("The article does not say"), lead=lead, closing=closing, footer=footer(miss.brief))


def _lead_on(command: str | None, markup: Markup) -> str:
    return say("More: {command}", command=markup.command(command)) if command else ""


def _list_bold(names: Iterable[str], markup: Markup) -> str:
    return say_list([markup.bold(markup.escape(name)) for name in names])


_WRITERS: Mapping[type, Callable[[Any, Markup], Reply]] = {
    Answer: _word_answer,
    Overview: _word_overview,
    Choices: _word_choices,
    Miss: _word_miss,
    Nearest: _word_nearest,
    Glossary: asides.word_glossary,
    Guide: asides.word_guide,
    Map: word_map,
    Explanation: asides.word_explanation,
    SourceCard: asides.word_source,
    SentenceFacts: asides.word_sentence,
    NoSentence: asides.word_no_sentence,
    UnknownCommand: asides.word_unknown_command,
    Talk: word_talk,
    Comparison: word_comparison,
    Incomparable: word_incomparable,
    Quiz: word_quiz,
}
