"""What a button points at is found again, whole or by its parts, and what is gone is not mistaken for something else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.brief import Library
from bot.lookup.addresses import Address, locate
from bot.lookup.answers import Lookup
from bot.lookup.grouping import FEW, arrange, narrow, part_outcome
from bot.lookup.outcomes import Answer, Nearest, Outcome, Overview, SentenceFacts
from tests.unproven import load_library

ROOT = Path(__file__).parents[2]
FOLDERS = ("briefs", "tests/village/briefs", "tests/matchday/briefs")
QUESTIONS = (
    "how many US troops are in Latvia?",
    "who gets the forty billion",
    "how many children take the bus?",
)


def list_outcomes(lookup: Lookup) -> Iterator[Outcome]:
    """Yield what every command answers, bare and with every name, and some questions."""
    names = [entity.name for brief in lookup.library.briefs.values() for entity in brief.entities.values()]
    for command in (*lookup.topics, "brief", "about", "source", "help"):
        yield lookup.respond(command)
    for command in (*lookup.topics, "about"):
        yield from (lookup.respond(command, name) for name in names)
    yield from (lookup.respond("ask", question) for question in QUESTIONS)
    yield from (lookup.respond("source", str(number)) for number in (1, 5, 11))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_outcome_is_found_again_at_its_address(folder: str) -> None:
    lookup = Lookup(load_library(ROOT / folder))
    found = 0
    for outcome in list_outcomes(lookup):
        address = locate(outcome)
        if address is None:
            continue
        again = lookup.visit(Address.read(str(address)))
        assert type(again) is type(outcome)
        if isinstance(outcome, Answer | Nearest | Overview | SentenceFacts):
            assert isinstance(again, Answer | Nearest | Overview | SentenceFacts)
            assert again.facts == outcome.facts
            found += bool(outcome.facts)
    assert found > 50


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_parts_of_an_outcome_hold_each_fact_once_and_its_order_each_too(folder: str) -> None:
    lookup = Lookup(load_library(ROOT / folder))
    parted = 0
    for outcome in list_outcomes(lookup):
        groups = part_outcome(outcome)
        if not isinstance(outcome, Answer | Overview) or not outcome.facts:
            continue
        ids = sorted(fact.id for fact in outcome.facts)
        assert sorted(fact.id for fact, _ in arrange(outcome.facts, groups)) == ids
        if not groups:
            continue
        parted += 1
        assert sorted(fact.id for group in groups for fact in group.facts) == ids
        first = [fact for fact, heading in arrange(outcome.facts, groups)[:FEW] if not heading]
        assert len(first) == FEW
        for group in groups:
            part = narrow(outcome, group.token)
            assert isinstance(part, Answer | Overview)
            assert part.facts == group.facts
            assert part_outcome(part) == ()
    assert parted > 3


def test_what_is_gone_is_not_found(library: Library, lookup: Lookup) -> None:
    brief = next(iter(library.briefs.values()))
    answer, fact = lookup.respond("who", "pabrix"), lookup.respond("ask", QUESTIONS[0])
    assert isinstance(answer, Answer)
    assert isinstance(fact, Answer)
    entities = {key: entity for key, entity in brief.entities.items() if key != "artis-pabriks"}
    facts = {
        key: each
        for key, each in brief.facts.items()
        if each not in fact.facts and "artis-pabriks" not in each.entities
    }
    topics = {key: topic for key, topic in brief.topics.items() if key != "troops"}
    later = Lookup(
        Library({brief.id: replace(brief, entities=entities, facts=facts, topics=topics, summary=())}),
        ahead=False,
    )
    for outcome in (answer, fact, lookup.respond("troops")):
        address = locate(outcome)
        assert address is not None
        assert later.visit(address) is None
    assert later.visit(Address.read("x.y.z")) is later.visit(Address.read("")) is None
