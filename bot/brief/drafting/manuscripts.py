"""A draft as the YAML files of a brief, with empty texts to write and comments where something is not sure. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from textwrap import wrap

import yaml

from bot.brief.drafting.amounts import Amount
from bot.brief.drafting.drafts import Draft, DraftQuote, Report
from bot.brief.drafting.entities import DraftEntity
from bot.brief.drafting.topics import NUMBERS, QUOTES, DraftTopic
from bot.brief.model import Kind

_ORDER: tuple[Kind, ...] = (
    "person",
    "group",
    "organisation",
    "country",
    "place",
    "weapon",
    "programme",
    "event",
    "idea",
)
_LONGEST_QUOTE = 600
_NO_WRAP = 100_000

_ENTITIES = """\
# Who and what the article names, as far as its capitals, titles and nouns tell. Delete what nobody will ask for,
# settle what a comment asks, and add what else people may type to the aliases.
"""
_FACTS = """\
# One fact a sentence: write each empty text in your own words, or delete the fact. Say one thing in a text; where a
# sentence says two, make two facts. A citation without `words` needs three or more words of its sentence.
"""
_QUOTES = """\
# What stands in quotation marks, to the letter, and who likely says it.
"""


def write_files(draft: Draft, slug: str, today: date) -> dict[str, str]:
    """Return the files of the brief's folder by name. `today` stands for a date that the article does not print."""
    files = {"brief.yaml": _brief(draft, slug, today)}
    if draft.entities:
        files["entities.yaml"] = _ENTITIES + "entities:\n" + "".join(_lines(_entities(draft.entities)))
    if draft.reports:
        files["facts.yaml"] = (
            _FACTS + "facts:\n" + "".join(_lines(chain.from_iterable(map(_report, draft.reports))))
        )
    if any(quote.speaker for quote in draft.quotes):
        files["quotes.yaml"] = _QUOTES + "facts:\n" + "".join(_lines(_quotes(draft.quotes)))
    return files


def scalar(text: str) -> str:
    """Return a text as YAML on one line, quoted where it must be."""
    return yaml.safe_dump({"-": text}, allow_unicode=True, width=_NO_WRAP).removeprefix("'-': ").rstrip("\n")


def inner_scalar(text: str) -> str:
    """Return a text as YAML inside of brackets or braces."""
    return yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=_NO_WRAP)[1:-2]


def _lines(lines: Iterator[str]) -> Iterator[str]:
    return (f"{line}\n" for line in lines)


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"[{', '.join(items)}]"


def _brief(draft: Draft, slug: str, today: date) -> str:
    record = draft.record
    as_of = record.date or f"{today.isoformat()} # the day of this draft; write when the article's facts held"
    title = slug.replace("-", " ").capitalize()
    head = [
        f"brief: {slug}",
        f"title: {scalar(title)} # write what the article is about",
        f"source: {record.source}",
        f"as_of: {as_of}",
        "# summary: [the ids of the facts that say in short what the article says]",
        "topics:" if draft.topics else "topics: {} # write which commands the brief brings",
    ]
    return "".join(_lines(chain(head, chain.from_iterable(map(_topic, draft.topics)))))


def _topic(topic: DraftTopic) -> Iterator[str]:
    yield f"  {topic.name}:"
    yield f"    title: {scalar(topic.title)}"
    yield f"    help: {scalar(topic.help)}"
    shows = f"facts: {topic.name}" if topic.has_facts else f"entities: {_listed(topic.kinds)}"
    yield f"    shows: {{{shows}}}"


def _entities(entities: Sequence[DraftEntity]) -> Iterator[str]:
    ids = {entity.name: entity.id for entity in entities}
    for kind in _ORDER:
        of_kind = [entity for entity in entities if entity.kind == kind]
        for entity in sorted(of_kind, key=lambda entity: entity.is_term):
            yield f"  - id: {entity.id}"
            yield f"    kind: {kind}" + (f" # {entity.doubt}" if entity.doubt else "")
            yield f"    name: {scalar(entity.name)}"
            yield from _aliases(entity)
            if entity.demonym:
                yield f"    demonym: {scalar(entity.demonym)}"
            if entity.role:
                yield f"    role: {scalar(entity.role)}"
            if entity.of in ids:
                yield f"    of: {ids[entity.of]}"


def _aliases(entity: DraftEntity) -> Iterator[str]:
    if not any(entity.aliases.values()):
        if entity.aliases:
            yield f"    aliases: {_listed([inner_scalar(alias) for alias in entity.aliases])}"
        return
    yield "    aliases:"
    for alias, doubt in entity.aliases.items():
        yield f"      - {scalar(alias)}" + (f" # {doubt}" if doubt else "")


def _report(report: Report) -> Iterator[str]:
    if not report.about:
        yield f"  # Sentence {report.sentence} names nobody, nor does one before it; write its fact by hand."
        return
    yield f"  - id: sentence-{report.sentence}"
    yield '    text: ""'
    if report.speaker:
        yield f"    # said_by: {report.speaker}"
    carried = " # named before, not in this sentence" if report.is_carried_over else ""
    yield f"    about: {_listed(report.about)}{carried}"
    if report.amounts:
        yield f"    topics: {NUMBERS.name}"
        yield "    figures:"
        yield from map(_figure, report.amounts)
        yield "    cite:"
        for words in dict.fromkeys(amount.words for amount in report.amounts):
            yield f"      - {{sentence: {report.sentence}, words: {inner_scalar(words)}}}"
    else:
        yield f"    cite: {report.sentence}"


def _figure(amount: Amount) -> str:
    comment = "" if amount.is_certain else " # of what?"
    return f"      - {{value: {amount.value:f}, unit: {inner_scalar(amount.unit or 'number')}}}{comment}"


def _quotes(quotes: Sequence[DraftQuote]) -> Iterator[str]:
    pieces = [(quote, piece) for quote in quotes for piece in wrap(quote.quote, _LONGEST_QUOTE)]
    for number, (quote, piece) in enumerate(pieces, start=1):
        lines = _quote(number, quote, piece)
        if quote.speaker:
            yield from lines
        else:
            yield f"  # Who says this, in sentence {quote.sentences[0]}? Add `said_by`, and take the marks away."
            yield from (f"  # {line.removeprefix('  ')}" for line in lines)


def _quote(number: int, quote: DraftQuote, piece: str) -> Iterator[str]:
    yield f"  - id: quote-{number}"
    yield f"    quote: {scalar(piece)}"
    if quote.speaker:
        yield f"    said_by: {quote.speaker}" + (f" # {quote.doubt}" if quote.doubt else "")
    if quote.about:
        yield f"    about: {_listed(quote.about)}"
    yield f"    topics: {QUOTES.name}"
    cited = [str(sentence) for sentence in quote.sentences]
    if quote.naming_words:
        cited.append(f"{{sentence: {quote.named_in}, words: {inner_scalar(quote.naming_words)}}}")
    yield f"    cite: {_listed(cited)}"
