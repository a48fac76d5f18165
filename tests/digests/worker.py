"""A process that posts, to be killed or frozen: `python -m tests.digests.worker '{"url": …}'`.

Its Discord is the test that started it, reached over a socket with a line of JSON each way.
"""

import asyncio
import json
import os
import signal
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from bot.digests.ledger.access import Ledger
from bot.digests.posting.poster import Poster
from bot.digests.posting.roster import Roster
from bot.digests.posting.sending import Pace
from bot.digests.publishing import UncertainError
from bot.digests.records import Delivery, Digest, Schedule
from bot.shards import ONE, read_shards
from tests.digests.clocks import EXPRESSION, read_clock
from tests.digests.schedules import compose, parse


@dataclass(frozen=True, kw_only=True)
class Orders:
    """What a worker is to do."""

    url: str
    socket: str
    simulated: bool
    """Whether the ledger's clock is the test's; if so, it posts what is due once, else until it is told to stop."""
    lease: float = 60.0
    concurrency: int = 4
    shards: str = "0/1"
    """Those whose digests it posts, unless others are dead."""
    die_at: str = ""
    """The step at which it kills itself, the way a power cut would: claimed, sent or settled."""
    after: int = 0
    """How many deliveries pass that step first."""


class RemotePublisher:
    """Sends every request to the test, and dies where it was told to."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._passed = 0

    async def publish(self, delivery: Delivery, digest: Digest) -> int:
        """Say that it is about to send, look at the time once more, and send."""
        self._die("claimed")
        await self._ask(op="about", body=digest.body)
        if time.monotonic() > delivery.deadline:
            raise UncertainError("held up")
        reply = await self._ask(op="send", body=digest.body, **_address(delivery))
        self._die("sent")
        return reply["id"]

    async def find(self, delivery: Delivery) -> int | None:
        """Look for the mark."""
        since = delivery.unsure_since.isoformat()
        return (await self._ask(op="find", since=since, **_address(delivery)))["id"]

    async def crosspost(self, delivery: Delivery) -> None:
        """Publish to followers."""
        self._die("settled")
        await self._ask(op="crosspost", id=delivery.message_id)

    def _die(self, step: str) -> None:
        if step == self._orders.die_at:
            self._passed += 1
            if self._passed > self._orders.after:
                os.kill(os.getpid(), signal.SIGKILL)

    async def _ask(self, **request: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
        reader, writer = await asyncio.open_unix_connection(self._orders.socket)
        try:
            writer.write(json.dumps({"pid": os.getpid(), **request}).encode() + b"\n")
            return json.loads(await reader.readline())
        finally:
            writer.close()


def _address(delivery: Delivery) -> dict[str, Any]:
    return {"channel_id": delivery.channel_id, "nonce": delivery.nonce, "mark": delivery.mark}


async def work(orders: Orders) -> None:
    """Post once what is due, or go on until SIGTERM."""

    async def ignore(_schedule: Schedule, _reason: str) -> None: ...

    clock = EXPRESSION if orders.simulated else None
    async with await Ledger.open(orders.url, clock=clock, rate=1000) as ledger:
        started = await read_clock(ledger.database)
        lease = timedelta(seconds=orders.lease)
        poster = Poster(
            ledger=ledger,
            parse=parse,
            publisher=RemotePublisher(orders),
            compose=compose,
            tell_admin=ignore,
            now=lambda: started if orders.simulated else datetime.now(UTC),
            randomness=Random(os.getpid()),
            pace=Pace(
                lease=lease,
                request_timeout=lease / 2,
                concurrency=orders.concurrency,
                poll=timedelta(seconds=0.1),
                first_retry=timedelta(seconds=0.2),
            ),
            roster=Roster(ledger.presence, read_shards(orders.shards) or ONE, lease=lease),
        )
        if orders.simulated:
            await poster.run_once()
            return
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, poster.stop)
        await poster.run()


if __name__ == "__main__":
    asyncio.run(work(Orders(**json.loads(sys.argv[1]))))
