"""The Discord for faults behaves as Discord does, towards a real discord.py."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
import discord
import pytest
from discord.ext import commands

from tests.wire import CROSSPOST, MESSAGE, MESSAGES, Wire, delay, fail, limit_rate, open_wire, refuse, reset
from tests.wire.gateway import IDENTIFY, RESUME
from tests.wire.openapi import DESCRIPTION


class Clock:
    """A clock that stands still until it is told otherwise."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        """Return the Unix time."""
        return self.now


class Impatient(discord.Client):
    """A discord.py that waits neither for guilds that come late nor, as it does for 5 s, to identify again."""

    def __init__(self, intents: discord.Intents | None = None, heartbeat_timeout: float = 60) -> None:
        super().__init__(
            intents=intents or discord.Intents.default(),
            guild_ready_timeout=0.1,
            heartbeat_timeout=heartbeat_timeout,
        )

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Go ahead."""


@asynccontextmanager
async def log_in(wire: Wire, client: discord.Client | None = None) -> AsyncGenerator[discord.Client]:
    """Log a client in to the API, without its gateway."""
    async with client or Impatient() as logged_in:
        await logged_in.login(wire.token)
        yield logged_in


@asynccontextmanager
async def connect(wire: Wire, client: discord.Client | None = None) -> AsyncGenerator[discord.Client]:
    """Connect a client to the gateway too and wait until it is ready."""
    async with log_in(wire, client) as connected:
        connection = asyncio.create_task(connected.connect())
        await asyncio.wait_for(connected.wait_until_ready(), 5)
        yield connected
        await connected.close()
        await connection


def channel_of(client: discord.Client, channel_id: int) -> discord.PartialMessageable:
    return client.get_partial_messageable(channel_id)


async def happens(client: discord.Client, event: str, cause: Callable[[], Awaitable[object]]) -> object:
    """Cause something and return the event that it leads to."""
    waiting = asyncio.create_task(client.wait_for(event, timeout=10))
    await asyncio.sleep(0)
    await cause()
    return await waiting


async def test_a_client_logs_in_and_sees_the_guild(wire: Wire) -> None:
    async with connect(wire) as client:
        assert client.user is not None
        assert client.user.name == "dateline"
        guild = client.get_guild(wire.records.guild_id)
        assert guild is not None
        assert [channel.name for channel in guild.text_channels] == ["briefs", "news"]
        assert guild.text_channels[1].is_news()
        assert guild.text_channels[0].permissions_for(guild.me).send_messages


async def test_a_message_is_posted_edited_and_read_back(wire: Wire) -> None:
    async with connect(wire) as client:
        channel = client.get_channel(wire.records.text_id)
        assert isinstance(channel, discord.TextChannel)
        embed = discord.Embed(title="Troops", description="600").set_footer(text="mark")
        message = await channel.send("now", embed=embed)
        await message.edit(content="later")
        (stored,) = wire.messages()
        assert (stored["content"], stored["embeds"][0]["footer"]["text"]) == ("later", "mark")
        fetched = await channel.fetch_message(message.id)
        assert fetched.edited_at is not None
        assert wire.count("PATCH", MESSAGE) == 1
        assert wire.requests[-1].path == f"/channels/{channel.id}/messages/{message.id}"


async def test_a_thread_takes_messages_too(wire: Wire) -> None:
    thread_id = wire.records.add_thread("aid", wire.records.text_id)
    async with connect(wire) as client:
        thread = client.get_channel(thread_id)
        assert isinstance(thread, discord.Thread)
        assert thread.parent_id == wire.records.text_id
        await thread.send("inside")
        assert [message["content"] for message in wire.messages(thread_id)] == ["inside"]


async def test_history_is_read_in_pages(wire: Wire) -> None:
    async with log_in(wire) as client:
        channel = channel_of(client, wire.records.text_id)
        sent = [await channel.send(str(number)) for number in range(7)]
        assert [each.content async for each in channel.history(limit=3)] == ["6", "5", "4"]
        assert [each.content async for each in channel.history(before=sent[3])] == ["2", "1", "0"]
        after = [each.content async for each in channel.history(after=sent[3], oldest_first=True)]
        assert after == ["4", "5", "6"]
        assert [each.content async for each in channel.history(after=sent[0], limit=2)] == ["1", "2"]


async def test_a_nonce_stores_one_message_for_two_minutes() -> None:
    clock = Clock()
    async with open_wire(clock=clock) as wire, log_in(wire) as client:
        here, there = (
            channel_of(client, id_) for id_ in (wire.records.text_id, wire.records.announcement_id)
        )
        first = await here.send("once", nonce="delivery-1")
        assert (await here.send("once", nonce="delivery-1")).id == first.id
        assert (await there.send("once", nonce="delivery-1")).id == first.id
        assert (await here.send("other", nonce="delivery-2")).id != first.id
        clock.now += 121
        assert (await here.send("once", nonce="delivery-1")).id != first.id
        assert [message["content"] for message in wire.messages()] == ["once", "other", "once"]


