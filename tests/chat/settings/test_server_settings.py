"""What a server chooses is kept and followed, in everything that is said there and nowhere else."""

from dataclasses import replace

import discord
import pytest

from bot.brief.library import Library
from bot.chat.client import DatelineBot
from bot.chat.service import DigestService, Plugs
from bot.lookup.answers import Lookup
from tests.chat.room import Room, buttons, components_of, read
from tests.chat.serving import serve


def is_plain(message: discord.Message) -> bool:
    return bool(message.content) and not message.embeds and not message.flags.components_v2


async def slash(room: Room, command: str, **options: str) -> str:
    """Use a slash command; return what only the asker reads."""
    result = await room.asker.slash(room.channel, command, **options)
    assert result.response is not None
    assert result.ephemeral
    return read(result.response)


def as_member(room: Room) -> Room:
    """Return the room as somebody who manages nothing."""
    return replace(room, asker=room.guild.add_member(room.env.create_user("member")))


async def test_show_lists_every_setting_with_its_default_on_one_screen(room: Room) -> None:
    assert await room.ask("!settings channels #briefing")
    shown = read(await room.ask("!settings show"))
    for name in ("prefix", "brief", "language", "channels", "plain"):
        assert f"`/settings {name} " in shown
    assert f"**Channels**: <#{room.channel.id}> (default: everywhere)" in shown
    assert "**Prefix**: `!` (default)" in shown
    assert len(shown) <= 900
    assert await slash(room, "settings show") == shown == read(await room.ask("!settings"))


async def test_a_prefix_is_followed_in_commands_help_and_buttons(room: Room) -> None:
    before = await room.ask("!help")
    assert read(await room.ask("!settings prefix d!")) == "**Prefix**: now `d!`; before, `!`."
    assert await room.say("!troops latvia") == []
    assert "600" in read(await room.ask("d!troops latvia"))
    assert "600" in read(await room.ask("D! troops latvia"))
    assert "600" in read(await room.ask(f"{room.mention} d!troops latvia"))
    assert "`d!troops`" in read(await room.ask("d!help"))
    assert "d!digest add" in read(await room.ask("d!digest"))
    await room.asker.click(before, label="More")
    (turned,) = [message for message in room.channel.history() if message.id == before.id]
    assert "`d!random`" in read(turned)
    (in_private,) = await room.tell("!help")
    assert "`!troops`" in read(in_private)


async def test_another_server_keeps_its_own(room: Room) -> None:
    await room.ask("!settings prefix ?")
    elsewhere = room.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("briefing")
    there = replace(room, guild=elsewhere, channel=channel, asker=elsewhere.add_member(room.asker.user))
    assert await there.say("?troops latvia") == []
    assert "600" in read(await there.ask("!troops latvia"))


async def test_chosen_briefs_answer_alone_in_every_form(room: Room) -> None:
    answer = await room.ask("!troops")
    assert "now “Aldermere" in read(await room.ask("!settings brief Aldermere"))
    assert "Aldermere's council" in read(await room.ask("!votes"))
    assert "Aldermere's council" in read(await room.ask("!brief"))
    assert "Latvia" not in read(await room.ask("!help"))
    assert await room.say("!troops") == []
    refused = await slash(room, "troops", name="latvia")
    assert "I answer from “Aldermere's council votes on bridge, bus and budget”" in refused
    assert "no /troops" in refused
    assert await room.asker.autocomplete(room.channel, "troops", "name", "lat") == []
    pressed = await room.asker.click(answer, label="Sources")
    assert pressed.response is not None
    assert "not in the brief any more" in read(pressed.response)
    assert "“Aldermere" in read(await room.ask("!digest add 09:00 UTC"))
    assert "600" in read((await room.tell("!troops latvia"))[0])


async def test_the_first_brief_that_is_chosen_speaks_first(room: Room) -> None:
    assert "NATO" in read(await room.ask("!brief"))
    await room.ask("!settings brief aldermere, eastern-flank")
    assert "Aldermere" in read(await room.ask("!brief"))
    assert "600" in read(await room.ask("!troops latvia"))


