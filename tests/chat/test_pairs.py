"""Every command after every other is answered, whatever was asked before it, wherever it is asked."""

import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence

import pytest
import simcord

from bot.chat import DatelineBot
from bot.lookup import FIXED_COMMANDS, Lookup
from tests.chat.limits import find_excess
from tests.chat.room import Room, Shown
from tests.chat.serving import serve

FOREIGN = "play despacito"
"""Another bot's command: the one thing here that is rightly met with silence."""
TYPED = (
    "troops",  # one topic stands for all: their commands are made by one function
    *FIXED_COMMANDS,
    "who pabrix",
    "who?",
    "who,pabriks",
    "who defense minister",
    "who zelensky",
    "ask how many US troops are in Latvia?",
    "ask who gets the forty billion",
    "source 32",
    "source 99",
    "why pabrix",
    "troopz",
    "pabriks",
    "compare latvia poland",
    "timeline latvia",
    "quiz",
    "ask hello",
    "ask and estonia?",
    "ask says who",
    "privacy",
    FOREIGN,
)
SLASHED = (
    "troops",
    *FIXED_COMMANDS,
    "who name:pabrix",
    "who name:defense minister",
    "who name:zelensky",
    "ask question:who gets the forty billion",
    "source sentence:32",
    "source sentence:99",
    "why name:pabrix",
    "random",
    "quiz",
    "ask question:hello",
    "ask question:and estonia?",
    "privacy show",
)
Say = Callable[[str], Awaitable[Sequence[Shown]]]


def alternate(first: str, others: Sequence[str]) -> Iterator[str]:
    """Yield `first` after itself, and before and after each of the others."""
    yield first
    for other in (first, *others):
        yield other
        yield first


async def find_faults(texts: Iterator[str], say: Say, *, typed: bool) -> list[str]:
    """Say one after the other; return what was not answered as it should be."""
    faults: list[str] = []
    before, asked = "nothing", False
    for text in texts:
        replies = await say(text)
        asked = asked or text not in {FOREIGN, "why", "ping"}
        # before anything was asked there is nothing to explain, and what is typed may be another bot's `!why`
        due = text != FOREIGN and (text != "why" or asked or not typed)
        if bool(replies) != due or len(replies) > 1:
            faults.append(f"{text} after {before}: {len(replies)} replies")
        for reply in replies:
            faults += [f"{text} after {before}: {excess}" for excess in find_excess(reply)]
        before = text
    return faults


def open_room(env: simcord.Env, bot: DatelineBot) -> Room:
    """Open a room with one member on a server of its own."""
    guild = env.create_guild()
    channel, asker = guild.create_text_channel("briefing"), guild.add_member(env.create_user("asker"))
    return Room(env=env, bot=bot, guild=guild, channel=channel, asker=asker)


def speak(room: Room, place: str) -> Say:
    """Return how somebody asks there."""

    async def slash(text: str) -> Sequence[Shown]:
        command, _, rest = text.partition(" ")
        option, given, value = rest.partition(":")
        named, options = (command, {option: value}) if given else (text, {})
        result = await room.asker.slash(room.channel, named, **options)
        return [result.response] if result.response is not None else []

    if place == "slash":
        return slash
    say = room.say if place == "channel" else room.tell
    return lambda text: say(f"!{text}")


@pytest.mark.parametrize("place", ["channel", "direct", "slash"])
async def test_every_command_after_every_other_is_answered(
    lookup: Lookup, place: str, caplog: pytest.LogCaptureFixture
) -> None:
    texts = SLASHED if place == "slash" else TYPED
    faults: list[str] = []
    for number, first in enumerate(texts):
        # a Discord of its own: simcord slows with each message
        async with serve(DatelineBot(lookup)) as env:
            assert isinstance(env.bot, DatelineBot)
            say = speak(open_room(env, env.bot), place)
            faults += await find_faults(alternate(first, texts[number + 1 :]), say, typed=place != "slash")
    assert faults == []
    assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == []
