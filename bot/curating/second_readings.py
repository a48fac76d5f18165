"""Which facts a second person has read, which are left and why, and the mark of having read one. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from bot.brief import Fact, hash_fact, is_reviewed, stamp_review
from bot.curating.bench import Bench
from bot.curating.brief_folder import Snapshot
from bot.curating.fact_forms import FACT_FIELDS, read_item
from bot.curating.items import Item, edit_item, find_item
from bot.errors import UserError

ReadingState = Literal["unread", "lapsed", "read", "wrong"]
READING_STATES: dict[ReadingState, str] = {
    "unread": "to be read",
    "lapsed": "to be read again",
    "read": "read",
    "wrong": "does not hold",
}
"""How far the second reading of a fact is, in words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A fact, and how far its second reading is."""

    item: Item
    fact: Fact | None
    """None where it is not sound."""
    state: ReadingState

    @property
    def is_left(self) -> bool:
        """Whether it is to be read and can be."""
        return self.state in {"unread", "lapsed"}

    @property
    def said(self) -> str:
        """Who has read it, in words; empty where nobody has."""
        review = self.fact.reviewed if self.fact else None
        if review is None:
            return ""
        told = f"read by {review.by} on {review.on}"
        return told if self.state == "read" else f"{told}, and changed since"


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence that a fact stands on, parted at the words that the fact cites."""

    number: int
    parts: Sequence[tuple[str, bool]]
    """Its text in pieces, each with whether it is cited; without the article's text only what is cited."""


def find_reading(bench: Bench, item: Item) -> Reading:
    """Return how far the second reading of a fact is."""
    fact = bench.brief.facts.get(item.id)
    if fact is None or any(problem.severity == "error" for problem in bench.problems_of(item)):
        return Reading(item, fact, "wrong")
    if is_reviewed(fact):
        return Reading(item, fact, "read")
    return Reading(item, fact, "lapsed" if fact.reviewed else "unread")


def list_readings(bench: Bench) -> list[Reading]:
    """Return all facts that are written, in the order of the sentences that they stand on; notes on none come last."""
    readings = [find_reading(bench, item) for item in bench.facts if read_item(item).wording]
    return sorted(
        readings, key=lambda each: min(read_item(each.item).sentences, default=bench.source.count + 1)
    )


def put_review(snapshot: Snapshot, fact_id: str, by: str, on: date) -> Snapshot:
    """Write that somebody has read a fact as it stands now."""
    item, fact = find_item(snapshot, "facts", fact_id), snapshot.loaded.brief.facts.get(fact_id)
    if item is None or fact is None:
        raise UserError(
            f"There is no fact `{fact_id}` that can be read; it was taken out, or is no sound YAML."
        )
    review = stamp_review(fact, by, on).reviewed
    assert review is not None  # noqa: S101 - it is what a stamp writes
    wanted = {"by": review.by, "on": review.on, "of": review.of}
    return _edit(snapshot, item, wanted)


def drop_review(snapshot: Snapshot, fact_id: str) -> Snapshot:
    """Take back that somebody has read a fact."""
    item = find_item(snapshot, "facts", fact_id)
    return _edit(snapshot, item, None) if item else snapshot


@dataclass(frozen=True, slots=True)
class FindFact:
    """Finds a fact by the hash that its review bears."""

    of: str

    def __call__(self, snapshot: Snapshot) -> Fact | None:
        """Return that fact; None where it is not there."""
        facts = snapshot.loaded.brief.facts.values()
        return next((fact for fact in facts if hash_fact(fact) == self.of), None)


def compare_readings(read: Fact, now: Fact) -> Iterator[tuple[str, str, str]]:
    """Yield what of a fact is not as it was read: what that is, how it read, how it reads now."""
    sides = zip(_describe(read), _describe(now), strict=True)
    for (what, before), (_what, after) in sides:
        if before != after:
            yield what, before or "—", after or "—"


def cite_sentences(bench: Bench, item: Item) -> list[CitedSentence]:
    """Return the sentences that a fact stands on, in the order in which it cites them."""
    wanted: dict[int, list[str]] = {}
    for number, words in read_item(item).cite:
        if number.isdigit():
            wanted.setdefault(int(number), []).append(words)
    texts = bench.source.sentences
    return [
        CitedSentence(number, _part(texts[number - 1].strip() if 0 < number <= len(texts) else "", cited))
        for number, cited in wanted.items()
    ]


def _edit(snapshot: Snapshot, item: Item, review: dict[str, str] | None) -> Snapshot:
    text = edit_item(snapshot.text(item.file), item, {"reviewed": review}, FACT_FIELDS)
    return snapshot.with_texts({item.file: text})


def _describe(fact: Fact) -> list[tuple[str, str]]:
    figures = (
        f"{each.value:f} {each.unit}" + (f" ({each.label})" if each.label else "") for each in fact.figures
    )
    cited = (f"{each.sentence}: {each.words}" if each.words else str(each.sentence) for each in fact.cite)
    return [
        ("kind", fact.kind),
        ("wording", fact.wording),
        ("said by", fact.said_by or ""),
        ("figures", "; ".join(figures)),
        ("citations", "; ".join(cited)),
    ]


def _part(text: str, cited: Sequence[str]) -> list[tuple[str, bool]]:
    """Part a sentence at words that stand in it, letter by letter; what is spelt otherwise is not marked."""
    if not text:
        return [(words, True) for words in cited if words]
    marked = [False] * len(text)
    folded = text.casefold() if len(text.casefold()) == len(text) else text
    for words in cited:
        for piece in words.split(" … "):
            at = folded.find(piece.casefold()) if piece else -1
            if at >= 0:
                marked[at : at + len(piece)] = [True] * len(piece)
    edges = [0, *(place for place in range(1, len(text)) if marked[place] != marked[place - 1]), len(text)]
    return [(text[start:end], marked[start]) for start, end in pairwise(edges)]
