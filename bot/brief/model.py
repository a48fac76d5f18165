"""What a brief is made of, as frozen values. Pure.

These classes are also the YAML format: `loading` validates documents straight into them, so a field's
name, type and description here are what curators write and what an editor's schema shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict

from bot.brief.field_types import (
    Ask,
    CommandName,
    FactHash,
    FactKind,
    Kind,
    Latitude,
    Line,
    Longitude,
    Moment,
    Name,
    PartialDate,
    SentenceNumber,
    Slug,
    Text,
    take_citations,
    take_list,
)

FORMAT = ConfigDict(extra="forbid")
"""How the classes are read; only `json_schema` needs their docstrings, which are slow to find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where in the article a fact stands."""

    __pydantic_config__: ClassVar = FORMAT

    sentence: SentenceNumber
    """The number of the sentence, counted from 1."""
    words: Text | None = None
    """A few words of that sentence, three or more, as they stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a fact states."""

    __pydantic_config__: ClassVar = FORMAT

    value: Decimal
    """The number in digits, without separators: 40000000000."""
    unit: Line
    """What is counted: troops, US dollars, rank."""
    label: Line | None = None
    """What tells this number from the fact's others: now, last winter."""
    of: Slug | None = None
    """The id of whom or what it is a figure of: latvia. Charts name it, and the map shows the figure there."""
    time: Line | None = None
    """When it holds, in words of the fact: last winter, now. A chart sets it beside the same figure of another time."""
    change: Literal["more", "less"] | None = None
    """For a number by which another figure of the fact has grown or shrunk: it is drawn as a part of that one's bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizQuestion:
    """A question of the quiz that the fact answers with one of its figures, or with somebody it is by or about."""

    __pydantic_config__: ClassVar = FORMAT

    ask: Ask
    """The question as people read it: How many US troops were in Latvia last winter?"""
    figure: Decimal | None = None
    """The answer, where it is a figure of the fact: 100."""
    name: Slug | None = None
    """The answer, where it is the id of somebody or something that the fact is by or about: poland."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """That a second person has read a fact beside its sentences."""

    __pydantic_config__: ClassVar = FORMAT

    by: Name
    """Who has read it."""
    on: PartialDate
    """When: 2026-11-25."""
    of: FactHash
    """The hash of what was read, as `dateline check --reviewed` prints it; another one has lapsed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing the brief holds: a report (`text`), a quotation (`quote` and `said_by`) or a `note`."""

    __pydantic_config__: ClassVar = FORMAT

    id: Slug
    """What the summary and the log call it; one of its own in the brief."""
    text: Text | None = None
    """What the article reports, in our own words."""
    quote: Text | None = None
    """What somebody is quoted as saying, to the letter; ` … ` where the quotation skips."""
    note: Text | None = None
    """A curator's remark. It is shown as such and needs no citation."""
    said_by: Slug | None = None
    """The id of the entity who says it."""
    about: Annotated[
        tuple[Slug, ...], BeforeValidator(take_list, json_schema_input_type=Slug | tuple[Slug, ...])
    ] = ()
    """The ids of the entities it is about."""
    topics: Annotated[
        tuple[CommandName, ...],
        BeforeValidator(take_list, json_schema_input_type=CommandName | tuple[CommandName, ...]),
    ] = ()
    """The topics that show it."""
    figures: tuple[Figure, ...] = ()
    """The numbers that it states, as data; each stands in its wording too."""
    cite: Annotated[
        tuple[Citation, ...],
        BeforeValidator(
            take_citations,
            json_schema_input_type=SentenceNumber | Citation | tuple[SentenceNumber | Citation, ...],
        ),
    ] = ()
    """The sentences it stands on: 42, {sentence: 42, words: …}, or a list of these."""
    reads: Text | None = None
    """How it is meant where only it or only its sentences negate: said of the weapons, not of the timetable."""
    asks: Annotated[
        tuple[Ask, ...], BeforeValidator(take_list, json_schema_input_type=Ask | tuple[Ask, ...])
    ] = ()
    """How people put what it answers, where their words are not its own; each must reach it, and no other first."""
    when: Moment | None = None
    """When it was so, or happened, where its sentences make that certain: 2022-08, or 2021-12/2022-02 from one to another."""
    quiz: Annotated[
        tuple[QuizQuestion, ...],
        BeforeValidator(take_list, json_schema_input_type=QuizQuestion | tuple[QuizQuestion, ...]),
    ] = ()
    """Questions of the quiz that it answers; who says a quotation and who has a role are asked without."""
    reviewed: Review | None = None
    """Who else has read it, and what it was then; it lapses when its wording, speaker, figures or citations change."""

    @property
    def kind(self) -> FactKind:
        """Which of its three texts it has; loading sees to it that there is exactly one."""
        if self.text is not None:
            return "report"
        return "quote" if self.quote is not None else "note"

    @property
    def wording(self) -> str:
        """Its text, whichever kind it is."""
        return self.text or self.quote or self.note or ""

    @property
    def sentences(self) -> tuple[int, ...]:
        """The numbers of the sentences it cites, ascending and once each."""
        return tuple(sorted({citation.sentence for citation in self.cite}))

    @property
    def entities(self) -> tuple[str, ...]:
        """The ids of everyone and everything it is by or about."""
        return (self.said_by, *self.about) if self.said_by else self.about


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that the article names."""

    __pydantic_config__: ClassVar = FORMAT

    id: Slug
    """What facts call it in `about` and `said_by`; one of its own in the brief."""
    kind: Kind
    """What it is; a topic shows one or several kinds."""
    name: Name
    """The name as the article has it; the heading of its answers."""
    aliases: Annotated[
        tuple[Name, ...], BeforeValidator(take_list, json_schema_input_type=Name | tuple[Name, ...])
    ] = ()
    """What else people type for it: native names, other scripts, acronyms, the article's own misspellings."""
    demonym: Annotated[
        tuple[Name, ...], BeforeValidator(take_list, json_schema_input_type=Name | tuple[Name, ...])
    ] = ()
    """For a country or a place: what its people and things are called."""
    role: Line | None = None
    """What it is in a few words, as the article says: Latvia's defence minister."""
    of: Slug | None = None
    """The id of the country or body it belongs to."""
    at: tuple[Latitude, Longitude] | None = None
    """For a place: its latitude and longitude in degrees, as [56.95, 24.11]. A country's place is known by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shows:
    """What a topic's command shows."""

    __pydantic_config__: ClassVar = FORMAT

    entities: Annotated[
        tuple[Kind, ...], BeforeValidator(take_list, json_schema_input_type=Kind | tuple[Kind, ...])
    ] = ()
    """The kinds of entity it is about."""
    facts: Annotated[
        tuple[CommandName, ...],
        BeforeValidator(take_list, json_schema_input_type=CommandName | tuple[CommandName, ...]),
    ] = ()
    """The topics whose facts it shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A command that the brief brings."""

    __pydantic_config__: ClassVar = FORMAT

    title: Line
    """The heading of its replies."""
    help: Line
    """One line for the list of commands."""
    shows: Shows
    """The entities and the facts that it is about."""
    aliases: Annotated[
        tuple[CommandName, ...],
        BeforeValidator(take_list, json_schema_input_type=CommandName | tuple[CommandName, ...]),
    ] = ()
    """Other names for the command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncited:
    """A sentence of the article that no fact cites, and why that is right."""

    __pydantic_config__: ClassVar = FORMAT

    sentence: SentenceNumber
    """The number of the sentence, counted from 1."""
    why: Text
    """Why no fact needs it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWords:
    """A topic in another language."""

    __pydantic_config__: ClassVar = FORMAT

    title: Line | None = None
    """The heading of its replies."""
    help: Line | None = None
    """One line for the list of commands."""
    command: Line | None = None
    """What its command is called: one word in small letters, with hyphens; the command's own name works too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityWords:
    """A name in another language."""

    __pydantic_config__: ClassVar = FORMAT

    name: Name | None = None
    """The name as readers have it; one of its aliases, so that it is understood when it is typed."""
    role: Line | None = None
    """What it is in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What a brief says in another language; what is left out stays as it is, and facts are marked so."""

    __pydantic_config__: ClassVar = FORMAT

    title: Line | None = None
    """What the brief is about."""
    topics: dict[CommandName, TopicWords] = field(default_factory=dict[str, TopicWords])
    """The commands, by their names."""
    entities: dict[Slug, EntityWords] = field(default_factory=dict[str, EntityWords])
    """Who and what the article names, by their ids."""
    facts: dict[Slug, Text] = field(default_factory=dict[str, str])
    """What the facts say, by their ids, with the same figures; a quotation is then shown as translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One article's brief. Ids are keys; order is the curator's."""

    id: str
    title: str
    source: str
    as_of: str
    summary: tuple[str, ...]
    """The ids of the facts that say what the article is about, in order."""
    topics: dict[str, Topic]
    entities: dict[str, Entity]
    facts: dict[str, Fact]
    uncited: tuple[Uncited, ...]
    language: str = "en"
    """The code of the language that it is written in."""
    translations: Mapping[str, Translation] = field(default_factory=dict[str, Translation])
    """What it says in other languages, by their codes."""
    told_in: str = ""
    """The code of the language that it was translated into; empty where it stands as it was written."""
    untranslated: frozenset[str] = frozenset()
    """The ids of the facts that stand as they were written, where it is told in another language."""
    unanswered: tuple[str, ...] = ()
    """Questions that people ask and the article does not answer."""

    def facts_about(self, entity_id: str) -> tuple[Fact, ...]:
        """Every fact by or about an entity, in the curator's order."""
        return tuple(fact for fact in self.facts.values() if entity_id in fact.entities)
