"""Makes the file of the world's outlines, of Natural Earth's as the npm package `world-atlas` brings them.

    npm pack world-atlas@2 && tar xf world-atlas-2.*.tgz
    python -m tests.pictures.world_file package/countries-10m.json

writes it anew. Borders are arcs that neighbours share, so that what is made coarser still fits together. Crimea, which
the source draws as Russia's, is joined to Ukraine along the border that the two arcs of its outline share.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any, cast

from babel.core import get_global

from bot.pictures.outlines import FILE

_STEP = 0.01
"""Degrees: what one unit of the file is."""
_FINE, _COARSE = 0.015, 0.06
"""Degrees that a simplified line may be off: in Europe, and elsewhere."""
_EUROPE = (-11.0, 35.0, 41.0, 71.0)
"""West, south, east, north."""
_SMALLEST = 0.03
"""Square degrees of the smallest island that is kept beside a larger one of the same country."""
_LEFT_OUT = "Antarctica"
_UN_CODES = {"XK": "Kosovo"}
"""What has no number in the source, and a code in Unicode's data all the same."""

Point = tuple[float, float]
Ring = list[int]
"""Numbers of arcs, one behind the other; ~n is arc n backwards."""
Polygon = list[Ring]


def make_world(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the file's content."""
    arcs = [*_unpack(topology)]
    lands: dict[str, list[Polygon]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        if shape["properties"]["name"] != _LEFT_OUT:
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            lands.setdefault(_find_code(shape), []).extend(polygons)
    join_crimea(lands, arcs)
    kept = {code: [*_drop_islets(polygons, arcs)] for code, polygons in lands.items()}
    used = sorted({max(arc, ~arc) for arc in _list_arcs(kept)})
    numbers = {arc: number for number, arc in enumerate(used)}
    return {
        "step": _STEP,
        "arcs": [_pack(arcs[arc]) for arc in used],
        "lands": {
            code: [
                [[numbers[arc] if arc >= 0 else ~numbers[~arc] for arc in ring] for ring in polygon]
                for polygon in polygons
            ]
            for code, polygons in sorted(kept.items())
        },
    }


def join_crimea(lands: dict[str, list[Polygon]], arcs: Sequence[Sequence[Point]]) -> None:
    """Take Crimea from Russia's polygons and join it to Ukraine's mainland, whose border with it is no border any more."""
    crimea = next(each for each in lands["RU"] if _is_crimea(_bounds(each[0], arcs)))
    mainland = next(each for each in lands["UA"] if {~arc for arc in each[0]} & set(crimea[0]))
    outline = crimea[0]
    shared = next(place for place, arc in enumerate(outline) if ~arc in mainland[0])
    coast = outline[shared + 1 :] + outline[:shared]
    place = mainland[0].index(~outline[shared])
    mainland[0][place : place + 1] = coast
    lands["RU"].remove(crimea)


def _is_crimea(bounds: tuple[float, float, float, float]) -> bool:
    """Whether a piece of land is Crimea: around Simferopol, and no larger."""
    return _holds(bounds, (34.1, 45.0)) and bounds[2] - bounds[0] < 5


def _find_code(shape: dict[str, Any]) -> str:
    """Return a country's code of two letters; empty where the source gives it no number."""
    codes = cast("dict[str, list[str]]", get_global("territory_aliases")).get(shape.get("id", ""), [])
    by_name = (code for code, name in _UN_CODES.items() if name == shape["properties"]["name"])
    return codes[0] if codes else next(by_name, "")


def _unpack(topology: dict[str, Any]) -> Iterator[list[Point]]:
    (width, height), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    for packed in topology["arcs"]:
        x = y = 0
        arc: list[Point] = []
        for dx, dy in packed:
            x, y = x + dx, y + dy
            arc.append((x * width + west, y * height + south))
        yield arc


def _pack(arc: Sequence[Point]) -> list[int]:
    """Return an arc, simplified, as steps: where it begins, then how far each point is from the one before."""
    steps = [(round(lon / _STEP), round(lat / _STEP)) for lon, lat in _simplify(arc)]
    packed = [*steps[0]]
    for (x, y), (next_x, next_y) in pairwise(steps):
        if (x, y) != (next_x, next_y):
            packed += [next_x - x, next_y - y]
    return packed


def _simplify(line: Sequence[Point]) -> list[Point]:
    """Leave out points that are no further from the line than the tolerance (Ramer, Douglas and Peucker)."""
    tolerance = _FINE if _holds(_EUROPE, line[len(line) // 2]) else _COARSE
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    if line[0] == line[-1]:  # a ring: its farthest point stays, so that it keeps an area
        far = max(
            range(len(line)),
            key=lambda place: hypot(line[place][0] - line[0][0], line[place][1] - line[0][1]),
        )
        kept.add(far)
        spans = [(0, far), (far, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        off = {place: _distance(line[place], line[first], line[last]) for place in range(first + 1, last)}
        farthest = max(off, key=lambda place: off[place], default=None)
        if farthest is not None and off[farthest] > tolerance:
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [line[place] for place in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from a line, in degrees of latitude."""
    narrow = cos(radians(point[1]))
    x, y = (point[0] - start[0]) * narrow, point[1] - start[1]
    dx, dy = (end[0] - start[0]) * narrow, end[1] - start[1]
    length = hypot(dx, dy)
    if not length:
        return hypot(x, y)
    along = max(0.0, min(1.0, (x * dx + y * dy) / length**2))
    return hypot(x - along * dx, y - along * dy)


def _drop_islets(polygons: Sequence[Polygon], arcs: Sequence[Sequence[Point]]) -> Iterator[Polygon]:
    """Yield the polygons that can be seen, and the largest one of each country whatever its size."""
    largest = max(polygons, key=lambda polygon: _area(polygon[0], arcs))
    for polygon in polygons:
        if polygon is largest or _area(polygon[0], arcs) >= _SMALLEST:
            yield polygon


def _area(ring: Ring, arcs: Sequence[Sequence[Point]]) -> float:
    west, south, east, north = _bounds(ring, arcs)
    return (east - west) * (north - south) * cos(radians((north + south) / 2))


def _bounds(ring: Ring, arcs: Sequence[Sequence[Point]]) -> tuple[float, float, float, float]:
    points = [point for arc in ring for point in arcs[max(arc, ~arc)]]
    longitudes, latitudes = [lon for lon, _ in points], [lat for _, lat in points]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _holds(bounds: tuple[float, float, float, float], point: Point) -> bool:
    west, south, east, north = bounds
    return west < point[0] < east and south < point[1] < north


def _list_arcs(lands: dict[str, list[Polygon]]) -> Iterator[int]:
    return (arc for polygons in lands.values() for polygon in polygons for ring in polygon for arc in ring)


if __name__ == "__main__":
    world = make_world(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    FILE.write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n")
