"""The entities and the facts of a draft as lines of YAML. Pure."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

import yaml

from bot.brief.drafting.amounts import Amount
from bot.brief.drafting.draft_entities import DraftEntity
from bot.brief.drafting.draft_topics import NUMBERS, QUOTES
from bot.brief.drafting.drafts import DraftQuote, Report
from bot.brief.field_types import Kind

_NO_WRAP = 100_000
_LONGEST_QUOTE = 600
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


def scalar(text: str) -> str:
    """Return a text as YAML on one line, quoted where it must be."""
    return yaml.safe_dump({"-": text}, allow_unicode=True, width=_NO_WRAP).removeprefix("'-': ").rstrip("\n")


def inner_scalar(text: str) -> str:
    """Return a text as YAML inside of brackets or braces."""
    return yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=_NO_WRAP)[1:-2]


def listed(items: Sequence[str]) -> str:
    """Return one item as it is, several as a list; the items are YAML already."""
    return items[0] if len(items) == 1 else f"[{', '.join(items)}]"


def write_entities(entities: Sequence[DraftEntity]) -> Iterator[str]:
    """Yield the lines of all entities: kind by kind."""
    ids = {entity.name: entity.id for entity in entities}
    for kind in _ORDER:
        for entity in [entity for entity in entities if entity.kind == kind]:
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
            yield f"    aliases: {listed([inner_scalar(alias) for alias in entity.aliases])}"
        return
    yield "    aliases:"
    for alias, doubt in entity.aliases.items():
        yield f"      - {scalar(alias)}" + (f" # {doubt}" if doubt else "")


def write_report(report: Report) -> Iterator[str]:
    """Yield the lines of one sentence's fact, its text empty."""
    if not report.about:
        yield f"  # Sentence {report.sentence} names nobody, nor does one before it; write its fact by hand."
        return
    yield f"  - id: sentence-{report.sentence}"
    yield '    text: ""'
    if report.speaker:
        yield f"    # said_by: {report.speaker}"
    carried = " # named before, not in this sentence" if report.is_carried_over else ""
    yield f"    about: {listed(report.about)}{carried}"
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
    unit = inner_scalar(amount.unit or "number") + (f", label: {amount.label}" if amount.label else "")
    return f"      - {{value: {amount.value.normalize():f}, unit: {unit}}}" + (
        "" if amount.unit else " # of what?"
    )


def write_quotes(quotes: Sequence[DraftQuote]) -> Iterator[str]:
    """Yield the lines of all quotations; one whose speaker is not known stands in a comment."""
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
        yield f"    about: {listed(quote.about)}"
    yield f"    topics: {QUOTES.name}"
    cited = [str(sentence) for sentence in quote.sentences]
    if quote.naming_words:
        cited.append(f"{{sentence: {quote.named_in}, words: {inner_scalar(quote.naming_words)}}}")
    yield f"    cite: {listed(cited)}"
