"""Whatever a brief holds, a reply fits Discord, and no part of it is lost without a sign."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.brief.library import Library
from bot.brief.model import Brief, Citation, Entity, Fact
from bot.chat.controls import show
from bot.chat.paging import FIRST_LENGTH, paginate, show_passage
from bot.chat.pointers import Pointer
from bot.chat.rendering import DiscordMarkup
from bot.lookup import Address
from bot.lookup.answers import Lookup
from bot.lookup.grouping import FEW
from bot.lookup.replies.markup import Menu, Option, Passage, Reply
from bot.lookup.replies.wording import word
from tests.chat.limits import find_excess_in
from tests.unproven import load_library

MARKUP = DiscordMarkup("!")

awkward = st.text(alphabet="ab *_~`|\\<>[]()#@:-\n\u2028\u202e…é漢", max_size=80)
any_text = st.text(max_size=80) | awkward


def repeat(text: str, length: int) -> str:
    """Return a text again and again, as long as asked for."""
    return (text * length)[:length]


def is_visible(text: str) -> bool:
    """Return whether there is more than space in a text."""
    return bool(text.strip())


# a Reply can hold more than a brief lets it: blocks of 25,000 characters
long_text = any_text | st.builds(repeat, any_text, st.sampled_from([300, 1_398, 1_399, 1_400, 1_401, 5_000]))
block = long_text | st.builds(repeat, any_text, st.just(25_000))
menus = st.builds(
    Menu,
    prompt=long_text.filter(is_visible),
    options=st.lists(
        st.builds(
            Option,
            label=long_text.filter(is_visible),
            description=long_text,
            part=st.text(min_size=5, max_size=5),
        ),
        min_size=1,
        max_size=25,
        unique_by=lambda option: option.part,
    ).map(tuple),
)
replies = st.builds(
    Reply,
    title=long_text,
    subject=long_text,
    lead=long_text,
    passages=st.lists(
        st.builds(Passage, text=long_text, heading=any_text, numbers=st.sampled_from(["", "3, 4"])),
        max_size=8,
    ).map(tuple),
    blocks=st.lists(long_text, max_size=8).map(tuple) | st.tuples(block),
    closing=long_text,
    footer=long_text,
    at_first=st.integers(0, 9),
    menus=st.lists(menus, max_size=3).map(tuple),
)
MARKS = re.compile("[#>]")
"""What large print adds to a text."""


def visible(text: str) -> str:
    """Return what of a text is neither space nor line break."""
    return "".join(text.split())


def draw(reply: Reply) -> Iterator[dict[str, Any]]:
    """Yield the first pages of a reply and its last as a message shows them, as a layout and as text."""
    pointer = Pointer(asker_id=2**64 - 1, address=Address("n", "w" * 32, ("J2x0a",) * 6), part="J2x0a")
    for number in {0, 1, len(paginate(reply)) - 1}:
        for as_text in (False, True):
            yield show(reply, replace(pointer, page=number), as_text=as_text)


def find_excess_of(shown: dict[str, Any]) -> list[str]:
    """Return what Discord would refuse of what is drawn."""
    view = shown["view"]
    return find_excess_in(shown.get("content") or "", [], view.to_components() if view else [])


@given(replies)
def test_every_page_of_any_reply_fits_a_message(reply: Reply) -> None:
    assert [excess for shown in draw(reply) for excess in find_excess_of(shown)] == []


@given(replies)
def test_the_pages_together_hold_all_that_the_reply_says(reply: Reply) -> None:
    pages = paginate(replace(reply, title=""))
    said = [reply.lead, *map(show_passage, reply.passages), *reply.blocks, reply.closing]
    held = visible("".join(part for page in pages for part in page.parts))
    assert MARKS.sub("", held) == MARKS.sub("", visible("".join(said)) or "…")


@given(replies)
def test_no_title_stands_alone_on_a_page_where_more_follows(reply: Reply) -> None:
    first, *others = paginate(replace(reply, title="Title"))
    assert len(first.parts) > 1 or not others


@given(st.integers(1, 60))
def test_more_says_how_many_and_a_page_says_which_it_is(count: int) -> None:
    passages = tuple(Passage(text=f"fact-{number}", numbers="1") for number in range(count))
    pages = paginate(Reply(passages=passages, footer="F"))
    assert [len(page.passages) for page in pages][:1] == [min(count, 3)]
    assert all(len(page.passages) <= Reply().on_a_page for page in pages)
    shown = 0
    for page in pages:
        shown += len(page.passages)
        assert page.left == count - shown
    if len(pages) > 1:
        assert all(
            f"page\N{NO-BREAK SPACE}{number}\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}{len(pages)}" in page.footer
            for number, page in enumerate(pages, start=1)
        )


@given(awkward)
def test_what_a_person_typed_has_one_pair_of_backticks(typed: str) -> None:
    shown = MARKUP.verbatim(typed)
    assert shown.count("`") == 2
    assert shown[0] == shown[-1] == "`"


def big_brief(brief: Brief) -> Brief:
    """Return a brief of 500 entities and 3,000 facts with the longest names and texts that a brief may have."""
    entities = {
        f"entity-{number}": Entity(
            id=f"entity-{number}",
            kind=("person", "country", "weapon", "place")[number % 4],
            name=f"*Name* [{number}](of) {'x_y ' * 20}"[:100].strip(),
            role=f"**role** {number} {'z' * 80}"[:100],
        )
        for number in range(500)
    }
    facts = {
        f"fact-{number}": Fact(
            id=f"fact-{number}",
            text=f"Fact {number}: {'it_says *this*. ' * 36}"[:600],
            about=(f"entity-{number % 500}",),
            topics=("troops", "weapons", "where"),
            cite=(Citation(sentence=number + 1),),
        )
        for number in range(3_000)
    }
    return replace(brief, entities=entities, facts=facts, summary=tuple(facts)[:50])


def test_a_big_brief_is_answered_within_limits(library: Library) -> None:
    brief = big_brief(next(iter(library.briefs.values())))
    lookup = Lookup(Library({brief.id: brief}))
    for command in (*lookup.topics, "brief", "about", "ask", "help"):
        for words in ("", brief.entities["entity-7"].name):
            reply = word(lookup.respond(command, words), MARKUP)
            assert reply is not None
            assert [excess for shown in draw(reply) for excess in find_excess_of(shown)] == []


@pytest.mark.parametrize("folder", ["briefs", "tests/village/briefs", "tests/matchday/briefs"])
def test_no_first_page_is_longer_than_a_phone_shows_and_a_brief_is_one_page(folder: str) -> None:
    lookup = Lookup(load_library(Path(__file__).parents[2] / folder))
    names = [entity.name for brief in lookup.library.briefs.values() for entity in brief.entities.values()]
    asked = [(command, "") for command in (*lookup.topics, "brief", "about", "help", "source")]
    asked += [(command, name) for command in (*lookup.topics, "about") for name in names]
    for command, words in asked:
        reply = word(lookup.respond(command, words), MARKUP)
        assert reply is not None
        first, *others = paginate(reply)
        assert len(first.text) <= FIRST_LENGTH, (command, words)
        assert len(first.passages) <= FEW or command == "brief"
        assert not (others and command == "brief")
