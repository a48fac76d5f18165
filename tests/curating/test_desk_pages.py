"""What the desk lets in, and what it does on a page: words selected, keys alone, both sides of a conflict."""

import asyncio
import http.client
import shutil
import subprocess
from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, expect

from tests.curating.desk_browser import copy_village, open_desk, save, serve, settle
from tests.processes import run
from tests.test_play import WAIT

AXE = "axe-core@4.14.1"


def ask(
    address: str, method: str = "GET", path: str = "/", body: str = "", **headers: str
) -> tuple[int, str, str]:
    """Ask the desk; returns the status, the cookie that is set, and the answer's text."""
    parts = urlsplit(address)
    assert parts.hostname is not None
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body.encode() or None, sent)
    answer = connection.getresponse()
    said = answer.read().decode()
    connection.close()
    return answer.status, answer.getheader("Set-Cookie") or "", said


async def test_only_this_machines_browser_gets_in_and_only_from_the_desks_own_pages(tmp_path: Path) -> None:
    briefs = copy_village(tmp_path)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/a.yaml").write_text("brief: secret", encoding="utf-8")
    async with serve(briefs) as address:
        here = urlsplit(address)
        base = f"{here.scheme}://{here.netloc}"
        look: Callable[..., tuple[int, str, str]] = lambda *a, **k: ask(address, *a, **k)  # noqa: E731
        assert (await asyncio.to_thread(look))[0] == 403
        assert (await asyncio.to_thread(look, path="/?token=wrong"))[0] == 403
        status, cookie, _said = await asyncio.to_thread(look, path=f"/?{here.query}")
        assert status == 303
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        known = cookie.partition(";")[0]
        assert (await asyncio.to_thread(look, Cookie=known))[0] == 200
        assert (await asyncio.to_thread(look, Cookie=known, Host=f"evil.example:{here.port}"))[0] == 403
        undo = "/briefs/aldermere/undo"
        for origin in (
            {},
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Sec_Fetch_Site": "cross-site"},
        ):
            assert (await asyncio.to_thread(look, "POST", undo, Cookie=known, **origin))[0] == 403
        own = {"Cookie": known, "Origin": base}
        assert (await asyncio.to_thread(look, "POST", undo, **own))[0] == 400  # let in, and nothing to undo
        assert (await asyncio.to_thread(look, "POST", "/new", "text=" + "a" * (5 << 20), **own))[0] == 413
        for slug in ("..%2Fsecret", "%2e%2e", "secret", "aldermere%00", "Aldermere"):
            assert (await asyncio.to_thread(look, path=f"/briefs/{slug}", Cookie=known))[0] == 404, slug
        outside = f"slug=..%2Fescape&text={'A+b+c.'}"
        status, _cookie, said = await asyncio.to_thread(look, "POST", "/new", outside, **own)
        assert status == 400
        assert "is no id" in said
        assert (await asyncio.to_thread(look, path="/static/../curator_app.py", Cookie=known))[0] == 404


async def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    ended = await run("desk", "nowhere", "--no-browser", "--briefs", str(tmp_path))
    assert ended.code == 2
    assert "there is no brief `nowhere`" in ended.err


UNSEEN = (
    (
        "names/save",
        "was=council&name=The+seven&kind=group&id=council",
        409,
        ("The seven", "Village council"),
    ),
    (
        "names/save",
        "was=nobody&name=Nobody&kind=person&id=nobody",
        409,
        ("taken out of the file meanwhile",),
    ),
    (
        "facts/save",
        "was=nothing&id=nothing&kind=text&wording=Mine.",
        409,
        ("taken out of the file", "Mine."),
    ),
    ("facts/remove", "was=budget-vote&id=budget-vote&wording=Mine.", 409, ("Mine.", "five votes to two")),
    (
        "topics/save",
        "was=votes&title=Ballots&help=Who+voted.",
        400,
        ("Ballots", "What the council decided"),
    ),
    ("summary", "add=bus-vote", 400, ("bus-vote", "council-voted")),
    ("particulars", "title=Mine&as_of=2031", 400, ("Mine", "bridge, bus and budget")),
)
"""What is posted of a form that shows something older: page, fields, the answer's status, and what it shows."""


