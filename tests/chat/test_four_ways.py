"""A prefix, a mention, a slash command and `dateline ask` say the same to the same words, with the same facts."""

import re

import pytest

from bot.lookup import Lookup, read_request
from bot.lookup.replies import PlainMarkup, word
from tests.chat.room import Room, read

SAID = [
    ("troops", "name", "latvia"),
    ("troops", "name", ""),
    ("who", "name", "pabrix"),
    ("who", "name", "defense minister"),
    ("who", "name", "zelensky"),
    ("weapons", "name", "poland"),
    ("about", "name", "riga"),
    ("map", "name", "latvia"),
    ("timeline", "name", "latvia"),
    ("brief", "", ""),
    ("help", "", ""),
    ("source", "sentence", "32"),
    ("ask", "question", "how many US troops are in Latvia?"),
    ("ask", "question", "when will Poland get its Patriots?"),
    ("ask", "question", "who won the world cup"),
]
MARKS = re.compile(r"[*#`>\\‹›_]|-# ")


def find_words(text: str) -> set[str]:
    """Return what of a text is words, whatever it is marked up with."""
    return set(re.findall(r"\w+", MARKS.sub(" ", text)))


@pytest.mark.parametrize(("command", "option", "words"), SAID, ids=lambda each: each)
async def test_the_same_words_get_the_same_answer_in_every_way(
    room: Room, lookup: Lookup, command: str, option: str, words: str
) -> None:
    typed = f"{command} {words}".strip()
    prefixed = read(await room.anew().ask(f"!{typed}"))
    mentioned = read(await room.anew().ask(f"{room.mention} {typed}"))
    result = await room.asker.slash(room.anew().channel, command, **({option: words} if words else {}))
    assert result.response is not None
    slashed = read(result.response)
    assert prefixed == mentioned == slashed
    request = read_request(f"!{typed}", lookup, "!")
    assert request is not None
    asked = str(word(lookup.respond(request.command, request.words), PlainMarkup("!")))
    shown = find_words(prefixed) - {"page", "of", "sentence", "n"} - set(map(str, range(100)))
    assert shown <= find_words(asked)
