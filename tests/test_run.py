"""`dateline run` says what keeps it from serving, and what to do; without the message intent it serves the rest."""

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import PATIENCE, ROOT, finish, run, start
from tests.wire import COMMANDS, Wire
from tests.wire.limits import JSON

ROW, BUTTON = 1, 2
"""Types of component."""


async def wait_until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 - what another process does sets no event here
            await asyncio.sleep(0.05)


def replies(wire: Wire, channel_id: int | None = None) -> list[JSON]:
    """Return what the bot has posted in a channel, or in the first of the server."""
    return [message for message in wire.messages(channel_id) if message["author"].get("bot")]


async def test_without_a_token_it_says_so_and_names_the_way_without_one() -> None:
    ended = await run("run", DISCORD_TOKEN="")
    assert ended.code == 2
    assert "DISCORD_TOKEN" in ended.err
    assert "dateline play" in ended.err
    assert "Traceback" not in ended.err


async def test_a_token_that_discord_refuses_is_told(wire: Wire) -> None:
    ended = await run("run", wire=wire, DISCORD_TOKEN="not.the.token")  # noqa: S106 - it opens nothing
    assert ended.code == 2
    assert "Discord refused the token" in ended.err
    assert "not.the.token" not in ended.err + ended.out
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("ending", "in_background"), [(signal.SIGINT, False), (signal.SIGTERM, False), (signal.SIGTERM, True)]
)
async def test_it_answers_until_a_signal_ends_it(
    wire: Wire, ending: signal.Signals, in_background: bool
) -> None:
    """What a script starts with `&` is deaf to SIGINT, which is for what stands in the foreground."""
    async with start("run", wire=wire, in_background=in_background, DISCORD_TOKEN=wire.token) as process:
        await wait_until(lambda: wire.gateway.sessions)
        await wire.say("who pabrix")  # in a server that is for nobody in particular
        await wire.say("!who pabrix")
        await wait_until(lambda: replies(wire))
        ended = await finish(process, ending)
    assert ended.code == 0
    assert "Traceback" not in ended.err
    assert wire.token not in ended.err + ended.out
    (reply,) = replies(wire)
    assert "Artis Pabriks" in str(reply["components"])


async def test_without_the_message_intent_it_serves_mentions_and_direct_messages_and_says_what_is_missing(
    wire: Wire,
) -> None:
    wire.gateway.allowed_intents = 0
    direct = int(wire.records.add_direct_channel(wire.records.reader["id"])["id"])
    async with start("run", wire=wire, DISCORD_TOKEN=wire.token) as process:
        await wait_until(lambda: wire.gateway.sessions)
        await wire.say("!who pabrix")
        await wire.say(f"<@{wire.records.bot['id']}> who pabrix")
        await wire.say("who pabrix", direct)
        await wait_until(lambda: replies(wire) and replies(wire, direct))
        ended = await finish(process, signal.SIGTERM)
    assert ended.code == 0
    assert "Message Content Intent" in ended.err
    assert "Traceback" not in ended.err
    assert (len(replies(wire)), len(replies(wire, direct))) == (1, 1)


async def test_a_question_deleted_before_the_answer_is_answered_all_the_same(wire: Wire) -> None:
    async with start("run", wire=wire, DISCORD_TOKEN=wire.token) as process:
        await wait_until(lambda: wire.gateway.sessions)
        room = str(wire.records.text_id)
        asked, _ = wire.records.create_message(room, {"content": "!who pabrix"}, wire.records.reader)
        wire.records.delete_message(room, asked["id"])
        await wire.gateway.dispatch_message("MESSAGE_CREATE", asked)
        await wait_until(lambda: replies(wire))
        ended = await finish(process, signal.SIGTERM)
    assert "ERROR" not in ended.err
    assert len(replies(wire)) == 1


async def test_a_slash_command_is_answered_on_the_wire_as_the_same_words_with_a_prefix_are(
    wire: Wire,
) -> None:
    async with start("run", wire=wire, DISCORD_TOKEN=wire.token) as process:
        await wait_until(lambda: wire.gateway.sessions and wire.records.commands)
        await wire.say("!troops latvia")
        used = await wire.use("troops", name="latvia")
        await wait_until(lambda: wire.answers(used) and replies(wire))
        ended = await finish(process, signal.SIGTERM)
    assert "ERROR" not in ended.err
    (slash,) = wire.answers(used)
    prefixed = next(reply for reply in replies(wire) if "message_reference" in reply)
    assert slash["components"] == prefixed["components"]
    assert slash["components"]


async def test_a_slash_command_and_a_press_are_answered_in_the_language_of_who_uses_them(wire: Wire) -> None:
    async with start("run", wire=wire, DISCORD_TOKEN=wire.token) as process:
        await wait_until(lambda: wire.gateway.sessions and wire.records.commands)
        used = await wire.use("troops", locale="uk")
        await wait_until(lambda: wire.answers(used))
        (answer,) = wire.answers(used)
        assert "станом на: серпень 2022" in str(answer["components"])
        (more,) = (each for each in list_buttons(answer) if each["label"].startswith("Більше"))
        await wire.press(answer, more["custom_id"], locale="pl")
        await wait_until(lambda: "stan na: sierpień 2022" in str(wire.messages()[-1]["components"]))
        ended = await finish(process, signal.SIGTERM)
    assert "ERROR" not in ended.err
    helps = {each["name"]: each.get("description_localizations") for each in wire.records.commands}
    assert helps["help"] == {"pl": "Co można wpisać.", "uk": "Що можна написати."}


def list_buttons(message: JSON) -> list[JSON]:
    """Return every button of a message, from top to bottom."""
    (container,) = message["components"]
    rows = (each for each in container["components"] if each["type"] == ROW)
    return [each for row in rows for each in row["components"] if each["type"] == BUTTON]


async def test_discord_is_told_of_the_commands_once_and_again_when_they_change(
    wire: Wire, tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path}/ledger.sqlite3"
    village = str(ROOT / "tests" / "village" / "briefs")
    for briefs, told in (("", 1), ("", 1), (village, 2)):
        async with start(
            "run", wire=wire, DISCORD_TOKEN=wire.token, DATELINE_DATABASE=database, DATELINE_BRIEFS=briefs
        ) as process:
            await wait_until(lambda: wire.gateway.sessions)
            await finish(process, signal.SIGTERM)
        wire.gateway.sessions.clear()
        assert wire.count("PUT", COMMANDS) == told
    contexts = {
        command["name"]: (command["contexts"], command["integration_types"])
        for command in wire.records.commands
    }
    assert contexts["who"] == ([0, 1, 2], [0, 1])
    assert contexts["digest"] == ([0], [0])