async def test_an_announcement_is_published_once(wire: Wire) -> None:
    async with log_in(wire) as client:
        message = await channel_of(client, wire.records.announcement_id).send("news")
        await message.publish()
        with pytest.raises(discord.HTTPException, match="40033"):
            await message.publish()
        with pytest.raises(discord.HTTPException, match="50024"):
            await (await channel_of(client, wire.records.text_id).send("plain")).publish()
        assert wire.count("POST", CROSSPOST) == 3


async def test_commands_are_replaced_as_a_whole(wire: Wire) -> None:
    async with commands.Bot("!", intents=discord.Intents.default()) as bot:

        @bot.tree.command(name="brief", description="What the article says.")
        async def _(interaction: discord.Interaction, name: str) -> None: ...

        await bot.login(wire.token)
        (synced,) = await bot.tree.sync()
        assert synced.name == "brief"
        assert wire.records.commands[0]["options"][0]["name"] == "name"


async def test_a_dropped_gateway_is_resumed_with_what_was_missed(wire: Wire) -> None:
    async with connect(wire) as client:
        await happens(client, "resumed", wire.gateway.drop)
        wire.gateway.cut()
        message = await happens(client, "message", lambda: wire.say("missed?"))
        assert isinstance(message, discord.Message)
        await happens(client, "resumed", wire.gateway.ask_to_reconnect)
        assert (wire.gateway.count(IDENTIFY), wire.gateway.count(RESUME)) == (1, 3)


async def test_an_invalid_session_begins_anew(wire: Wire) -> None:
    async with connect(wire) as client:
        await happens(client, "ready", wire.gateway.invalidate)
        assert (wire.gateway.count(IDENTIFY), wire.gateway.count(RESUME)) == (2, 0)
        wire.gateway.cut()
        await happens(client, "ready", wire.gateway.invalidate)
        assert (wire.gateway.count(IDENTIFY), wire.gateway.count(RESUME)) == (3, 1)


async def test_a_message_comes_from_a_member_in_a_guild_or_from_a_user_directly(wire: Wire) -> None:
    direct = wire.records.add_direct_channel(wire.records.reader["id"])
    async with connect(wire) as client:
        for channel_id, guild_id, author in (
            (wire.records.text_id, wire.records.guild_id, discord.Member),
            (int(direct["id"]), None, discord.User),
        ):
            message = await happens(client, "message", lambda where=channel_id: wire.say("hello", where))
            assert isinstance(message, discord.Message)
            assert message.channel.id == channel_id
            assert (message.guild and message.guild.id) == guild_id
            assert type(message.author) is author


async def test_content_needs_the_intent_or_a_mention(wire: Wire) -> None:
    async with connect(wire) as client:
        assert client.user is not None
        mention = f"{client.user.mention} who"
        for said, seen in (("!who", ""), (mention, mention)):
            message = await happens(client, "message", lambda said=said: wire.say(said))
            assert isinstance(message, discord.Message)
            assert message.content == seen


async def test_silent_heartbeats_lead_to_a_resume() -> None:
    client = Impatient(heartbeat_timeout=0.5)
    async with open_wire(heartbeat_seconds=0.2) as wire, connect(wire, client):
        await asyncio.sleep(1)
        assert wire.gateway.count(RESUME) == 0
        wire.gateway.acknowledges = False
        await client.wait_for("resumed", timeout=5)


async def test_a_rejected_token_ends_the_login(wire: Wire) -> None:
    token = wire.token
    wire.revoke_token()
    async with Impatient() as client:
        with pytest.raises(discord.LoginFailure):
            await client.login(token)


async def test_a_token_revoked_later_ends_the_connection(wire: Wire) -> None:
    async with log_in(wire) as client:
        wire.revoke_token()
        with pytest.raises(discord.ConnectionClosed) as closed:
            await client.connect()
        assert closed.value.code == 4004


async def test_intents_that_were_not_granted_end_the_connection(wire: Wire) -> None:
    wire.gateway.allowed_intents = 0
    intents = discord.Intents.default()
    intents.message_content = True
    async with log_in(wire, Impatient(intents)) as client:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await client.connect()


@pytest.mark.parametrize("everywhere", [False, True])
async def test_a_rate_limit_is_waited_out(wire: Wire, everywhere: bool) -> None:
    wire.faults.add("POST", MESSAGES, limit_rate(0.2, everywhere=everywhere), times=2)
    async with log_in(wire) as client:
        await channel_of(client, wire.records.text_id).send("late")
    posts = [request for request in wire.requests if request.method == "POST"]
    assert [request.status for request in posts] == [429, 429, 200]
    assert posts[2].at - posts[0].at >= 0.4
    assert len(wire.messages()) == 1


