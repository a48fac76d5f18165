"""Do the files of a brief fit together: ids, references, the shape of facts, the names of commands. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from bot.brief.model import Fact
from bot.brief.problems import Problem
from bot.brief.reading.explanations import suggest
from bot.brief.reading.files import BriefFile

RESERVED = frozenset(
    {"about", "ask", "brief", "compare", "digest", "help", "match", "ping", "quiz", "random", "reload"}
    | {"settings", "source", "why"}
)
"""Commands that Dateline itself has; no topic may take their names."""

_ONCE = ("brief", "title", "source", "as_of", "language", "topics", "summary")
_OPTIONAL = ("summary", "language")

Section = Literal["entities", "facts"]


def find_inconsistencies(folder: str, files: Sequence[BriefFile]) -> Iterator[Problem]:
    """Yield every problem between the parts of the brief in `folder`."""
    yield from _once_each(folder, files)
    yield from _duplicate_ids(files, "entities")
    yield from _duplicate_ids(files, "facts")
    yield from _command_names(files)
    yield from _dangling_references(files)
    for file in files:
        for index, fact in enumerate(file.content.facts):
            for field, rule, message in _misshapen(fact):
                yield file.problem(("facts", index, field), rule, message)


def _once_each(folder: str, files: Sequence[BriefFile]) -> Iterator[Problem]:
    for key in _ONCE:
        holders = [file for file in files if key in file.declared]
        if not holders and key not in _OPTIONAL and files:
            yield Problem(files[0].name, 1, 1, "missing", f"no file of this brief has `{key}`; add it to one")
        for file in holders[1:]:
            message = f"`{key}` stands in {holders[0].name} already; keep one"
            yield file.problem((key,), "duplicate-key", message, key=True)
        for file in holders[:1]:
            if key == "brief" and file.content.brief not in (None, folder):
                message = (
                    f"`brief` is `{file.content.brief}`, but the folder is `{folder}`; make them the same"
                )
                yield file.problem((key,), "bad-id", message)


def _duplicate_ids(files: Sequence[BriefFile], section: Section) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file in files:
        for index, item in enumerate(getattr(file.content, section)):
            if item.id in first:
                message = (
                    f"`{item.id}` is the id of another of the {section} in {first[item.id]}; choose another"
                )
                yield file.problem((section, index, "id"), "duplicate-id", message)
            first.setdefault(item.id, file.name)


def _command_names(files: Iterable[BriefFile]) -> Iterator[Problem]:
    taken = dict.fromkeys(RESERVED, "Dateline itself")
    for file in files:
        for name, topic in (file.content.topics or {}).items():
            for command in (name, *topic.aliases):
                if command in taken:
                    message = f"`{command}` is a command of {taken[command]} already; choose another name"
                    is_name = command == name
                    path = ("topics", name) if is_name else ("topics", name, "aliases")
                    yield file.problem(path, "command-taken", message, key=is_name)
                taken.setdefault(command, f"the topic `{name}`")


def _dangling_references(files: Sequence[BriefFile]) -> Iterator[Problem]:
    def declared(section: Section) -> set[str]:
        return {known for file in files for known in file.declared_ids(section)}

    known = {
        "entity": declared("entities"),
        "fact": declared("facts"),
        "topic": {str(name) for file in files for name in file.declared.get("topics", ())},
    }
    for file in files:
        for path, noun, reference in _references(file):
            if reference not in known[noun]:
                message = f"there is no {noun} `{reference}`{suggest(reference, known[noun])}"
                yield file.problem(path, "unknown-reference", message)


def _references(file: BriefFile) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield each reference of a file: where it stands, what it names, and the id."""
    content = file.content
    for index, fact_id in enumerate(content.summary or ()):
        yield ("summary", index), "fact", fact_id
    for name, topic in (content.topics or {}).items():
        for index, shown in enumerate(topic.shows.facts):
            yield ("topics", name, "shows", "facts", index), "topic", shown
    for index, entity in enumerate(content.entities):
        if entity.of:
            yield ("entities", index, "of"), "entity", entity.of
    yield from _references_of_facts(content.facts)


def _references_of_facts(facts: Iterable[Fact]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    for index, fact in enumerate(facts):
        if fact.said_by:
            yield ("facts", index, "said_by"), "entity", fact.said_by
        for position, entity_id in enumerate(fact.about):
            yield ("facts", index, "about", position), "entity", entity_id
        for position, question in enumerate(fact.quiz):
            if question.name:
                yield ("facts", index, "quiz", position, "name"), "entity", question.name
        for position, topic_name in enumerate(fact.topics):
            yield ("facts", index, "topics", position), "topic", topic_name


def _misshapen(fact: Fact) -> Iterator[tuple[str, str, str]]:
    """Yield (field, rule, message) for what one fact lacks or has too much."""
    texts = [name for name in ("text", "quote", "note") if getattr(fact, name) is not None]
    if len(texts) != 1:
        have = " and ".join(f"`{name}`" for name in texts) or "none"
        yield "id", "fact-shape", f"fact `{fact.id}` has {have}; a fact has one of `text`, `quote`, `note`"
    if fact.quote is not None and fact.said_by is None:
        yield "quote", "fact-shape", f"quotation `{fact.id}` does not say who speaks; add `said_by`"
    if fact.note is None and texts and not fact.cite:
        yield "id", "fact-shape", f"fact `{fact.id}` cites no sentence; add `cite`"
    if any((question.figure is None) == (question.name is None) for question in fact.quiz):
        yield (
            "quiz",
            "fact-shape",
            f"a question of `{fact.id}` has one answer: a `figure` or a `name`; give it one",
        )
    if not fact.about and not fact.said_by:
        yield "id", "fact-shape", f"fact `{fact.id}` is about nobody and nothing; add `about`"
