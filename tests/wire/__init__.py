"""A Discord for faults: real HTTP and a real gateway on the loopback, that fail when told to.

    async with open_wire() as wire:
        client = discord.Client(intents=discord.Intents.default())
        wire.faults.add("POST", MESSAGES, fail(503), reset(stored=True))
        await client.start(wire.token)

discord.py is pointed at it for as long as it is open, so there is one at a time in a process; another process that is to
talk to it calls `point_discord` with its URLs. On leaving, bodies that Discord's own OpenAPI description does not allow,
and routes that this Discord does not have, fail the test.
"""

import math
import time
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.wire.faults import Budget, Fault, FaultScript, delay, fail, limit_rate, refuse, reset
from tests.wire.gateway import Gateway
from tests.wire.limits import JSON
from tests.wire.records import ANNOUNCEMENT, TEXT, Records
from tests.wire.server import API, COMMANDS, CROSSPOST, MESSAGE, MESSAGES, Recorded, Server

__all__ = [
    "ANNOUNCEMENT",
    "COMMANDS",
    "CROSSPOST",
    "MESSAGE",
    "MESSAGES",
    "TEXT",
    "Fault",
    "Recorded",
    "Wire",
    "delay",
    "fail",
    "limit_rate",
    "open_wire",
    "point_discord",
    "refuse",
    "reset",
]

TOKEN = "the.wire.token"  # noqa: S105 - it opens nothing but this


@dataclass(frozen=True)
class Wire:
    """A Discord that is up."""

    records: Records
    gateway: Gateway
    server: Server
    api_url: str

    @property
    def token(self) -> str:
        """The token that it takes."""
        return self.server.token

    @property
    def faults(self) -> FaultScript:
        """What is still to go wrong."""
        return self.server.faults

    @property
    def requests(self) -> list[Recorded]:
        """Every request so far, in the order they ended."""
        return self.server.requests

    def count(self, method: str, route: str) -> int:
        """Return how many requests have come to a route."""
        return sum(request.method == method and request.route == route for request in self.requests)

    def messages(self, channel_id: int | None = None) -> list[JSON]:
        """Return what stands in a channel, or in the first text channel, oldest first."""
        return self.records.messages[str(channel_id or self.records.text_id)]

    async def say(self, content: str, channel_id: int | None = None, author: JSON | None = None) -> JSON:
        """Post a message as a member, the guild's reader where no other is named."""
        channel = str(channel_id or self.records.text_id)
        message, _ = self.records.create_message(channel, {"content": content}, author or self.records.reader)
        await self.gateway.dispatch_message("MESSAGE_CREATE", message)
        return message

    async def edit(self, message: JSON, content: str) -> None:
        """Change a message as the person who posted it."""
        body = {"content": content}
        edited = self.records.edit_message(message["channel_id"], message["id"], body, message["author"])
        await self.gateway.dispatch_message("MESSAGE_UPDATE", edited)

    async def unfurl(self, message: JSON) -> None:
        """Show below a message what a link in it leads to, as Discord does a moment after it was posted."""
        message["embeds"] = [{"type": "link", "url": "https://example.org", "title": "An example"}]
        await self.gateway.dispatch_message("MESSAGE_UPDATE", message)

    async def delete(self, message: JSON) -> None:
        """Delete a message as the person who posted it."""
        self.records.delete_message(message["channel_id"], message["id"])
        told = {key: self.records.tell_of(message)[key] for key in ("id", "channel_id", "guild_id")}
        await self.gateway.dispatch("MESSAGE_DELETE", told)

    async def use(
        self, command: str, channel_id: int | None = None, *, locale: str = "en-GB", **options: str
    ) -> str:
        """Use a slash command as the guild's reader; returns the token that its answers are kept under."""
        return await self.server.interactions.use(command, channel_id, locale=locale, **options)

    async def press(self, message: JSON, custom_id: str, locale: str = "en-GB") -> str:
        """Press a button as the guild's reader; returns the token that its answers are kept under."""
        return await self.server.interactions.press(message, custom_id, locale)

    def answers(self, token: str) -> list[JSON]:
        """Return the messages that an interaction was answered with, oldest first."""
        return self.server.interactions.answers[token]

    async def remove_channel(self, channel_id: int) -> None:
        """Delete a channel, as a moderator does."""
        await self.gateway.dispatch("CHANNEL_DELETE", self.records.remove_channel(channel_id))

    async def remove_guild(self, guild_id: int) -> None:
        """Remove the bot from a guild."""
        self.records.remove_guild(guild_id)
        await self.gateway.dispatch("GUILD_DELETE", {"id": str(guild_id)}, guild_id)

    def revoke_token(self) -> None:
        """Take the token back: requests get 401, and the gateway closes with 4004."""
        self.server.token = self.gateway.token = f"{TOKEN}.new"


@asynccontextmanager
async def open_wire(
    *,
    clock: Callable[[], float] = time.time,
    heartbeat_seconds: float = 41.25,
    requests_per_second: float = math.inf,
) -> AsyncGenerator[Wire]:
    """Start a Discord, point discord.py at it, and check at the end that nothing strange was asked of it.

    `clock` gives Unix seconds: the time of messages, of their ids, and of how long a nonce holds.
    `requests_per_second` is what the whole bot may ask, by real time, before it meets a 429 of global scope.
    """
    records = Records(clock)
    gateway = Gateway(records, token=TOKEN, heartbeat_seconds=heartbeat_seconds)
    server = Server(records, gateway, Budget(requests_per_second, time.monotonic), clock)
    runner = web.AppRunner(server.make_application(), shutdown_timeout=1, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    gateway.url = f"ws://{host}:{port}/gateway/"
    wire = Wire(records, gateway, server, f"http://{host}:{port}{API}")
    try:
        with point_discord(wire.api_url, gateway.url):
            yield wire
        assert not server.mismatches, server.mismatches
    finally:
        await gateway.close()
        await runner.cleanup()


@contextmanager
def point_discord(api_url: str, gateway_url: str) -> Generator[None]:
    """Have discord.py, in this process, speak to another Discord."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = api_url, yarl.URL(gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before