async def test_a_brief_that_is_gone_is_told_and_left_out(room: Room, library: Library) -> None:
    await room.ask("!settings brief aldermere")
    await room.bot.serve(Lookup(library))
    assert "600" in read(await room.ask("!troops latvia"))
    assert "every brief (`aldermere` is gone and left out)" in read(await room.ask("!settings"))


async def test_where_it_does_not_answer_it_is_silent_and_slash_says_where(room: Room) -> None:
    talk = room.guild.create_text_channel("talk")
    before = await room.ask("!troops")
    told = read(await room.ask("!settings channels #talk"))
    assert told == f"**Channels**: now <#{talk.id}>; before, everywhere."
    member = as_member(room)
    for text in ("!troops", "!settings", f"{room.mention} where are US troops?", "!privacy"):
        assert await member.say(text) == []
    assert await slash(member, "troops") == f"On this server I answer in <#{talk.id}>."
    assert "Nothing that you write" in await slash(member, "privacy show")
    pressed = await room.asker.click(before, label=buttons(before)[0])
    assert pressed.response is not None
    assert f"<#{talk.id}>" in read(pressed.response)
    assert read(await replace(member, channel=talk).ask("!troops latvia"))
    assert await room.say("!settings channels everywhere")
    assert await member.ask("!troops")


async def test_a_thread_belongs_to_its_channel(room: Room) -> None:
    await room.ask("!settings channels #briefing")
    channel = room.bot.get_channel(room.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="latvia", type=discord.ChannelType.public_thread)
    assert "600" in read(await replace(room, channel=room.channel.threads[-1]).ask("!troops latvia"))


async def test_channels_that_are_gone_lock_nobody_out(room: Room) -> None:
    talk = room.guild.create_text_channel("talk")
    await room.ask("!settings channels #talk")
    channel = room.bot.get_channel(talk.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.delete()
    await room.env.settle()
    assert "are gone" in await slash(room, "troops")
    assert "nowhere (1 is gone)" in read(await room.ask("!settings"))
    assert "everywhere" in read(await room.ask("!settings reset channels"))


async def test_it_says_where_it_may_not_write(room: Room) -> None:
    shut = room.shut(send_messages=False).channel
    assert f"I may not write in <#{shut.id}>" in read(await room.ask("!settings channels #shut #briefing"))


async def test_plain_text_is_followed_by_answers_their_buttons_and_digests(room: Room) -> None:
    assert not is_plain(await room.ask("!troops"))
    assert read(await room.ask("!settings plain ON")) == "**Plain text**: now on; before, off."
    answer = await room.ask("!troops")
    assert is_plain(answer)
    await room.asker.click(answer, label=buttons(answer)[0])
    (turned,) = [message for message in room.channel.history() if message.id == answer.id]
    assert is_plain(turned)
    assert read(turned) != read(answer)
    assert is_plain(await room.ask("!digest list"))
    assert not is_plain((await room.tell("!troops"))[0])


async def test_a_person_is_followed_everywhere_and_nobody_else(room: Room) -> None:
    assert "is on" in await slash(room, "my-settings plain", state="on")
    assert is_plain(await room.ask("!troops"))
    assert is_plain((await room.tell("!troops"))[0])
    assert not is_plain(await as_member(room).ask("!troops"))
    assert "is off" in read((await room.tell("!my-settings plain off"))[0])
    assert not is_plain((await room.tell("!troops"))[0])


async def test_reset_returns_one_or_all_and_names_what_changed(room: Room) -> None:
    for typed in ("plain on", "brief aldermere", "language en"):
        await room.ask(f"!settings {typed}")
    assert read(await room.ask("!settings reset plain")) == "**Plain text**: now off; before, on."
    told = read(await room.ask("!settings reset all"))
    assert [line.split(":")[0] for line in told.splitlines()] == ["**Briefs**", "**Language**"]
    assert read(await room.ask("!settings reset all")) == "Nothing was other than the default."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("prefix /", "Discord keeps"),
        ("brief gazette", "no brief `gazette`. There is: `eastern-flank`, `aldermere`"),
        ("brief aldermer", "There is: `aldermere`"),
        ("brief", "`aldermere`: Aldermere's council"),
        ("language klingon", "Take one of `en`"),
        ("channels #nowhere", "no channel of this server"),
        ("plain maybe", "neither `on` nor `off`"),
        ("reset everything", "`prefix`"),
        ("nonsense", "Settings know"),
    ],
)
async def test_what_is_not_understood_is_told_and_nothing_changes(room: Room, typed: str, told: str) -> None:
    assert told in read(await room.ask(f"!settings {typed}"))
    assert room.bot.preferences.of(room.guild.id) == room.bot.preferences.default
    room.env.errors.clear()


