"""Names side by side, facts in order of time, one by chance: in every brief that has what they need, and in no other."""

import itertools
import json
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.brief.library import Library, find_briefs_folder
from bot.brief.model import Fact
from bot.chat.paging import FIRST_LENGTH, paginate
from bot.chat.rendering import DiscordMarkup
from bot.cli.ask import describe
from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Answer, Miss, Outcome, Overview, Silence
from bot.lookup.perspectives import VIEW_COMMANDS
from bot.lookup.perspectives.timelines import order_by_time
from bot.lookup.replies import PlainMarkup, word
from bot.lookup.requests import Request, draw_request
from bot.lookup.view_outcomes import Comparison, Incomparable
from tests.processes import ROOT
from tests.unproven import load_library

LIBRARIES = [
    load_library(folder)
    for folder in (
        find_briefs_folder(),
        *(ROOT / "tests" / name / "briefs" for name in ("village", "matchday", "finding")),
    )
]
LOOKUPS = [Lookup(library, ahead=False) for library in LIBRARIES]
LOOKUP = LOOKUPS[0]
BRIEF = LOOKUP.first_brief
MARKUP = PlainMarkup("!")


def read(outcome: Outcome) -> str:
    return str(word(outcome, MARKUP))


def facts_of(outcome: Outcome) -> tuple[Fact, ...]:
    assert not isinstance(outcome, Silence)
    return outcome.facts


def without(lookup: Lookup, **changes: object) -> Lookup:
    """Return a lookup whose facts have lost some fields."""
    brief = lookup.first_brief
    facts = {name: replace(fact, **changes) for name, fact in brief.facts.items()}
    return Lookup(Library({brief.id: replace(brief, facts=facts)}), ahead=False)


@pytest.mark.parametrize("lookup", LOOKUPS, ids=lambda lookup: lookup.first_brief.id)
def test_every_view_is_there_and_answers_with_citations(lookup: Lookup):
    assert list(lookup.views) == list(VIEW_COMMANDS)
    pair = lookup.respond("compare")
    assert isinstance(pair, Incomparable)
    compared = lookup.respond("compare", pair.trial)
    assert isinstance(compared, Comparison)
    for outcome in (
        compared,
        lookup.respond("timeline"),
        lookup.respond("random", "#3"),
        lookup.respond("quiz", "#3"),
    ):
        assert "[sentence" in read(outcome), outcome
        assert read(lookup.respond("help")).count(f"!{outcome.command}")


def test_a_brief_without_what_a_view_needs_has_no_such_command():
    assert "timeline" not in without(LOOKUP, when=None).views
    timeless = without(LOOKUP, when=None)
    assert isinstance(timeless.respond("timeline"), Overview)  # the brief's own topic
    assert (
        "quiz"
        not in without(LOOKUP, quiz=(), said_by=None, about=("latvia",), text="It is.", quote=None).views
    )
    assert "compare" not in without(LOOKUP, topics=()).views
    assert without(LOOKUP, topics=()).respond("compare", "latvia poland").outcome == "silence"


@pytest.mark.parametrize(
    "words",
    [
        "latvia poland",
        "latvia and poland",
        "latvia vs poland",
        "Latvia vs. Poland",
        "latvia, poland",
        "latvija | polska",
        "latvia with poland",
        "LATVIA & POLEN",
        "latvai versus poland",
    ],
)
def test_names_are_compared_however_they_are_joined(words: str):
    outcome = LOOKUP.respond("compare", words)
    assert isinstance(outcome, Comparison)
    assert [entity.id for entity in outcome.entities] == ["latvia", "poland"]


def test_a_corrected_name_says_so_and_why_says_how():
    outcome = LOOKUP.respond("compare", "latvai versus poland")
    assert "for “latvai versus poland”" in read(outcome)
    why = read(LOOKUP.explain(outcome))
    assert "Latvia: it is spelt nearly like" in why
    assert "Poland: it is a name of it, letter for letter" in why
    assert "zelensky" in read(LOOKUP.explain(LOOKUP.respond("compare", "latvia and zelensky")))


def test_a_name_with_an_and_in_it_is_one_name():
    outcome = LOOKUP.respond("compare", "Baltic and Eastern European officials vs Polish officials")
    assert isinstance(outcome, Comparison)
    assert [entity.id for entity in outcome.entities] == ["baltic-officials", "polish-officials"]
    outcome = LOOKUP.respond("compare", "Washington, D.C. | Kyiv")
    assert isinstance(outcome, Comparison)
    assert [entity.id for entity in outcome.entities] == ["washington", "kyiv"]


def test_each_row_has_a_fact_of_each_and_none_comes_twice():
    for words in ("latvia poland", "latvia estonia poland", "himars reaper", "pabriks salm"):
        outcome = LOOKUP.respond("compare", words)
        assert isinstance(outcome, Comparison)
        assert len({fact.id for fact in outcome.facts}) == len(outcome.facts)
        for row in outcome.rows:
            if row.title in {topic.title for topic in BRIEF.topics.values()}:
                for fact, entity in zip(row.facts, outcome.entities, strict=True):
                    assert entity.id in fact.entities


