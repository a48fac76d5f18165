"""Asks what a line was taken for, as if it had been typed, and has the reply say so. Pure."""

from dataclasses import replace

from bot.brief import translate_brief
from bot.languages import spoken
from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Answer, Leaning, Nearest, Talk, TalkTopic
from bot.lookup.requests import Request
from bot.lookup.talk.trials import find_trial
from bot.lookup.talk.turns import Turn, make_turn, read_first

_MOST_NEAREST = 3


def take(lookup: Lookup, request: Request, before: Turn, understood: str = "") -> Turn:
    """Ask a request under the rules of one that stands alone; `understood` says it better than its words do."""
    outcome = lookup.respond(request.command, request.words)
    if isinstance(outcome, Leaning):
        outcome = replace(outcome, understood=understood or request.words)
    return make_turn(request, outcome, before.told)


def take_topic(lookup: Lookup, command: str, called: str, before: Turn) -> Turn:
    """Ask a topic's command about a name, or without one."""
    title = name_topic(lookup, command)
    return take(lookup, Request(command, called), before, f"{title}: {called}" if called else title)


def name_topic(lookup: Lookup, command: str) -> str:
    """Return the title of a topic in the language that is spoken."""
    told = translate_brief(lookup.first_brief, spoken())
    return told.topics.get(command, lookup.topics[command]).title


def demote(turn: Turn) -> Turn:
    """Claim no longer that an answer is one: it only comes near."""
    answer = turn.outcome
    if not isinstance(answer, Answer) or not answer.facts:
        return turn
    nearest = Nearest(
        command=answer.command,
        query=answer.query,
        brief=answer.brief,
        facts=answer.facts[:_MOST_NEAREST],
        entities=answer.entities,
        understood=answer.understood,
    )
    return replace(turn, outcome=nearest)


def show_beside(turn: Turn, before: Turn) -> Turn:
    """Show what stands by an answer that was told already, on the same sentences, the next or the one before.

    First what is about the same names.
    """
    answer = demote(turn).outcome
    if not isinstance(answer, Nearest):
        return turn
    first = answer.facts[0]
    by = {sentence + step for sentence in first.sentences for step in (-1, 0, 1)}
    told = {fact.id for fact in read_first(before.outcome)}
    others = [
        fact
        for fact in answer.brief.facts.values()
        if fact.id not in told and fact.kind != "note" and not by.isdisjoint(fact.sentences)
    ]
    others.sort(key=lambda fact: -len(set(fact.about).intersection(first.about)))
    facts = tuple(others[:_MOST_NEAREST]) or answer.facts
    return make_turn(turn.request, replace(answer, facts=facts), before.told)


def say_line(lookup: Lookup, text: str, topic: TalkTopic, before: Turn | None = None) -> Turn:
    """Say one line, with something to try."""
    talk = Talk(command="ask", query=text, brief=lookup.first_brief, topic=topic, trial=find_trial(lookup))
    return make_turn(before.request if before else Request("ask", text), talk)
