"""Briefs for the tests of what digests say: small ones made by hand, and any that hypothesis can think of."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from bot.brief.library import Library
from bot.brief.model import Brief, Citation, Entity, Fact, Figure, QuizQuestion, Shows, Topic

WILD = st.one_of(
    st.text(min_size=1, max_size=700),
    st.text("*_~`|>#@-[]()\\<:\n ", min_size=1, max_size=700),
    st.integers(1, 1200).map(lambda length: "w" * length),
    st.integers(1, 700).map(lambda length: "*" * length),
)
"""Wordings as bad as they come: all markup, very long, more than the format allows."""


def make_fact(fact_id: str, text: str | None = None, **fields: object) -> Fact:
    """Make a fact; a report unless `fields` say otherwise."""
    if not {"quote", "note"}.intersection(fields):
        fields["text"] = text or f"Fact {fact_id} is so."
    return Fact(id=fact_id, **({"cite": (Citation(sentence=3, words="as it says"),)} | fields))  # pyright: ignore[reportArgumentType] - any field of Fact


def make_brief(facts: Iterable[Fact], summary: Sequence[str] = ()) -> Brief:
    """Make a brief of those facts with a topic `troops`."""
    return Brief(
        id="eastern-flank",
        title="The eastern flank",
        source="eastern-flank",
        as_of="2022-08",
        summary=tuple(summary),
        topics={
            "troops": Topic(title="Troops", help="Who is where.", shows=Shows(facts=("troops",))),
            "who": Topic(title="Who", help="Who is who.", shows=Shows(entities=("person",))),
        },
        entities={"ann": Entity(id="ann", kind="person", name="Ann *Ex*ample")},
        facts={fact.id: fact for fact in facts},
        uncited=(),
    )


def number_facts(*numbers: int) -> list[Fact]:
    """Make facts f0, f1, … of the topic `troops`, each with a question of the quiz."""
    return [
        make_fact(
            f"f{n}",
            topics=("troops",),
            figures=(Figure(value=Decimal(100 + n), unit=f"troops of {n}"),),
            quiz=(QuizQuestion(ask=f"How many of {n}?", figure=Decimal(100 + n)),),
        )
        for n in numbers
    ]


def reword(brief: Brief, **texts: str | None) -> Brief:
    """Change the texts of facts, None removing one."""
    facts = {
        fact.id: replace(fact, text=texts.get(fact.id, fact.text))
        for fact in brief.facts.values()
        if texts.get(fact.id, "") is not None
    }
    facts |= {key: make_fact(key, text) for key, text in texts.items() if text and key not in facts}
    return replace(brief, facts=facts)


def library_of(brief: Brief) -> Library:
    """Make a library of one brief."""
    return Library({brief.id: brief})


@st.composite
def wild_briefs(draw: st.DrawFn) -> Brief:
    """Draw a brief of any size with facts of every kind."""
    facts: list[Fact] = []
    for n in range(draw(st.integers(1, 14))):
        cite = draw(
            st.lists(st.builds(Citation, sentence=st.integers(1, 10**6), words=st.none() | WILD), max_size=5)
        )
        wording = {draw(st.sampled_from(["text", "quote", "note"])): draw(WILD)}
        said_by = "ann" if "quote" in wording or draw(st.booleans()) else None
        topics = draw(st.sampled_from([(), ("troops",)]))
        facts.append(
            make_fact(f"f{n}", cite=tuple(cite), said_by=said_by, about=("ann",), topics=topics, **wording)
        )
    brief = make_brief(facts, summary=draw(st.lists(st.sampled_from([f.id for f in facts]), unique=True)))
    return replace(brief, title=draw(WILD))