@pytest.mark.parametrize("status", [500, 502])
async def test_discord_py_retries_these_and_the_nonce_holds(wire: Wire, status: int) -> None:
    wire.faults.add("POST", MESSAGES, fail(status, stored=True))
    async with log_in(wire) as client:
        await channel_of(client, wire.records.text_id).send("once", nonce="n")
    assert wire.count("POST", MESSAGES) == 2
    assert len(wire.messages()) == 1


async def test_discord_py_does_not_retry_503(wire: Wire) -> None:
    wire.faults.add("POST", MESSAGES, fail(503))
    async with log_in(wire) as client:
        with pytest.raises(discord.DiscordServerError):
            await channel_of(client, wire.records.text_id).send("lost")
    assert (wire.count("POST", MESSAGES), wire.messages()) == (1, [])


@pytest.mark.parametrize(("stored", "messages"), [(False, 0), (True, 1)])
async def test_a_reset_comes_before_or_after_the_message_was_stored(
    wire: Wire,
    stored: bool,
    messages: int,
) -> None:
    wire.faults.add("POST", MESSAGES, reset(stored=stored))
    async with log_in(wire) as client:
        channel = channel_of(client, wire.records.text_id)
        with pytest.raises(aiohttp.ClientOSError) as failure:
            await channel.send("once", nonce="n")
        assert failure.value.errno == 104
        assert len(wire.messages()) == messages
        assert wire.requests[-1].status is None
        await channel.send("once", nonce="n")
    assert len(wire.messages()) == 1


async def test_the_bots_whole_budget_can_be_enforced() -> None:
    async with open_wire(requests_per_second=3) as wire, log_in(wire) as client:
        channel = channel_of(client, wire.records.text_id)
        await asyncio.gather(*(channel.send(str(number)) for number in range(4)))
        statuses = [request.status for request in wire.requests]
        assert (statuses.count(200), statuses.count(429) > 0) == (6, True)  # two of them the login
        assert len(wire.messages()) == 4


async def test_a_slow_answer_comes_after_the_message_was_stored(wire: Wire) -> None:
    wire.faults.add("POST", MESSAGES, delay(0.5))
    async with log_in(wire) as client:
        channel = channel_of(client, wire.records.text_id)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(channel.send("once", nonce="n"), 0.2)
        assert len(wire.messages()) == 1


async def test_refusals_carry_discords_codes(wire: Wire) -> None:
    wire.faults.add("POST", f"/channels/{wire.records.announcement_id}/messages", refuse(50013))
    async with log_in(wire) as client:
        await channel_of(client, wire.records.text_id).send("unharmed")
        with pytest.raises(discord.Forbidden) as forbidden:
            await channel_of(client, wire.records.announcement_id).send("no")
        await wire.remove_channel(wire.records.announcement_id)
        with pytest.raises(discord.NotFound) as missing:
            await channel_of(client, wire.records.announcement_id).send("no")
        assert (forbidden.value.code, missing.value.code) == (50013, 10003)


async def test_a_guild_that_removes_the_bot_is_gone(wire: Wire) -> None:
    async with connect(wire) as client:
        await happens(client, "guild_remove", lambda: wire.remove_guild(wire.records.guild_id))
        assert not client.guilds
        with pytest.raises(discord.NotFound):
            await channel_of(client, wire.records.text_id).send("no")


async def test_what_discord_does_not_take_is_refused(wire: Wire) -> None:
    async with log_in(wire) as client:
        channel = channel_of(client, wire.records.text_id)
        wide = [discord.Embed(description="x" * 3001)] * 2
        for content, embeds, reason in (("x" * 2001, [], "2000"), (None, wide, "6000"), (None, [], "empty")):
            with pytest.raises(discord.HTTPException, match=reason):
                await channel.send(content, embeds=embeds)


@pytest.mark.skipif(not DESCRIPTION.exists(), reason="Discord's own description is not beside the repository")
async def test_a_body_unlike_discords_description_fails_the_test(wire: Wire) -> None:
    async with log_in(wire) as client:
        with pytest.raises(discord.HTTPException, match="Invalid Form Body"):
            await channel_of(client, wire.records.text_id).send("x", nonce="n" * 26)
    (mismatch,) = wire.server.mismatches
    assert "nonce" in mismatch
    wire.server.mismatches.clear()


async def test_a_route_that_is_not_there_fails_the_test() -> None:
    async def ask() -> None:
        async with open_wire() as wire, log_in(wire) as client:
            with pytest.raises(discord.NotFound):
                await client.fetch_guild(wire.records.guild_id)

    with pytest.raises(AssertionError, match="no such route"):
        await ask()
