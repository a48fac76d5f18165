"""Discord over its REST API alone, for the digests: no gateway, and no waits out of sight."""

import time
from types import SimpleNamespace

import aiohttp
import discord

from bot.chat.request_trace import trace_responses

_AT_ONCE = 0.001
"""Seconds that discord.py may wait by itself for a rate limit. Zero would mean: as long as it takes."""
_REMEMBERED = 1.0


class RestClient(discord.Client):
    """A client that raises RateLimited where others sleep, so that the ledger decides when to ask again.

    It also keeps digests apart from answers: discord.py 2.7, when a request is cancelled while it waits out a
    limit on the whole bot, lets no request of that client through ever again.
    """

    def __init__(self) -> None:
        trace = trace_responses()
        trace.on_request_end.append(self._note_scope)
        super().__init__(
            intents=discord.Intents(guilds=True),  # of no use without a gateway, but it warns where it lacks
            allowed_mentions=discord.AllowedMentions.none(),
            http_trace=trace,
        )
        # The option of this name has a floor of 30 s.
        self.http.max_ratelimit_timeout = _AT_ONCE
        self._limited_everywhere_at = float("-inf")

    def limited_everywhere(self) -> bool:
        """Whether Discord has just said that the whole bot must wait; RateLimited itself does not say."""
        return time.monotonic() - self._limited_everywhere_at < _REMEMBERED

    async def _note_scope(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, end: aiohttp.TraceRequestEndParams
    ) -> None:
        if "X-RateLimit-Global" in end.response.headers:
            self._limited_everywhere_at = time.monotonic()


def knows_scope(client: discord.Client) -> bool:
    """Say whether the limit that a client has just met is one on the whole bot, as far as it can tell."""
    return isinstance(client, RestClient) and client.limited_everywhere()