def test_the_first_page_of_a_comparison_is_short():
    names = [entity.name for entity in BRIEF.entities.values() if entity.kind in {"country", "person"}]
    for one, other in itertools.pairwise(names):
        outcome = LOOKUP.respond("compare", f"{one} | {other}")
        assert isinstance(outcome, Comparison)
        reply = word(outcome, DiscordMarkup("!"))
        assert reply is not None
        assert len(paginate(reply)[0].text) <= FIRST_LENGTH


@pytest.mark.parametrize(
    ("words", "outcome", "said"),
    [
        ("", "miss", "Name two or three"),
        ("latvia", "miss", "Compare Latvia with what?"),
        ("latvia latvia", "miss", "Compare Latvia with what?"),
        ("latvia and zelensky", "miss", "The article has no “zelensky”"),
        (
            "latvia vs defense minister",
            "choices",
            "“defense minister” could be Artis Pabriks and Lloyd Austin",
        ),
    ],
)
def test_what_cannot_be_compared_is_told_name_by_name(words: str, outcome: str, said: str):
    found = LOOKUP.respond("compare", words)
    assert isinstance(found, Incomparable)
    assert found.outcome == outcome
    assert said in read(found)
    assert isinstance(LOOKUP.respond("compare", found.trial), Comparison)


def test_the_other_side_can_be_picked():
    found = LOOKUP.respond("compare", "latvia vs defense minister")
    reply = word(found, DiscordMarkup("!"))
    assert reply is not None
    [menu] = reply.menus
    address = menu.options[0].address
    assert address is not None
    compared = LOOKUP.visit(address)
    assert isinstance(compared, Comparison)
    assert [entity.name for entity in compared.entities] == ["Latvia", menu.options[0].label]


def test_a_timeline_is_in_order_and_what_has_no_time_comes_last():
    for lookup in LOOKUPS:
        outcome = lookup.respond("timeline")
        assert isinstance(outcome, Overview)
        times = [fact.when for fact in outcome.facts]
        dated = [when for when in times if when]
        assert times[: len(dated)] == dated
        assert {fact.id for fact in lookup.first_brief.facts.values() if fact.when} <= {
            fact.id for fact in outcome.facts
        }
    text = read(LOOKUP.respond("timeline"))
    headings = [
        "December 2021 – August 2022",
        "2022",
        "February – August 2022",
        "August 2022",
        "No date given",
    ]
    places = [text.splitlines().index(heading) for heading in headings]
    assert places == sorted(places)


moments = st.one_of(
    st.integers(1900, 2100).map(str),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda day: f"{day:%Y-%m}"),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(str),
)


@settings(max_examples=50)
@given(st.lists(moments, max_size=8))
def test_times_of_any_precision_are_ordered_by_when_they_begin(whens: list[str]):
    fact = next(iter(BRIEF.facts.values()))
    ordered = order_by_time(replace(fact, id=f"f{place}", when=when) for place, when in enumerate(whens))
    begins = [(each.when or "") + "-01-01"[len(each.when or "") - 4 :] for each in ordered]
    assert begins == sorted(begins)


def test_a_timeline_narrows_to_a_name():
    latvia = LOOKUP.respond("timeline", "latvija")
    assert isinstance(latvia, Answer)
    assert latvia.facts[0].id == "us-troops-in-latvia"
    assert all("latvia" in fact.entities for fact in latvia.facts)
    assert isinstance(LOOKUP.respond("timeline", "zelensky"), Miss)
    assert isinstance(LOOKUPS[3].respond("timeline", "Tomasz Wend"), Miss)
    survey = LOOKUPS[3].respond("timeline", "edith quarrie")
    assert isinstance(survey, Answer)
    assert read(survey).startswith("1931")


def test_the_same_number_draws_the_same_and_others_draw_others():
    drawn = [facts_of(LOOKUP.respond("random", f"#{number}")) for number in range(40)]
    assert drawn == [facts_of(LOOKUP.respond("random", f"#{number}")) for number in range(40)]
    assert len({facts[0].id for facts in drawn}) > 20
    assert all(fact.kind != "note" for facts in drawn for fact in facts)
    for number in range(20):
        assert "latvia" in facts_of(LOOKUP.respond("random", f"latvia #{number}"))[0].entities


@given(st.integers(), st.sampled_from(["random", "quiz"]))
@settings(max_examples=20)
def test_what_was_shown_lately_is_not_drawn_again(seed: int, command: str):
    randomness = Random(seed)
    first = draw_request(Request(command, "us"), LOOKUP, randomness)
    assert first is not None
    shown = facts_of(LOOKUP.respond(command, first.words))
    second = draw_request(
        Request(command, "us"), LOOKUP, randomness, lambda outcome: facts_of(outcome) == shown
    )
    assert second is not None
    assert facts_of(LOOKUP.respond(command, second.words)) != shown


def test_facts_of_two_briefs_are_drawn_of_both():
    both = Lookup(Library({**LIBRARIES[0].briefs, **LIBRARIES[1].briefs}), ahead=False)
    told = {read(both.respond("random", f"#{number}")).splitlines()[-1] for number in range(20)}
    assert len(told) == 2


def test_the_contract_of_ask_holds_for_a_quiz():
    told = describe("!quiz #3", LOOKUP.respond("quiz", "#3"), MARKUP)
    assert told["outcome"] == "quiz"
    assert len(told["suggestions"]) == 4
    assert [fact["id"] for fact in told["facts"]]
    assert all(option in told["text"] for option in told["suggestions"])
    assert json.dumps(told)
