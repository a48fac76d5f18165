"""The bot as a process, for minutes on end, under mixed traffic with faults: nothing lost, doubled or leaked.

Messages that ask and that do not, slash commands, digests, briefs that change on disk, and meanwhile a gateway that
drops, asks to reconnect and sends nothing, and requests that fail. `python -m tests.bench soak [--minutes 30] [--rate 100]`
"""

import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import linear_regression

from bot.brief import find_briefs_folder
from bot.digests.ledger import Ledger
from tests.bench.reports import Column, Table, make_parser, publish
from tests.digests.schedules import draft
from tests.processes import ROOT
from tests.wire import MESSAGES, Wire, fail, limit_rate, open_wire
from tests.wire.limits import JSON

ASKED = (
    "!who pabrix",
    "!weapons poland",
    "!troops",
    "!troops latvia",
    "!brief",
    "!about himars",
    "!quotes",
    "!help",
)
CHATTER = (
    "who is coming tonight?",
    "lol",
    "see you at eight",
    "that is so true",
    "how many of you are there",
    "?",
    "!roll 2d6",
)
SLASH = (("troops", "name", "latvia"), ("who", "name", "pabrix"))
PEOPLE = 200
DIGEST_EVERY = 3.0
"""Seconds between two digests that are due."""
TROUBLE_EVERY = 7.0
"""Seconds between two faults."""
RELOAD_EVERY = 20.0
SETTLE = 30.0
"""Seconds in which what is still under way at the end must have come."""

WATCHED = """import asyncio, sys, time
from pathlib import Path
import bot.cli.run
from bot.chat import DatelineBot
from bot.cli import main
from tests.wire import point_discord

class Watched(DatelineBot):
    async def setup_hook(self):
        self.sampling = asyncio.create_task(sample(Path(sys.argv[3])))
        await super().setup_hook()

async def sample(path):
    with path.open("a", buffering=1) as file:
        while True:
            due = time.monotonic() + 1
            await asyncio.sleep(1)
            print(len(asyncio.all_tasks()), time.monotonic() - due, file=file)

bot.cli.run.DatelineBot = Watched
bot.cli.run.Bursts = lambda: None  # the traffic is one person's, who would be told to slow down
with point_discord(sys.argv[1], sys.argv[2]):
    sys.exit(main(["run"]))"""


@dataclass
class Tally:
    """What was asked for, and what it must have led to."""

    asked: list[str] = field(default_factory=list[str])
    """Ids of the messages that want a reply."""
    ignored: list[str] = field(default_factory=list[str])
    """Ids of those that want none."""
    used: list[str] = field(default_factory=list[str])
    """Tokens of the slash commands."""
    faults: Counter[str] = field(default_factory=Counter[str])
    memory: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    """Minutes, and megabytes resident then."""