async def test_nothing_is_written_over_what_was_not_seen(tmp_path: Path) -> None:
    briefs = copy_village(tmp_path)
    before = {file.name: file.read_bytes() for file in (briefs / "aldermere").iterdir()}
    async with serve(briefs) as address:
        here = urlsplit(address)
        _status, cookie, _said = await asyncio.to_thread(ask, address, path=f"/?{here.query}")
        own = {"Cookie": cookie.partition(";")[0], "Origin": f"{here.scheme}://{here.netloc}"}
        for page, fields, status, shown in UNSEEN:
            path = f"/briefs/aldermere/{page}"
            told, _cookie, said = await asyncio.to_thread(
                ask, address, "POST", path, f"{fields}&seen=older", **own
            )
            assert told == status, page
            assert [words for words in shown if escape(words, quote=False) not in said] == [], page
            assert {file.name: file.read_bytes() for file in (briefs / "aldermere").iterdir()} == before, page


async def select_words(page: Page, words: str) -> None:
    """Select words in the sentence that is open."""
    await page.locator("#words").evaluate(
        """(field, words) => { field.focus();
        field.setSelectionRange(field.value.indexOf(words), field.value.indexOf(words) + words.length) }""",
        words,
    )


async def test_selected_words_make_a_fact_with_what_they_tell(tmp_path: Path) -> None:
    async with open_desk(copy_village(tmp_path), "aldermere") as page:
        await page.locator("#s12 .text").click()
        await expect(page.locator("#right h2")).to_contain_text("Sentence 12")
        await select_words(page, "the county pays 60 percent")
        await page.keyboard.press("Alt+n")
        form = page.locator("#fact")
        await expect(form.locator("[name=words]").first).to_have_value(
            "the county pays 60 percent", timeout=WAIT
        )
        await expect(form.locator("[name=value]").first).to_have_value("60")
        await expect(form.locator("[name=unit]").first).to_have_value("percent")
        await expect(form.get_by_label("The county")).to_be_checked()
        await page.locator("#wording").fill("The county bears 70 percent.")
        verdict = page.locator("#verdict")
        await expect(verdict).to_contain_text("number-unproven", timeout=WAIT)
        await expect(verdict).to_contain_text("figure-not-in-text")
        await page.locator("#wording").fill("The county bears 60 percent.")
        await expect(verdict).to_contain_text("nothing is wrong with this fact", timeout=WAIT)
        await page.locator("#question").fill("!about the county")
        await expect(page.locator("#reply")).to_contain_text("The county bears 60 percent.", timeout=WAIT)
        await page.locator("#s6 .text").click()
        await expect(page.locator("#right h2")).to_contain_text("Sentence 6")
        await select_words(page, "the bridge will not wait")
        await page.keyboard.press("Alt+n")
        await expect(page.locator("#kind")).to_have_value("quote", timeout=WAIT)
        await expect(page.locator("#wording")).to_have_value("the bridge will not wait")
        await expect(page.locator("#said_by")).to_have_value("ines-halloran")


async def test_keys_alone_write_a_fact_and_undo_it(tmp_path: Path) -> None:
    briefs = copy_village(tmp_path)
    before = {file.name: file.read_bytes() for file in (briefs / "aldermere").iterdir()}
    async with open_desk(briefs, "aldermere") as page:
        for number in range(2, 6):
            await page.keyboard.press("Alt+ArrowDown")
            await expect(page.locator("#right h2")).to_contain_text(f"Sentence {number}")
        await page.keyboard.press("Alt+w")
        await page.keyboard.press("Home")
        for _word in range(2):
            await page.keyboard.press("Control+ArrowRight")
        for _word in range(3):
            await page.keyboard.press("Control+Shift+ArrowRight")
        await page.keyboard.type("these words stay as they are")
        await page.keyboard.press("Alt+n")
        await expect(page.locator("#fact [name=words]").first).to_have_value("by five votes", timeout=WAIT)
        await expect(page.locator("#wording")).to_be_focused()
        await page.keyboard.type("Five were for the budget for next year, and two against it.")
        await page.keyboard.press("Alt+t")
        await expect(page.locator("#fact").get_by_label("Budget for next year")).to_be_checked(timeout=WAIT)
        await expect(page.locator("#fact [name=value]").nth(1)).to_have_value("2")
        await page.locator("#mainly").select_option("village-budget")
        await page.locator("#wording").focus()
        await save(page, "Fact sentence-5")
        facts = (briefs / "aldermere/facts.yaml").read_bytes()
        assert b"  - id: sentence-5\n    text: Five were for the budget" in facts
        removed = [line for line in before["facts.yaml"].splitlines() if line not in facts.splitlines()]
        assert removed == []
        await page.keyboard.press("Alt+z")
        await expect(page.locator(".notice")).to_have_text("Undone: Fact sentence-5.", timeout=WAIT)
    assert {file.name: file.read_bytes() for file in (briefs / "aldermere").iterdir()} == before


