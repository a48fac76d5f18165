"""How much of what was labelled in a text its first draft finds, and how much of what it finds is right."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import yaml

from bot.brief.drafting.amounts import Amount
from bot.brief.drafting.draft_entities import DraftEntity
from bot.brief.drafting.drafts import Draft
from bot.brief.model import Brief
from bot.brief.proof.canonical_wording import words
from tests.brief.recall import ROOT, forms, named_in, plain

TEXTS = ROOT / "tests/brief/unseen_drafts"


@dataclass(frozen=True, slots=True)
class Name:
    """An entity by everything it is called, and the kinds that are right for it."""

    forms: frozenset[str]
    kinds: frozenset[str]
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in one of some sentences; the units and labels that are right, "" for none."""

    sentences: tuple[int, ...]
    value: Decimal
    units: frozenset[str]
    labels: frozenset[str]
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation by the sentences it may stand in and its first words, with everything its speaker is called."""

    sentences: tuple[int, ...]
    starts: str
    speaker: frozenset[str]


@dataclass(frozen=True, slots=True)
class Labels:
    """What was labelled in a text. `is_complete`: what is drafted beside it is wrong."""

    names: tuple[Name, ...]
    things: tuple[Name, ...]
    numbers: tuple[Number, ...]
    said: tuple[Said, ...]
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How many of `wanted` were found, and how many of `drafted` are right; `drafted` is 0 where nobody knows."""

    found: int
    wanted: int
    right: int = 0
    drafted: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.found + other.found,
            self.wanted + other.wanted,
            self.right + other.right,
            self.drafted + other.drafted,
        )


def read_labels(file: Path) -> Labels:
    """Read the labels of a text."""
    held = cast("dict[str, list[dict[str, Any]]]", yaml.safe_load(file.read_text(encoding="utf-8")))
    names = tuple(map(_name, held["names"]))
    return Labels(
        names=names,
        things=tuple(map(_name, held["things"])),
        numbers=tuple(
            Number(
                (item["sentence"],),
                Decimal(str(item["value"])),
                _any_of(item["unit"]),
                _any_of(item.get("label")),
                item.get("optional", False),
            )
            for item in held["figures"]
        ),
        said=tuple(
            Said((item["sentence"],), item["starts"], _called(item["speaker"], names))
            for item in held["quotes"]
        ),
        is_complete=True,
    )


def labels_of(brief: Brief, text: str) -> Labels:
    """Take a finished brief as labels, which hold only what its curator chose to keep."""
    entities = list(brief.entities.values())
    named = named_in(text, entities)
    facts = [fact for fact in brief.facts.values() if fact.sentences]
    return Labels(
        names=tuple(Name(_plains(forms(item)), frozenset({item.kind})) for item in named),
        things=tuple(
            Name(_plains(forms(item)), frozenset({item.kind})) for item in entities if item not in named
        ),
        numbers=tuple(
            Number(fact.sentences, figure.value, _any_of(figure.unit), _any_of(_side(figure.label)))
            for fact in facts
            for figure in fact.figures
        ),
        said=tuple(
            Said(fact.sentences, fact.quote, _plains(forms(brief.entities[fact.said_by])))
            for fact in facts
            if fact.quote and fact.said_by
        ),
        is_complete=False,
    )


def score_draft(draft: Draft, labels: Labels) -> Mapping[str, Score]:
    """Score a draft by what is looked for: names, kinds, figures, units, votes, speakers."""
    scores = {
        **_score_names(draft.entities, labels.names, labels.things),
        **_score_figures(draft, labels.numbers),
        "speakers": _score_speakers(draft, labels.said),
    }
    if labels.is_complete:
        return scores
    return {what: Score(score.found, score.wanted) for what, score in scores.items()}


def _score_names(
    drafted: Sequence[DraftEntity], wanted: Sequence[Name], elsewhere: Iterable[Name]
) -> dict[str, Score]:
    """Score entities against labels; what is labelled `elsewhere`, without a capital, is not looked for and not wrong."""
    found: dict[Name, DraftEntity] = {}
    right = 0
    for entity in drafted:
        shown = _plains(
            (entity.name, entity.demonym)
        )  # an alias that is right does not mend a name that is not
        label = next((label for label in wanted if label not in found and label.forms & shown), None)
        if label:
            found[label] = entity
        right += bool(label) or any(other.forms & shown for other in elsewhere)
    sure = [label for label in wanted if not label.is_optional]
    kinds = [label for label, entity in found.items() if entity.kind in label.kinds]
    return {
        "names": Score(sum(label in found for label in sure), len(sure), right, len(drafted)),
        "kinds": Score(sum(label in kinds for label in sure), len(sure), len(kinds), len(found)),
    }


def _score_figures(draft: Draft, wanted: Sequence[Number]) -> dict[str, Score]:
    drafted = [(report.sentence, amount) for report in draft.reports for amount in report.amounts]
    left = list(drafted)
    pairs: list[tuple[Number, Amount]] = []
    for number in wanted:
        fitting = [pair for pair in left if pair[0] in number.sentences and pair[1].value == number.value]
        fitting.sort(
            key=lambda pair: (_fits(number.labels, pair[1].label), _fits(number.units, pair[1].unit))
        )
        if fitting:
            left.remove(fitting[-1])
            pairs.append((number, fitting[-1][1]))
    sure = [number for number in wanted if not number.is_optional]
    found = Counter(number for number, _ in pairs)
    units = [number for number, amount in pairs if _fits(number.units, amount.unit)]
    votes = [number for number in sure if any(number.labels)]
    labelled = [number for number, amount in pairs if number in votes and _fits(number.labels, amount.label)]
    claimed = sum(bool(amount.label) for _, amount in drafted)
    return {
        "figures": Score(sum((found & Counter(sure)).values()), len(sure), len(pairs), len(drafted)),
        "units": Score(sum(not number.is_optional for number in units), len(sure), len(units), len(pairs)),
        "votes": Score(len(labelled), len(votes), len(labelled), claimed),
    }


def _score_speakers(draft: Draft, wanted: Sequence[Said]) -> Score:
    entities = {entity.id: entity for entity in draft.entities}
    spoken = [quote for quote in draft.quotes if quote.speaker]
    right = [
        said
        for said in wanted
        if any(
            said.speaker & _plains(entities[quote.speaker].forms)
            and set(said.sentences) & set(quote.sentences)
            and _starts(said.starts, quote.quote)
            for quote in spoken
        )
    ]
    return Score(len(right), len(wanted), len(right), len(spoken))


def _starts(one: str, other: str) -> bool:
    return all(first == second for first, second in zip(words(one), words(other), strict=False))


def _fits(right: frozenset[str], drafted: str) -> bool:
    return drafted.casefold() in right or plain(drafted) in map(plain, right)


def _name(item: Mapping[str, Any]) -> Name:
    called = (item["name"], *item.get("aliases", ()))
    return Name(_plains(called), _any_of(item["kind"]), item.get("optional", False))


def _called(speaker: str, names: Iterable[Name]) -> frozenset[str]:
    return next(name.forms for name in names if plain(speaker) in name.forms)


def _side(label: str | None) -> str | None:
    """Keep the labels that a draft can know; what else tells a brief's figures apart is its curator's own."""
    return label if label in {"for", "against"} else None


def _plains(called: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(plain, called)))


def _any_of(value: object) -> frozenset[str]:
    return frozenset(_texts(value))


def _texts(value: object) -> Iterator[str]:
    for item in cast("list[object]", value) if isinstance(value, list) else [value]:
        yield "" if item is None else str(item).casefold()
