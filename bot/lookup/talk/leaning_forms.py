"""How a line leans on the one before, by its words alone. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from bot.lookup.talk.phrase_tables import Words, line_words, phrases_of, read_rows

TABLE = Path(__file__).with_name("follow_ups.tsv")
Form = Literal["more", "basis", "again", "asking", "words"]
Opener = Literal["", "opener", "joiner", "closer"]
Reference = Literal["person", "several", "place", "thing"]
_REFERENCES: tuple[Reference, ...] = ("person", "several", "place", "thing")
_FEW_WORDS = 4
_FEW_CLOSED = 2
"""Words before `as well` up to which they are no question."""
_LAST_ONLY = frozenset({"there", "that", "those", "these"})
"""What stands for a name only at the end of a line: not `is there`, `says that now`, `those weapons`."""
PREPOSITIONS = frozenset({"for", "in", "at", "from", "to", "with", "by", "on", "of"})
"""What may open a line that leans, as in `in Europe?`, or close one: `what is that in?`."""
_WHO_IS = re.compile(r"\W*who(?:['’]?s|\s+is|\s+was)\s+", re.IGNORECASE)
"""What makes a person of `that`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """A word that stands for a name said before."""

    reference: Reference
    start: int
    end: int
    """Where it stands in `Line.rest`."""
    is_last: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a person typed, taken apart."""

    text: str
    form: Form
    asking: str = ""
    """With which words it asks the last question anew: `how many`."""
    opener: Opener = ""
    """How it begins: `what about`, or `and`, which never begins a conversation; or it closes with `as well`."""
    rest: str = ""
    """What follows the opener."""
    pronoun: Pronoun | None = None
    on_article: bool = False
    """Whether its `it` may well be the article: who wrote it."""
    says_only_pronoun: bool = False
    """Whether it says nothing besides: `just there?`."""

    @property
    def may_lean(self) -> bool:
        """Whether anything in it may lean; what a line of several plain words asks, it asks by itself."""
        return (
            self.form != "words"
            or bool(self.opener)
            or self.pronoun is not None
            or len(self.text.split()) <= _FEW_WORDS
        )


def read_line(text: str) -> Line:
    """Take a line apart."""
    table = _read_table()
    bare = _without(line_words(text), table.filler)
    form, asking = table.whole.get(line_words(text)) or table.whole.get(bare, ("words", ""))
    if form != "words":
        return Line(text=text, form=form, asking=asking, rest=text)
    opener, rest = _open(text, table)
    words = line_words(rest)
    inner = table.whole.get(words) or table.whole.get(_without(words, table.filler))
    if opener and inner:
        return Line(text=text, form=inner[0], asking=inner[1], opener=opener, rest=rest)
    pronoun = _find_pronoun(rest, table)
    on_article = pronoun is not None and pronoun.reference == "thing" and not table.article.isdisjoint(words)
    return Line(
        text=text,
        form="words",
        opener=opener,
        rest=rest,
        pronoun=pronoun,
        on_article=on_article,
        says_only_pronoun=pronoun is not None and _without(words, table.filler) == line_words(pronoun.text),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    whole: dict[Words, tuple[Form, str]]
    openers: re.Pattern[str]
    closers: re.Pattern[str]
    joiners: frozenset[Words]
    pronouns: re.Pattern[str]
    references: dict[Words, Reference]
    article: frozenset[str]
    filler: frozenset[Words]


@cache
def _read_table() -> _Table:
    rows = read_rows(TABLE)
    whole: dict[Words, tuple[Form, str]] = {}
    for form in ("more", "basis", "again", "asking"):
        for row in rows:
            if row.label == form:
                whole.update(dict.fromkeys(row.phrases, (form, row.meaning)))
    joiners = phrases_of(rows, "joiner")
    references: dict[Words, Reference] = {
        phrase: reference for reference in _REFERENCES for phrase in phrases_of(rows, reference)
    }
    openers = _alternatives(joiners | phrases_of(rows, "opener"))
    return _Table(
        whole=whole,
        openers=re.compile(rf"\W*({openers})\b[\s,:.!-]*(?=\w)", re.IGNORECASE),
        closers=re.compile(rf"(?<=\w)\W+({_alternatives(phrases_of(rows, 'closer'))})\W*$", re.IGNORECASE),
        joiners=joiners,
        pronouns=re.compile(rf"\b({_alternatives(references)})(?:['’](s|re))?\b", re.IGNORECASE),
        references=references,
        article=frozenset(word for phrase in phrases_of(rows, "article") for word in phrase),
        filler=phrases_of(rows, "filler"),
    )


def _alternatives(phrases: Iterable[Words]) -> str:
    return "|".join(r"\W+".join(phrase) for phrase in sorted(phrases, key=lambda words: (-len(words), words)))


def _open(text: str, table: _Table) -> tuple[Opener, str]:
    """Take `what about` from before what it opens, or `as well` from behind it."""
    opened = table.openers.match(text)
    if opened:
        return _opener(opened[1], table), text[opened.end() :]
    closed = table.closers.search(text)
    if closed and len(line_words(text[: closed.start()])) <= _FEW_CLOSED:
        return "closer", text[: closed.start()]
    return "", text


def _opener(typed: str, table: _Table) -> Opener:
    return "joiner" if line_words(typed) in table.joiners else "opener"


def _without(words: Words, filler: frozenset[Words]) -> Words:
    return tuple(word for word in words if (word,) not in filler) or words


def _find_pronoun(rest: str, table: _Table) -> Pronoun | None:
    """Give the word that stands for a name: for a person, or else the first; what only looks like one is none."""
    found = list(_find_pronouns(rest, table))
    return min(found, key=lambda pronoun: pronoun.reference != "person") if found else None


def _find_pronouns(rest: str, table: _Table) -> Iterator[Pronoun]:
    for match in table.pronouns.finditer(rest):
        words, behind = line_words(match[1]), line_words(rest[match.end() :])
        is_last = all((word,) in table.filler for word in behind)
        closes = all((word,) in table.filler or word in PREPOSITIONS for word in behind)  # what is that in?
        if closes or words[-1] not in _LAST_ONLY or len(words) > 1:
            reference = table.references[words]
            of_person = reference == "thing" and is_last and _WHO_IS.fullmatch(rest[: match.start()])
            yield Pronoun(
                reference="person" if of_person else reference,
                start=match.start(),
                end=match.end(),
                is_last=is_last,
                text=match[0],
            )
