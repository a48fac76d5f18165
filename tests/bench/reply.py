"""A reply of the bot beside one of a constant bot on discord.py: how soon, how many, and how much memory a server takes.

Both run as processes of their own, each on a Discord of the loopback, and are asked in turn; the figures are medians
of the rounds. `python -m tests.bench reply [--rounds 5] [--messages 300] [--guilds 1 100 10000] [--json]`
"""

import asyncio
import os
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from tests.bench.reports import Column, Table, make_parser, publish
from tests.processes import ON_WIRE, ROOT
from tests.wire import MESSAGES, Wire, open_wire

QUESTION = "!who pabrix"
PATIENCE = 300.0
"""Seconds that a bot may take for anything before the bench gives up."""


@dataclass
class Contender:
    """A bot under way, and what was measured of it."""

    name: str
    wire: Wire
    process: Process
    latencies: list[float] = field(default_factory=list[float])
    """Milliseconds from an event's dispatch to the reply's request, one message at a time."""
    rates: list[float] = field(default_factory=list[float])
    """Replies a second when all messages come at once."""

    def memory(self) -> float:
        """Return the resident memory, in megabytes."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGESIZE") / 1e6


def main() -> None:
    """Print the tables."""
    parser = make_parser(__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--messages", type=int, default=300, help="in a round, one after the other, then at once"
    )
    parser.add_argument("--guilds", type=int, nargs="+", default=[1, 100, 10_000])
    options = parser.parse_args()
    replies = asyncio.run(measure_replies(options.rounds, options.messages))
    memory = asyncio.run(measure_memory(options.guilds))
    publish([replies, memory], as_json=options.json)


async def measure_replies(rounds: int, messages: int) -> Table:
    """Ask both in turn, round by round."""
    async with AsyncExitStack() as stack:
        contenders = [await stack.enter_async_context(run_bot(name)) for name in ("constant bot", "dateline")]
        for number in range(rounds + 1):
            for contender in contenders:
                await measure_latency(contender, messages)
                await measure_rate(contender, messages)
                if number == 0:  # warm up
                    contender.latencies, contender.rates = [], []
    base = contenders[0]
    columns = [Column("bot")] + [
        Column(name, ".2f") for name in ("p50 ms", "ratio", "p99 ms", "ratio ", "replies/s", "ratio  ")
    ]
    rows = [
        (
            contender.name,
            median(contender.latencies),
            median(contender.latencies) / median(base.latencies),
            quantiles(contender.latencies, n=100)[98],
            quantiles(contender.latencies, n=100)[98] / quantiles(base.latencies, n=100)[98],
            median(contender.rates),
            median(contender.rates) / median(base.rates),
        )
        for contender in contenders
    ]
    return Table(f"{QUESTION}: {rounds} rounds of {messages} messages", columns, rows)


async def measure_latency(contender: Contender, messages: int) -> None:
    """Ask one message after the other."""
    for _ in range(messages):
        before = contender.wire.count("POST", MESSAGES)
        start = time.perf_counter()
        await contender.wire.say(QUESTION)
        await wait_for_replies(contender.wire, before + 1, pause=0.0)
        contender.latencies.append((time.perf_counter() - start) * 1000)


async def measure_rate(contender: Contender, messages: int) -> None:
    """Ask all messages at once."""
    before = contender.wire.count("POST", MESSAGES)
    start = time.perf_counter()
    for _ in range(messages):
        await contender.wire.say(QUESTION)
    await wait_for_replies(contender.wire, before + messages, pause=0.002)
    contender.rates.append(messages / (time.perf_counter() - start))
    contender.wire.requests.clear()


async def measure_memory(sizes: list[int]) -> Table:
    """Start both in ever more servers, and see what they hold once they have answered in the last of them."""
    held: dict[int, list[float]] = {}
    for guilds in sizes:
        held[guilds] = []
        for name in ("constant bot", "dateline"):
            async with run_bot(name, guilds) as contender:
                held[guilds].append(contender.memory())
    more = max(1, sizes[-1] - sizes[0])
    each = [(last - first) / more for first, last in zip(held[sizes[0]], held[sizes[-1]], strict=True)]
    rows = [
        (heading, *both, both[1] - both[0], both[1] / (both[0] or 1))
        for heading, both in [
            *((f"{guilds:,} servers", held[guilds]) for guilds in sizes),
            ("a server more", each),
        ]
    ]
    columns = [Column("resident memory, MB")] + [
        Column(name, ".3f") for name in ("constant bot", "dateline", "more", "ratio")
    ]
    return Table("In how many servers", columns, rows)


@asynccontextmanager
async def run_bot(name: str, guilds: int = 1) -> AsyncGenerator[Contender]:
    """Run a bot on a Discord of its own with so many servers, until it has answered in the last."""
    async with open_wire() as wire:
        room = wire.records.text_id
        for number in range(1, guilds):
            room = wire.records.add_channel("room", guild_id=wire.records.add_guild(f"Server {number}"))
        with tempfile.TemporaryDirectory() as folder:
            if name == "dateline":
                program = ["-c", ON_WIRE, wire.api_url, wire.gateway.url, "run"]
            else:
                program = ["-m", "tests.bench.constant_bot", wire.api_url, wire.gateway.url, wire.token]
            environment = os.environ | {
                "DISCORD_TOKEN": wire.token,
                "DATELINE_DATABASE": f"sqlite:///{folder}/ledger.sqlite3",
                "PYTHONPATH": str(ROOT),
            }
            process = await asyncio.create_subprocess_exec(
                sys.executable, *program, cwd=folder, env=environment, stdout=DEVNULL, stderr=DEVNULL
            )
            try:
                while not wire.gateway.sessions:
                    assert process.returncode is None, f"{name} ended by itself"
                    await asyncio.sleep(0.05)
                await wire.say(QUESTION, room)
                await wait_for_replies(wire, 1, pause=0.05)
                await asyncio.sleep(1)
                yield Contender(name, wire, process)
            finally:
                process.terminate()
                await process.wait()


async def wait_for_replies(wire: Wire, number: int, pause: float) -> None:
    """Wait until so many messages have been posted since the requests were last forgotten."""
    async with asyncio.timeout(PATIENCE):
        while wire.count("POST", MESSAGES) < number:  # noqa: ASYNC110 - the wire tells nobody
            await asyncio.sleep(pause)


if __name__ == "__main__":
    main()