async def test_only_who_may_manage_the_server_changes_it(room: Room) -> None:
    member = as_member(room)
    for text in ("!settings prefix ?", "!settings", f"{room.mention} settings reset all"):
        assert "**Manage Server**" in read(await member.ask(text))
    # a server may open the slash command to anybody: it is not Discord that we rely on
    (command,) = [each for each in await room.bot.tree.fetch_commands() if each.name == "settings"]
    room.guild.set_command_permissions(command, {member.asker: True})
    assert "**Manage Server**" in await slash(member, "settings prefix", new="?")
    assert room.bot.preferences.of(room.guild.id).prefix == "!"
    (in_private,) = await room.tell("!settings prefix ?")
    assert "belongs to a server" in read(in_private)
    room.env.errors.clear()


async def test_choices_are_offered_while_typing(room: Room) -> None:
    room.guild.create_text_channel(
        "briefing-of-others",
        overwrites={room.guild.default_role: discord.PermissionOverwrite(view_channel=False)},
    )

    async def offered(command: str, option: str, typed: str) -> list[str]:
        choices = await room.asker.autocomplete(room.channel, f"settings {command}", option, typed)
        return [choice["value"] for choice in choices]

    assert await offered("brief", "briefs", "") == ["eastern-flank", "aldermere", "all"]
    assert await offered("brief", "briefs", "COUNCIL") == ["aldermere"]
    assert await offered("brief", "briefs", "aldermere, ") == ["aldermere eastern-flank", "aldermere all"]
    assert await offered("channels", "channels", "brief") == [f"<#{room.channel.id}>"]
    assert await offered("language", "language", "own") == ["auto"]
    assert await offered("reset", "what", "pre") == ["prefix"]
    assert await offered("plain", "state", "") == ["on", "off"]


async def test_what_was_chosen_outlives_a_restart(room: Room, lookup: Lookup, url: str) -> None:
    for typed in ("prefix ?", "brief aldermere", "channels #briefing", "plain on"):
        await room.ask(f"{room.bot.preferences.of(room.guild.id).prefix}settings {typed}")
    await room.ask("?my-settings plain on")
    chosen = room.bot.preferences.of(room.guild.id)
    service = DigestService(Plugs(url=url, library=lambda: lookup.library))
    await service.open()
    bot = DatelineBot(lookup, digests=service)
    await room.env.restart_bot(bot)
    assert bot.preferences.of(room.guild.id) == chosen
    assert bot.preferences.of_person(room.asker.id).plain
    assert is_plain(await room.ask("?votes"))
    await service.close()


async def test_while_the_database_is_gone_what_was_chosen_goes_on(room: Room, service: DigestService) -> None:
    await room.ask("!settings prefix ?")
    await service.close()
    assert "600" in read(await room.ask("?troops latvia"))
    assert "nothing was changed" in read(await room.ask("?settings plain on"))
    assert not is_plain(await room.ask("?troops"))
    room.env.errors.clear()


async def test_without_a_database_it_says_so_and_answers_on(lookup: Lookup) -> None:
    async with serve(DatelineBot(lookup)) as env:
        guild = env.create_guild()
        manager = guild.create_role("manager", permissions=discord.Permissions(manage_guild=True))
        channel, asker = (
            guild.create_text_channel("a"),
            guild.add_member(env.create_user("b"), roles=[manager]),
        )
        assert isinstance(env.bot, DatelineBot)
        room = Room(env=env, bot=env.bot, guild=guild, channel=channel, asker=asker)
        for text in ("!settings prefix ?", "!my-settings plain on", "!privacy forget-server"):
            assert "without a database" in read(await room.ask(text))
        assert "nothing is kept on disk" in read(await room.ask("!privacy"))
        assert "Done" in read(await room.ask("!privacy forget-me"))
        assert components_of(await room.ask("!troops"))
        env.errors.clear()