def main() -> None:
    """Run it and print what came of it."""
    parser = make_parser(__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--rate", type=float, default=100.0, help="messages a second")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tables, sound = asyncio.run(soak(options.minutes * 60, options.rate, random.Random(options.seed)))
    publish(tables, options)
    sys.exit(0 if sound else 1)


async def soak(seconds: float, rate: float, dice: random.Random) -> tuple[list[Table], bool]:
    """Run the bot under traffic for so many seconds; returns the tables, and whether nothing went wrong."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        briefs = find_briefs_folder()
        shutil.copytree(briefs, folder / "briefs")
        shutil.copytree(briefs.parent / "seeds", folder / "seeds")
        async with open_wire() as wire:
            digests = await plan_digests(folder, wire, seconds)
            process = await start_bot(folder, wire)
            try:
                await wait_for_sessions(wire)
                minders = [
                    asyncio.create_task(work)
                    for work in (
                        make_trouble(wire, tally, dice),
                        change_briefs(folder / "briefs", tally),
                        watch_memory(process, tally),
                    )
                ]
                await talk(wire, tally, seconds, rate, dice)
                for minder in minders[:2]:
                    minder.cancel()
                wire.faults.clear()
                await asyncio.sleep(SETTLE)
            finally:
                with suppress(ProcessLookupError):
                    process.terminate()
                await process.wait()
            return report(wire, tally, digests, folder / "samples", process.returncode or 0)


async def plan_digests(folder: Path, wire: Wire, seconds: float) -> int:
    """Have one digest after the other fall due from now on; returns how many."""
    number = int(seconds / DIGEST_EVERY)
    now = datetime.now(UTC)
    async with await Ledger.open(f"sqlite:///{folder}/ledger.sqlite3") as ledger:
        for place in range(number):
            due = now + timedelta(seconds=20 + place * DIGEST_EVERY)
            plan = draft(guild_id=wire.records.guild_id, channel_id=wire.records.announcement_id)
            await ledger.schedules.add(plan, due, now=now, limit=number)
    return number


async def start_bot(folder: Path, wire: Wire) -> Process:
    """Start `dateline run`, watched from within: a line a second with its tasks and how late its loop is."""
    environment = os.environ | {
        "DISCORD_TOKEN": wire.token,
        "DATELINE_DATABASE": f"sqlite:///{folder}/ledger.sqlite3",
        "DATELINE_BRIEFS": str(folder / "briefs"),
        "PYTHONPATH": str(ROOT),
    }
    with (folder / "log").open("wb") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            WATCHED,
            wire.api_url,
            wire.gateway.url,
            str(folder / "samples"),
            cwd=folder,
            env=environment,
            stderr=log,
        )


async def wait_for_sessions(wire: Wire) -> None:
    """Wait until the bot has connected."""
    async with asyncio.timeout(120):
        while not wire.gateway.sessions or not wire.records.commands:  # noqa: ASYNC110 - the wire tells nobody
            await asyncio.sleep(0.1)


async def talk(wire: Wire, tally: Tally, seconds: float, rate: float, dice: random.Random) -> None:
    """Chat as many people do: most of it is for nobody in particular."""
    people = [wire.records.add_member(f"reader {number}") for number in range(PEOPLE)]
    start = time.monotonic()
    sent = 0
    while time.monotonic() - start < seconds:
        await asyncio.sleep(max(0.0, start + sent / rate - time.monotonic()))
        sent += 1
        await say_something(wire, tally, people[sent % PEOPLE], dice)


async def say_something(wire: Wire, tally: Tally, person: JSON, dice: random.Random) -> None:
    """Ask in one of three ways, or just chat."""
    kind = dice.random()
    if kind < 0.80:
        message = await wire.say(dice.choice(CHATTER), author=person)
        tally.ignored.append(message["id"])
    elif kind < 0.92:
        message = await wire.say(dice.choice(ASKED), author=person)
        tally.asked.append(message["id"])
    elif kind < 0.96:
        mention = f"<@{wire.records.bot['id']}> how many us troops are in latvia"
        message = await wire.say(mention, author=person)
        tally.asked.append(message["id"])
    else:
        command, option, value = dice.choice(SLASH)
        tally.used.append(await wire.use(command, None, **{option: value}))


async def make_trouble(wire: Wire, tally: Tally, dice: random.Random) -> None:
    """Bring one fault after the other that discord.py or the bot can get over."""
    troubles = {
        "gateway dropped": wire.gateway.drop,
        "asked to reconnect": wire.gateway.ask_to_reconnect,
        "gateway cut": None,
        "answered 500": fail(500),
        "answered 502": fail(502),
        "answered 429": limit_rate(0.5),
    }
    while True:
        await asyncio.sleep(TROUBLE_EVERY)
        name = dice.choice([*troubles])
        tally.faults[name] += 1
        trouble = troubles[name]
        if trouble is None:
            wire.gateway.cut()
        elif callable(trouble):
            await trouble()
        else:
            wire.faults.add("POST", MESSAGES, trouble)


async def change_briefs(briefs: Path, tally: Tally) -> None:
    """Change a file of the brief, which is then served anew, over and over; now and then so that it does not hold."""
    path = next((briefs / "eastern-flank").glob("facts-02*.yaml"))
    sound = path.read_text(encoding="utf-8")
    turn = 0
    while True:
        await asyncio.sleep(RELOAD_EVERY)
        turn += 1
        broken = turn % 3 == 0
        path.write_text(sound + ("facts: {" if broken else f"\n# turn {turn}\n"), encoding="utf-8")
        tally.faults["briefs broken" if broken else "briefs changed"] += 1


async def watch_memory(process: Process, tally: Tally) -> None:
    """Note what the bot holds, every other second."""
    start = time.monotonic()
    statm = Path(f"/proc/{process.pid}/statm")
    with suppress(OSError, IndexError):
        while True:
            pages = int(statm.read_text(encoding="ascii").split()[1])  # noqa: ASYNC240 - the kernel's own
            tally.memory.append(((time.monotonic() - start) / 60, pages * os.sysconf("SC_PAGESIZE") / 1e6))
            await asyncio.sleep(2)


def report(wire: Wire, tally: Tally, digests: int, samples: Path, code: int) -> tuple[list[Table], bool]:
    """Compare what was asked for with what is there."""
    replies = Counter(
        str(message["message_reference"]["message_id"])
        for message in wire.messages()
        if message["author"]["id"] == wire.records.bot["id"] and "message_reference" in message
    )
    marks = Counter(
        message["embeds"][0]["footer"]["text"].split(" · ")[-1]
        for message in wire.messages(wire.records.announcement_id)
    )
    slash = [len(wire.answers(token)) for token in tally.used]
    rows = [
        count_row("messages that ask", [replies[each] for each in tally.asked], 1),
        count_row("messages that do not", [replies[each] for each in tally.ignored], 0),
        count_row("slash commands", slash, 1),
        count_row("digests", [*marks.values()] + [0] * (digests - len(marks)), 1),
    ]
    columns = [
        Column("traffic"),
        *(Column(name, ",") for name in ("number", "as it should be", "lost", "doubled")),
    ]
    traffic = Table("What was asked for, and what came", columns, rows)
    lines = [line.split() for line in samples.read_text(encoding="ascii").splitlines()]
    tasks, late = [int(line[0]) for line in lines], [float(line[1]) for line in lines]
    steady = tally.memory[len(tally.memory) // 3 :]
    slope = linear_regression(*zip(*steady, strict=True)).slope if len(steady) > 2 else 0.0
    state = Table(
        f"The process (exit code {code}; faults: {', '.join(f'{n} {each}' for each, n in tally.faults.items())})",
        [Column("measure"), Column("start", ".1f"), Column("end", ".1f"), Column("most", ".1f")],
        [
            ("tasks", tasks[0], tasks[-1], max(tasks)),
            ("resident MB", tally.memory[0][1], tally.memory[-1][1], max(held for _, held in tally.memory)),
            ("loop late, ms", late[0] * 1000, late[-1] * 1000, max(late) * 1000),
            ("MB a minute, last two thirds", "", "", slope),
        ],
    )
    sound = code == 0 and all(row[1] == row[2] for row in rows)
    return [traffic, state], sound


def count_row(name: str, came: list[int], wanted: int) -> tuple[str, int, int, int, int]:
    """Return how many came as often as they should, too seldom and too often."""
    return (
        name,
        len(came),
        sum(number == wanted for number in came),
        sum(number < wanted for number in came),
        sum(number > wanted for number in came),
    )


if __name__ == "__main__":
    main()
