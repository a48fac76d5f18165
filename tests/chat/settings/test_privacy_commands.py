"""What is kept is told truly, and is gone when somebody asks for that."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from bot.chat.client import DatelineBot
from bot.chat.service import DigestService, Plugs
from bot.digests.ledger.tables import metadata
from bot.lookup.answers import Lookup
from tests.chat.room import Room, buttons, read


async def read_tables(service: DigestService) -> dict[str, Sequence[Any]]:
    """Read all that the ledger holds."""
    async with service.ledger.database.reading() as connection:
        return {
            table.name: (await connection.execute(select(table))).all() for table in metadata.sorted_tables
        }


async def test_privacy_says_in_three_sentences_what_is_kept(room: Room) -> None:
    told = read(await room.ask("!privacy"))
    assert told.replace("## Privacy", "").strip().count(".") == 3
    for words in (
        "ids of who set or paused",
        "Nothing that you write",
        "buttons of a quiz",
        "forget-me",
        "forget-server",
        "90 days",
    ):
        assert words in told


async def test_nothing_of_a_person_is_left(room: Room, service: DigestService) -> None:
    await room.ask("!my-settings plain on")
    await room.ask("!digest add 09:00 UTC name: news")
    await room.ask("!digest pause news")
    await room.ask("!troops latvia")
    assert str(room.asker.id) in str(await read_tables(service))
    told = read(await room.ask("!privacy forget-me"))
    assert "1 digest that you set goes on" in told
    assert str(room.asker.id) not in str(await read_tables(service))
    assert not room.bot.preferences.of_person(room.asker.id).plain
    assert await room.say("!why") == []
    assert "by a member" in read(await room.ask("!digest show news"))
    assert "Resumed" in read(await room.ask("!digest resume news"))


async def ask_to_forget(room: Room) -> Any:  # noqa: ANN401 - a message
    await room.ask("!settings prefix ?")
    await room.ask("?digest add 09:00 UTC")
    return await room.ask("?privacy forget-server")


async def test_a_server_is_forgotten_once_that_is_confirmed_even_after_a_restart(
    room: Room, service: DigestService, lookup: Lookup, url: str
) -> None:
    asked = await ask_to_forget(room)
    assert "1 digest" in read(asked)
    assert buttons(asked) == ["Delete it all", "Keep it"]
    again = DigestService(Plugs(url=url, library=lambda: lookup.library))
    await again.open()
    bot = DatelineBot(lookup, digests=again)
    await room.env.restart_bot(bot)
    await room.asker.click(asked, label="Delete it all")
    (told,) = [message for message in room.channel.history() if message.id == asked.id]
    assert "I keep nothing of this server" in read(told)
    assert buttons(told) == []
    assert str(room.guild.id) not in str(await read_tables(service))
    assert bot.preferences.of(room.guild.id).prefix == "!"
    assert "600" in read(await room.ask("!troops latvia"))
    await again.close()


async def test_only_who_asked_and_still_may_manage_the_server_can_confirm(
    room: Room, service: DigestService
) -> None:
    asked = await ask_to_forget(room)
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    other = room.guild.add_member(room.env.create_user("other"))
    refused = await other.click(asked, label="Delete it all")
    assert refused.response is not None
    assert "Somebody else" in read(refused.response)
    (role,) = [each for each in guild.roles if each.name == "manager"]
    await (await guild.fetch_member(room.asker.id)).remove_roles(role)
    await room.env.settle()
    refused = await room.asker.click(asked, label="Delete it all")
    assert refused.response is not None
    assert "**Manage Server**" in read(refused.response)
    assert str(room.guild.id) in str(await read_tables(service))


async def test_nothing_goes_that_is_to_be_kept(room: Room, service: DigestService) -> None:
    asked = await ask_to_forget(room)
    await room.asker.click(asked, label="Keep it")
    (told,) = [message for message in room.channel.history() if message.id == asked.id]
    assert read(told) == "Nothing was deleted."
    assert str(room.guild.id) in str(await read_tables(service))


async def test_who_may_not_manage_the_server_is_not_asked(room: Room) -> None:
    member = replace(room, asker=room.guild.add_member(room.env.create_user("member")))
    reply = await member.ask("!privacy forget-server")
    assert "**Manage Server**" in read(reply)
    assert buttons(reply) == []
    room.env.errors.clear()


@pytest.mark.parametrize("command", ["show", "forget-me"])
async def test_privacy_is_for_everybody_in_direct_messages_too(room: Room, command: str) -> None:
    assert await room.tell(f"!privacy {command}")
