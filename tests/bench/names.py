"""The index of names against the libraries that find the nearest string, on generated names.

    python -m tests.bench names [--sizes 100 10000 100000 1000000] [--queries 200]

Names are made of two words of syllables, as persons' names are; half of the queries are such names with one slip,
half with two. Right is the name that was slipped. Printed: seconds to build, bytes a name (what the process grew by
while building, without the names themselves), milliseconds a query in the middle and of the slowest hundredth, and
the share right. Times are the processor's, so that it does not matter what else runs. The slower libraries get fewer
queries at the larger sizes; `n` says how many. thefuzz is measured where it is installed.
"""

import difflib
import gc
import random
import string
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

from bot.brief.model import Entity
from bot.lookup.names.name_index import NameIndex
from tests.bench.reports import Cell, Column, Table, make_parser, publish

ONSETS = (*"bcdfghjklmnprstvwz", "br", "ch", "dr", "fr", "gr", "kl", "kr", "pr", "sh", "sl", "st", "tr")
VOWELS = (*"aeiou", "ai", "ea", "ie", "ou")
CODAS = ["", "", "", "n", "r", "s", "l", "k", "m", "nd", "rt", "ck", "ns"]
BUDGET = 20.0
"""Seconds that one way of finding may take at one size."""
SLIPS = 2

Find = Callable[[str], str | None]


class Contender(NamedTuple):
    """One way to find a name, built."""

    name: str
    find: Find
    seconds: float
    grown: int
    """Bytes."""


def word(dice: random.Random) -> str:
    """Make a word of two or three syllables."""
    syllables = dice.choice((2, 2, 3))
    return "".join(dice.choice(ONSETS) + dice.choice(VOWELS) + dice.choice(CODAS) for _ in range(syllables))


def make_names(count: int, dice: random.Random) -> list[str]:
    """Make that many different names; a given name is shared by some ten, a family's name by some twenty."""
    given = [word(dice).title() for _ in range(max(count // 10, 40))]
    surnames = [word(dice).title() for _ in range(max(count // 20, 20))]
    names: dict[str, None] = {}
    while len(names) < count:
        names[f"{dice.choice(given)} {dice.choice(surnames)}"] = None
    return list(names)


def slip(text: str, dice: random.Random) -> str:
    """Leave out, add, change or swap a letter."""
    place = dice.randrange(len(text) - 1)
    letter = dice.choice(string.ascii_lowercase)
    return dice.choice(
        (
            text[:place] + text[place + 1 :],
            text[:place] + letter + text[place:],
            text[:place] + letter + text[place + 1 :],
            text[:place] + text[place + 1] + text[place] + text[place + 2 :],
        )
    )


def make_queries(names: Sequence[str], count: int, dice: random.Random) -> list[tuple[str, str]]:
    """Make pairs of what is typed and the name that is meant."""
    pairs: list[tuple[str, str]] = []
    for number, name in enumerate(dice.choices(names, k=count)):
        typed = name.lower()
        for _ in range(1 + number % SLIPS):
            typed = slip(typed, dice)
        pairs.append((typed, name))
    return pairs


def resident() -> int:
    """Read how much memory the process holds, in bytes (Linux)."""
    line = next(
        line for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines() if "VmRSS" in line
    )
    return int(line.split()[1]) * 1024


def build(name: str, make: Callable[[], Find]) -> Contender:
    """Build one way of finding and measure that."""
    gc.collect()
    before, start = resident(), time.process_time()
    find = make()
    return Contender(name, find, time.process_time() - start, resident() - before)


def dateline(entities: Sequence[tuple[str, Entity]]) -> Find:
    """Index the names as the bot does."""
    index = NameIndex(entities)

    def find(typed: str) -> str | None:
        matches = index.resolve(typed).matches
        return matches[0].entity.name if len(matches) == 1 else None

    return find


def nearest(choices: Sequence[str], scorer: Callable[..., float]) -> Find:
    """Find by rapidfuzz, over lower-case names."""
    lowered = [name.lower() for name in choices]

    def find(typed: str) -> str | None:
        found = process.extractOne(typed, lowered, scorer=scorer)
        return choices[found[2]] if found else None

    return find


def closest(choices: Sequence[str]) -> Find:
    """Find by difflib, over lower-case names."""
    by_lower = {name.lower(): name for name in choices}
    lowered = list(by_lower)

    def find(typed: str) -> str | None:
        found = difflib.get_close_matches(typed, lowered, n=1)
        return by_lower[found[0]] if found else None

    return find


def thefuzz(choices: Sequence[str]) -> Find:
    """Find by thefuzz as its README does."""
    extract_one = import_module("thefuzz.process").extractOne

    def find(typed: str) -> str | None:
        found = extract_one(typed, choices)
        return str(found[0]) if found else None

    return find


def contenders(names: Sequence[str]) -> Iterator[Contender]:
    """Build each way of finding, one at a time."""
    entities = [
        ("bench", Entity(id=f"n-{number}", kind="person", name=name)) for number, name in enumerate(names)
    ]
    yield build("dateline", lambda: dateline(entities))
    yield build("rapidfuzz WRatio", lambda: nearest(names, fuzz.WRatio))
    yield build("rapidfuzz ratio", lambda: nearest(names, fuzz.ratio))
    if find_spec("thefuzz"):
        yield build("thefuzz", lambda: thefuzz(names))
    yield build("difflib", lambda: closest(names))


def measure(contender: Contender, queries: Sequence[tuple[str, str]], size: int) -> list[Cell]:
    """Ask until the queries or the time run out; returns a row of the table."""
    contender.find("warm up")
    times: list[float] = []
    right = 0
    for typed, meant in queries:
        start = time.process_time()
        found = contender.find(typed)
        times.append(time.process_time() - start)
        right += found == meant
        if sum(times) > BUDGET:
            break
    times.sort()
    middle, slow = (1000 * times[int(len(times) * share)] for share in (0.5, 0.99))
    share = right / len(times)
    return [contender.name, size, contender.seconds, contender.grown / size, middle, slow, share, len(times)]


def main() -> None:
    """Run the bench."""
    parser = make_parser(__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 10_000, 100_000, 1_000_000])
    parser.add_argument("--queries", type=int, default=400)
    options = parser.parse_args()
    rows: list[list[Cell]] = []
    for size in options.sizes:
        dice = random.Random(size)
        names = make_names(size, dice)
        queries = make_queries(names, options.queries, dice)
        rows += [measure(contender, queries, size) for contender in contenders(names)]
    columns = [Column("way"), Column("names", ","), Column("build s", ".2f"), Column("B/name", ".0f")]
    columns += [Column(name, ".3f") for name in ("p50 ms", "p99 ms", "right")] + [Column("n")]
    publish([Table("Finding one name among many", columns, rows)], options)


if __name__ == "__main__":
    main()
