"""`dateline play` is the real bot in a page of a real browser, and it starts and ends as a command should."""

import asyncio
import os
import re
import shutil
import signal
import socket
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Page, async_playwright, expect

from bot.chat.client import DatelineBot
from bot.lookup.answers import Lookup
from bot.playground import open_discord
from tests.chat.room import buttons, read
from tests.processes import finish, run, start

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Where there are several, the first: the shell draws no window of its own and needs a fifth less time."""
BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WAIT = 20_000
"""Milliseconds that a slow machine may take to answer."""


def find_browser() -> str:
    """Return the path of a Chromium; without one skip the test, or fail where every check has to run."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    reason = f"no browser: none of {', '.join(BROWSERS)} is installed"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


async def read_address(process: Process) -> str:
    """Return the address that `dateline play` prints."""
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    found = re.search(r"http://127\.0\.0\.1:\d+/\S+", line)
    assert found, line
    return found[0]


@asynccontextmanager
async def open_page(address: str) -> AsyncGenerator[Page]:
    """Open an address in a browser without a window."""
    browser_path = find_browser()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path, args=BROWSER_OPTIONS)
        page = await browser.new_page(timezone_id="UTC")
        await page.goto(address)
        yield page
        await browser.close()


async def post(page: Page, text: str) -> None:
    """Type a message into the page and send it; the page takes none while it is busy with something else."""
    composer = page.locator("[contenteditable=true], textarea").first
    await composer.click()
    await page.keyboard.type(text)
    for _ in range(WAIT // 500):
        await page.keyboard.press("Enter")
        with suppress(AssertionError):
            await expect(composer).to_have_value("", timeout=500)
            return
    raise AssertionError(f"the page does not send {text!r}")


async def test_the_page_answers_what_is_typed_and_ctrl_c_ends_it() -> None:
    async with start("play", "--no-browser", "--port", "0") as process:
        async with open_page(await read_address(process)) as page:
            body = page.locator("body")
            await expect(body).to_contain_text("!who pabrix", timeout=WAIT)  # the welcome says what to type
            await post(page, "!who pabrix")
            await expect(body).to_contain_text("defence minister", timeout=WAIT)
            await expect(body).to_contain_text("sentence", timeout=WAIT)
            await post(page, "!troops latvia")
            await expect(body).to_contain_text("600", timeout=WAIT)
        ended = await finish(process, signal.SIGINT)
    assert ended.code == 0
    assert ended.err == ""


async def test_a_digest_every_minute_appears_on_the_page_on_time() -> None:
    async with start("play", "--no-browser", "--port", "0") as process:
        async with open_page(await read_address(process)) as page:
            body = page.locator("body")
            await expect(body).to_contain_text("Welcome", timeout=WAIT)
            await post(page, "!digest add every minute UTC troops name: ticker")
            await expect(body).to_contain_text("Set: ticker", timeout=WAIT)
            slot = datetime.now(UTC).replace(second=0) + timedelta(minutes=1)
            await expect(body).to_contain_text("sentence", timeout=65_000)
            assert datetime.now(UTC) - slot < timedelta(seconds=10)
            await post(page, "!digest history ticker")
            await expect(body).to_contain_text("posted", timeout=WAIT)
        ended = await finish(process, signal.SIGINT)
    assert ended.code == 0
    assert ended.err == ""


async def test_messages_bear_the_real_time(lookup: Lookup) -> None:
    async with open_discord(DatelineBot(lookup)) as discord_here:
        for _ in range(2):
            assert abs(datetime.now(UTC) - discord_here.now()) < timedelta(seconds=5)
            before = discord_here.now()
            await asyncio.sleep(1.2)
            assert discord_here.now() > before


async def test_buttons_work_however_late_they_are_pressed(lookup: Lookup) -> None:
    async with open_discord(DatelineBot(lookup)) as discord_here:
        guild = discord_here.create_guild()
        room, asker = guild.create_text_channel("room"), guild.add_member(discord_here.create_user("asker"))
        await asker.send(room, "!weapons")
        first = room.history()[-1]
        discord_here.backend.advance_clock(24 * 60 * 60)  # as time goes by
        await asker.click(first, label=buttons(first)[0])
        assert "page 2 of" in read(room.history()[-1])


async def test_a_port_that_is_taken_is_told_with_another_to_try() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = await run("play", "--no-browser", "--port", str(port))
    assert ended.code == 2
    assert f"port {port} is taken" in ended.err
    assert re.search(r"dateline play --port \d+", ended.err)
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
async def test_what_is_no_port_is_refused(port: str) -> None:
    ended = await run("play", f"--port={port}")
    assert ended.code == 2
    assert "port" in ended.err
    assert "Traceback" not in ended.err
