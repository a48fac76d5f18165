"""The text of a message -> the command it asks for. Pure.

The command line reads messages with it; on Discord, discord.py does the same for prefix and mention, save for what
ends a name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Outcome
from bot.lookup.perspectives import MOST_CHANCE, add_chance, has_chance, is_drawn

NAME_ENDS = "?!.,:;/"
"""What ends a command's name, besides a space."""
_TRIES = 40
"""How often it is drawn for what is not stale; of two, one in a million million times in vain."""
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


def draw_request(
    request: Request | None,
    lookup: Lookup,
    randomness: Random,
    is_stale: Callable[[Outcome], bool] = lambda _: False,
) -> Request | None:
    """Put a number behind what draws a fact or a question, unless one was typed: what is shown depends on it alone.

    One that draws what `is_stale` is left for another, unless there is hardly any other.
    """
    if request is None or not is_drawn(request.command) or has_chance(request.words):
        return request
    numbers = [randomness.randint(0, MOST_CHANCE) for _ in range(_TRIES)]
    drawn = (replace(request, words=add_chance(request.words, number)) for number in numbers)
    fresh = (each for each in drawn if not is_stale(lookup.respond(each.command, each.words)))
    return next(fresh, replace(request, words=add_chance(request.words, numbers[0])))
