"""Every message that the README tells people to type in a channel is answered there."""

import re

import pytest

from tests.chat.room import Room, read
from tests.documents import IN_A_LINE, read_document

TYPED = sorted(
    {
        text
        for text in IN_A_LINE.findall(read_document("README.md"))
        if re.match(r"[!/]\w[\w-]*( |$)|@Dateline ", text)
        and not text.startswith(("/metrics", "/healthz", "/readyz"))
    }
)


@pytest.mark.parametrize("typed", TYPED)
async def test_what_the_readme_types_is_answered(typed: str, room: Room) -> None:
    names = {name: room.guild.create_text_channel(name).mention for name in ("news", "talk")}
    role = room.guild.create_role("readers")
    text = typed.replace("@Dateline", room.mention).replace("@readers", role.mention).replace(" …", "")
    text = re.sub(r"#(news|talk)", lambda name: names[name[1]], re.sub("^/", "!", text))
    await room.say("!troops latvia")  # for what leans on a line before it
    assert read(await room.ask(text))
