"""The desk as a process of its own, and a browser that has its page open."""

import re
import shutil
import signal
from collections.abc import AsyncGenerator, Collection
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Locator, Page, async_playwright, expect

from tests.processes import ROOT, finish, start
from tests.test_play import BROWSER_OPTIONS, WAIT, find_browser

VILLAGE = ROOT / "tests/village"


def copy_village(folder: Path, *, with_text: bool = True) -> Path:
    """Copy the village's brief and its record, with or without the text; return the folder of briefs."""
    shutil.copytree(VILLAGE / "briefs", folder / "briefs")
    (folder / "seeds").mkdir()
    for file in VILLAGE.glob("seeds/aldermere.*"):
        if with_text or file.suffix == ".yaml":
            shutil.copy(file, folder / "seeds")
    return folder / "briefs"


@asynccontextmanager
async def serve(briefs: Path, *arguments: str) -> AsyncGenerator[str]:
    """Serve the desk on a folder of briefs, and yield the address that it prints; it ends well on Ctrl-C."""
    state = str(briefs.parent / "state")
    async with start(
        "desk", "--no-browser", "--briefs", str(briefs), *arguments, XDG_STATE_HOME=state
    ) as process:
        assert process.stdout is not None
        line = (await process.stdout.readline()).decode()
        found = re.search(r"http://127\.0\.0\.1:\d+/\S*", line)
        assert found, line
        yield found[0]
        ended = await finish(process, signal.SIGINT)
        assert (ended.code, ended.err) == (0, "")


@asynccontextmanager
async def open_desk(briefs: Path, *arguments: str) -> AsyncGenerator[Page]:
    """Serve the desk and open it in a browser of a laptop's size; a fault on the page fails the test."""
    browser_path = find_browser()
    async with serve(briefs, *arguments) as address, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path, args=BROWSER_OPTIONS)
        page = await browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(WAIT)
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("response", lambda answer: faults.append(answer.url) if answer.status >= 500 else None)
        await page.goto(address)
        yield page
        await browser.close()
        assert faults == []


async def save(page: Page, label: str) -> None:
    """Save the form that the cursor is in, and wait until that is told."""
    async with page.expect_navigation(wait_until="load"):
        await page.keyboard.press("Control+Enter")
    await expect(page.locator(".notice")).to_have_text(f"{label}. Saved.", timeout=WAIT)
    await settle(page)


async def settle(page: Page) -> None:
    """Wait until the page hears keys: its scripts have run, and htmx holds what it has put there."""
    await page.wait_for_load_state("load")
    under_way = page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")
    await expect(under_way).to_have_count(0, timeout=WAIT)


async def fill_in(form: Locator, wanted: dict[str, str]) -> None:
    """Write values into fields of a form by their names, as somebody does: what is right already is not touched."""
    shown: dict[str, str] = await form.evaluate(
        "form => Object.fromEntries([...form.elements].filter(e => e.type !== 'checkbox').map(e => [e.name, e.value]))"
    )
    for name, value in wanted.items():
        if shown[name] == value:
            continue
        field = form.locator(f"[name={name}]").first
        if await field.evaluate("field => field.matches('select')"):
            await field.select_option(value)
        else:
            await field.fill(value)


async def tick(form: Locator, name: str, wanted: Collection[str]) -> None:
    """Tick those of a form's boxes whose values are wanted, and no other of that name."""
    boxes = form.locator(f"[name={name}]")
    shown: list[tuple[str, bool]] = await boxes.evaluate_all(
        "boxes => boxes.map(box => [box.value, box.checked])"
    )
    for index, (value, is_ticked) in enumerate(shown):
        if is_ticked != (value in wanted):
            await boxes.nth(index).set_checked(value in wanted)


async def fill_rows(rows: Locator, wanted: list[tuple[str, ...]]) -> None:
    """Write values into the rows of a form; the last row always is an empty one, and more of them are emptied."""
    shown: list[list[str]] = await rows.evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('input')].map(field => field.value))"
    )
    width = len(shown[0])
    for index in range(max(len(wanted), len(shown))):
        before = shown[index] if index < len(shown) else [""] * width
        after = (wanted[index] if index < len(wanted) else ()) + ("",) * width
        for place in range(width):
            if before[place] != after[place]:
                await rows.nth(index).locator("input").nth(place).fill(after[place])
