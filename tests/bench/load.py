"""From the start of the process to its first answer, with the brief that comes along and with a thousand.

Beside it, in turn, the constant bot that loads nothing, and PyYAML alone over the same thousand briefs; the figures are
medians. `python -m tests.bench load [--rounds 3] [--briefs 1000] [--facts 20]`
"""

import argparse
import asyncio
import tempfile
import time
from pathlib import Path
from statistics import median

import yaml

from bot.brief.proof.recording import write_record
from tests.bench.generated import generate
from tests.bench.reply import run_bot
from tests.bench.reports import Cell, Column, Table, make_parser, publish

_NAME = "generated"


def main() -> None:
    """Print the table."""
    parser = make_parser(__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--briefs", type=int, default=1_000)
    parser.add_argument("--facts", type=int, default=20, help="in each brief")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        briefs = write_briefs(Path(folder), options.briefs, options.facts)
        publish([asyncio.run(measure(briefs, options))], options)


def write_briefs(folder: Path, count: int, facts: int) -> Path:
    """Write so many briefs, alike but for their names, with their sources; return their folder."""
    made = generate(facts)
    record = write_record(made.record)
    (folder / "seeds").mkdir()
    for number in range(count):
        name = f"{_NAME}-{number}"
        brief = folder / "briefs" / name
        brief.mkdir(parents=True)
        for file, raw in made.files.items():
            (brief / file).write_bytes(raw.replace(b": generated\n", f": {name}\n".encode()))
        (folder / "seeds" / f"{name}.yaml").write_text(record.replace(_NAME, name), encoding="utf-8")
    return folder / "briefs"


async def measure(briefs: Path, options: argparse.Namespace) -> Table:
    """Start each in turn, round by round."""
    bots = {
        "constant bot": ("constant bot", ""),
        "dateline, the brief that comes along": ("dateline", ""),
        f"dateline, {options.briefs:,} briefs of {options.facts} facts": ("dateline", str(briefs)),
    }
    seconds: dict[str, list[float]] = {name: [] for name in bots}
    held: dict[str, float] = {}
    for _ in range(options.rounds):
        for name, (bot, folder) in bots.items():
            start = time.perf_counter()
            async with run_bot(bot, briefs=folder) as contender:
                seconds[name].append(contender.answered - start)
                held[name] = contender.memory()
    base = median(seconds["constant bot"])
    rows: list[list[Cell]] = [
        [name, median(taken), median(taken) / base, held[name]] for name, taken in seconds.items()
    ]
    alone = read_alone(briefs)
    rows.append([f"PyYAML alone, {options.briefs:,} briefs", alone, alone / base, ""])
    columns = [
        Column("started"),
        Column("seconds to the first answer", ".2f"),
        Column("ratio", ".2f"),
        Column("resident MB", ".0f"),
    ]
    return Table(f"From the start to the first answer, {options.rounds} rounds", columns, rows)


def read_alone(briefs: Path) -> float:
    """Return in how many seconds libyaml reads what the bot reads and proves."""
    start = time.perf_counter()
    for path in briefs.rglob("*.yaml"):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
