"""Rules: what a command shows fits into what Discord takes. Pure."""

from collections.abc import Iterable, Iterator

from bot.brief.model import Brief, Fact
from bot.brief.proof.rules.rule_registry import rule
from bot.brief.proof.rules.subject import Finding, Subject

FIELD = 1024
DESCRIPTION = 4096
MESSAGE = 6000
"""Discord's limits, in characters: an embed's field and description, and all embeds of a message."""
LONGEST_REPLY = 2 * MESSAGE
"""Answers are paged; beyond two messages' worth nobody turns the pages."""
_AROUND_A_FACT = 40
"""Markup, attribution and the word `sentences` around a fact, beside its own characters."""


@rule(
    "fact-too-long",
    why="Discord cuts or refuses what is longer than its limits; a fact is shown whole, with all that it cites.",
    mend="Shorten the text or the cited words, or make two facts of it.",
)
def find_long_facts(subject: Subject) -> Iterator[Finding]:
    """Yield each fact that, as it is shown, does not fit into one field."""
    for case in subject.cases():
        size = shown_size(case.fact, subject.brief)
        if size > FIELD:
            message = f"shown with its citations it has {size:,} characters; the most is {FIELD:,}"
            yield case.finding(case.field, message)


@rule(
    "summary-too-long",
    why="The summary is posted as one message, also by digests.",
    mend="Take facts out of `summary`, or shorten them.",
)
def find_long_summary(subject: Subject) -> Iterator[Finding]:
    """Yield the summary when its facts do not fit into the description of one embed."""
    brief = subject.brief
    facts = [brief.facts[fact_id] for fact_id in brief.summary if fact_id in brief.facts]
    size = _size(facts, brief)
    if size > DESCRIPTION:
        for file in subject.loaded.files:
            if file.content.summary:
                yield Finding(
                    file, ("summary",), f"{len(facts)} facts in {size:,} characters; {DESCRIPTION:,} fit"
                )


@rule(
    "topic-names-too-long",
    why="A topic's overview lists the names of all that it shows in one embed.",
    mend="Let the topic show fewer kinds of entity, or make two topics of it.",
)
def find_long_lists(subject: Subject) -> Iterator[Finding]:
    """Yield each topic whose list of names does not fit into the description of one embed."""
    names: dict[str, int] = {}
    for entity in subject.brief.entities.values():
        names[entity.kind] = names.get(entity.kind, 0) + len(entity.name) + len(", ")
    for file in subject.loaded.files:
        for name, topic in (file.content.topics or {}).items():
            size = sum(names.get(kind, 0) for kind in set(topic.shows.entities))
            if size > DESCRIPTION:
                yield Finding(
                    file, ("topics", name), f"its names have {size:,} characters; {DESCRIPTION:,} fit"
                )


@rule(
    "reply-too-long",
    severity="warning",
    why="What does not fit into one message is shown page by page, and few people turn many pages.",
    mend="Give some of its facts a narrower topic or entity, or join facts that say similar things.",
)
def find_long_replies(subject: Subject) -> Iterator[Finding]:
    """Yield each topic and each entity whose answer would fill more than two messages."""
    brief = subject.brief
    by_topic, by_entity = _by_topic_and_entity(brief)
    for file in subject.loaded.files:
        for name, topic in (file.content.topics or {}).items():
            facts = [fact for shown in topic.shows.facts for fact in by_topic.get(shown, ())]
            size = _size(facts, brief)
            if size > LONGEST_REPLY:
                yield Finding(file, ("topics", name), _message(f"!{name}", size, len(facts)))
        for index, entity in enumerate(file.content.entities):
            facts = by_entity.get(entity.id, [])
            size = _size(facts, brief)
            if size > LONGEST_REPLY:
                message = _message(f"!about {entity.name}", size, len(facts))
                yield Finding(file, ("entities", index, "id"), message)


def _by_topic_and_entity(brief: Brief) -> tuple[dict[str, list[Fact]], dict[str, list[Fact]]]:
    by_topic: dict[str, list[Fact]] = {}
    by_entity: dict[str, list[Fact]] = {}
    for fact in brief.facts.values():
        for topic in fact.topics:
            by_topic.setdefault(topic, []).append(fact)
        for entity_id in fact.entities:
            by_entity.setdefault(entity_id, []).append(fact)
    return by_topic, by_entity


def shown_size(fact: Fact, brief: Brief) -> int:
    """Return how many characters a fact takes in a reply, with its attribution and what it cites."""
    speaker = brief.entities.get(fact.said_by or "")
    words = (
        sum(len(citation.words or "") + len(" … ") for citation in fact.cite) if fact.kind == "report" else 0
    )
    numbers = sum(len(f"{number}, ") for number in fact.sentences)
    return len(fact.wording) + words + numbers + len(speaker.name if speaker else "") + _AROUND_A_FACT


def _size(facts: Iterable[Fact], brief: Brief) -> int:
    return sum(shown_size(fact, brief) for fact in facts)


def _message(command: str, size: int, facts: int) -> str:
    return f"`{command}` shows {facts:,} facts in {size:,} characters; two messages hold {LONGEST_REPLY:,}"
