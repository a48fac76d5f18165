"""Where things are on the map, what of it is shown, and whose the ground is."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.brief import Brief, Library
from bot.lookup import find_nearest_spots, find_spots
from bot.pictures.maps import WorldMap, map_spots
from bot.pictures.outlines import FILE, read_world
from bot.pictures.projection import Projection, measure_distance
from bot.pictures.terrain import find_strips, survey
from tests.pictures.world_file import join_crimea


@pytest.fixture
def brief(library: Library) -> Brief:
    """Return the brief that comes along."""
    return next(iter(library.briefs.values()))


def map_of(brief: Brief, *ids: str) -> WorldMap:
    """Return the map of a brief, around some names."""
    asked = find_nearest_spots((brief.entities[each] for each in ids), brief)
    shown = map_spots(find_spots(brief), asked, brief.as_of)
    assert shown is not None
    return shown


def find_owners(longitude: float, latitude: float) -> list[str]:
    """Return the codes of the countries whose ground a place is on."""
    return [
        code
        for code, lands in read_world().items()
        if any(land.holds((longitude, latitude)) for land in lands)
    ]


@pytest.mark.parametrize(
    ("place", "owner"),
    [
        ((34.10, 44.95), "UA"),  # Simferopol
        ((33.56, 44.60), "UA"),  # Sevastopol
        ((36.47, 45.33), "UA"),  # Kerch
        ((34.39, 45.71), "UA"),  # Dzhankoi
        ((30.52, 50.45), "UA"),
        ((38.97, 45.03), "RU"),  # Krasnodar
        ((20.50, 54.70), "RU"),  # Kaliningrad
        ((-171.5, 66.1), "RU"),  # beyond the date line
        ((24.60, 56.90), "LV"),
        ((27.56, 53.90), "BY"),
        ((-98.0, 39.0), "US"),
    ],
)
def test_a_place_lies_in_one_country(place: tuple[float, float], owner: str) -> None:
    assert find_owners(*place) == [owner]


def test_crimea_is_one_piece_with_the_mainland_of_ukraine() -> None:
    """There is no border between the two: both lie in the same outline, which closes."""
    [mainland] = [land for land in read_world()["UA"] if land.holds((30.52, 50.45))]
    assert mainland.holds((34.10, 44.95))
    assert all(ring[0] == ring[-1] for ring in mainland.rings)
    assert max(measure_distance(*edge) for edge in pairwise(mainland.rings[0])) < 150


def test_crimea_is_joined_along_the_arc_that_both_share() -> None:
    """Ukraine's outline is arcs 0 and 1, Crimea's is arc 1 backwards and its coast, arc 2."""
    arcs = [
        [(33.0, 46.0), (30.0, 48.0), (35.0, 46.0)],
        [(35.0, 46.0), (33.0, 46.0)],
        [(35.0, 46.0), (34.0, 44.0), (33.0, 46.0)],
    ]
    lands = {"RU": [[[~1, ~2]], [[5]]], "UA": [[[0, 1]]]}
    join_crimea(lands, [*arcs, [(0.0, 0.0)], [(0.0, 0.0)], [(50.0, 50.0), (60.0, 60.0)]])
    assert lands == {"RU": [[[5]]], "UA": [[[0, ~2]]]}


def test_the_file_is_small_and_says_whose_it_is() -> None:
    assert FILE.stat().st_size < 300_000
    notice = FILE.with_name("world-notice.txt").read_text(encoding="utf-8")
    assert "Natural Earth" in notice
    assert "Permission to use, copy, modify" in notice
    assert "Crimea" in notice
    assert set(json.loads(FILE.read_text(encoding="utf-8"))) == {"step", "arcs", "lands"}


def test_the_map_is_where_most_is_told_of_and_points_to_the_rest(brief: Brief) -> None:
    shown = map_of(brief)
    assert measure_distance(shown.centre, (24.6, 56.9)) < 500
    assert shown.reach < 1_500
    countries = {label.name for label in shown.labels if label.country}
    assert countries == {"Latvia", "Estonia", "Poland", "Ukraine", "Belarus", "Russia", "Sweden", "Finland"}
    assert [(each.arrow, each.name, each.detail) for each in shown.beyond] == [
        ("←", "United States", "26 facts"),
        ("→", "China", "1 fact"),
    ]
    assert "Latvia: ≈600 US troops · 33 facts" in shown.alt


def test_a_name_narrows_the_map(brief: Brief) -> None:
    shown = map_of(brief, "latvia")
    assert shown.reach < 300
    assert shown.labels[0].name == "Latvia"
    assert {"Riga", "Lielvarde Air Base", "Latvia's eastern border"} <= {label.name for label in shown.labels}
    assert not shown.beyond


def test_somebody_without_a_place_is_where_they_belong(brief: Brief) -> None:
    assert map_of(brief, "artis-pabriks") == map_of(brief, "latvia")


@pytest.mark.parametrize(
    "ids",
    [("russia",), ("united-states",), ("china", "latvia"), ("washington",), ("united-states", "ukraine")],
)
def test_whatever_is_asked_for_is_in_the_frame(brief: Brief, ids: tuple[str, ...]) -> None:
    shown = map_of(brief, *ids)
    assert [label.name for label in shown.labels if label.is_asked]
    projection = Projection(shown.centre)
    for spot in find_nearest_spots((brief.entities[each] for each in ids), brief):
        if spot.at:
            assert max(map(abs, projection.project((spot.at[1], spot.at[0])))) < shown.reach
        else:
            assert (
                any(find_strips(survey(shown.centre, shown.reach)[spot.country], shown.reach))
                or spot.country == "LV"
            )


earth = st.tuples(st.floats(-180, 180), st.floats(-89, 89))


@given(earth, earth)
def test_the_projection_can_be_taken_back(centre: tuple[float, float], place: tuple[float, float]) -> None:
    away = measure_distance(centre, place)
    if away < 15_000:
        projection = Projection(centre)
        assert measure_distance(projection.unproject(projection.project(place)), place) < 1


@given(earth)
def test_near_its_centre_a_map_is_true_to_scale(centre: tuple[float, float]) -> None:
    projection = Projection(centre)
    x, y = projection.project((centre[0], centre[1] + 0.5))
    assert abs(x) < 0.01
    assert abs(y - measure_distance(centre, (centre[0], centre[1] + 0.5))) < 0.1
