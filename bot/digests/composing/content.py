"""What a digest says, in plain text, and how it is worded in the markup of wherever it is read. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import TypeAdapter

from bot.brief import Brief, Fact, FactKind, translate_brief
from bot.languages import mark, say, say_count, speak, spoken
from bot.lookup import Clue, Quiz, translate_outcome
from bot.lookup.replies import Markup, Passage, Reply, Statement, state_fact, word_clue, word_statement

Label = Literal["", "new", "corrected", "withdrawn"]
_LABELS: Mapping[Label, str] = {
    "new": mark("New"),
    "corrected": mark("Corrected"),
    "withdrawn": mark("Withdrawn"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One fact in a digest."""

    fact_id: str
    label: Label = ""
    kind: FactKind
    wording: str
    speaker: str = ""
    figures: tuple[str, ...] = ()
    """Its figures, as the wording writes them."""
    numbers: str = ""
    """The sentences it stands on; empty for a curator's note."""
    language: str = ""
    """The code of the language that it is in, where that is not the reader's."""
    translated: bool = False
    """Whether it is somebody's own words in translation."""
    source: str = ""
    """The same in words, where it was composed before these were numbers."""
    remark: str = ""
    """What became of it: how it read before, when it was corrected."""

    @classmethod
    def of(cls, fact: Fact, brief: Brief, *, label: Label = "", remark: str = "") -> "Item":
        """Make the item that shows a fact, in the language that is spoken as far as the brief has it."""
        told = translate_brief(brief, spoken())
        said = state_fact(told.facts[fact.id], told)
        return cls(
            fact_id=fact.id,
            label=label,
            kind=said.kind,
            wording=said.wording,
            speaker=said.speaker,
            figures=said.figures,
            numbers=said.numbers,
            language=said.language,
            translated=said.translated,
            remark=remark,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizPost:
    """A question with its options, as it is posted; its buttons lead back to it by what stands here."""

    ask: str
    clue: str
    clue_is: Clue
    options: tuple[str, ...]
    key: str
    seed: int
    check: str

    @classmethod
    def of(cls, quiz: Quiz) -> "QuizPost":
        """Post a question, in the language that is spoken as far as the brief has it."""
        told = translate_outcome(quiz)
        return cls(
            ask=told.ask,
            clue=told.clue,
            clue_is=told.clue_is,
            options=told.options,
            key=quiz.key,
            seed=quiz.seed,
            check=quiz.check,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One digest. The publisher words it with `word_content` and puts the delivery's mark behind the footer."""

    brief: str
    title: str
    lead: str = ""
    items: tuple[Item, ...] = ()
    more: int = 0
    """How many facts it leaves out."""
    command: str = ""
    """The command that shows them, without a prefix; empty where they come next time."""
    footer: str
    quiz: QuizPost | None = None
    """The question that it asks; what answers it is no item until it is corrected."""
    language: str = field(default_factory=spoken)
    """In which its words are said, also when it is read from the ledger in another."""

    def to_json(self) -> str:
        """Write it as a digest's body."""
        return _ADAPTER.dump_json(self).decode()

    @classmethod
    def from_json(cls, body: str) -> "Content":
        """Read a digest's body. ValueError where it is none of ours."""
        return _ADAPTER.validate_json(body)


_ADAPTER = TypeAdapter(Content)


def describe(fact: Fact, brief: Brief) -> str:
    """Say a fact on one line, as a reader takes it in: where this changes, posted digests are corrected.

    Its figures stand in its wording. Its citation is left out: a better one corrects nothing that was said.
    """
    speaker = f"{brief.entities[fact.said_by].name}: " if fact.said_by else ""
    note = "Curator’s note: " if fact.kind == "note" else ""
    return speaker + note + " ".join(fact.wording.split())


def word_content(content: Content, markup: Markup) -> Reply:
    """Put a digest into words of its language: one passage for each fact."""
    with speak(content.language):
        return _word(content, markup)


def _word(content: Content, markup: Markup) -> Reply:
    closing = ""
    if content.more:
        command = markup.command(content.command)
        closing = say_count("and {count} more next time", "and {count} more next time", content.more)
        if content.command:
            closing = say_count(
                "and {count} more: {command}", "and {count} more: {command}", content.more, command=command
            )
    elif content.command:
        closing = say("More: {command}", command=markup.command(content.command))
    lead = markup.escape(content.lead)
    if content.quiz is not None:
        asked = (markup.bold(markup.escape(say(content.quiz.ask))), word_clue(content.quiz, markup), lead)
        lead = "\n\n".join(part for part in asked if part)
    return Reply(
        title=content.title,
        lead=lead,
        passages=tuple(_word_item(item, markup) for item in content.items),
        closing=closing,
        footer=content.footer,
    )


def _word_item(item: Item, markup: Markup) -> Passage:
    statement = Statement(
        kind=item.kind,
        wording=item.wording,
        speaker=item.speaker,
        figures=item.figures,
        translated=item.translated,
    )
    label = f"{markup.bold(say(_LABELS[item.label]))}\n" if item.label else ""
    below = [markup.small(markup.escape(text)) for text in (item.source, item.remark) if text]
    return Passage(
        text=label + word_statement(statement, markup),
        numbers=item.numbers,
        language=item.language,
        below="\n".join(below),
    )
