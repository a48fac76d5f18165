"""The record of an article: what proves a citation without the article's text. Pure.

A record names no sentence of the article. For each sentence it holds how many words it has, which figures, which
words are inside quotation marks, which turning words it has (`proof.turning_words`), the hashes of its capitalised words,
and for every word the hash of the run of three words that starts there (a run may end in the next sentence). A wording stands in the article exactly when its runs
follow each other in the record. The hashes keep the publisher's wording out of the repository; they are no secret
that could withstand guessing, and are not meant to be.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import BeforeValidator, ConfigDict, StringConstraints, TypeAdapter, ValidationError

from bot.brief.field_types import Line, PartialDate, Slug, Text
from bot.brief.reading import decode, read

RUN = 3
"""Words in a run."""
_HASH_DIGITS = 8
_TURN = re.compile(r"(?P<sign>[a-z-]+)@(?P<place>\d{1,9})(?:=(?P<figure>\d{1,30}(?:\.\d{1,30})?))?")

Hash = str


def hash_words(words: list[str]) -> Hash:
    """Return the hash of some words in order, normalised as `wording.words` does."""
    return sha256(" ".join(words).encode()).hexdigest()[:_HASH_DIGITS]


def hash_runs(words: list[str]) -> list[Hash]:
    """Return the hash of every run of three words, in order."""
    return [hash_words(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]


def _hashes(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value


def _spans(value: object) -> object:
    """Read `3-7 12-20`: the first and the last of some words, counted from 1."""
    if not isinstance(value, str):
        return value
    return tuple(tuple(span.split("-")) for span in value.split())


class Turn(NamedTuple):
    """A turning word of a text; in a record `up@12`, and `about@3=600` for one that bounds a figure."""

    sign: str
    """What it says: up, not, winter."""
    place: int
    """Which word it is, counted from 1."""
    figure: Decimal | None = None
    """The number that it bounds."""
    words: str = ""
    """How it is written; a record does not keep it."""

    def __str__(self) -> str:
        return f"{self.sign}@{self.place}" + (f"={self.figure:f}" if self.figure is not None else "")


def _turns(value: object) -> object:
    """Read what `Turn` writes, parted by spaces."""
    if not isinstance(value, str):
        return value
    turns: list[Turn] = []
    for written in value.split():
        match = _TURN.fullmatch(written)
        if match is None:
            raise ValueError(f"`{written}` is no turning word")
        turns.append(
            Turn(match["sign"], int(match["place"]), Decimal(match["figure"]) if match["figure"] else None)
        )
    return tuple(turns)


Hashes = Annotated[tuple[Hash, ...], BeforeValidator(_hashes)]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRecord:
    """What is kept of one sentence."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    sentence: int
    """Its number, from 1."""
    words: int
    """How many words it has under the normalisation of `wording`."""
    figures: tuple[Decimal, ...] = ()
    """The numbers it states."""
    quoted: Annotated[tuple[Span, ...], BeforeValidator(_spans)] = ()
    """Which of its words are inside quotation marks: `3-7`, counted from 1."""
    turns: Annotated[tuple[Turn, ...], BeforeValidator(_turns)] = ()
    """Its turning words."""
    names: Hashes = ()
    """The hashes of its capitalised words, each without a possessive ending."""
    runs: Hashes = ()
    """The hash of the run of three words that starts at each of its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """What is kept of one article."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    source: Slug
    """The record's id: the name of its file."""
    title: Line
    """What the article is, in our own words."""
    dateline: Line | None = None
    """The place it is reported from, as it is printed."""
    reporters: tuple[Line, ...] = ()
    date: PartialDate | None = None
    inferred_from: Text | None = None
    """What the date is inferred from; absent when the article prints it."""
    language: str = "en"
    words: int
    """How many words the article has, counted between spaces."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """Of the text file, byte for byte."""
    turning_words: str | None = None
    """The digest of the list of turning words that it was made with; None: it has none of them."""
    sentences: tuple[SentenceRecord, ...]


_RECORD = TypeAdapter(SourceRecord)


class RecordError(Exception):
    """A file is not a sound source record; the message says why and what to do."""


def read_record(raw: bytes) -> SourceRecord:
    """Read a record from the bytes of its file. Raises DocumentError or RecordError."""
    data: dict[str, Any] = dict(read(decode(raw))[0])
    try:
        record = _RECORD.validate_python(data)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in detail["loc"])
        raise RecordError(
            f"{where}: {detail['msg']}; make the record anew with `dateline source add`"
        ) from None
    _check_counts(record)
    return record


def _check_counts(record: SourceRecord) -> None:
    for number, sentence in enumerate(record.sentences, start=1):
        if sentence.sentence != number:
            raise RecordError(f"sentence {sentence.sentence} stands where {number} should")
    words = sum(sentence.words for sentence in record.sentences)
    runs = sum(len(sentence.runs) for sentence in record.sentences)
    if runs != max(words - RUN + 1, 0):
        raise RecordError(
            f"{words:,} words need {max(words - RUN + 1, 0):,} runs, but there are {runs:,}; "
            "make the record anew with `dateline source add`"
        )
