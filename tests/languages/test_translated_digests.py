"""A digest says everything in one language, as long as it stands, and what corrects it does too."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.chat.rendering import lay_out
from bot.digests.composing import Content
from bot.digests.composing.composer import compose_news, compose_topic
from bot.digests.composing.content import describe
from bot.digests.composing.selecting import find_news
from bot.digests.correcting.amending import compose_correction
from bot.digests.records import Change
from bot.languages import speak
from tests.languages.test_translated_briefs import load

NOON = datetime(2026, 3, 27, 12, tzinfo=UTC)
RIGA = ZoneInfo("Europe/Riga")


def test_it_is_read_in_the_language_it_was_composed_in():
    with speak("lv"):
        composed = compose_topic(load(), "money")
        page = lay_out(composed, "!")
    assert page.title == "Nauda"
    assert "**Tilda Brand (tulkojumā):** “Mēs negaidīsim.”" in (page.description or "")
    assert "About **100,000** boats pass.\N{NO-BREAK SPACE}‹2›\N{NO-BREAK SPACE}‹en›" in (
        page.description or ""
    )
    assert "‹n› teikums · ‹en› angļu valodā" in str(page.footer.text)
    kept = Content.from_json(composed.to_json())
    with speak("pl"):
        assert lay_out(kept, "!").to_dict() == page.to_dict()


def test_what_a_reader_knows_of_a_fact_does_not_hang_on_the_language():
    """Or a server that chooses another language would see everything corrected."""
    brief = load()
    told = {fact.id: describe(fact, brief) for fact in brief.facts.values()}
    with speak("lv"):
        assert {fact.id: describe(fact, brief) for fact in brief.facts.values()} == told
        assert find_news(brief, brief.facts.values(), told) == []
        news = find_news(brief, brief.facts.values(), {**told, "price": "It costs $30 million."})
        (item,) = compose_news(brief, news).items
    assert (item.wording, item.remark) == (
        "Bāka maksā 40 miljonus dolāru.",
        "Iepriekš: „It costs $30 million.”",
    )


def test_a_correction_is_in_one_language_where_the_fact_is_translated():
    brief = load()
    changes = [
        Change(fact_id=fact_id, before=before, after=describe(brief.facts[fact_id], brief), at=NOON)
        for fact_id, before in (
            ("price", "The lighthouse costs $30 million."),
            ("boats", "About 90,000 boats pass."),
        )
    ]
    with speak("lv"):
        content = compose_correction(changes, brief, title="Nauda", slot=NOON, zone=RIGA)
    price, boats = content.items
    assert content.title == "Labojums"
    assert content.lead == "Attiecas uz „Nauda”, publicēts: piektdiena, 2026. gada 27. marts."
    assert (price.wording, price.language) == ("Bāka maksā 40 miljonus dolāru.", "")
    assert price.remark == "Labots: piektdiena, 2026. gada 27. marts, 14:00"
    assert (boats.wording, boats.language) == ("About 100,000 boats pass.", "en")
    assert "“About 90,000 boats pass.” → “About 100,000 boats pass.”" in boats.remark
