"""Four eyes at the desk: what is read is stamped where it stands, whoever wrote it reads it for nobody, and a lapse is explained."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.brief import count_reviewed
from bot.brief.library import read_brief
from bot.cli import main
from bot.curating.article_texts import read_article
from bot.curating.bench import Bench
from bot.curating.brief_folder import BriefFolder
from bot.curating.fact_edits import put_fact
from bot.curating.fact_forms import read_item
from bot.curating.second_readings import (
    FindFact,
    cite_sentences,
    compare_readings,
    drop_review,
    find_reading,
    list_readings,
    put_review,
)
from bot.curating.sittings import Sitting
from tests.curating.desk_browser import copy_village, open_desk, save, settle
from tests.test_play import WAIT

DAY = date(2031, 5, 9)


def lay_out(folder: BriefFolder) -> Bench:
    """Return the brief as it is on disk, with its article."""
    snapshot = folder.read()
    return Bench(snapshot, read_article(folder.path, snapshot.loaded.brief.source))


def test_a_mark_changes_one_line_and_is_taken_back_without_a_trace(tmp_path: Path) -> None:
    folder = BriefFolder(copy_village(tmp_path) / "aldermere")
    before = folder.read()
    for item in lay_out(folder).facts:
        after = put_review(before, item.id, "Ada Quill", DAY)
        assert count_reviewed(after.loaded.brief.facts.values()) == 1
        old, new = (each.text(item.file).splitlines() for each in (before, after))
        [line] = [each for each in new if each not in old]
        assert line.startswith("    reviewed: {by: Ada Quill, on: 2031-05-09, of: ")
        assert drop_review(after, item.id).files == before.files


def test_a_lapse_says_what_has_changed_where_the_desk_saw_it(tmp_path: Path) -> None:
    folder = BriefFolder(copy_village(tmp_path) / "aldermere")
    folder.save(folder.read(), put_review(folder.read(), "budget-vote", "Ada", DAY), "read")
    item = lay_out(folder).find("facts", "budget-vote")
    assert item is not None
    form = read_item(item)
    for wording in ("The budget passed five to two.", "The budget for next year passed, five to two."):
        changed = replace(form, wording=wording, cite=form.cite[:1])
        folder.save(folder.read(), put_fact(folder.read(), changed, "budget-vote"), "changed")
    bench = lay_out(folder)
    reading = find_reading(bench, item)
    assert (reading.state, reading.said) == ("lapsed", "read by Ada on 2031-05-09, and changed since")
    fact = bench.brief.facts["budget-vote"]
    assert fact.reviewed is not None
    read = folder.find_earlier(FindFact(fact.reviewed.of), fact.reviewed.of.encode())
    assert read is not None
    assert [(what, before, now) for what, before, now in compare_readings(read, fact)] == [
        ("wording", "The budget for next year passed by five votes to two.", wording),
        ("citations", "5: five votes to two; 4: the budget for next year", "5: five votes to two"),
    ]


def test_the_words_cited_are_marked_in_their_sentence(tmp_path: Path) -> None:
    briefs = copy_village(tmp_path)
    bench = lay_out(BriefFolder(briefs / "aldermere"))
    for item in bench.facts:
        for cited in cite_sentences(bench, item):
            assert "".join(text for text, _ in cited.parts) == bench.sentences[cited.number - 1].text
    item = bench.find("facts", "budget-vote")
    assert item is not None
    parts = [each.parts for each in cite_sentences(bench, item)]
    assert parts[0] == [("It passed by ", False), ("five votes to two", True), (".", False)]
    shutil.rmtree(tmp_path / "seeds")
    without = lay_out(BriefFolder(briefs / "aldermere"))
    assert cite_sentences(without, item)[0].parts == [("five votes to two", True)]


def test_whoever_wrote_a_fact_at_the_desk_is_not_its_second_reader(tmp_path: Path) -> None:
    facts = read_brief(copy_village(tmp_path) / "aldermere").brief.facts
    first, second = facts["budget-vote"], facts["bus-vote"]
    sitting = Sitting()
    sitting.note_writing("a", (), [first])
    assert sitting.has_unsaid
    sitting.sit_down("Ada", wrote=True)
    assert sitting.is_own("a", first)
    assert sitting.is_own("a", replace(first, id="other", about=()))  # what a review is about is the same
    assert not sitting.is_own("another", first)
    sitting.note_writing("a", [first], [first, second])
    assert sitting.is_own("a", second)
    sitting.get_up()
    sitting.sit_down("Bo", wrote=True)
    assert not sitting.is_own("a", first)
    sitting.note_writing("a", [first, second], [replace(first, text="Bo wrote this."), second])
    assert [sitting.is_own("a", each) for each in (replace(first, text="Bo wrote this."), second)] == [
        True,
        False,
    ]
    stranger = Sitting()
    stranger.note_writing("a", (), [first])
    stranger.sit_down("Cy", wrote=False)
    assert not stranger.is_own("a", first)


async def test_a_brief_is_read_a_second_time_by_keys_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    briefs = copy_village(tmp_path)
    notice = "{} read by Ada Quill. Saved."
    async with open_desk(briefs, "aldermere") as page:
        await page.goto(page.url.partition("?")[0] + "?fact=renwick-against")
        await page.locator("#wording").fill("Renwick's vote was against the budget.")
        await save(page, "Fact renwick-against")
        order = [each.item.id for each in list_readings(lay_out(BriefFolder(briefs / "aldermere")))]
        mine, left = order.index("renwick-against"), len(order)
        await page.keyboard.press("Alt+5")
        await settle(page)
        await expect(page.locator(".left .hint")).to_contain_text(
            f"{left} of {left} facts are still to be read"
        )
        await expect(page.locator("#reader")).to_be_focused()
        await page.keyboard.type("Ada Quill")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Space")
        await expect(page.get_by_label("I wrote them")).to_be_checked()
        await page.keyboard.press("Enter")
        await expect(page.locator(".reader")).to_have_text("You read as Ada Quill.", timeout=WAIT)
        for fact in order[:2]:
            await settle(page)
            await page.keyboard.press("Alt+r")
            await expect(page.locator(".notice")).to_have_text(notice.format(f"Fact {fact}"), timeout=WAIT)
        await settle(page)
        await page.keyboard.press("Alt+n")
        await expect(page.locator("#fact-title code")).to_have_text(order[3])
        await page.goto(page.url.partition("?")[0] + f"?fact={order[mine - 1]}")
        await settle(page)
        await page.keyboard.press("Alt+r")
        await expect(page.locator("#fact-title code")).to_have_text(
            order[mine + 1], timeout=WAIT
        )  # not her own
        await settle(page)
        await page.goto(page.url.partition("?")[0] + "?fact=renwick-against")
        await expect(page.locator(".proof")).to_contain_text(
            "You wrote this, so somebody else has to read it."
        )
        await expect(page.locator("[data-key=r]")).to_have_count(0)
        await page.goto(page.url.partition("/reading")[0] + "?sentence=1&closed=1")
        await expect(page.locator(".second").first).to_contain_text("read by Ada Quill on ")
        await settle(page)
        await page.locator(".facts a").first.click()
        await expect(page.locator("#verdict")).to_contain_text("rules hold", timeout=WAIT)
        wording = await page.locator("#wording").input_value()
        await page.locator("#wording").fill(wording.replace("and leave", "and to leave"))
        await page.keyboard.press("Control+Enter")
        await expect(page.locator(".notice")).to_contain_text(
            "It is to be read again, as Ada Quill read it otherwise"
        )
    assert main(["check", "--reviewed", str(briefs)]) == 1
    assert "review-lapsed" in capsys.readouterr().out
    monkeypatch.setenv("DATELINE_BRIEFS", str(briefs))
    assert main(["ask", "!source"]) == 0
    assert "A second person has read 2 of these facts beside the article" in capsys.readouterr().out
