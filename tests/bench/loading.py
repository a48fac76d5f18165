"""Loading and checking a brief of 10 MB, beside PyYAML alone; how late another thread is woken meanwhile.

python -m tests.bench loading [--facts 20000] [--rounds 3]
"""

import threading
import time
from collections import Counter
from collections.abc import Callable
from statistics import median

import yaml

from bot.brief.proof.checking import check_brief
from bot.brief.proof.recording import write_record
from bot.brief.reading.loading import load_brief
from bot.brief.sources import read_record
from tests.bench.generated import generate
from tests.bench.reports import Cell, Column, Table, make_parser, publish

_BEAT = 0.05
"""Seconds between the beats of the thread that stands for the event loop."""


def main() -> None:
    """Print the table."""
    parser = make_parser(__doc__)
    parser.add_argument("--facts", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    made = generate(options.facts)
    record_file = write_record(made.record).encode()
    size = sum(len(raw) for raw in made.files.values())
    heading = f"{options.facts:,} facts, {size / 1e6:.1f} MB, record {len(record_file) / 1e6:.1f} MB"

    def yaml_alone() -> None:
        for raw in made.files.values():
            yaml.load(raw, Loader=yaml.CSafeLoader)

    def load() -> None:
        load_brief("generated", made.files)

    def load_and_check() -> None:
        examination = check_brief(load_brief("generated", made.files), read_record(record_file))
        rules = Counter(problem.rule for problem in examination.problems if problem.severity == "error")
        assert not rules, (rules, examination.problems[:3])

    base = 0.0
    rows: list[list[Cell]] = []
    for name, work in (
        ("yaml.load(CSafeLoader)", yaml_alone),
        ("load", load),
        ("load and check", load_and_check),
    ):
        seconds, late = _measure(work, options.rounds)
        base = base or seconds
        rows.append([name, seconds, seconds / base, late * 1000])
    columns = [
        Column("work"),
        Column("seconds", ".2f"),
        Column("ratio", ".2f"),
        Column("latest beat, ms", ".0f"),
    ]
    publish([Table(f"{heading}; medians of {options.rounds}", columns, rows)], options)


def _measure(work: Callable[[], None], rounds: int) -> tuple[float, float]:
    """Return the median seconds of some rounds in a thread, and how late at most a beat beside them was."""
    taken: list[float] = []
    late = 0.0
    for _round in range(rounds):
        thread = threading.Thread(target=work)
        start = time.perf_counter()
        thread.start()
        while thread.is_alive():
            due = time.perf_counter() + _BEAT
            time.sleep(_BEAT)
            late = max(late, time.perf_counter() - due)
        taken.append(time.perf_counter() - start)
    return median(taken), late


if __name__ == "__main__":
    main()
