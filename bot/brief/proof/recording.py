"""An article's text -> its source record, and the record as YAML. Pure; needs the extra `source` (sentencex)."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from textwrap import fill
from typing import Any, cast

import yaml

from bot.brief.proof.canonical_wording import quotations, without_possessive, words
from bot.brief.proof.figures import written_figures
from bot.brief.proof.turning_words import LANGUAGE, find_turns, turning_words
from bot.brief.sources import SentenceRecord, SourceRecord, hash_runs, hash_words
from bot.errors import SettingsError

_DATELINE = re.compile(r"\A\s*(?P<place>[A-Z][A-Z .'-]+(?:, [A-Z][\w .'-]+)?) [\u2014\u2013-] ")
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w'\u2019.]*(?:-\d\w*)?")
_PROGRESS_EVERY = 500
_WIDTH = 110

_HEADER = """\
# The record of an article: it proves what the briefs cite without holding the article's wording.
# Made by `dateline source add`; see "Sources" in CONTRIBUTING.md. Not for editing by hand below `sentences`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a record says about an article beside its sentences."""

    title: str
    dateline: str | None = None
    """None: read from the beginning of the text."""
    reporters: tuple[str, ...] = ()
    date: str | None = None
    inferred_from: str | None = None
    language: str = "en"


def _ignore(_done: int, _total: int) -> None:
    pass


def record_source(
    slug: str, raw: bytes, particulars: Particulars, progress: Callable[[int, int], None] = _ignore
) -> SourceRecord:
    """Make the record of an article from the bytes of its text file (UTF-8).

    `progress` is told how many of how many sentences are done. Raises SettingsError without sentencex.
    """
    text = raw.decode("utf-8-sig")
    sentences = split_sentences(text, particulars.language)
    dateline = _DATELINE.match(text)
    return SourceRecord(
        source=slug,
        title=particulars.title,
        dateline=particulars.dateline or (dateline["place"] if dateline else None),
        reporters=particulars.reporters,
        date=particulars.date,
        inferred_from=particulars.inferred_from,
        language=particulars.language,
        words=len(text.split()),
        sha256=sha256(raw).hexdigest(),
        turning_words=turning_words().digest if particulars.language == LANGUAGE else None,
        sentences=tuple(_record_sentences(text, sentences, particulars.language, progress)),
    )


def split_sentences(text: str, language: str = "en") -> list[str]:
    """Return the sentences of a text, each as it stands there, numbered from 1 by every citation."""
    try:
        import sentencex  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs] -- only making a record needs it
    except ImportError:
        raise SettingsError(
            "splitting an article into sentences needs the package sentencex; install dateline[source]"
        ) from None
    sentences: list[str] = cast("Any", sentencex).segment(language, text)
    return [sentence for sentence in sentences if words(sentence)]


def _record_sentences(
    text: str, sentences: Sequence[str], language: str, progress: Callable[[int, int], None]
) -> Iterable[SentenceRecord]:
    counts = [len(words(sentence)) for sentence in sentences]
    runs = hash_runs([word for sentence in sentences for word in words(sentence)])
    quoted = quotations(text)
    start = done = 0
    for number, sentence in enumerate(sentences, start=1):
        start = text.index(sentence, start)
        count = counts[number - 1]
        yield SentenceRecord(
            sentence=number,
            words=count,
            figures=tuple(dict.fromkeys(figure.value for figure in written_figures(sentence, language))),
            quoted=tuple(_quoted_words(sentence, start, quoted)),
            turns=tuple(turn._replace(words="") for turn in find_turns(sentence))
            if language == LANGUAGE
            else (),
            names=tuple(dict.fromkeys(hash_words([name]) for name in capitalised_words(sentence))),
            runs=tuple(runs[done : done + count]),
        )
        start += len(sentence)
        done += count
        if number % _PROGRESS_EVERY == 0 or number == len(sentences):
            progress(number, len(sentences))


def capitalised_words(text: str) -> list[str]:
    """Return the words of a text that start with a capital, normalised and without possessive endings."""
    return [without_possessive(word) for match in _CAPITALISED.finditer(text) for word in words(match[0])]


def _quoted_words(sentence: str, start: int, quoted: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Yield which words of a sentence that begins at `start` are inside quotation marks, counted from 1."""
    for opens, closes in quoted:
        before = max(opens - start, 0)
        after = min(closes - start, len(sentence))
        if before < after:
            first = len(words(sentence[:before])) + 1
            last = first + len(words(sentence[before:after])) - 1
            if first <= last:
                yield first, last


def write_record(record: SourceRecord) -> str:
    """Return a record as YAML text; the same record always gives the same text."""
    head = {
        "source": record.source,
        "title": record.title,
        "dateline": record.dateline,
        "reporters": list(record.reporters) or None,
        "date": record.date,
        "inferred_from": record.inferred_from,
        "language": record.language,
        "words": record.words,
        "sha256": record.sha256,
        "turning_words": record.turning_words,
    }
    lines = "".join(_write_entry(key, value) for key, value in head.items() if value is not None)
    return _HEADER + lines + "sentences:\n" + "".join(map(_write_sentence, record.sentences))


def _write_entry(key: str, value: object) -> str:
    if isinstance(value, list):
        return f"{key}: {yaml.safe_dump(value, allow_unicode=True, width=_WIDTH, default_flow_style=True)}"
    return yaml.safe_dump({key: value}, allow_unicode=True, width=_WIDTH)


def _write_sentence(sentence: SentenceRecord) -> str:
    lines = [f"  - sentence: {sentence.sentence}", f"    words: {sentence.words}"]
    if sentence.figures:
        lines.append(f"    figures: [{', '.join(f'{figure:f}' for figure in sentence.figures)}]")
    if sentence.quoted:
        lines.append(f"    quoted: {' '.join(f'{first}-{last}' for first, last in sentence.quoted)}")
    if sentence.turns:
        lines.append(_fill("    turns: ", map(str, sentence.turns)))
    for key, hashes in (("names", sentence.names), ("runs", sentence.runs)):
        if hashes:
            lines += [f"    {key}: >-", _fill(" " * 6, hashes)]
    return "\n".join(lines) + "\n"


def _fill(start: str, items: Iterable[str]) -> str:
    """Write items parted by spaces, in as many lines as they need."""
    return fill(
        " ".join(items), _WIDTH, initial_indent=start, subsequent_indent=" " * 6, break_on_hyphens=False
    )
