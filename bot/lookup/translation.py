"""An outcome -> the same in the language that is spoken, as far as its brief has been translated. Pure."""

from dataclasses import fields, replace
from typing import Any, TypeVar

from bot.brief import Brief, Topic, translate_brief
from bot.languages import spoken
from bot.lookup.outcomes import (
    Answer,
    Comparison,
    Guide,
    Miss,
    Outcome,
    Overview,
    Quiz,
    Silence,
)
from bot.lookup.view_outcomes import Row

_Outcome = TypeVar("_Outcome", bound=Outcome)


def translate_outcome(outcome: _Outcome) -> _Outcome:
    """Return an outcome with the names, topics and facts of its brief as they are told in the language spoken."""
    if isinstance(outcome, Silence):
        return outcome
    told = translate_brief(outcome.brief, spoken())
    if told is outcome.brief:
        return outcome
    changes: dict[str, Any] = {"brief": told}
    held = {each.name for each in fields(outcome)}
    if "entities" in held:
        changes["entities"] = tuple(told.entities[each.id] for each in outcome.entities)
    if "facts" in held:
        changes["facts"] = tuple(told.facts[each.id] for each in outcome.facts)
    match outcome:
        case Answer(topic=topic) | Miss(topic=topic):
            changes["topic"] = _find_topic(topic, outcome.brief, told)
        case Overview(command=command):
            title = told.topics[command].title if command in told.topics else outcome.title
            changes["title"] = told.title if command == "brief" else title
        case Comparison():
            changes["rows"] = tuple(_translate_row(row, outcome.brief, told) for row in outcome.rows)
        case Quiz():
            changes |= _translate_quiz(outcome, told)
        case Guide():
            changes |= _translate_guide(outcome, told)
        case _:
            pass
    return replace(outcome, **changes)


def _find_topic(topic: Topic | None, brief: Brief, told: Brief) -> Topic | None:
    return next((told.topics[name] for name, each in brief.topics.items() if each is topic), topic)


def _translate_row(row: Row, brief: Brief, told: Brief) -> Row:
    titles = {topic.title: told.topics[name].title for name, topic in brief.topics.items()}
    titles |= {each.name: told.entities[each.id].name for each in brief.entities.values()}
    facts = tuple(told.facts[each.id] for each in row.facts)
    return Row(title=titles.get(row.title, row.title), facts=facts)


def _translate_quiz(quiz: Quiz, told: Brief) -> dict[str, Any]:
    """Translate the names that are asked about; what curators ask stays as they put it, and so do numbers."""
    fact = told.facts[quiz.fact.id]
    named = tuple(told.entities[each.id] for each in quiz.named)
    clue = (fact.quote or "") if quiz.clue_is == "quote" else (named[quiz.right].role or "") if named else ""
    options = tuple(each.name for each in named)
    if len(set(options)) != len(quiz.options):
        named, options = quiz.named, quiz.options
    return {"fact": fact, "named": named, "options": options, "clue": clue if quiz.clue else ""}


def _translate_guide(guide: Guide, told: Brief) -> dict[str, Any]:
    """Translate what the guide says of the first brief's topics; those of others stay as they are."""
    helps = {name: topic.help for name, topic in told.topics.items()}
    groups = (
        (heading, tuple((name, helps.get(name, text)) for name, text in each))
        for heading, each in guide.groups
    )
    topics = (
        (name, told.topics[name].title, told.topics[name].help)
        if name in told.topics
        else (name, title, text)
        for name, title, text in guide.topics
    )
    return {"groups": tuple(groups), "topics": tuple(topics)}
