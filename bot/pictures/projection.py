"""Where a place on the earth lies on a flat map: Lambert's azimuthal projection, which keeps areas as they are. Pure."""

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH = 6371.0
"""The earth's radius in kilometres."""

Point = tuple[float, float]
"""Longitude and latitude in degrees; or kilometres to the east and to the north of a map's centre."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A map around a centre."""

    centre: Point

    def project(self, point: Point) -> Point:
        """Return how far to the east and to the north of the centre a place is drawn, in kilometres."""
        lon, lat = radians(point[0] - self.centre[0]), radians(point[1])
        middle = radians(self.centre[1])
        closeness = 1 + sin(middle) * sin(lat) + cos(middle) * cos(lat) * cos(lon)
        scale = EARTH * sqrt(2 / max(closeness, 1e-9))  # the one point opposite has no place
        return (
            scale * cos(lat) * sin(lon),
            scale * (cos(middle) * sin(lat) - sin(middle) * cos(lat) * cos(lon)),
        )

    def unproject(self, point: Point) -> Point:
        """Return the place that is drawn somewhere."""
        distance = hypot(*point)
        if not distance:
            return self.centre
        turn, middle = 2 * asin(min(1.0, distance / 2 / EARTH)), radians(self.centre[1])
        lat = asin(cos(turn) * sin(middle) + point[1] * sin(turn) * cos(middle) / distance)
        lon = atan2(
            point[0] * sin(turn), distance * cos(middle) * cos(turn) - point[1] * sin(middle) * sin(turn)
        )
        return (self.centre[0] + degrees(lon) + 180) % 360 - 180, degrees(lat)


def measure_distance(one: Point, other: Point) -> float:
    """Return how far two places are from each other, in kilometres."""
    (lon1, lat1), (lon2, lat2) = one, other
    a, b, turn = radians(lat1), radians(lat2), radians(lon2 - lon1)
    east = cos(b) * sin(turn)
    north = cos(a) * sin(b) - sin(a) * cos(b) * cos(turn)
    return EARTH * atan2(hypot(east, north), sin(a) * sin(b) + cos(a) * cos(b) * cos(turn))
