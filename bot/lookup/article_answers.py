"""What a brief answers to questions about the article itself: from its summary, its facts and its source. Pure."""

from collections.abc import Iterable

from bot.brief import Brief, Entity, Fact, SourceRecord
from bot.lookup.names import NameIndex
from bot.lookup.outcomes import Answer, Miss, SourceCard
from bot.lookup.questions import Aspect

_MOST_FACTS = 3


def answer_about_article(
    brief: Brief, record: SourceRecord | None, names: NameIndex, aspect: Aspect, query: str
) -> Answer | SourceCard | Miss:
    """Tell what the article is about, or who wrote it, where, when; what no fact says, its source does."""
    if aspect == "about":
        summary = [brief.facts[fact_id] for fact_id in brief.summary] or list(brief.facts.values())
        return _answer("brief", query, brief, (), summary)
    told: list[str] = []
    if record is not None and aspect == "writers":
        told = list(record.reporters)
    elif record is not None and aspect == "place" and record.dateline:
        told = [record.dateline.split(",")[0]]
    entities = [match.entity for text in told for match in names.resolve(text).matches]
    facts = [fact for fact in brief.facts.values() for entity in entities if fact.about[:1] == (entity.id,)]
    if facts:
        return _answer("source", query, brief, tuple(dict.fromkeys(entities)), facts)
    if record is None:
        return Miss(command="source", query=query, brief=brief)
    return SourceCard(outcome="answer", brief=brief, record=record, query=query)


def _answer(
    command: str, query: str, brief: Brief, entities: tuple[Entity, ...], facts: Iterable[Fact]
) -> Answer:
    reports_first = sorted(facts, key=lambda fact: fact.kind == "note")
    return Answer(
        command=command,
        query=query,
        brief=brief,
        entities=entities,
        facts=tuple(reports_first[:_MOST_FACTS]),
        introduced=False,
    )
