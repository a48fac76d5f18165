"""The text of a message -> the command it asks for. Pure.

The command line reads messages with it; on Discord, discord.py does the same for prefix and mention.
"""

from dataclasses import dataclass

from bot.lookup.answers import Lookup


@dataclass(frozen=True, slots=True)
class Request:
    """A command by its name, and the words behind it."""

    command: str
    words: str


def read_request(text: str, lookup: Lookup, prefix: str) -> Request | None:
    """Read `!who pabrix` as the command `who`, and a text without the prefix as a question.

    None when there is nothing in it.
    """
    text = text.strip()
    if not text.startswith(prefix):
        return Request("ask", text) if text else None
    typed, *words = text.removeprefix(prefix).split(maxsplit=1) or [""]
    return Request(lookup.command(typed) or typed, " ".join(words)) if typed else None
