"""An edit or a deletion that comes while the answer is still being sent leaves no orphan and makes no double."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from typing import Any

import pytest

from bot.chat import DatelineBot
from bot.lookup import Lookup
from tests.wire import MESSAGE, MESSAGES, Wire, delay, fail

PATIENCE = 20.0
SLOW = delay(0.3)


@pytest.fixture
async def bot(wire: Wire, lookup: Lookup) -> AsyncGenerator[DatelineBot]:
    """Connect a bot."""
    async with DatelineBot(lookup) as bot:
        connection = asyncio.create_task(bot.start(wire.token))
        await until(lambda: wire.gateway.sessions)
        yield bot
        await bot.close()
        await connection


@pytest.fixture(autouse=True)
def _connected(bot: DatelineBot) -> None:
    assert not bot.is_closed()


def read(message: dict[str, Any]) -> str:
    """Return the text of a message, layout or not."""
    return f"{message['content']} {message['components']}"


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 - the wire sets no event
            await asyncio.sleep(0.02)


async def begin(wire: Wire, text: str) -> dict[str, Any]:
    """Ask, and wait until the answer stands there while Discord has not yet told the bot that it does."""
    wire.faults.add("POST", MESSAGES, SLOW)
    asked = await wire.say(text)
    await until(lambda: len(wire.messages()) == 2)
    assert wire.count("POST", MESSAGES) == 0
    return asked


async def test_what_is_deleted_meanwhile_leaves_no_answer(wire: Wire) -> None:
    await wire.delete(await begin(wire, "!who pabrix"))
    await until(lambda: wire.count("DELETE", MESSAGE))
    assert wire.messages() == []


async def test_what_is_edited_meanwhile_has_one_answer_to_its_last_wording(wire: Wire) -> None:
    asked = await begin(wire, "!who pabrix")
    for text in ("!who salm", "!who duda", "!troops latvia"):
        await wire.edit(asked, text)
        await asyncio.sleep(0.01)
    await until(lambda: wire.count("PATCH", MESSAGE))
    _, answer = wire.messages()
    assert "600" in read(answer)
    await asyncio.sleep(0.1)
    assert (wire.count("POST", MESSAGES), wire.count("PATCH", MESSAGE)) == (1, 1)


async def test_what_is_no_question_any_more_meanwhile_has_no_answer(wire: Wire) -> None:
    asked = await begin(wire, "!who pabrix")
    await wire.edit(asked, "never mind")
    await until(lambda: wire.count("DELETE", MESSAGE))
    assert wire.messages() == [asked]


async def test_an_edit_and_a_deletion_at_once_leave_nothing(wire: Wire) -> None:
    asked = await begin(wire, "!who pabrix")
    wire.faults.add("PATCH", MESSAGE, SLOW)
    await wire.edit(asked, "!who salm")
    await wire.delete(asked)
    await until(lambda: wire.count("DELETE", MESSAGE))
    assert wire.messages() == []


async def test_a_deletion_while_an_edit_makes_the_first_answer_leaves_nothing(wire: Wire) -> None:
    asked = await wire.say("who pabrix")
    wire.faults.add("POST", MESSAGES, SLOW)
    await wire.edit(asked, "!who pabrix")
    await until(lambda: len(wire.messages()) == 2)
    await wire.delete(asked)
    await until(lambda: wire.count("DELETE", MESSAGE))
    assert wire.messages() == []


async def test_what_discord_adds_to_a_link_changes_nothing(wire: Wire) -> None:
    asked = await wire.say("!who pabrix https://example.org")
    await until(lambda: wire.count("POST", MESSAGES))
    await wire.unfurl(asked)
    edited = await wire.say("who pabrix https://example.org")
    await wire.edit(edited, "!who pabrix https://example.org")
    await until(lambda: wire.count("POST", MESSAGES) == 2)
    await wire.unfurl(edited)
    await wire.say("!who salm")
    await until(lambda: wire.count("POST", MESSAGES) == 3)
    assert (wire.count("PATCH", MESSAGE), wire.count("DELETE", MESSAGE)) == (0, 0)


async def test_an_answer_that_is_sent_twice_stands_once(wire: Wire) -> None:
    wire.faults.add("POST", MESSAGES, fail(502, stored=True))
    asked = await wire.say("!who pabrix")
    await until(lambda: wire.count("POST", MESSAGES) == 2)
    assert len(wire.messages()) == 2
    await wire.delete(asked)
    await until(lambda: wire.count("DELETE", MESSAGE))
    assert wire.messages() == []
