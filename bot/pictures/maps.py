"""A brief's countries and places -> a map as a value: what is in its frame, what is written there, what lies beyond. Pure."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from math import cos, radians

from bot.languages import say, say_date
from bot.lookup import Spot
from bot.lookup.replies import word_spot
from bot.pictures.outlines import Land, read_world
from bot.pictures.projection import EARTH, Point, Projection, measure_distance
from bot.pictures.terrain import ASPECT, find_strips, survey

_WIDE = 2_500
"""Kilometres across from which on a country is too large to be shown whole among others."""
_SHOWN = 0.7
"""The share of a country's width and height that the frame of several holds."""
_ENOUGH = 280
"""Kilometres around its middle that are enough of a country among others."""
_NEAR, _GAP = 1_200, 0.8
"""Kilometres, or a share of what is near already, of emptiness behind which what follows is left out of the frame."""
_LEAST = 170
"""Kilometres from the middle of a frame to its side, at the least."""
_MARGIN = 1.12
_MOST_LABELS = 30
_ROUNDS = 4
"""How often a frame is centred anew: distances are true near the centre only."""
_EDGE = 0.97
"""The share of the frame beyond which a place is too near to its edge to be named."""
_SEEN = 0.15
"""How wide, as a share of half the frame, a country must be seen to count as being in it."""
_SPREAD_OF_A_PLACE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name on the map."""

    id: str
    name: str
    detail: str
    """What the article says of it: `≈600 US troops · 33 facts`."""
    country: str = ""
    """The code of a country, whose name stands somewhere inside of it."""
    at: Point | None = None
    """Where a place is: longitude, latitude."""
    is_asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond:
    """Something outside of the frame, and the arrow that points there."""

    arrow: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldMap:
    """What is drawn."""

    centre: Point
    reach: float
    """Kilometres from the middle to the left and right side."""
    labels: tuple[Label, ...]
    """What lies in the frame, the most important first."""
    beyond: tuple[Beyond, ...]
    subtitle: str

    @property
    def alt(self) -> str:
        """What it shows, in words and numbers."""
        inside = "; ".join(f"{label.name}: {label.detail}" for label in self.labels)
        told = say("Map, {subtitle}. {names}.", subtitle=self.subtitle, names=inside)
        outside = "; ".join(f"{each.name}: {each.detail}" for each in self.beyond)
        return f"{told} {say('Beyond its edge: {names}.', names=outside)}" if outside else told


@dataclass(frozen=True, slots=True)
class _Placed:
    """A name with what of the earth it takes up."""

    spot: Spot
    middle: Point
    width: float
    """Kilometres to either side of the middle that should be seen."""
    height: float


def map_spots(spots: Sequence[Spot], asked: Sequence[Spot], as_of: str) -> WorldMap | None:
    """Make a map of a brief's spots: around those asked for, or else around where most is told of; None without any."""
    placed = [each for each in map(_place, spots) if each is not None]
    chosen = {spot.entity.id for spot in asked}
    wanted = [each for each in placed if each.spot.entity.id in chosen] if asked else _find_cluster(placed)
    if not wanted:
        return None
    centre, reach = _frame(wanted, whole=bool(asked))
    projection = Projection(centre)
    inside = [
        each
        for each in placed
        if each in wanted or (_is_worth_it(each, chosen, reach) and _is_inside(each, projection, reach))
    ]
    ordered = sorted(inside, key=lambda each: (each.spot.entity.id not in chosen, not each.spot.country))
    outside = [each for each in placed if each not in inside and not each.spot.at] if not asked else []
    return WorldMap(
        centre=centre,
        reach=reach,
        labels=tuple(_label(each, is_asked=each.spot.entity.id in chosen) for each in ordered[:_MOST_LABELS]),
        beyond=tuple(_point_at(each, centre) for each in outside),
        subtitle=say("as of {date}", date=say_date(as_of)),
    )


@cache
def find_mainland(code: str) -> Land | None:
    """Return the largest piece of a country."""
    return max(read_world().get(code, ()), key=_measure, default=None)


def _measure(land: Land) -> float:
    _, width, height = _extend(land)
    return width * height


