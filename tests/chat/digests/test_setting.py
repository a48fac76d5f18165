"""A digest is set, echoed and refused in words: the whole way from what is typed to the ledger and back."""

import re

import discord
import pytest

from bot.chat.service import DigestService
from tests.chat.clock import Clock
from tests.chat.room import Room, read


def timestamps(text: str) -> list[int]:
    """Return the moments that Discord shows in each reader's own time, in order and once each."""
    return list(dict.fromkeys(int(found) for found in re.findall(r"<t:(\d+):", text)))


async def test_a_digest_is_echoed_in_words_with_its_next_five_runs(room: Room, clock: Clock) -> None:
    echo = read(await room.ask("!digest add weekdays 09:00 Europe/Riga troops"))
    assert "weekday" in echo
    assert "09:00, Europe/Riga" in echo
    assert f"<#{room.channel.id}>" in echo
    assert "“Troops”" in echo
    days = [1, 2, 5, 6, 7]  # of January 2026; the 1st is a Thursday
    assert timestamps(echo) == [int(clock.at.replace(day=day, hour=7).timestamp()) for day in days]


async def test_slash_takes_the_same_and_answers_the_asker_alone(room: Room) -> None:
    news = room.guild.create_text_channel("news")
    result = await room.asker.slash(
        room.channel,
        "digest add",
        when="every 6h",
        zone="riga",
        what="new",
        channel=news,
        name="Evening News",
    )
    assert result.response is not None
    assert result.ephemeral
    echo = read(result.response)
    assert "Set: Evening News" in echo
    assert f"<#{news.id}>" in echo
    assert "Every 6 hours" in echo


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Say when first"),
        ("whenever", "not a schedule I understand"),
        ("9", "not a schedule I understand|may be morning or evening"),
        ("09:00 Europ/Riga", "Europe/Riga"),
        ("09:00 zone: Atlantis", "Atlantis"),
        ("09:00 what: gossip", "`brief`"),
        ("09:00 channel: #nowhere", "no channel of this server"),
        ("09:00 role: nobody", "no role of this server"),
        ("09:00 publish: perhaps", "neither yes nor no"),
        ("09:00 grace: a while", "no duration"),
        ("09:00 grace: 9d", "7 days"),
        ("09:00 late: never", "late"),
        ("09:00 name:", "`name:` once"),
        ("once 2020-01-01 09:00", "run left"),
        (f"09:00 name: {'x' * 60}", "50 characters"),
        ("09:00 what:troops brief: gazette", "no such brief"),
    ],
)
async def test_what_is_not_understood_is_told_and_nothing_is_set(
    room: Room, service: DigestService, typed: str, told: str
) -> None:
    answer = read(await room.ask(f"!digest add {typed}"))
    assert re.search(told, answer), answer
    assert "went wrong" not in answer
    assert await service.ledger.schedules.all() == []
    assert room.env.errors


async def test_without_a_zone_it_goes_by_utc_and_says_so(room: Room) -> None:
    assert "No zone was given" in read(await room.ask("!digest add 09:00"))
    assert "No zone was given" not in read(await room.ask("!digest add 09:00 UTC"))


async def test_a_name_is_taken_whatever_its_case(room: Room) -> None:
    await room.ask("!digest add 09:00 UTC name: Morning Post")
    assert "already has a digest named" in read(await room.ask("!digest add 10:00 UTC name: morning  POST"))
    assert "Every day at 09:00" in read(await room.ask("!digest show MORNING post"))
    assert room.env.errors


async def test_without_a_name_it_is_called_after_what_goes_in(room: Room) -> None:
    assert "Set: troops" in read(await room.ask("!digest add 09:00 UTC troops"))
    assert "Set: troops 2" in read(await room.ask("!digest add 10:00 UTC troops"))


async def test_a_server_has_only_so_many(room: Room) -> None:
    for hour in (9, 10, 11):
        await room.ask(f"!digest add {hour}:00 UTC")
    assert "as many as it may have" in read(await room.ask("!digest add 12:00 UTC"))
    assert room.env.errors


