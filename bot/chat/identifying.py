"""When a shard may introduce itself to Discord, which lets in so many at once and takes turns over all processes."""

import asyncio
import logging

import discord

from bot.chat.service import DigestService
from bot.digests.ledger import Budget
from bot.errors import LedgerUnavailableError

_log = logging.getLogger(__name__)

_EVERY = 5.25
"""Seconds between two of one queue: Discord asks for 5, by its own clock and not by ours."""


class Introductions:
    """The turns of a bot's shards. Discord has `max_concurrency` queues, and deals the shards out to them in turn."""

    def __init__(self, client: discord.AutoShardedClient, digests: DigestService | None) -> None:
        self._client = client
        self._digests = digests
        self._queues: dict[int, Budget] = {}
        self._concurrency = 0

    async def wait(self, shard_id: int) -> None:
        """Wait for a shard's turn. Raises LedgerUnavailableError where the ledger, which keeps the queues, is gone."""
        if self._digests is None:
            raise LedgerUnavailableError("there is none")
        if not self._concurrency:
            limits = await self._client.fetch_session_start_limits()
            self._concurrency = max(1, limits.max_concurrency)
        queue = self._join(shard_id % self._concurrency, self._digests)
        await asyncio.sleep(await queue.turn())
        await asyncio.sleep(queue.gap())

    def _join(self, number: int, digests: DigestService) -> Budget:
        if number not in self._queues:
            self._queues[number] = Budget(digests.ledger.database, f"identify {number}", rate=1 / _EVERY)
        return self._queues[number]
