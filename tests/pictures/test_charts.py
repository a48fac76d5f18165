"""What is charted: figures that can be compared, then before now, each as near the truth as its fact claims."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.brief import Brief, Entity, Fact, Figure
from bot.pictures.charts import Bar, Chart, chart_facts
from tests.unproven import load_library

BRIEF = Brief(
    id="harbour",
    title="A lighthouse",
    source="harbour",
    as_of="2031-05",
    summary=(),
    topics={},
    entities={
        each: Entity(id=each, kind="place", name=each.title()) for each in ("norvik", "ravn", "tilda", "olaf")
    },
    facts={},
    uncited=(),
)


def fact(text: str, *figures: Figure, said_by: str | None = None, about: str = "norvik") -> Fact:
    """Return a fact that states some figures."""
    return Fact(
        id=re.sub(r"\W+", "-", text.casefold()), text=text, about=(about,), figures=figures, said_by=said_by
    )


def boats(value: int | str, **said: str) -> Figure:
    """Return a figure of boats."""
    return Figure(value=Decimal(value), unit="boats", **said)  # pyright: ignore[reportArgumentType] - its fields


def chart(*facts: Fact) -> Chart:
    """Return the chart of some facts, which there is."""
    charted = chart_facts(facts, BRIEF)
    assert charted is not None
    return charted


def bars_of(charted: Chart) -> list[Bar]:
    """Return the bars from top to bottom."""
    return [bar for section in charted.sections for panel in section for bar in panel.bars]


def test_then_stands_before_now_and_is_told_so() -> None:
    now, then = boats(600, of="norvik", time="now"), boats(100, of="norvik", time="last winter")
    charted = chart(fact("About 600 boats are there now, up from almost 100 last winter.", now, then))
    assert [(bar.label, bar.amount, bar.is_latest) for bar in bars_of(charted)] == [
        ("last winter", "under 100", False),
        ("now", "≈600", True),
    ]
    assert charted.alt == "Boats, as of May 2031. Norvik: last winter under 100, now about 600."


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("some", "≈40"),
        ("up to", "up to 40"),
        ("at least", "at least 40"),
        ("more than", "over 40"),
        ("exactly", "40"),
    ],
)
def test_a_bar_claims_no_more_than_its_fact(words: str, amount: str) -> None:
    charted = chart(
        fact(f"It has {words} 40 boats; Ravn has 7.", boats(40, label="here"), boats(7, label="there"))
    )
    assert bars_of(charted)[0].amount == amount


def test_what_came_to_it_is_a_part_of_its_bar_and_no_bar_of_its_own() -> None:
    whole, more = (
        boats(100_000, of="norvik"),
        boats(20_000, of="norvik", time="in recent months", change="more"),
    )
    [bar] = bars_of(
        chart(fact("There are 100,000; in recent months the number grew by 20,000.", whole, more))
    )
    assert (bar.changed, bar.change_label, bar.reach) == (20_000, "20,000 more in recent months", 100_000)
    less = replace(more, change="less")
    [bar] = bars_of(
        chart(fact("There are 100,000; in recent months the number fell by 20,000.", whole, less))
    )
    assert (bar.changed, bar.change_label, bar.reach) == (-20_000, "20,000 less in recent months", 120_000)


def test_the_two_ends_of_a_range_are_one_bar() -> None:
    ends = boats(300, label="next year"), boats(500, label="next year")
    charted = chart(fact("Between 300 and 500 boats next year; 200 now.", *ends, boats(200, label="now")))
    assert [(bar.label, bar.amount, bar.least, bar.value) for bar in bars_of(charted)] == [
        ("next year", "300–500", 300, 500),
        ("now", "200", None, 200),
    ]


def test_two_who_say_different_things_are_named() -> None:
    figure = boats(40, of="norvik", label="sunk")
    facts = (
        fact("40 sank.", figure, said_by="tilda"),
        fact("9 sank.", replace(figure, value=Decimal(9)), said_by="olaf"),
    )
    assert [bar.label for bar in bars_of(chart(*facts))] == ["sunk (Tilda says)", "sunk (Olaf says)"]


@pytest.mark.parametrize(
    "facts",
    [
        (),
        (fact("40 boats.", boats(40)),),
        (fact("40 boats.", boats(40, of="norvik")), fact("Again 40 boats.", boats(40, of="norvik"))),
        (fact("40 boats.", boats(40)), fact("Ravn’s 9 boats sank.", boats(9), about="ravn")),
        (fact("Third of 9.", Figure(value=Decimal(3), unit="rank"), Figure(value=Decimal(9), unit="rank")),),
        (fact("40 boats for 9 crowns.", boats(40), Figure(value=Decimal(9), unit="crowns")),),
        (Fact(id="n", note="40 here, 9 there.", about=("norvik",), figures=(boats(40), boats(9))),),
    ],
    ids=["nothing", "one", "the same twice", "of two facts", "ranks", "two units", "a curator’s note"],
)
def test_what_cannot_be_compared_is_not_charted(facts: tuple[Fact, ...]) -> None:
    assert chart_facts(facts, BRIEF) is None


def test_names_are_compared_where_the_brief_says_whose_the_figures_are() -> None:
    charted = chart(
        fact("Norvik has 40 boats.", boats(40, of="norvik", label="in Norvik")),
        fact("Ravn has 9 boats.", boats(9, of="ravn", label="in Ravn"), about="ravn"),
    )
    assert [(panel.title, panel.bars[0].label) for [*panels] in charted.sections for panel in panels] == [
        ("Norvik", ""),
        ("Ravn", ""),
    ]


def test_what_compares_within_itself_is_not_dwarfed() -> None:
    small = fact(
        "100, then 600.", boats(100, of="ravn", time="then"), boats(600, of="ravn", time="now"), about="ravn"
    )
    sliver = fact("Norvik has 180 boats.", boats(180, of="tilda"), about="tilda")
    large = fact("Norvik has 100,000 boats.", boats(100_000, of="norvik"))
    sections = chart(small, large, sliver).sections
    assert [[panel.title for panel in section] for section in sections] == [["Ravn"], ["Norvik", "Tilda"]]


@given(st.lists(st.tuples(st.sampled_from(["norvik", "ravn"]), st.integers(1, 10**13)), max_size=12))
def test_every_bar_is_told_in_words_and_fits_its_scale(stated: list[tuple[str, int]]) -> None:
    charted = chart_facts(
        (
            fact(f"{value:,} boats.", boats(value, of=of, label=f"{number}th"), about=of)
            for number, (of, value) in enumerate(stated)
        ),
        BRIEF,
    )
    if charted is None:
        assert len(stated) < 2
        return
    assert 2 <= len(bars_of(charted)) <= 8
    assert (f"of {len(stated)} figures" in charted.subtitle) == (len(stated) > 8)
    assert all(f"{bar.label} {bar.spoken}".strip() in charted.alt for bar in bars_of(charted))
    assert all(
        0 < bar.value <= panel.reach
        for section in charted.sections
        for panel in section
        for bar in panel.bars
    )


def test_the_briefs_that_come_along_chart_what_they_should() -> None:
    told = {}
    for folder in ("briefs", "tests/village/briefs"):
        for brief in load_library(Path(__file__).parents[2] / folder).briefs.values():
            for name, topic in brief.topics.items():
                facts = [each for each in brief.facts.values() if set(each.topics) & set(topic.shows.facts)]
                charted = chart_facts(facts, brief)
                told[name] = charted and charted.alt
    assert told["troops"] == (
        "US troops, as of August 2022. Latvia: last winter about 100, now about 600. "
        "Europe: about 100,000 (20,000 more in recent months)."
    )
    assert told["aid"] == (
        "US dollars, as of August 2022. $40 billion aid package: 40 billion. US security assistance: this year 180 million."
    )
    assert told["votes"] == (
        "Votes, as of May 2031. Budget for next year: for 5, against 2. New street lights: to wait 4, against waiting 3."
    )
    assert told["quotes"] is None