async def test_only_who_manages_the_server_sets_digests(room: Room, service: DigestService) -> None:
    reader = room.guild.add_member(room.env.create_user("reader"))
    asked = await reader.send(room.channel, "!digest add 09:00")
    (answer,) = room.replies_since(asked)
    assert "Manage Server" in read(answer)
    assert "digest" not in reader.available_commands(room.channel)
    assert "digest" in " ".join(room.asker.available_commands(room.channel))
    (direct,) = await room.tell("!digest list")
    assert "server" in read(direct)
    assert await service.ledger.schedules.all() == []
    assert room.env.errors


@pytest.mark.parametrize(
    ("lacking", "name"),
    [
        ("view_channel", "View Channel"),
        ("send_messages", "Send Messages"),
        ("embed_links", "Embed Links"),
        ("read_message_history", "Read Message History"),
    ],
)
async def test_what_is_missing_in_the_channel_is_named_with_where_to_click(
    room: Room, service: DigestService, lacking: str, name: str
) -> None:
    shut = room.shut(**{lacking: False})
    result = await room.asker.slash(room.channel, "digest add", when="09:00", channel=shut.channel)
    assert result.response is not None
    told = read(result.response)
    assert f"**{name}**" in told
    assert "Permissions" in told
    assert f"<#{shut.channel.id}>" in told
    assert await service.ledger.schedules.all() == []
    assert room.env.errors


async def test_nobody_has_the_bot_write_where_they_may_not(room: Room) -> None:
    assert room.bot.user is not None
    closed, open_ = (discord.PermissionOverwrite(send_messages=may) for may in (False, True))
    channel = room.guild.create_text_channel(
        "board", overwrites={room.guild.default_role: closed, room.bot.user: open_}
    )
    result = await room.asker.slash(room.channel, "digest add", when="09:00", channel=channel)
    assert result.response is not None
    assert "You may not write" in read(result.response)
    assert room.env.errors


async def test_publishing_needs_an_announcement_channel(room: Room) -> None:
    news = room.guild.create_news_channel("news")
    assert "no announcement channel" in read(await room.ask("!digest add 09:00 publish: yes"))
    published = await room.asker.slash(room.channel, "digest add", when="09:00", channel=news, publish=True)
    assert published.response is not None
    assert "published to the channels that follow" in read(published.response)
    assert room.env.errors


async def test_a_role_is_pinged_only_where_it_can_be_and_never_everyone(room: Room) -> None:
    quiet = room.guild.create_role("quiet", mentionable=False)
    readers = room.guild.create_role("readers", mentionable=True)
    shut = room.shut(mention_everyone=False).channel
    refused = await room.asker.slash(room.channel, "digest add", when="09:00", role=quiet, channel=shut)
    assert refused.response is not None
    assert "Allow anyone to @mention" in read(refused.response)
    everyone = await room.asker.slash(room.channel, "digest add", when="09:00", role=room.guild.default_role)
    assert everyone.response is not None
    assert "opt in" in read(everyone.response)
    assert f"<@&{readers.id}>" in read(await room.ask("!digest add 09:00 role: readers"))
    assert room.env.errors


async def test_zones_names_and_contents_complete_as_they_are_typed(room: Room) -> None:
    async def complete(command: str, option: str, typed: str) -> list[str]:
        choices = await room.asker.autocomplete(room.channel, command, option, typed)
        return [str(choice["value"]) for choice in choices]

    await room.ask("!digest add 09:00 UTC name: Morning Post")
    assert (await complete("digest add", "zone", "rig"))[0] == "Europe/Riga"
    assert (await complete("digest edit", "what", "tro"))[0] == "troops"
    for command in ("show", "pause", "resume", "remove", "preview", "now", "history"):
        assert await complete(f"digest {command}", "name", "post") == ["Morning Post"]
    assert await complete("digest edit", "digest", "morn") == ["Morning Post"]


async def test_every_answer_holds_without_the_database(room: Room, service: DigestService) -> None:
    await service.close()
    assert "database does not answer" in read(await room.ask("!digest add 09:00"))
    assert await room.asker.autocomplete(room.channel, "digest show", "name", "x") == []
    assert "Latvia" in read(await room.ask("!troops latvia"))
    assert all("LedgerUnavailable" in repr(error) for error in room.env.errors)


async def test_what_is_no_channel_comes_back_without_marks_that_turn_or_hide_text(room: Room) -> None:
    shown = read(await room.ask("!digest add when: daily 09:00 what: troops channel: \u202e`new\u200bs`"))
    assert "`news` is no channel" in shown
    assert "BadUnionArgument" in str([repr(error) for error in room.env.errors])
