"""Any digest of any brief fits into one Discord message, when it is posted and after every correction."""

from zoneinfo import ZoneInfo

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.brief.model import Brief
from bot.chat.paging import show_passage
from bot.chat.rendering import DiscordMarkup
from bot.digests.composing.composer import (
    compose_brief,
    compose_news,
    compose_opening,
    compose_rotation,
    compose_topic,
)
from bot.digests.composing.content import Content, describe, word_content
from bot.digests.composing.differences import contrast
from bot.digests.composing.fitting import measure
from bot.digests.composing.selecting import choose_told, find_news, rotate
from bot.digests.correcting.amending import amend, compose_correction
from bot.digests.records import Change
from tests.digests.briefs import WILD, make_brief, make_fact, number_facts, reword, wild_briefs
from tests.digests.clocks import START

ZONE = ZoneInfo("Europe/Riga")


def lay_out(content: Content) -> discord.Embed:
    """Make the message that a publisher sends, with a mark of the ledger's length."""
    reply = word_content(content, DiscordMarkup("please-tell-me "))
    passages = map(show_passage, reply.passages)
    text = "\n\n".join(part for part in (reply.lead, *passages, reply.closing) if part)
    return discord.Embed(title=reply.title, description=text).set_footer(text=f"{reply.footer} · 0123456789")


def check_limits(content: Content) -> None:
    embed = lay_out(content)
    assert len(embed.title or "") <= 256
    assert len(embed.description or "") <= measure(content) <= 4096 - 200
    assert len(embed.footer.text or "") <= 2048
    assert len(embed) <= 6000 - 200
    assert Content.from_json(content.to_json()) == content


@given(brief=wild_briefs(), seed=st.integers(), after=WILD | st.none(), data=st.data())
@settings(max_examples=80, deadline=None)
def test_every_digest_fits_whatever_the_brief_holds(
    brief: Brief, seed: int, after: str | None, data: st.DataObject
):
    told = data.draw(st.dictionaries(st.sampled_from(["f0", "f1", "f2", "f98", "f99"]), WILD))
    contents = [
        compose_brief(brief),
        compose_topic(brief, "troops"),
        compose_topic(brief, "who"),
        compose_rotation(brief, rotate(choose_told(brief, None), {}, seed=seed, count=3)),
        compose_opening(brief),
        compose_news(brief, find_news(brief, choose_told(brief, None), told)),
    ]
    for content in contents:
        check_limits(content)
        check_correction(content, brief, after)


def check_correction(content: Content, brief: Brief, after: str | None) -> None:
    """Change every fact that a digest shows, and look at the edited message and at the posted correction."""
    shown = [item.fact_id for item in content.items if item.fact_id in brief.facts]
    changed = reword(brief, **{fact_id: after for fact_id in shown if brief.facts[fact_id].kind == "report"})
    changes = [
        Change(
            fact_id=fact_id,
            before=describe(brief.facts[fact_id], brief),
            after=describe(changed.facts[fact_id], changed) if fact_id in changed.facts else None,
            at=START,
        )
        for fact_id in shown
    ]
    amended = amend(content, changes, changed, ZONE)
    check_limits(amended)
    assert [item.fact_id for item in amended.items] == [item.fact_id for item in content.items]
    assert amend(amended, changes, changed, ZONE) == amended
    check_limits(compose_correction(changes, changed, title=content.title, slot=START, zone=ZONE))


def test_a_topic_is_cut_where_it_can_be_read_and_the_rest_is_counted():
    brief = make_brief([*number_facts(*range(12)), make_fact("note", note="By the way.", topics=("troops",))])
    embed = lay_out(compose_topic(brief, "troops"))
    assert embed.title == "Troops"
    assert "Fact f4 is so.\N{NO-BREAK SPACE}‹3›" in (embed.description or "")
    assert "f5" not in (embed.description or "")
    assert (embed.description or "").endswith("and 8 more: `please-tell-me troops`")
    assert embed.footer.text == "The eastern flank · as of August 2022 · 0123456789"


def test_the_whole_brief_is_its_summary_in_the_curators_order():
    brief = make_brief(number_facts(*range(9)), summary=["f7", "f2"])
    content = compose_brief(brief)
    assert [item.fact_id for item in content.items] == ["f7", "f2"]
    assert content.more == 0


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "About 600 US troops are in Latvia, up from 100.",
            "About 700 US troops are in Latvia, up from 100.",
            "“About 600 US troops…” → “About 700 US troops…”",
        ),
        (
            "The aid is for Kyiv.",
            "The aid is for Kyiv and Lviv.",
            "“…is for Kyiv.” → “…is for Kyiv and Lviv.”",
        ),
        ("So it is.", "So it is not so.", "“So it is.” → “So it is not so.”"),
        ("a a", "a a a", "“a a” → “a a a”"),
    ],
)
def test_two_wordings_are_told_apart_in_a_few_words(before: str, after: str, said: str):
    assert contrast(before, after) == said
