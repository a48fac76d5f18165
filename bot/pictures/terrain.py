"""What of the world's outlines lies in a map's frame, and where in a country there is room for its name. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from bot.pictures.outlines import Land, read_world
from bot.pictures.projection import EARTH, Point, Projection, measure_distance

ASPECT = 1.0
"""How much higher than wide a map is."""
ROWS = 36
"""How many lines across a frame are looked at for room."""
_TOO_FAR = 1.94 * EARTH
"""Kilometres on the map: what has a point farther out lies on the other side of the earth, and is torn there."""

Piece = tuple[tuple[Point, ...], ...]
"""The rings of one piece of land, on the map."""


class Strip(NamedTuple):
    """A stretch of a country from west to east, within the frame."""

    west: float
    east: float
    y: float

    @property
    def width(self) -> float:
        """How long it is."""
        return self.east - self.west


@lru_cache(maxsize=4)
def survey(centre: Point, reach: float) -> Mapping[str, tuple[Piece, ...]]:
    """Return each country's pieces that may be seen in a frame, by its code, in kilometres from its middle."""
    projection = Projection(centre)
    found: dict[str, tuple[Piece, ...]] = {}
    for code, lands in read_world().items():
        near = (land for land in lands if _is_near(land, centre, reach))
        pieces = (tuple(tuple(map(projection.project, ring)) for ring in land.rings) for land in near)
        if seen := tuple(piece for piece in pieces if _is_seen(piece[0], reach)):
            found[code] = seen
    return found


def find_strips(pieces: Iterable[Piece], reach: float) -> Iterator[Strip]:
    """Yield where lines from west to east cross a country within the frame."""
    rows = [reach * ASPECT * (2 * (row + 0.5) / ROWS - 1) for row in range(ROWS)]
    for piece in pieces:
        for y, crossings in zip(rows, _cross(piece, rows), strict=True):
            for west, east in zip(crossings[::2], crossings[1::2], strict=False):
                strip = Strip(max(west, -reach), min(east, reach), y)
                if strip.width > 0:
                    yield strip


def _cross(piece: Piece, rows: Sequence[float]) -> list[list[float]]:
    """Return where each row crosses the edges of a piece, from west to east."""
    crossings: list[list[float]] = [[] for _ in rows]
    first, step = rows[0], rows[1] - rows[0]
    for ring in piece:
        for (x1, y1), (x2, y2) in pairwise(ring):
            low, high = min(y1, y2), max(y1, y2)
            # the rows that lie in [low, high), as edges that meet at a point must count once
            start = max(0, -int(-(low - first) // step))
            for row in range(start, len(rows)):
                if rows[row] >= high:
                    break
                if rows[row] >= low:
                    crossings[row].append(x1 + (rows[row] - y1) * (x2 - x1) / (y2 - y1))
    return [sorted(each) for each in crossings]


def _is_near(land: Land, centre: Point, reach: float) -> bool:
    """Whether a piece of land can come into the frame at all, by the box around it."""
    west, south, east, north = land.bounds
    middle = ((west + east) / 2, (south + north) / 2)
    corners = [(lon, lat) for lon in (west, middle[0], east) for lat in (south, middle[1], north)]
    size = max(measure_distance(middle, corner) for corner in corners)
    return measure_distance(centre, middle) - size < 2 * reach


def _is_seen(ring: Sequence[Point], reach: float) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    if max(hypot(*point) for point in ring) > _TOO_FAR:
        return False
    return min(xs) < reach and max(xs) > -reach and min(ys) < reach * ASPECT and max(ys) > -reach * ASPECT
