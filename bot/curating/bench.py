"""A brief as it lies on the desk: each sentence with what stands on it, and each part with what is wrong with it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from bot.brief import Brief, Library, Problem
from bot.brief.drafting import Suggesting
from bot.brief.proof import Examination, check_brief
from bot.brief.reading import DocumentError
from bot.curating.article_texts import ArticleText
from bot.curating.brief_folder import Snapshot
from bot.curating.fact_forms import read_item
from bot.curating.items import Item, find_item, find_items
from bot.curating.yaml_editing import find_comments, find_lines
from bot.lookup import Lookup
from bot.lookup.names import NameIndex

State = Literal["wrong", "unwritten", "covered", "aside", "open"]
STATES: dict[State, str] = {
    "covered": "covered",
    "unwritten": "to be written",
    "wrong": "does not hold",
    "aside": "set aside",
    "open": "open",
}
"""What a sentence's state is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """One sentence, and what stands on it."""

    number: int
    text: str
    """Empty where the article's text is not here."""
    state: State
    facts: Sequence[Item] = ()
    why: str = ""
    """Why it is set aside."""

    @property
    def is_bare(self) -> bool:
        """Whether nothing is written on it, but perhaps drafted or noted."""
        return not any(item.string("text") or item.string("quote") for item in self.facts)


@dataclass(frozen=True)
class Bench:
    """A snapshot of a brief with the article it rests on."""

    snapshot: Snapshot
    source: ArticleText

    @property
    def brief(self) -> Brief:
        """The brief, so far as it is sound."""
        return self.snapshot.loaded.brief

    @cached_property
    def examination(self) -> Examination:
        """What the checker finds; problems name the files without their folder."""
        return check_brief(self.snapshot.loaded, self.source.record)

    @cached_property
    def facts(self) -> list[Item]:
        """Every fact as it is written."""
        return list(find_items(self.snapshot, "facts"))

    @cached_property
    def problems(self) -> dict[tuple[str, str, str | int], list[Problem]]:
        """The problems of each item, by its file, section and key."""
        found: dict[tuple[str, str, str | int], list[Problem]] = {}
        for section in ("facts", "entities", "topics"):
            for item in find_items(self.snapshot, section):
                inside = problems_of(self.snapshot, item, self.examination.problems)
                if inside:
                    found[item.file, section, item.key] = inside
        return found

    def problems_of(self, item: Item) -> list[Problem]:
        """Return what is wrong with an item."""
        return self.problems.get((item.file, item.section, item.key), [])

    @cached_property
    def sentences(self) -> list[SentenceView]:
        """Every sentence of the article, with what stands on it."""
        standing: dict[int, list[Item]] = {}
        for item in self.facts:
            for number in read_item(item).sentences:
                standing.setdefault(number, []).append(item)
        aside = {entry.sentence: entry.why for entry in self.brief.uncited}
        texts = self.source.sentences or ("",) * self.source.count
        return [
            SentenceView(
                number=number,
                text=text.strip(),
                state=self._state(standing.get(number, []), is_aside=number in aside),
                facts=standing.get(number, ()),
                why=aside.get(number, ""),
            )
            for number, text in enumerate(texts, start=1)
        ]

    @cached_property
    def unplaced(self) -> list[Item]:
        """The facts that stand on no sentence of the article, such as a curator's notes."""
        numbers = range(1, self.source.count + 1)
        return [item for item in self.facts if not any(each in numbers for each in read_item(item).sentences)]

    def sentence(self, number: int) -> SentenceView | None:
        """Return a sentence by its number, or None where there is no such sentence."""
        return self.sentences[number - 1] if 1 <= number <= len(self.sentences) else None

    @cached_property
    def suggesting(self) -> Suggesting | None:
        """What makes suggestions; None without the article's text."""
        if self.source.article is None or self.source.evidence is None:
            return None
        return Suggesting(self.source.article, self.source.evidence, self.brief.entities.values())

    @cached_property
    def names(self) -> NameIndex:
        """How a name resolves in this brief."""
        return NameIndex((self.brief.id, entity) for entity in self.brief.entities.values())

    @cached_property
    def lookup(self) -> Lookup:
        """What answers questions from this brief, so far as it is sound."""
        sources = {self.brief.id: self.source.record} if self.source.record else {}
        return Lookup(Library({self.brief.id: _sound(self.brief)}, sources), ahead=False)

    def find(self, section: str, item_id: str) -> Item | None:
        """Return an item by its id."""
        return find_item(self.snapshot, section, item_id)

    def comments_of(self, item: Item) -> list[str]:
        """Return the comments in an item's lines: what the draft asks."""
        return find_comments(self.snapshot.text(item.file), item.path)

    def _state(self, standing: Sequence[Item], *, is_aside: bool) -> State:
        """Say how far a sentence is; a curator's note covers none."""
        items = [item for item in standing if "note" not in item.data]
        if not items:
            return "aside" if is_aside else "open"
        unwritten = [item for item in items if not read_item(item).wording]
        if any(self._is_wrong(item) for item in items if item not in unwritten):
            return "wrong"
        return "unwritten" if unwritten else "covered"

    def _is_wrong(self, item: Item) -> bool:
        return any(problem.severity == "error" for problem in self.problems_of(item))


def problems_of(snapshot: Snapshot, item: Item, problems: Sequence[Problem]) -> list[Problem]:
    """Return those problems that stand in the lines of an item."""
    in_file = [problem for problem in problems if problem.path == item.file]
    if not in_file:
        return []
    try:
        first, last = find_lines(snapshot.text(item.file), item.path)
    except (DocumentError, KeyError):
        return []
    return [problem for problem in in_file if first <= problem.line <= last]


def _sound(brief: Brief) -> Brief:
    """Leave out of a brief what points to something that is not there."""
    facts = {
        fact.id: fact
        for fact in brief.facts.values()
        if all(each in brief.entities for each in fact.entities)
    }
    entities = {
        entity.id: entity if entity.of in brief.entities else replace(entity, of=None)
        for entity in brief.entities.values()
    }
    summary = tuple(each for each in brief.summary if each in facts)
    return replace(brief, facts=facts, entities=entities, summary=summary)