def _extend(land: Land) -> tuple[Point, float, float]:
    """Return the middle of a piece of land, and how far it reaches from there to the sides, in kilometres."""
    west, south, east, north = land.bounds
    middle = ((west + east) / 2, (south + north) / 2)
    degree = radians(1) * EARTH
    return middle, (east - west) / 2 * degree * cos(radians(middle[1])), (north - south) / 2 * degree


def _place(spot: Spot) -> _Placed | None:
    """Find where a spot lies; None for a country that is too small for the file of outlines."""
    if spot.at is not None:
        return _Placed(spot, (spot.at[1], spot.at[0]), _SPREAD_OF_A_PLACE, _SPREAD_OF_A_PLACE)
    land = find_mainland(spot.country)
    return _Placed(spot, *_extend(land)) if land is not None else None


def _find_cluster(placed: Sequence[_Placed]) -> list[_Placed]:
    """Return what lies near each other around where most is told of; large countries are there by their places."""
    places = {each.spot.entity.of for each in placed if each.spot.at}
    near = [each for each in placed if not _is_wide(each) or each.spot.entity.id not in places] or [*placed]
    small = [each for each in near if not _is_wide(each)] or near
    if not small:
        return []

    def weigh(middle: _Placed) -> float:
        return sum(
            each.spot.facts * measure_distance(middle.middle, each.middle) for each in near if each.spot.facts
        )

    middle = min(small, key=weigh)
    kept: list[_Placed] = []
    reached = 0.0
    for each in sorted(small, key=lambda each: measure_distance(middle.middle, each.middle)):
        distance = measure_distance(middle.middle, each.middle)
        if distance - reached > max(_NEAR, _GAP * reached):
            break
        kept.append(each)
        reached = distance
    return kept


def _is_wide(placed: _Placed) -> bool:
    return 2 * max(placed.width, placed.height) > _WIDE


def _frame(wanted: Sequence[_Placed], *, whole: bool) -> tuple[Point, float]:
    """Return the middle of the map, and how far it reaches to its sides, so that all that is wanted is on it."""
    share, most = (1.0, 2 * EARTH) if whole else (_SHOWN, _ENOUGH)
    centre = wanted[0].middle
    west = east = south = north = 0.0
    for _ in range(_ROUNDS):
        projection = Projection(centre)
        boxes = [
            (*projection.project(each.middle), min(each.width * share, most), min(each.height * share, most))
            for each in wanted
        ]
        west, east = min(x - w for x, _, w, _ in boxes), max(x + w for x, _, w, _ in boxes)
        south, north = min(y - h for _, y, _, h in boxes), max(y + h for _, y, _, h in boxes)
        centre = projection.unproject(((west + east) / 2, (south + north) / 2))
    return centre, max((east - west) / 2, (north - south) / 2 / ASPECT, _LEAST) * _MARGIN


def _is_worth_it(placed: _Placed, chosen: AbstractSet[str], reach: float) -> bool:
    """Whether a map of that size has room for it: a map of half the world has none for others' towns."""
    entity = placed.spot.entity
    return bool(placed.spot.country) or reach < _WIDE or not chosen.isdisjoint({entity.id, entity.of or ""})


def _is_inside(placed: _Placed, projection: Projection, reach: float) -> bool:
    """Whether a place, or enough of a country, lies in the frame."""
    if placed.spot.at is not None:
        x, y = projection.project(placed.middle)
        return max(abs(x), abs(y) / ASPECT) < reach * _EDGE
    strips = find_strips(survey(projection.centre, reach).get(placed.spot.country, ()), reach)
    return any(strip.width > reach * _SEEN for strip in strips)


def _label(placed: _Placed, *, is_asked: bool) -> Label:
    spot = placed.spot
    return Label(
        id=spot.entity.id,
        name=spot.entity.name,
        detail=word_spot(spot),
        country=spot.country,
        at=placed.middle if spot.at else None,
        is_asked=is_asked,
    )


def _point_at(placed: _Placed, centre: Point) -> Beyond:
    """Point to what lies outside, the shortest way on the ground, to the left or to the right."""
    east = (placed.middle[0] - centre[0] + 180) % 360 - 180
    return Beyond(arrow="→" if east > 0 else "←", name=placed.spot.entity.name, detail=word_spot(placed.spot))
