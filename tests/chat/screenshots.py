"""A dozen replies as somebody sees them on a phone, on two sheets in .github: typed into the page of `dateline play`.

python -m tests.chat.screenshots      makes the sheets anew, in a minute; look at every reply on them
"""

import argparse
import asyncio
import html
import signal
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.processes import ROOT, finish, start
from tests.test_play import BROWSER_OPTIONS, WAIT, find_browser, post, read_address

SHEETS = {
    "replies-1.png": (
        "!brief",
        "!who pabrix",
        "!troops",
        "!troops latvia",
        "!who defense minister",
        "!who zelensky",
        "@Dateline how many US troops are in Latvia?",
        "@Dateline how much do the Abrams tanks cost?",
    ),
    "replies-2.png": (
        "!map",
        "!compare latvia poland",
        "!timeline",
        "!quiz #3",
        "!random #7",
        "!help",
        "!settings",
    ),
}
"""What is typed for each sheet. What is drawn by lot has its number, so that the sheets differ only where replies do."""
PHONE: Any = {"width": 390, "height": 2400}
"""As wide as a phone; so high that no reply is cut."""
PAUSE = 2.1
"""Seconds between two questions: somebody who asks faster is told to wait."""
COLOURS = 256
"""As many as the sheets need: a third of the bytes that all would take."""
ANSWER = "article.channel-message:has(.message-app-badge)"
CARD = ".component-container, .embed-card"
SHEET = """<!doctype html><body><style>
body { margin: 0; padding: 16px; width: 960px; background: #1e1f22; box-sizing: border-box; columns: 3; column-gap: 16px }
figure { margin: 0 0 18px; break-inside: avoid }
figcaption { margin: 0 0 6px; font: 600 15px sans-serif; color: #dbdee1 }
img { display: block; width: 100% }
</style>{figures}</body>"""


async def ask(page: Page, text: str) -> bytes:
    """Type a question as a person does, and return a picture of its answer."""
    answers = page.locator(ANSWER)
    before = await answers.last.get_attribute("data-message-id")
    await post(page, text)
    await expect(answers.last).not_to_have_attribute("data-message-id", before or "", timeout=WAIT)
    await page.mouse.move(0, 0)
    await page.locator("textarea").first.blur()
    await asyncio.sleep(PAUSE)
    card = answers.last.locator(CARD).first
    picture, again = b"", await card.screenshot()
    while picture != again:  # until the page scrolls no more
        picture, again = again, await card.screenshot()
    return picture


async def lay_out(browser: Browser, pictures: dict[str, bytes], file: Path) -> None:
    """Put pictures on a sheet, in three columns, each below what was typed."""
    figures = "".join(
        f"<figure><figcaption>{html.escape(text)}</figcaption>"
        f'<img src="data:image/png;base64,{b64encode(picture).decode()}"></figure>'
        for text, picture in pictures.items()
    )
    page = await browser.new_page(viewport={"width": 960, "height": 100}, device_scale_factor=1.5)
    await page.set_content(SHEET.replace("{figures}", figures))
    sheet = Image.open(BytesIO(await page.screenshot(full_page=True))).convert("RGB")
    sheet.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, optimize=True)
    await page.close()


async def photograph(folder: Path) -> None:
    """Start `dateline play`, ask everything there, and write the sheets into a folder."""
    # of the shipped briefs, with every ask of theirs
    playing = start("play", "--no-browser", "--port", "0", DATELINE_BRIEFS="")
    async with playing as process, async_playwright() as playwright:
        address = await read_address(process)
        browser = await playwright.chromium.launch(executable_path=find_browser(), args=BROWSER_OPTIONS)
        page = await browser.new_page(viewport=PHONE, device_scale_factor=2, timezone_id="UTC")
        await page.goto(address)
        await expect(page.locator(ANSWER).last).to_contain_text("Welcome", timeout=WAIT)
        for name, texts in SHEETS.items():
            pictures = {text: await ask(page, text) for text in texts}
            await lay_out(browser, pictures, folder / name)
        await browser.close()
        await finish(process, signal.SIGINT)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=ROOT / ".github", help="where to; default: .github")
    asyncio.run(photograph(parser.parse_args().folder))
