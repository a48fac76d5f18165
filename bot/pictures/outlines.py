"""The outlines of the world's countries, read once: code -> polygons. Pure, but for the file beside it.

The file is made of Natural Earth's data by tests/pictures/world_file.py; world-notice.txt says whose it is and what was
changed. Neighbours share the arcs of their border.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from bot.pictures.projection import Point

FILE = Path(__file__).with_name("world.json")

_CLOSED_TRIANGLE = 4
"""Points of the smallest ring; a country smaller than the file's step has none."""


@dataclass(frozen=True, slots=True)
class Land:
    """One piece of a country: its outline, then the holes in it, each closed."""

    rings: tuple[tuple[Point, ...], ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """How far it reaches: west, south, east, north."""
        longitudes = [lon for lon, _ in self.rings[0]]
        latitudes = [lat for _, lat in self.rings[0]]
        return min(longitudes), min(latitudes), max(longitudes), max(latitudes)

    def holds(self, point: Point) -> bool:
        """Whether a point lies on it."""
        lon, lat = point
        turns = ((lon + turn, lat) for turn in (0, 360, -360))
        return any(sum(_crosses(ring, each) for ring in self.rings) % 2 == 1 for each in turns)


@cache
def read_world() -> Mapping[str, tuple[Land, ...]]:
    """Return each country's pieces by its code of two letters; what has none stands under the empty one."""
    world = json.loads(FILE.read_text(encoding="utf-8"))
    arcs = [_unpack(arc, world["step"]) for arc in world["arcs"]]
    return {code: tuple(_read_lands(lands, arcs)) for code, lands in world["lands"].items()}


def _read_lands(lands: Sequence[Any], arcs: Sequence[Sequence[Point]]) -> Iterator[Land]:
    for numbers in lands:
        joined = [_join(ring, arcs) for ring in numbers]
        rings = tuple(ring for ring in joined if len(ring) >= _CLOSED_TRIANGLE)
        if rings:
            yield Land(rings)


def _join(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> tuple[Point, ...]:
    """Return a ring's points; where it runs over the date line, the longitudes go on beyond 180."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        for lon, lat in arc[1:] if points else arc:
            turn = round((points[-1][0] - lon) / 360) * 360 if points else 0
            points.append((lon + turn, lat))
    return tuple(points)


def _unpack(packed: Sequence[int], step: float) -> list[Point]:
    """Return an arc's points: the first pair of numbers says where it begins, each other how far on it goes."""
    x = y = 0
    points: list[Point] = []
    for dx, dy in zip(packed[::2], packed[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x * step, y * step))
    return points


def _crosses(ring: Sequence[Point], point: Point) -> int:
    """Count how often a line from a point to the east crosses a ring."""
    lon, lat = point
    return sum(
        (a[1] > lat) != (b[1] > lat) and lon < (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]) + a[0]
        for a, b in pairwise(ring)
    )
