"""From the village's text to a served brief at the desk, with no file edited by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.brief import Brief, Fact
from bot.brief.library import read_brief
from bot.brief.proof import load_proven_library
from bot.cli import main
from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Answer
from tests.curating.desk_browser import VILLAGE, fill_in, fill_rows, open_desk, save, settle, tick
from tests.test_play import WAIT

MERGED = {"council-of-aldermere": "council", "old-mill-bridge": "mill-bridge"}
"""What the draft has twice, or by another name."""
UNWRITTEN = ".facts a:text('(to be written)')"


@pytest.mark.long
async def test_the_village_is_briefed(tmp_path: Path) -> None:
    briefs = tmp_path / "briefs"
    briefs.mkdir()
    wanted = read_brief(VILLAGE / "briefs/aldermere").brief
    async with open_desk(briefs) as page:
        await draft(page)
        await write_names(page, wanted, briefs)
        await write_commands(page, wanted)
        for fact in wanted.facts.values():
            if fact.kind != "quote":
                await write_fact(page, fact)
        await take_out_the_rest(page)
        await write_summary(page, wanted)
        await page.get_by_role("link", name="Check", exact=True).click()
        await expect(page.locator("#main")).to_contain_text("Nothing is wrong.", timeout=WAIT)
        await expect(page.locator(".served")).to_contain_text("serves it now")
    assert main(["check", str(briefs)]) == 0
    lookup = Lookup(load_proven_library(briefs))
    answer = lookup.respond("budget", "green roofs")
    assert isinstance(answer, Answer)
    assert {fact.id for fact in answer.facts} >= {"roofs-money"}
    written = load_proven_library(briefs).briefs["aldermere"]
    for fact in wanted.facts.values():
        if fact.kind != "quote":
            assert replace(written.facts[fact.id], topics=fact.topics) == fact
            assert set(written.facts[fact.id].topics) == set(fact.topics)


async def draft(page: Page) -> None:
    """Make the draft of the pasted text."""
    await page.get_by_label("Id, such as").fill("aldermere")
    await page.get_by_label("What the article is").fill("A made-up report on a village council's meeting")
    await page.get_by_label("When its facts held").fill("2031-05")
    await page.get_by_label("The article’s text").fill(
        (VILLAGE / "seeds/aldermere.txt").read_text(encoding="utf-8")
    )
    await page.get_by_role("button", name="Draft the brief").click()
    await expect(page.locator(".notice")).to_contain_text("Drafted", timeout=WAIT)


async def write_names(page: Page, wanted: Brief, briefs: Path) -> None:
    """Settle the drafted names, add what the draft cannot see, and merge or take out the rest."""
    here = page.url
    drafted = read_brief(briefs / "aldermere").brief.entities
    for entity in wanted.entities.values():
        if replace(entity, of=None) == drafted.get(entity.id):
            continue
        await page.goto(f"{here}/names?" + (f"name={entity.id}" if entity.id in drafted else "new="))
        aliases = "\n".join(entity.aliases)
        fields = {"name": entity.name, "kind": entity.kind, "id": entity.id, "aliases": aliases}
        await fill_in(page.locator("#name-form"), fields | {"role": entity.role or ""})
        await page.locator("#name").focus()
        await save(page, f"Name {entity.name}")
    for gone in set(drafted) - set(wanted.entities):
        await page.goto(f"{here}/names?name={gone}")
        if gone in MERGED:
            await page.get_by_label("It is the same as").select_option(MERGED[gone])
            await page.get_by_role("button", name="Merge into that").click()
        else:
            await page.get_by_role("button", name="Take out").click()
        await expect(page.locator(".notice")).to_contain_text("Saved", timeout=WAIT)
    for merged, kept in MERGED.items():  # what the merged one brought along is not wanted here
        if merged in drafted:
            await page.goto(f"{here}/names?name={kept}")
            await page.get_by_label("What else people type").fill("\n".join(wanted.entities[kept].aliases))
            await save(page, f"Name {wanted.entities[kept].name}")


async def write_commands(page: Page, wanted: Brief) -> None:
    """Choose the commands, and say what the brief is about."""
    await page.get_by_role("link", name="Commands and summary", exact=True).click()
    await page.get_by_role("link", name="!numbers").click()
    await page.get_by_role("button", name="Take out").click()
    here = page.url.partition("?")[0]
    for name, topic in wanted.topics.items():
        is_there = await page.get_by_role("link", name=f"!{name}", exact=True).count()
        await page.goto(f"{here}?topic={name}" if is_there else f"{here}?new=")
        if not is_there:
            await page.get_by_label("Its name, as people type it").fill(name)
        form = page.locator("#topic-form")
        shows, aliases = " ".join(topic.shows.facts), " ".join(topic.aliases)
        fields = {"title": topic.title, "help": topic.help, "shows_facts": shows, "aliases": aliases}
        await fill_in(form, fields)
        await tick(form, "shows_entities", topic.shows.entities)
        await form.locator("[name=title]").focus()
        await save(page, f"Command {name}")
    await page.get_by_label("What the brief is about").fill(wanted.title)
    await page.get_by_role("button", name="Save title and date").click()
    await expect(page.locator(".notice")).to_have_text("Title and date. Saved.", timeout=WAIT)
    await page.get_by_role("link", name="Article", exact=True).click()
    await expect(page.locator("#sentences")).to_be_visible(timeout=WAIT)


async def write_fact(page: Page, fact: Fact) -> None:
    """Write a fact: over the draft of its sentence while that is unwritten, or as a new one of some words there."""
    number = fact.cite[0].sentence
    await page.locator(f"#s{number} .number").click()
    await expect(page.locator("#right h2").first).to_contain_text(f"Sentence {number} ", timeout=WAIT)
    await settle(page)
    unwritten = page.locator(UNWRITTEN)
    if fact.kind == "note":
        await page.get_by_role("button", name="New note").click()
        await expect(page.locator("#kind")).to_have_value("note", timeout=WAIT)
    elif await unwritten.count():
        await expect(page.locator("#fact")).to_be_visible()
    else:
        words = fact.cite[0].words or ""
        await page.locator("#words").evaluate(
            "(field, words) => field.setSelectionRange(field.value.indexOf(words), field.value.indexOf(words) + words.length)",
            words,
        )
        await page.keyboard.press("Alt+n")
        await expect(page.locator("#fact [name=was]")).to_have_value("", timeout=WAIT)
    await expect(page.locator("#verdict")).to_contain_text("Write the", timeout=WAIT)
    form = page.locator("#fact")
    await tick(form, "about", ())
    await tick(form, "topics", fact.topics)
    fields = {"id": fact.id, "wording": fact.wording, "said_by": fact.said_by or ""}
    await fill_in(form, fields | {"more_about": ", ".join(fact.about)})
    rows = page.locator("#fact fieldset")
    cited = [(str(each.sentence), each.words or "") for each in fact.cite]
    await fill_rows(rows.filter(has_text="Stands on").locator(".repeat"), cited)
    figures = [(f"{each.value:f}", each.unit, each.label or "") for each in fact.figures]
    await fill_rows(rows.filter(has_text="Figures").locator(".repeat"), figures)
    if fact.reads:
        await page.get_by_text("How it is meant, and how it is asked for").click()
        await page.locator("#reads").fill(fact.reads)
    if fact.when or fact.quiz:
        await page.get_by_text("When it was, and what the quiz asks").click()
        await page.locator("#when").fill(fact.when or "")
        lines = (f"{each.ask} {each.name or f'{each.figure:f}'}" for each in fact.quiz)
        await page.locator("#quiz").fill("\n".join(lines))
    await page.locator("#wording").focus()
    await save(page, f"Fact {fact.id}")


async def take_out_the_rest(page: Page) -> None:
    """Take out what was drafted and is not needed."""
    here = page.url.partition("?")[0]
    unwritten = page.locator(".sentence.unwritten .number")
    await page.goto(here)
    while await unwritten.count():
        await page.goto(f"{here}?sentence={await unwritten.first.text_content()}")
        left = await page.locator(UNWRITTEN).count()
        await page.get_by_role("button", name="Take out").click()
        await expect(page.locator(".notice")).to_contain_text("taken out. Saved.", timeout=WAIT)
        await expect(page.locator(UNWRITTEN)).to_have_count(left - 1)


async def write_summary(page: Page, wanted: Brief) -> None:
    """Choose the facts that sum it up."""
    await page.get_by_role("link", name="Commands and summary", exact=True).click()
    for fact in wanted.summary:
        await page.locator("#add").select_option(fact)
        await page.get_by_role("button", name="Add", exact=True).click()
        await expect(page.locator("ol.facts")).to_contain_text(wanted.facts[fact].wording, timeout=WAIT)
