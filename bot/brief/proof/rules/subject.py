"""What the rules look at: a loaded brief, the evidence for it, and each of its facts with what that names. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from bot.brief.model import Brief, Citation, Fact
from bot.brief.proof.canonical_wording import fragments, quotations, words
from bot.brief.proof.evidence import Evidence
from bot.brief.proof.figures import Written, written_figures
from bot.brief.proof.naming import Names, Naming
from bot.brief.proof.turning_words import find_turns
from bot.brief.reading import BriefFile, LoadedBrief, Path
from bot.brief.sources import RUN, Turn

_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Mend:
    """How to mend a finding without asking: write `new` where `old` stands, or take the item out of its list."""

    path: Path
    old: str
    new: str | None = None
    """None: take the item out."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that breaks a rule: the file, the place in it, what is wrong there, and the mechanical mend."""

    file: BriefFile
    path: Path
    message: str
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation, read against the record."""

    index: int
    """Its place in `cite`."""
    sentence: int
    words: str | None
    parts: list[list[str]]
    """The words between ellipses, normalised."""
    found: set[int]
    """The sentences that have every part; empty where a part is too short to be proven."""

    @property
    def is_provable(self) -> bool:
        """Whether it gives words, and every part of them is long enough."""
        return bool(self.parts) and all(len(part) >= RUN for part in self.parts)


class Case:
    """One fact and what is read out of its wording, once for all rules."""

    def __init__(self, file: BriefFile, index: int, fact: Fact, subject: "Subject") -> None:
        self.file = file
        self.index = index
        self.path: Path = ("facts", index)
        self.fact = fact
        self.subject = subject

    def with_fact(self, fact: Fact) -> "Case":
        """Return the same place with another fact in it: what would be found if it were changed."""
        return Case(self.file, self.index, fact, self.subject)

    def finding(self, field: str, message: str, *further: str | int, mend: Mend | None = None) -> Finding:
        """Make a finding at a field of the fact, or further inside of it."""
        return Finding(self.file, (*self.path, field, *further), message, mend)

    @property
    def field(self) -> str:
        """The field that holds its wording."""
        return "text" if self.fact.kind == "report" else self.fact.kind

    @property
    def is_own_wording(self) -> bool:
        """Whether the wording is the curator's and not a speaker's."""
        return self.fact.kind != "quote"

    @cached_property
    def cited(self) -> tuple[int, ...]:
        """The numbers of the sentences it cites that the article has."""
        return tuple(number for number in self.fact.sentences if number in self.subject.proof.sentences)

    @cached_property
    def citations(self) -> list[Cited]:
        """Its citations of sentences that the article has."""
        return [
            self._read_citation(index, citation)
            for index, citation in enumerate(self.fact.cite)
            if citation.sentence in self.subject.proof.sentences
        ]

    @cached_property
    def words(self) -> list[str]:
        """Its wording, normalised."""
        return words(self.fact.wording)

    @cached_property
    def naming(self) -> Naming:
        """The names in its wording."""
        return self.subject.names.read(self.fact.wording)

    @cached_property
    def mentioned(self) -> set[str]:
        """The ids of the entities that its wording names."""
        return {mention.entity for mention in self.naming.mentions}

    @cached_property
    def figures(self) -> list[Written]:
        """The numbers in its wording."""
        return written_figures(self.fact.wording, self.subject.language)

    @cached_property
    def turns(self) -> list[Turn]:
        """The turning words of its wording, but for those in what it quotes and in the names of those it is about."""
        wording = self.fact.wording
        spans = quotations(wording) + [
            (mention.start, mention.end)
            for mention in self.naming.mentions
            if mention.entity in self.fact.entities and _has_turn(mention.text)
        ]
        for start, end in spans:
            wording = wording[:start] + _LETTER.sub("x", wording[start:end]) + wording[end:]
        return find_turns(wording)

    @cached_property
    def cited_figures(self) -> set[Decimal]:
        """The numbers in the sentences it cites."""
        return self.subject.proof.figures_in(self.cited)

    def _read_citation(self, index: int, citation: Citation) -> Cited:
        parts = fragments(citation.words or "")
        found = self.subject.proof.sentences_with(parts) if parts else set[int]()
        return Cited(index, citation.sentence, citation.words, parts, found)


class Subject:
    """A brief under examination."""

    def __init__(self, loaded: LoadedBrief, evidence: Evidence | None) -> None:
        self.loaded = loaded
        self.evidence = evidence

    @property
    def brief(self) -> Brief:
        """The brief, as far as it is sound."""
        return self.loaded.brief

    @property
    def proof(self) -> Evidence:
        """The evidence, by the rules that run only where there is some."""
        if self.evidence is None:
            raise LookupError("this rule needs a source record")
        return self.evidence

    @property
    def language(self) -> str:
        """The language of the article."""
        return self.evidence.record.language if self.evidence else "en"

    @cached_property
    def names(self) -> Names:
        """Every name of the brief."""
        return Names(self.brief.entities.values())

    def cases(self) -> Iterator[Case]:
        """Yield every fact, where it stands. Each time anew: what is read out of a large brief is soon let go."""
        for file in self.loaded.files:
            for index, fact in enumerate(file.content.facts):
                yield Case(file, index, fact, self)

    def find_entities(self) -> Iterator[tuple[BriefFile, int, str]]:
        """Yield the file, the index and the id of every entity."""
        for file in self.loaded.files:
            for index, entity in enumerate(file.content.entities):
                yield file, index, entity.id


@lru_cache(maxsize=10_000)
def _has_turn(name: str) -> bool:
    return bool(find_turns(name))
