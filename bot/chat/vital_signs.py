"""What a running bot shows to whoever watches it: whether it is alive and ready, and its gauges."""

import math
from collections.abc import Sequence

from bot.chat.client import DatelineBot
from bot.chat.service import DigestService
from bot.errors import LedgerUnavailableError
from bot.observability import BRIEFS, BRIEFS_WITHHELD, DIGESTS_DUE, FACTS, GATEWAY_LATENCY, OLDEST_DUE

_PATIENCE = 600.0
"""Seconds that one round of the poster never takes, however long Discord makes it wait."""


class VitalSigns:
    """Of a bot and its digests."""

    def __init__(self, bot: DatelineBot, digests: DigestService, *, patience: float = _PATIENCE) -> None:
        self._bot = bot
        self._digests = digests
        self._patience = patience

    def is_alive(self) -> bool:
        """Whether nothing is amiss that only a restart mends; that somebody can ask shows that the loop goes on."""
        return not self.list_ailments()

    def list_ailments(self) -> Sequence[str]:
        """Say what only a restart can mend."""
        stalled = self._digests.stalled_seconds
        return [f"the digests have not gone on for {stalled:.0f} s"] if stalled > self._patience else []

    async def list_wants(self) -> Sequence[str]:
        """Say what it waits for before it can serve."""
        wants: list[str] = []
        if not self._bot.is_ready():
            wants.append("not connected to Discord")
        wants += [
            f"shard {number} is away" for number, shard in self._bot.shards.items() if shard.is_closed()
        ]
        try:
            await self._digests.count_due()
        except LedgerUnavailableError as error:
            wants.append(f"no digests: {error}")
        return wants

    async def refresh(self) -> None:
        """Set the gauges."""
        briefs = self._bot.lookup.library.briefs.values()
        BRIEFS.set(len(briefs))
        BRIEFS_WITHHELD.set(len(self._bot.lookup.library.withheld))
        FACTS.set(sum(len(brief.facts) for brief in briefs))
        for shard, seconds in self._bot.latencies:
            GATEWAY_LATENCY.labels(shard=shard).set(seconds)
        try:
            count, oldest = await self._digests.count_due()
        except LedgerUnavailableError:
            count, oldest = math.nan, None
        DIGESTS_DUE.set(count)
        OLDEST_DUE.set(0 if oldest is None else (self._digests.now() - oldest).total_seconds())
