"""What changes something is done once, for the message as it was posted, and never because it is edited."""

import discord

from bot.chat.service import DigestService
from tests.chat.room import Room, read


async def edit(room: Room, message: discord.Message, text: str) -> list[str]:
    """Change a message a second later; return what the bot says below it then."""
    await room.env.advance_time(1)
    await room.asker.edit(message, text)
    return [read(reply) for reply in room.replies_since(message)]


async def test_an_edited_command_is_not_run_again(room: Room, service: DigestService) -> None:
    asked = await room.asker.send(room.channel, "!digest add 09:00 Europe/Riga troops")
    before = [read(reply) for reply in room.replies_since(asked)]
    for text in ("!digest add 10:00 Europe/Riga troops", "!digest remove troops", "!troops", "never mind"):
        assert await edit(room, asked, text) == before
    assert [schedule.recurrence for schedule in await service.ledger.schedules.all()] == ["09:00"]


async def test_an_edit_into_a_command_asks_for_a_new_message(room: Room, service: DigestService) -> None:
    asked = await room.asker.send(room.channel, "!troops")
    (answer,) = [read(reply) for reply in room.replies_since(asked)]
    (told,) = await edit(room, asked, "!digest add 09:00 Europe/Riga troops")
    assert "only for a new message" in told
    assert await service.ledger.schedules.all() == []
    assert await edit(room, asked, "!troops") == [answer]


async def test_a_deleted_command_takes_the_echo_along_and_undoes_nothing(
    room: Room, service: DigestService
) -> None:
    asked = await room.asker.send(room.channel, "!digest add 09:00 Europe/Riga troops")
    await room.asker.delete(asked)
    assert room.channel.history() == []
    assert len(await service.ledger.schedules.all()) == 1