async def test_a_fact_changed_in_an_editor_meanwhile_is_shown_beside_ones_own(tmp_path: Path) -> None:
    briefs = copy_village(tmp_path, with_text=False)
    file = briefs / "aldermere/facts.yaml"
    async with open_desk(briefs, "aldermere") as page:
        await expect(page.locator(".left")).to_contain_text("text is not on this machine")
        await page.goto(page.url.partition("?")[0] + "?fact=renwick-against")
        await page.locator("#wording").fill("Renwick's vote was against the budget.")
        theirs = file.read_text(encoding="utf-8").replace(
            "Tobias Renwick voted against the budget.", "It was Renwick who voted no to the budget."
        )
        file.write_text(f"{theirs}# theirs\n", encoding="utf-8")
        await page.keyboard.press("Control+Enter")
        both = page.locator(".conflict")
        await expect(both).to_contain_text("Renwick's vote was against the budget.", timeout=WAIT)
        await expect(both).to_contain_text("It was Renwick who voted no to the budget.")
        assert file.read_text(encoding="utf-8") == f"{theirs}# theirs\n"
        await page.locator("#wording").focus()
        await save(page, "Fact renwick-against")
        written = file.read_text(encoding="utf-8")
        assert "Renwick's vote was against the budget." in written
        assert written.endswith("# theirs\n")


async def test_a_file_becomes_a_draft_and_a_name_is_tried_as_it_is_typed(tmp_path: Path) -> None:
    briefs = tmp_path / "briefs"
    async with open_desk(briefs) as page:
        text = copy_village(tmp_path / "other").parent / "seeds/aldermere.txt"
        await page.get_by_label("Id, such as").fill("village")
        await page.get_by_label("or its file").set_input_files(text)
        await expect(page.get_by_label("The article’s text")).not_to_have_value("")
        await page.get_by_role("button", name="Draft the brief").click()
        await expect(page.locator("#sentences li")).to_have_count(30, timeout=WAIT)
        await settle(page)
        assert (tmp_path / "seeds/village.txt").read_text(encoding="utf-8") == text.read_text(
            encoding="utf-8"
        )
        await page.keyboard.press("Alt+2")
        await page.get_by_role("link", name="Ines Halloran").click()
        await settle(page)
        await expect(page.locator(".asked")).to_contain_text("perhaps the same")
        await page.get_by_role("button", name="Settled").click()
        await expect(page.locator(".asked")).to_have_count(0, timeout=WAIT)
        await settle(page)
        await page.locator("#typed").fill("halorann")
        await expect(page.locator("#resolved")).to_contain_text("halorann", timeout=WAIT)
        await expect(page.locator("#resolved tr.right th").first).to_have_text("halorann")


async def test_every_page_has_names_for_what_can_be_used(tmp_path: Path) -> None:
    packed = await asyncio.to_thread(_fetch_axe, tmp_path)
    async with open_desk(copy_village(tmp_path)) as page:
        base = page.url.rstrip("/")
        pages = ("", "/briefs/aldermere?sentence=5", "/briefs/aldermere?fact=bridge-cost")
        pages += tuple(
            f"/briefs/aldermere/{rest}"
            for rest in ("names?name=council", "topics?topic=who", "check", "reading?fact=bridge-cost")
        )
        for shown in pages:
            await page.goto(base + shown)
            await page.wait_for_load_state("networkidle")
            await page.evaluate(packed)
            found = await page.evaluate("axe.run().then(result => result.violations)")
            assert [(each["id"], [node["html"][:90] for node in each["nodes"]]) for each in found] == [], (
                shown
            )
            assert await page.evaluate("document.documentElement.scrollWidth") <= 1280, shown


def _fetch_axe(folder: Path) -> str:
    """Return the code of axe-core, from npm; without npm or its registry skip the test."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed, and axe-core comes from there")
    packed = subprocess.run([npm, "pack", AXE], cwd=folder, capture_output=True, check=False, text=True)  # noqa: S603
    if packed.returncode:
        pytest.skip(f"npm cannot fetch {AXE}: {packed.stderr.strip()[-200:]}")
    shutil.unpack_archive(next(folder.glob("axe-core-*.tgz")), folder / "axe", filter="data")
    return (folder / "axe/package/axe.min.js").read_text(encoding="utf-8")
