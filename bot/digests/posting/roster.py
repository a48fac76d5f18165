"""Keeps a process on the ledger's list of those alive, and says whose digests it is to post."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

from bot.digests.ledger import EVERYTHING, Presence, Share
from bot.errors import LedgerUnavailableError
from bot.shards import Shards

_BEATS_A_LEASE = 3


class Roster:
    """The place of one process among those that hold other shards; who holds all of them shares with nobody.

    The poster asks it at every round, so a process whose poster stands still falls silent, and others take over.
    """

    def __init__(
        self,
        presence: Presence,
        shards: Shards,
        *,
        lease: timedelta = timedelta(seconds=30),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._presence = presence
        self._shards = shards
        self._lease = lease
        self._monotonic = monotonic
        self._name = uuid4().hex
        self._share = EVERYTHING
        self._next_beat = float("-inf")

    async def find_share(self) -> Share:
        """Say what is this process's to post; tells the ledger now and then that it is alive."""
        if not self._shards.are_all and self._monotonic() >= self._next_beat:
            others = await self._presence.beat(self._name, self._shards, lease=self._lease)
            self._share = Share(self._shards, tuple(others))
            self._next_beat = self._monotonic() + self._lease.total_seconds() / _BEATS_A_LEASE
        return self._share

    async def leave(self) -> None:
        """Let others take over at once; a ledger that is gone finds out by itself."""
        if not self._shards.are_all:
            with suppress(LedgerUnavailableError):
                await self._presence.leave(self._name)
