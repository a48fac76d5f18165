"""A bot on a gateway that reloads a brief of 10 MB: how late its heartbeats come, and its event loop.

python -m tests.bench heartbeat [--facts 20000] [--interval 1.0]
"""

import asyncio
import tempfile
import time
from pathlib import Path

from bot.brief.library import find_briefs_folder
from bot.brief.proof.examining import load_proven_library
from bot.brief.proof.recording import write_record
from bot.chat.client import DatelineBot
from bot.chat.reloading import Reloader
from bot.lookup.answers import Lookup
from tests.bench.generated import generate
from tests.bench.reports import Cell, Column, Table, make_parser, publish
from tests.unproven import load_library
from tests.wire import Wire, open_wire
from tests.wire.gateway import HEARTBEAT

_TICK = 0.02


def main() -> None:
    """Print the table."""
    parser = make_parser(__doc__)
    parser.add_argument("--facts", type=int, default=20_000)
    parser.add_argument(
        "--interval", type=float, default=1.0, help="seconds between heartbeats; Discord's are 41.25"
    )
    options = parser.parse_args()
    made = generate(options.facts)
    with tempfile.TemporaryDirectory() as folder:
        briefs = Path(folder) / "briefs"
        (briefs / "generated").mkdir(parents=True)
        (briefs.parent / "seeds").mkdir()
        for name, raw in made.files.items():
            (briefs / "generated" / name).write_bytes(raw)
        (briefs.parent / "seeds" / "generated.yaml").write_text(write_record(made.record))
        publish([asyncio.run(_measure(briefs, options.interval))], options)


async def _measure(briefs: Path, interval: float) -> Table:
    async with open_wire(heartbeat_seconds=interval) as wire:
        reloader = Reloader(briefs, load_proven_library)
        bot = DatelineBot(Lookup(load_library(find_briefs_folder())), reloader=reloader)
        async with bot:
            serving = asyncio.create_task(bot.start(wire.token))
            await asyncio.wait_for(bot.wait_until_ready(), 30)
            rows = [
                await _watch("at rest", wire, asyncio.create_task(asyncio.sleep(10 * interval))),
                await _watch("while reloading", wire, asyncio.create_task(reloader.reload(bot))),
            ]
            serving.cancel()
    columns = [Column("the bot"), Column("seconds", ".1f"), Column("heartbeats", ",")]
    columns += [Column("longest gap, s", ".2f"), Column("loop at most late, ms", ".0f")]
    return Table(f"A brief of 10 MB reloaded; a heartbeat every {interval} s", columns, rows)


async def _watch(name: str, wire: Wire, work: "asyncio.Task[object]") -> list[Cell]:
    start = beat = time.perf_counter()
    first = count = wire.gateway.count(HEARTBEAT)
    gap = late = 0.0
    while not work.done():
        due = time.perf_counter() + _TICK
        await asyncio.sleep(_TICK)
        now = time.perf_counter()
        late = max(late, now - due)
        if wire.gateway.count(HEARTBEAT) > count:
            count, gap, beat = wire.gateway.count(HEARTBEAT), max(gap, now - beat), now
    await work
    seconds = time.perf_counter() - start
    return [name, seconds, count - first, gap, late * 1000]


if __name__ == "__main__":
    main()
