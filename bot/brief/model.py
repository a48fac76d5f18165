"""What a brief is made of, as frozen values. Pure.

These classes are also the YAML format: `loading` validates documents straight into them, so a field's
name, type and description here are what curators write and what an editor's schema shows.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, cast

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

Kind = Literal["person", "group", "country", "organisation", "weapon", "place", "programme", "event", "idea"]
"""What an entity is; a topic shows one or several kinds."""

FactKind = Literal["report", "quote", "note"]
"""What the article reports, what somebody says in their own words, or a curator's remark."""

_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_LONGEST_SLUG = 80
Slug = Annotated[str, StringConstraints(pattern=f"^{_SLUG}$", max_length=_LONGEST_SLUG)]
CommandName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,31}$")]
"""What follows the prefix; within Discord's rule for the names of slash commands."""
Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=600)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Ask = Annotated[str, StringConstraints(min_length=3, max_length=100)]
"""A question as somebody may put it, or a few words of one."""
LanguageCode = Annotated[str, StringConstraints(pattern="^[a-z]{2,3}$")]
SentenceNumber = Annotated[int, Field(ge=1, le=1_000_000)]

FORMAT = ConfigDict(extra="forbid")
"""How the classes are read; only `json_schema` needs their docstrings, which are slow to find."""


def is_slug(text: str) -> bool:
    """Whether a text may be the id of a brief or a record; nothing that leads out of a folder is."""
    return re.fullmatch(_SLUG, text) is not None and len(text) <= _LONGEST_SLUG


def _check_date(value: str) -> str:
    if len(value) not in {len("2022"), len("2022-08"), len("2022-08-17")}:
        raise ValueError(value)
    date.fromisoformat(value + "0000-01-01"[len(value) :])
    return value


PartialDate = Annotated[
    str,
    AfterValidator(_check_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
"""A year, a month or a day, as precisely as it is known: 2022, 2022-08, 2022-08-17."""


def _check_moment(value: str) -> str:
    first, *rest = (_check_date(part) for part in value.split("/"))
    if len(rest) > 1 or (rest and rest[0][: len(first)] < first[: len(rest[0])]):
        raise ValueError(value)
    return value


Moment = Annotated[
    str,
    AfterValidator(_check_moment),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$",
        }
    ),
]
"""A time as precisely as it is certain: 2022, 2022-08, 2022-08-17, or from one to another: 2021-12/2022-02."""
FactHash = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{8}$"),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"^[0-9a-f]{8}$"}),
]
"""Eight hexadecimal digits; an editor takes `12345678` for a number."""


def _listed(value: object) -> object:
    """Let a curator write one thing where a list may stand."""
    return cast("object", value) if isinstance(value, list) else [value]


def _citations(value: object) -> object:
    """Read `42`, `{sentence: 42, words: …}` and a list of either alike."""
    items = cast("list[object]", value) if isinstance(value, list) else [value]
    return [cast("object", item) if isinstance(item, dict) else {"sentence": item} for item in items]


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
        tuple[Slug, ...], BeforeValidator(_listed, json_schema_input_type=Slug | tuple[Slug, ...])
    ] = ()
    """The ids of the entities it is about."""
    topics: Annotated[
        tuple[CommandName, ...],
        BeforeValidator(_listed, json_schema_input_type=CommandName | tuple[CommandName, ...]),
    ] = ()
    """The topics that show it."""
    figures: tuple[Figure, ...] = ()
    """The numbers that it states, as data; each stands in its wording too."""
    cite: Annotated[
        tuple[Citation, ...],
        BeforeValidator(
            _citations,
            json_schema_input_type=SentenceNumber | Citation | tuple[SentenceNumber | Citation, ...],
        ),
    ] = ()
    """The sentences it stands on: 42, {sentence: 42, words: …}, or a list of these."""
    reads: Text | None = None
    """How it is meant where only it or only its sentences negate: said of the weapons, not of the timetable."""
    asks: Annotated[
        tuple[Ask, ...], BeforeValidator(_listed, json_schema_input_type=Ask | tuple[Ask, ...])
    ] = ()
    """How people put what it answers, where their words are not its own; each must reach it, and no other first."""
    when: Moment | None = None
    """When it was so, or happened, where its sentences make that certain: 2022-08, or 2021-12/2022-02 from one to another."""
    quiz: Annotated[
        tuple[QuizQuestion, ...],
        BeforeValidator(_listed, json_schema_input_type=QuizQuestion | tuple[QuizQuestion, ...]),
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
        tuple[Name, ...], BeforeValidator(_listed, json_schema_input_type=Name | tuple[Name, ...])
    ] = ()
    """What else people type for it: native names, other scripts, acronyms, the article's own misspellings."""
    demonym: Annotated[
        tuple[Name, ...], BeforeValidator(_listed, json_schema_input_type=Name | tuple[Name, ...])
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
        tuple[Kind, ...], BeforeValidator(_listed, json_schema_input_type=Kind | tuple[Kind, ...])
    ] = ()
    """The kinds of entity it is about."""
    facts: Annotated[
        tuple[CommandName, ...],
        BeforeValidator(_listed, json_schema_input_type=CommandName | tuple[CommandName, ...]),
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
        BeforeValidator(_listed, json_schema_input_type=CommandName | tuple[CommandName, ...]),
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
