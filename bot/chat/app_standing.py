"""What Discord says of our application: whether it lets us in, what it lets us read, and what time it is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import SimpleNamespace

import aiohttp
import discord

from bot.errors import SettingsError

_NEEDED = {
    "view_channel": "View Channels",
    "send_messages": "Send Messages",
    "embed_links": "Embed Links",
    "read_message_history": "Read Message History",
}
"""The permissions that answers and digests take, and what Discord's pages call them."""
_MOST_SERVERS = 200  # what one request lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an application stands with Discord."""

    name: str
    reads_messages: bool
    """Whether it has the message content intent."""
    servers: int
    """How many it is in, up to 200."""
    lacking: Mapping[str, tuple[str, ...]]
    """The permissions that a server's roles do not give it, by the server's name, as Discord's pages name them."""
    recommended_shards: int
    starts_left: int
    """How many shards may still connect anew today."""
    ahead: timedelta
    """By how much our clock is ahead of Discord's, which says whole seconds."""


async def examine(token: str) -> Standing:
    """Log in over REST alone and look around. Raises SettingsError where Discord refuses or cannot be reached."""
    clock = _ClockTrace()
    try:
        async with discord.Client(intents=discord.Intents.none(), http_trace=clock.trace) as client:
            await client.login(token)
            flags = (await client.application_info()).flags
            guilds = await client.http.get_guilds(_MOST_SERVERS)
            recommended_shards, _, starts = await client.http.get_bot_gateway()
            return Standing(
                name=str(client.user),
                reads_messages=flags.gateway_message_content or flags.gateway_message_content_limited,
                servers=len(guilds),
                lacking={
                    guild["name"]: missing
                    for guild in guilds
                    if (missing := _missing(int(guild.get("permissions") or 0)))
                },
                recommended_shards=recommended_shards,
                starts_left=starts["remaining"],
                ahead=clock.ahead,
            )
    except discord.LoginFailure:
        raise SettingsError("Discord refused the token") from None
    except (
        discord.HTTPException,
        discord.GatewayNotFound,
        aiohttp.ClientError,
        OSError,
        TimeoutError,
    ) as error:
        raise SettingsError(
            f"Discord does not answer as it should: {error or type(error).__name__}"
        ) from None


def _missing(granted: int) -> tuple[str, ...]:
    permissions = discord.Permissions(granted)
    if permissions.administrator:
        return ()
    return tuple(words for name, words in _NEEDED.items() if not getattr(permissions, name))


class _ClockTrace:
    """Compares Discord's clock with ours at every answer; the least difference seen is the truest."""

    def __init__(self) -> None:
        self.ahead = timedelta.max
        self.trace = aiohttp.TraceConfig()
        self.trace.on_request_end.append(self._note)

    async def _note(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, end: aiohttp.TraceRequestEndParams
    ) -> None:
        if told := end.response.headers.get("Date"):
            # A whole second is cut off: on average it is half of one later there.
            there = parsedate_to_datetime(told) + timedelta(seconds=0.5)
            self.ahead = min(self.ahead, datetime.now(UTC) - there, key=abs)
