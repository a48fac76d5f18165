"""What can come of a question, as frozen values. Pure."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from bot.brief import Brief, Entity, Fact, Kind, SourceRecord, Topic
from bot.languages import mark
from bot.lookup.names import Resolution
from bot.lookup.view_outcomes import Comparison, Incomparable, Quiz

OutcomeName = Literal["answer", "overview", "choices", "nearest", "miss", "quiz", "talk", "silence"]
Courtesy = Literal[
    "ability",
    "identity",
    "thanks",
    "blame",
    "praise",
    "farewell",
    "mood",
    "greeting",
    "test",
    "laughter",
    "acknowledgement",
    "emoji",
]
"""What small talk is; of several in one line, the first here."""
TalkTopic = Courtesy | Literal["nothing_before", "nothing_told", "all_told", "whom"]
"""Small talk, or a line that leans on what is not there: nothing asked, told or left to tell, or several it may mean."""


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True)
class Answer:
    """Entities and the facts that answer; `see_also` is a fuller command to type."""

    outcome: ClassVar[OutcomeName] = "answer"
    command: str
    query: str
    brief: Brief
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    topic: Topic | None = None
    see_also: str | None = None
    resolution: Resolution | None = None
    corrected: tuple[str, ...] = ()
    """The words of a question that were taken for a name that they do not spell."""
    introduced: bool = True
    """Whether the reply says what the entities are before the facts; a question's answer comes at once."""
    understood: str = ""
    """What a line that leans on the last was taken for; empty where it stood alone."""
    part: str = ""
    """The title of the part that it is; empty for the whole."""
    by_time: bool = False
    """Whether the facts stand under the times that they have."""


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True)
class Overview:
    """A topic or the whole brief, asked for without a name."""

    outcome: ClassVar[OutcomeName] = "overview"
    command: str
    brief: Brief
    title: str
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    understood: str = ""
    part: str = ""
    """The title of the part that it is; empty for the whole."""
    by_time: bool = False
    """Whether the facts stand under the times that they have."""
    query: ClassVar[str] = ""


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True)
class Choices:
    """Names that are equally near; nothing is assumed."""

    outcome: ClassVar[OutcomeName] = "choices"
    command: str
    query: str
    brief: Brief
    entities: tuple[Entity, ...]
    resolution: Resolution | None = None
    understood: str = ""
    facts: ClassVar[tuple[Fact, ...]] = ()


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True)
class Miss:
    """The brief does not hold it. `entities` are the names that it does know of the question."""

    outcome: ClassVar[OutcomeName] = "miss"
    command: str
    query: str
    brief: Brief
    entities: tuple[Entity, ...] = ()
    suggestions: tuple[str, ...] = ()
    see_also: str | None = None
    topic: Topic | None = None
    resolution: Resolution | None = None
    understood: str = ""
    facts: ClassVar[tuple[Fact, ...]] = ()


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True)
class Nearest:
    """No fact is known to answer; these come closest, and none is claimed to answer."""

    outcome: ClassVar[OutcomeName] = "nearest"
    command: str
    query: str
    brief: Brief
    facts: tuple[Fact, ...]
    entities: tuple[Entity, ...] = ()
    """The names that the brief does know of the question."""
    see_also: str | None = None
    understood: str = ""
    resolution: ClassVar[None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The names that stand in a text which nobody asked with."""

    outcome: OutcomeName = "overview"
    command: ClassVar[str] = "about"
    brief: Brief
    entities: tuple[Entity, ...] = ()
    query: ClassVar[str] = ""
    facts: ClassVar[tuple[Fact, ...]] = ()


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True)
class Guide:
    """What can be typed: (command, help) by heading, every command once."""

    outcome: ClassVar[OutcomeName] = "overview"
    command: str
    brief: Brief
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    topics: tuple[tuple[str, str, str], ...] = ()
    """(command, title, help) of each topic."""
    examples: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(what for, what to type behind the prefix), a few that are answered."""
    query: ClassVar[str] = ""
    entities: ClassVar[tuple[Entity, ...]] = ()
    facts: ClassVar[tuple[Fact, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Where the countries and places of the article lie; `entities` are they."""

    outcome: ClassVar[OutcomeName] = "overview"
    command: ClassVar[str] = "map"
    brief: Brief
    entities: tuple[Entity, ...]
    query: ClassVar[str] = ""
    facts: ClassVar[tuple[Fact, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why an earlier outcome came out as it did."""

    outcome: ClassVar[OutcomeName] = "overview"
    command: ClassVar[str] = "why"
    brief: Brief
    of: "Reported"
    query: ClassVar[str] = ""
    entities: ClassVar[tuple[Entity, ...]] = ()
    facts: ClassVar[tuple[Fact, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCard:
    """What a brief rests on; `record` is None where nothing proves it. It is also what answers who wrote it, and when."""

    outcome: OutcomeName = "overview"
    command: ClassVar[str] = "source"
    brief: Brief
    record: SourceRecord | None
    query: str = ""
    entities: ClassVar[tuple[Entity, ...]] = ()
    facts: ClassVar[tuple[Fact, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceFacts:
    """The facts that stand on one sentence of the article; `why_none` is the curator's reason where there is none."""

    outcome: ClassVar[OutcomeName] = "answer"
    command: ClassVar[str] = "source"
    query: str
    brief: Brief
    sentence: int
    facts: tuple[Fact, ...]
    why_none: str = ""
    entities: ClassVar[tuple[Entity, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSentence:
    """Not the number of a sentence of the article, which has `sentences` of them."""

    outcome: ClassVar[OutcomeName] = "miss"
    command: ClassVar[str] = "source"
    query: str
    brief: Brief
    sentences: int
    suggestions: ClassVar[tuple[str, ...]] = ()
    entities: ClassVar[tuple[Entity, ...]] = ()
    facts: ClassVar[tuple[Fact, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownCommand:
    """A command that is nearly one of ours, with what was most likely meant."""

    outcome: ClassVar[OutcomeName] = "miss"
    command: str
    query: str
    brief: Brief
    suggestions: tuple[str, ...]
    entities: ClassVar[tuple[Entity, ...]] = ()
    facts: ClassVar[tuple[Fact, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A line that asks nothing of the article, or not enough: one line back, with a command to try."""

    outcome: ClassVar[OutcomeName] = "talk"
    command: str
    query: str
    brief: Brief
    topic: TalkTopic
    trial: str
    """A command that answers, without a prefix."""
    entities: tuple[Entity, ...] = ()
    """Whom or what it may be about, where that is the question."""
    facts: ClassVar[tuple[Fact, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Not for us: another bot's command, or nothing at all."""

    outcome: ClassVar[OutcomeName] = "silence"
    command: str = ""
    query: str = ""


Reported = (
    Answer
    | Overview
    | Choices
    | Nearest
    | Miss
    | Glossary
    | Guide
    | Map
    | Explanation
    | SourceCard
    | SentenceFacts
    | NoSentence
    | UnknownCommand
    | Talk
    | Comparison
    | Incomparable
    | Quiz
)
"""What is put into words."""
Outcome = Reported | Silence
Leaning = Answer | Overview | Choices | Nearest | Miss
"""What may come of a line that leans on the last, and says as what it was understood."""

KIND_NAMES: dict[Kind, tuple[str, str]] = {
    "person": (mark("a person"), mark("People")),
    "group": (mark("a group of people"), mark("Groups")),
    "country": (mark("a country"), mark("Countries")),
    "organisation": (mark("an organisation"), mark("Organisations")),
    "weapon": (mark("a weapon"), mark("Weapons")),
    "place": (mark("a place"), mark("Places")),
    "programme": (mark("a programme"), mark("Programmes")),
    "event": (mark("an event"), mark("Events")),
    "idea": (mark("an idea"), mark("Ideas")),
}
"""How a kind is called: of one entity, and above a list of them; to be said."""
