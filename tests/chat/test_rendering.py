"""Whatever a brief holds, a reply fits Discord, and no part of it is lost without a sign."""

from dataclasses import replace

import discord
from hypothesis import given
from hypothesis import strategies as st

from bot.brief.library import Library
from bot.brief.model import Brief, Citation, Entity, Fact
from bot.chat.rendering import BLOCKS_ON_A_PAGE, DiscordMarkup, render, render_text
from bot.lookup.answers import Lookup
from bot.lookup.replies.markup import Reply
from bot.lookup.replies.wording import word
from tests.chat.limits import find_excess

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
replies = st.builds(
    Reply,
    title=long_text.filter(is_visible),
    lead=long_text,
    blocks=st.lists(long_text, max_size=8).map(tuple) | st.tuples(block),
    closing=long_text,
    footer=long_text,
)


def visible(text: str) -> str:
    """Return what of a text is neither space nor line break."""
    return "".join(text.split())


@given(replies)
def test_every_page_of_any_reply_fits_an_embed_and_a_message(reply: Reply) -> None:
    pages = render(reply)
    assert [excess for page in pages for excess in find_excess("", [page])] == []
    assert [excess for page in pages for excess in find_excess(render_text(page), [])] == []


@given(replies)
def test_the_pages_together_hold_all_that_the_reply_says(reply: Reply) -> None:
    pages = render(reply)
    said = visible("".join([reply.lead, *reply.blocks, reply.closing]))
    assert visible("".join(page.description or "" for page in pages)) == said


@given(replies)
def test_a_page_as_text_holds_all_that_the_page_holds(reply: Reply) -> None:
    for page in render(reply):
        text = visible(render_text(page))
        assert all(visible(part or "") in text for part in (page.title, page.description, page.footer.text))


@given(replies)
def test_a_title_or_footer_that_is_cut_says_so(reply: Reply) -> None:
    for page in render(reply):
        escaped = discord.utils.escape_markdown(reply.title)
        assert page.title == escaped or (page.title or "").endswith("…")
        assert (page.footer.text or "").startswith(reply.footer) or "…" in (page.footer.text or "")


@given(st.integers(1, 60))
def test_a_page_has_few_blocks_and_says_which_page_it_is(count: int) -> None:
    reply = Reply(title="T", blocks=tuple(f"block-{number}" for number in range(count)), footer="F")
    pages = render(reply)
    assert len(pages) == -(-count // BLOCKS_ON_A_PAGE)
    if len(pages) > 1:
        assert [page.footer.text for page in pages] == [
            f"F · page {number} of {len(pages)}" for number in range(1, len(pages) + 1)
        ]


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
        for words in ("", "Name 7", brief.entities["entity-7"].name):
            reply = word(lookup.respond(command, words), MARKUP)
            assert reply is not None
            for page in render(reply):
                assert find_excess("", [page]) == find_excess(render_text(page), []) == []
