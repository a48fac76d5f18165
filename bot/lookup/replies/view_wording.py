"""Words the views: side by side, in order of time, a question with its options. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from bot.brief import Brief, Entity, Fact
from bot.languages import say, say_date, say_list
from bot.lookup.grouping import FEW
from bot.lookup.names import Resolution
from bot.lookup.outcomes import Comparison, Incomparable, Quiz
from bot.lookup.replies.markup import Markup, Passage, Reply
from bot.lookup.replies.phrases import (
    echo,
    footer,
    introduce,
    show_typed,
    state_fact,
    word_fact,
    word_facts,
    word_statement,
)
from bot.lookup.view_outcomes import Clue

LETTERS = "ABCD"


class Asked(Protocol):
    """A question of the quiz, wherever it is asked."""

    @property
    def clue(self) -> str:
        """What it is about, where it does not say."""
        ...

    @property
    def clue_is(self) -> Clue:
        """What that is."""
        ...


def head_by_time(facts: Iterable[Fact]) -> Iterator[tuple[Fact, str]]:
    """Yield facts, each with its time where the one before has another."""
    before: str | None = None
    for fact in facts:
        when = fact.when or ""
        heading = word_moment(when) if when else say("No date given")
        yield fact, heading if when != before else ""
        before = when


def word_moment(when: str) -> str:
    """Write 2021-12/2022-02 as `December 2021 – February 2022`, and 2022-02/2022-08 as `February – August 2022`."""
    first, _, last = when.partition("/")
    begins = say_date(first)
    if not last:
        return begins
    if first[:4] == last[:4]:
        begins = begins.removesuffix(f" {first[:4]}")
    return f"{begins} – {say_date(last)}"


def word_comparison(comparison: Comparison, markup: Markup) -> Reply:
    """Put names side by side: what each is, then row by row what is said of each, the names in bold."""
    brief, entities = comparison.brief, comparison.entities
    passages: list[Passage] = []
    for row in comparison.rows:
        heading = row.title or say("Together")
        for place, fact in enumerate(row.facts):
            side = entities[place : place + 1] if len(row.facts) == len(entities) and row.title else entities
            passages.append(_word_side(fact, brief, side, markup, "" if place else heading))
    names = [entity.name for entity in entities]
    closing = "" if passages else say("The article names them and says no more.")
    corrected = any(resolution.is_corrected for resolution in comparison.resolutions)
    return Reply(
        title=" · ".join(names),
        subject=say("for {typed}", typed=f"“{show_typed(comparison.query)}”") if corrected else "",
        lead="\n".join(introduce(entity, markup) for entity in entities if entity.role),
        passages=tuple(passages),
        closing=closing,
        footer=footer(brief),
        at_first=2 * len(entities) if len(entities) < FEW else len(entities),
        on_a_page=2 * len(entities) if len(entities) < FEW else len(entities),
    )


def _word_side(
    fact: Fact, brief: Brief, entities: tuple[Entity, ...], markup: Markup, heading: str
) -> Passage:
    """Word a fact with no names in bold but those it is on, put before it where it lacks them: the eye finds whose it is."""
    statement = state_fact(fact, brief)
    named = [name for entity in entities if (name := _find(entity.name, statement.wording))]
    is_own = any(entity.id == fact.said_by for entity in entities)
    statement = replace(statement, figures=(*statement.figures, *named))
    text = word_statement(statement, markup, bold_speaker=is_own)
    if len(entities) == 1 and not named and fact.said_by != entities[0].id:
        whose = markup.bold(markup.escape(entities[0].name))
        text = f"> {whose} · {text.removeprefix('> ')}" if text.startswith("> ") else f"{whose} · {text}"
    return replace(word_fact(fact, brief, markup, heading), text=text)


def _find(name: str, wording: str) -> str:
    """Return a name as a wording has it, capital or not; empty where it has it not."""
    place = wording.lower().find(name.lower())
    return wording[place : place + len(name)] if place >= 0 else ""


def word_incomparable(outcome: Incomparable, markup: Markup) -> Reply:
    """Say of each name why it cannot be compared, and how to type two that can."""
    lines = [_word_unsettled(each, markup) for each in outcome.unsettled]
    known = say_list([markup.bold(markup.escape(entity.name)) for entity in outcome.entities])
    if known and lines:
        lines.append(say("I know {names}.", names=known))
    elif known:
        lines.append(say("Compare {names} with what? Name two or three.", names=known))
    elif not lines:
        lines.append(say("Name two or three that I can put side by side."))
    trial = markup.command(f"compare {outcome.trial}")
    return Reply(
        title=say("Which ones?") if outcome.outcome == "choices" else say("Compare what?"),
        lead="\n".join(lines),
        closing=say("For one: {command}", command=trial),
        footer=footer(outcome.brief),
    )


def _word_unsettled(resolution: Resolution, markup: Markup) -> str:
    typed = echo(resolution.query, markup)
    near = resolution.matches if resolution.outcome == "choices" else resolution.suggestions
    names = dict.fromkeys(markup.bold(markup.escape(match.entity.name)) for match in near)
    if not names:
        return say("The article has no {typed}.", typed=typed)
    if resolution.outcome == "choices":
        return say("{typed} could be {names}.", typed=typed, names=say_list([*names]))
    return say(
        "The article has no {typed}; nearest are {names}.", typed=typed, names=say_list([*names][:FEW])
    )


def word_quiz(quiz: Quiz, markup: Markup) -> Reply:
    """Ask a question with its options, and its answer at the end: for where nothing can be pressed."""
    asked = word_question(quiz, markup)
    options = "\n".join(
        f"{letter}  {markup.escape(option)}" for letter, option in zip(LETTERS, quiz.options, strict=True)
    )
    lead = "\n\n".join(part for part in (asked.lead, options) if part)
    answer = say("Answer: {option}", option=f"{LETTERS[quiz.right]}  {quiz.options[quiz.right]}")
    passages = tuple(replace(each, heading=answer) for each in word_facts([quiz.fact], quiz.brief, markup))
    return replace(asked, lead=lead, passages=passages)


def word_question(quiz: Quiz, markup: Markup) -> Reply:
    """Ask a question of the quiz, without its options."""
    return Reply(title=say(quiz.ask), lead=word_clue(quiz, markup), footer=footer(quiz.brief))


def word_clue(asked: Asked, markup: Markup) -> str:
    """Show what a question is about, where it does not say."""
    if not asked.clue:
        return ""
    clue = markup.escape(asked.clue)
    return markup.quote(f"“{clue}”") if asked.clue_is == "quote" else markup.bold(clue)


def word_solution(quiz: Quiz, markup: Markup, chosen: int | None = None) -> str:
    """Say what is right, and whether what somebody chose was, without the fact that proves it."""
    right = markup.escape(quiz.options[quiz.right])
    if chosen is None:
        return say("The answer: {option}", option=markup.bold(right))
    if chosen == quiz.right:
        return say("Right: {option}", option=markup.bold(right))
    wrong = markup.escape(quiz.options[chosen])
    return say("Not {wrong}: it is {option}", wrong=wrong, option=markup.bold(right))
