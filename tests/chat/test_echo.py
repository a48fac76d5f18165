"""What a person types comes back as they typed it, and does nothing: no ping, no link, no markup."""

import re

import pytest

from tests.chat.room import Room, read

ATTACKS = [
    "@everyone",
    "@here",
    "<@1456074443980800001>",
    "<@&1456074443980800001>",
    "<#1456074443980800001>",
    "[Poland](https://evil.example)",
    "https://evil.example/a_b_c",
    "discord.gg/evil",
    "`` ` ``` code ```",
    "``@everyone``",
    "**bold** __under__ ~~gone~~ ||secret|| *it*",
    "> quoted",
    "# HEADING",
    "<:smile:1456074443980800001>",
    "</who:1456074443980800001>",
    "<t:0:F>",
    "\\` \\",
]
CODE = re.compile(r"`[^`\n]*`")


@pytest.mark.parametrize("text", ATTACKS)
@pytest.mark.parametrize("command", ["who", "troops", "about"])
async def test_what_was_typed_is_shown_as_code_and_nowhere_else(room: Room, command: str, text: str) -> None:
    shown = read(await room.ask(f"!{command} {text}"))
    typed = " ".join(text.split()).replace("`", "ˋ")
    assert f"`{typed}`" in shown
    assert typed not in CODE.sub("", shown)
    assert shown.count("`") % 2 == 0


async def test_nobody_is_ever_pinged(room: Room) -> None:
    for text in ("!who pabrix", "!who @everyone", "!help", "!ping", f"{room.mention} <@{room.asker.id}>"):
        reply = await room.ask(text)
        # simcord counts what stands in code as well; Discord does not
        assert reply.mentions == [] or f"`<@{room.asker.id}>`" in read(reply)
        assert not reply.mention_everyone
    await room.asker.slash(room.channel, "who", name="@everyone")
    for body in room.posted():
        assert body["allowed_mentions"] == {"parse": [], "replied_user": False} or body[
            "allowed_mentions"
        ] == {"parse": []}


async def test_an_answer_is_a_reply_to_the_question(room: Room) -> None:
    asked = await room.asker.send(room.channel, "!who pabrix")
    (reply,) = room.replies_since(asked)
    assert reply.reference is not None
    assert reply.reference.message_id == asked.id


@pytest.mark.parametrize(
    "mark", ["\u202e", "\u2066", "\u200f", "\u061c", "\u200b", "\ufeff", "\u0007", "\U000e0041"]
)
async def test_marks_that_turn_or_hide_text_do_not_come_back(room: Room, mark: str) -> None:
    assert mark not in read(await room.ask(f"!who {mark}nobody {mark}here{mark}"))


async def test_a_name_of_nothing_visible_is_not_shown_as_empty_code(room: Room) -> None:
    for shown in (read(await room.ask("!who \u200b\u2060")), read(await room.ask("!troops \u202e"))):
        assert "``" not in shown


async def test_a_long_question_is_echoed_in_part(room: Room) -> None:
    shown = read(await room.ask("!who " + "wolf " * 300))
    assert "…`" in shown
    assert len(shown) < 500
