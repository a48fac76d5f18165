"""A reply of the bot beside one of a constant bot on discord.py: how soon, how many, and how much memory a server takes.

Both run as processes of their own, each on a Discord of the loopback, and are asked in turn; the figures are medians
of the rounds. Asked are either a dozen mixed questions over and over, or one after the other of so many misspelt names that
each is new again when it comes round. The time is from an event's dispatch until the reply's request has come; the processor's
time is all that the bot took meanwhile. `python -m tests.bench reply [--rounds 5] [--messages 300] [--guilds 1 100 10000]`
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

from tests.bench.reports import Column, Table, make_parser, publish
from tests.processes import ON_WIRE, ROOT
from tests.wire import MESSAGES, Wire, open_wire

QUERIES = ROOT / "tests" / "lookup"
AGAIN = (
    *("!who pabrix", "!troops latvia", "!weapons poland", "!who defense minister", "!about riga", "!troops"),
    *("!who zelensky", "!brief", "!about himars", "!quotes", "!help", "!who polish attache"),
)
"""Answers, menus, overviews and misses, as people ask for them."""
NAMES = (QUERIES / "names.jsonl", QUERIES / "unseen-names-two.jsonl", QUERIES / "unseen-names-four.jsonl")
PATIENCE = 300.0
"""Seconds that a bot may take for anything before the bench gives up."""

UNSLOWED = "import bot.cli.run; bot.cli.run.Bursts = lambda: None"
"""All messages are one person's in one channel, who would be told to slow down."""


@dataclass
class Contender:
    """A bot under way, and what was measured of it."""

    name: str
    wire: Wire
    process: Process
    questions: Iterator[str]
    answered: float
    """When it answered first, by `time.perf_counter`."""
    latencies: list[float] = field(default_factory=list[float])
    """Milliseconds from an event's dispatch to the reply's request, one message at a time."""
    rates: list[float] = field(default_factory=list[float])
    """Replies a second when all messages come at once."""
    busy: list[float] = field(default_factory=list[float])
    """Milliseconds of the processor a reply."""

    def spent(self) -> float:
        """Return how many milliseconds of the processor it has taken."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK") * 1000

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
    publish([replies, memory], options)


async def measure_replies(rounds: int, messages: int) -> Table:
    """Ask all in turn, round by round."""
    new = tuple(
        f"!about {json.loads(line)['query']}" for path in NAMES for line in path.open(encoding="utf-8")
    )
    bots = (("constant bot", AGAIN), ("dateline, asked again", AGAIN), ("dateline, asked anew", new))
    async with AsyncExitStack() as stack:
        contenders = [await stack.enter_async_context(run_bot(*bot)) for bot in bots]
        for number in range(rounds + 1):
            for contender in contenders:
                await measure_latency(contender, messages)
                await measure_rate(contender, messages)
                if number == 0:  # warm up
                    contender.latencies, contender.rates, contender.busy = [], [], []
    base = contenders[0]
    columns = [Column("bot")] + [
        Column(name, ".2f")
        for name in (*("p50 ms", "ratio", "p99 ms", "ratio ", "replies/s", "ratio  ", "CPU ms", "ratio   "),)
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
            median(contender.busy),
            median(contender.busy) / median(base.busy) if median(base.busy) else "",
        )
        for contender in contenders
    ]
    return Table(f"A reply, in {rounds} rounds of {messages} messages", columns, rows)


async def measure_latency(contender: Contender, messages: int) -> None:
    """Ask one message after the other."""
    wire, before = contender.wire, contender.spent()
    for _ in range(messages):
        wire.requests.clear()
        start = time.time()
        await wire.say(next(contender.questions))
        await wait_for_replies(wire, 1, pause=0.0)
        at = next(request.at for request in wire.requests if request.route == MESSAGES)
        contender.latencies.append((at - start) * 1000)
    contender.busy.append((contender.spent() - before) / messages)


async def measure_rate(contender: Contender, messages: int) -> None:
    """Ask all messages at once."""
    contender.wire.requests.clear()
    start = time.perf_counter()
    for _ in range(messages):
        await contender.wire.say(next(contender.questions))
    await wait_for_replies(contender.wire, messages, pause=0.002)
    contender.rates.append(messages / (time.perf_counter() - start))


async def measure_memory(sizes: list[int]) -> Table:
    """Start both in ever more servers, and see what they hold once they have answered in the last of them."""
    held: dict[int, list[float]] = {}
    for guilds in sizes:
        held[guilds] = []
        for name in ("constant bot", "dateline"):
            async with run_bot(name, guilds=guilds) as contender:
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
async def run_bot(
    name: str, questions: Sequence[str] = AGAIN, *, guilds: int = 1, briefs: str = ""
) -> AsyncGenerator[Contender]:
    """Run a bot on a Discord of its own with so many servers, until it has answered in the last."""
    async with open_wire() as wire:
        room = wire.records.text_id
        for number in range(1, guilds):
            room = wire.records.add_channel("room", guild_id=wire.records.add_guild(f"Server {number}"))
        with tempfile.TemporaryDirectory() as folder:
            if name.startswith("dateline"):
                program = ["-c", f"{UNSLOWED}\n{ON_WIRE}", wire.api_url, wire.gateway.url, "run"]
            else:
                program = ["-m", "tests.bench.constant_bot", wire.api_url, wire.gateway.url, wire.token]
            environment = os.environ | {
                "DISCORD_TOKEN": wire.token,
                "DATELINE_BRIEFS": briefs,
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
                await wire.say("!brief", room)
                await wait_for_replies(wire, 1, pause=0.01)
                answered = time.perf_counter()
                await asyncio.sleep(1)
                yield Contender(name, wire, process, cycle(questions), answered)
            finally:
                if process.returncode is None:
                    process.terminate()
                await process.wait()


async def wait_for_replies(wire: Wire, number: int, pause: float) -> None:
    """Wait until so many messages have been posted since the requests were last forgotten."""
    async with asyncio.timeout(PATIENCE):
        while wire.count("POST", MESSAGES) < number:  # noqa: ASYNC110 - the wire tells nobody
            await asyncio.sleep(pause)


if __name__ == "__main__":
    main()
