"""A draft as the YAML files of a brief, with empty texts to write and comments where something is not sure. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from bot.brief.drafting.draft_lines import listed, scalar, write_entities, write_quotes, write_report
from bot.brief.drafting.draft_topics import DraftTopic
from bot.brief.drafting.drafts import Draft
from bot.brief.reading import MODELINE

_ENTITIES = """\
# Who and what the article names, as far as its capitals, titles and nouns tell. Delete what nobody will ask for,
# settle what a comment asks, and add what else people may type to the aliases.
"""
_FACTS = """\
# One fact a sentence: write each empty text in your own words, or delete the fact. Say one thing in a text; where a
# sentence says two, make two facts. Leave in `about` only whom your text names. A citation without `words` needs
# three or more words of its sentence.
"""
_QUOTES = """\
# What stands in quotation marks, to the letter, and who likely says it.
"""


def write_files(draft: Draft, slug: str, today: date) -> dict[str, str]:
    """Return the files of the brief's folder by name. `today` stands for a date that the article does not print."""
    files = {
        "brief.yaml": "".join(_lines(_brief(draft, slug, today))),
        "entities.yaml": _ENTITIES + _section("entities", write_entities(draft.entities)),
        "facts.yaml": _FACTS + _section("facts", chain.from_iterable(map(write_report, draft.reports))),
        "quotes.yaml": _QUOTES + _section("facts", write_quotes(draft.quotes)),
    }
    return {name: f"{MODELINE}\n{text}" for name, text in files.items()}


def _section(key: str, lines: Iterable[str]) -> str:
    """Return a key with its items; where all of them are comments, with none."""
    written = list(lines)
    is_empty = all(line.lstrip().startswith("#") for line in written)
    return "".join(_lines([f"{key}: []" if is_empty else f"{key}:", *written]))


def _lines(lines: Iterable[str]) -> Iterator[str]:
    return (f"{line}\n" for line in lines)


def _brief(draft: Draft, slug: str, today: date) -> Iterator[str]:
    record = draft.record
    as_of = record.date or f"{today.isoformat()} # the day of this draft; write when the article's facts held"
    title = slug.replace("-", " ").capitalize()
    yield from (
        f"brief: {slug}",
        f"title: {scalar(title)} # write what the article is about",
        f"source: {record.source}",
        f"as_of: {as_of}",
        "# summary: [the ids of the facts that say in short what the article says]",
        "topics:" if draft.topics else "topics: {} # write which commands the brief brings",
    )
    yield from chain.from_iterable(map(_topic, draft.topics))


def _topic(topic: DraftTopic) -> Iterator[str]:
    yield f"  {topic.name}:"
    yield f"    title: {scalar(topic.title)}"
    yield f"    help: {scalar(topic.help)}"
    shows = f"facts: {topic.name}" if topic.has_facts else f"entities: {listed(topic.kinds)}"
    yield f"    shows: {{{shows}}}"
