"""Nothing that a person writes gets into the log, whatever they ask and however it fails, at any level."""

import logging
from collections.abc import Callable

import pytest
from discord.ext import commands

from bot.brief.library import Library
from bot.chat.client import DatelineBot
from bot.chat.service import DigestService
from bot.errors import UserError
from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Outcome
from tests.chat.room import Room

SECRETS = ("quizzaciously", "flumadiddle")
WRITTEN = " ".join(SECRETS)


class Echoing(Lookup):
    """A lookup whose faults repeat what was asked, as many libraries' do."""

    def __init__(self, library: Library, kind: Callable[[str], Exception]) -> None:
        super().__init__(library, ahead=False)
        self._kind = kind

    def respond(self, command: str, words: str = "") -> Outcome:
        """Fail with a cause."""
        raise self._kind(f"{command} {words}") from KeyError(words)


def read_log(caplog: pytest.LogCaptureFixture) -> str:
    """Return all that our loggers kept, arguments and tracebacks with it."""
    formatter = logging.Formatter()
    ours = [record for record in caplog.records if record.name.split(".")[0] == "bot"]
    return "\n".join(f"{formatter.format(record)} {record.__dict__}" for record in ours)


def list_commands(bot: DatelineBot) -> list[str]:
    """Return every command with all of its words, and what is no command at all."""
    names = [
        command.qualified_name
        for command in bot.walk_commands()
        if not isinstance(command, commands.Group) or command.invoke_without_command
    ]
    assert len(names) > 20
    return [*names, "flumadiddle", "abuot", ""]


async def ask_everything(room: Room) -> None:
    """Type every command in every form, with words that are nobody's but the asker's."""
    for name in list_commands(room.bot):
        for text in (
            f"!{name} {WRITTEN}",
            f"{room.mention} {name} {WRITTEN}?",
            f"!{name} name: {WRITTEN} when: {WRITTEN}",
        ):
            await room.say(text)
        await room.tell(f"{name} {WRITTEN}")
    for name, option in (("who", "name"), ("ask", "question"), ("source", "sentence")):
        await room.asker.slash(room.channel, name, **{option: WRITTEN})
    room.env.errors.clear()


@pytest.fixture(autouse=True)
def _everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:  # pyright: ignore[reportUnusedFunction]
    caplog.set_level(logging.DEBUG, "bot")


async def test_while_all_is_well(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    await ask_everything(room)
    assert not any(word in read_log(caplog).casefold() for word in SECRETS)


@pytest.mark.parametrize("kind", [RuntimeError, UserError])
async def test_while_answers_fail(
    room: Room, library: Library, caplog: pytest.LogCaptureFixture, kind: type[Exception]
) -> None:
    room.bot.lookup = Echoing(library, kind)
    await ask_everything(room)
    assert not any(word in read_log(caplog).casefold() for word in SECRETS)
    assert ("fault" in read_log(caplog)) == (kind is RuntimeError)


async def test_while_discord_fails(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    room.env.inject_error("POST", "/channels/*/messages", times=None)
    room.env.inject_error("POST", "/interactions/*/*/callback", times=None)
    await ask_everything(room)
    assert "fault" in read_log(caplog)
    assert not any(word in read_log(caplog).casefold() for word in SECRETS)


async def test_while_the_database_is_gone(
    room: Room, service: DigestService, caplog: pytest.LogCaptureFixture
) -> None:
    await service.close()
    await ask_everything(room)
    assert "could not do digest" in read_log(caplog)
    assert not any(word in read_log(caplog).casefold() for word in SECRETS)
