"""The text of a message -> the command it asks for. Pure.

The command line reads messages with it; on Discord, discord.py does the same for prefix and mention, save for what
ends a name.
"""

import re
from dataclasses import dataclass

from bot.lookup.answers import Lookup

NAME_ENDS = "?!.,:;/"
"""What ends a command's name, besides a space."""
_NAME = re.compile(rf"[\w-]+(?=[{re.escape(NAME_ENDS)}])")


@dataclass(frozen=True, slots=True)
class Request:
    """A command by its name, and the words behind it."""

    command: str
    words: str
    typed: str = ""
    """What was typed for the command, where that is another name of it."""

    @property
    def line(self) -> str:
        """All of it as one line of words, as it was typed."""
        return self.words if self.command == "ask" else f"{self.typed or self.command} {self.words}".strip()


def take_command_name(typed: str) -> str:
    """Return the part of a word that may be a command's name: `who` of `who?`, `who:` and `who,pabriks`."""
    found = _NAME.match(typed)
    return found[0] if found else typed


def read_request(text: str, lookup: Lookup, prefix: str) -> Request | None:
    """Read `!who pabrix` as the command `who`, and a text without the prefix as a question.

    None when there is nothing in it.
    """
    text = text.strip()
    if not text.startswith(prefix):
        return Request("ask", text) if text else None
    typed, *words = text.removeprefix(prefix).split(maxsplit=1) or [""]
    name = take_command_name(typed)
    if command := lookup.command(name):
        behind = " ".join([typed.removeprefix(name).lstrip(NAME_ENDS), *words]).strip()
        return Request(command, behind, name)
    return Request(typed, " ".join(words)) if typed else None
