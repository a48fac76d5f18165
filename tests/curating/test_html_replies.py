"""A reply on the desk's pages: nothing in a fact, a name or a question works as HTML there."""

from dataclasses import replace

from bot.brief.library import Library, read_brief
from bot.brief.model import Citation
from bot.curating.html_replies import reply_to
from bot.lookup.answers import Lookup
from tests.processes import ROOT

EVIL = "<img src=x onerror=alert(1)> & more"


def test_what_a_brief_or_a_question_holds_is_shown_as_it_is() -> None:
    brief = read_brief(ROOT / "tests/village/briefs/aldermere").brief
    cite = (Citation(sentence=5, words=EVIL),)
    facts = {
        key: replace(fact, text=EVIL, cite=cite) if fact.text else fact for key, fact in brief.facts.items()
    }
    brief = replace(brief, title=EVIL, facts=facts)
    lookup = Lookup(Library({brief.id: brief}), ahead=False)
    for question in ("!votes", "!about council", "!brief", "!who renwick", EVIL, f"!who {EVIL}"):
        reply = reply_to(question, lookup, "!")
        assert "<img" not in reply, question
        assert reply
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; more" in reply_to("!votes", lookup, "!")
