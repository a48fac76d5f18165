"""The facts of a draft as lines of YAML: sentences to write out, and quotations. Pure."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from bot.brief.drafting.amounts import Amount
from bot.brief.drafting.draft_topics import NUMBERS, QUOTES
from bot.brief.drafting.drafts import DraftQuote, Report
from bot.brief.drafting.scalars import inner_scalar, listed, scalar

_LONGEST_QUOTE = 600


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
    comment = "" if amount.is_certain else " # of what?"
    return f"      - {{value: {amount.value.normalize():f}, unit: {inner_scalar(amount.unit or 'number')}}}{comment}"


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
