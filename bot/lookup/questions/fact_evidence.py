"""Does a fact answer a question, and how well? Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.brief import Brief
from bot.lookup.questions.agency import acts, speaks, titles_fit
from bot.lookup.questions.answer_kinds import is_of_kind
from bot.lookup.questions.coverage import explain_names, explain_words
from bot.lookup.questions.fact_index import IndexedFact
from bot.lookup.questions.question_kinds import Kind
from bot.lookup.questions.question_reading import Question
from bot.lookup.questions.stems import stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How a fact answers a question."""

    fact: IndexedFact
    words: Mapping[str, float]
    """How well it explains each stem of the question, from 0 to 1."""
    names: Mapping[str, float]
    """How directly it is about each entity asked for."""
    spoken: float = 0.0
    """Where it is asked what somebody said: how much the fact is that."""


def find_evidence(brief: Brief, question: Question, fact: IndexedFact) -> Evidence | None:
    """Say how a fact answers a question; None if it does not."""
    names = explain_names(brief, question, fact)
    words = explain_words(question, fact) if names is not None else None
    if names is None or words is None or not (names or words):
        return None
    if not (is_of_kind(brief, question, fact) and acts(brief, question, fact)):
        return None
    if not titles_fit(brief, question, fact):
        return None
    return Evidence(
        fact=fact,
        words=words,
        names=names,
        spoken=_how_spoken(question, fact),
    )


def _how_spoken(question: Question, fact: IndexedFact) -> float:
    """Prefer what is said by the one asked about, in their own words where nothing else is asked, or `told` for told."""
    if question.kind is not Kind.SAID and not question.asked.who_said:
        return 0.0
    by_speaker = question.speaker is not None and speaks(question.speaker, fact)
    narrowed = bool(question.content) or len(question.names) > 1
    verbs = {stem(question.words[place]) for place in question.asked.consumed}
    return (
        by_speaker
        + (0.5 if narrowed else 2.0) * (fact.fact.kind == "quote")
        + 0.5 * (not verbs.isdisjoint(fact.words))
    )
