"""What is drawn can be seen: sharp, as wide as a phone, true to its numbers, and the same each time."""

import io
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import Any

import numpy as np
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.brief import Entity, Fact, Library
from bot.lookup import Lookup
from bot.pictures import find_subject
from bot.pictures.charts import Bar, Chart, Panel
from bot.pictures.drawing import Picture, draw
from bot.pictures.drawing.canvas import BRIGHT, NEW, PALE
from bot.pictures.drawing.chart_drawing import draw_chart
from bot.pictures.drawing.label_placing import Box, list_around, place

MARGIN, ROOM = 54, 972
"""Dots beside the longest bar, and dots that it is long."""


def open_picture(png: bytes) -> Image.Image:
    """Return the picture that a file holds."""
    return Image.open(io.BytesIO(png)).convert("RGB")


def measure_bars(picture: Image.Image, colour: str) -> list[int]:
    """Return how many dots each bar of a colour is long, from top to bottom."""
    wanted = np.array([*bytes.fromhex(colour[1:])])
    lengths = (abs(np.asarray(picture).astype(int) - wanted) < 12).all(axis=2).sum(axis=1)
    bars = ([*rows] for is_bar, rows in groupby(lengths, key=lambda length: bool(length > 12)) if is_bar)
    return [int(max(rows)) for rows in bars if len(rows) > 40]


def bar(label: str, value: int, **said: object) -> Bar:
    """Return a bar."""
    return Bar(label=label, amount=f"{value:,}", spoken="", value=Decimal(value), **said)  # pyright: ignore[reportArgumentType] - its fields


def test_bars_are_as_long_as_their_numbers() -> None:
    panel = Panel(title="Norvik", bars=(bar("then", 100, is_latest=False), bar("now", 600)))
    grown = Panel(title="Ravn", bars=(bar("", 500, changed=Decimal(100), change_label="100 more"),))
    picture = open_picture(draw_chart(Chart(title="Boats", subtitle="", sections=((panel, grown),))))
    assert picture.width == 1080
    [then] = measure_bars(picture, PALE)
    now, held = measure_bars(picture, BRIGHT)
    [more, *_] = measure_bars(picture, NEW)
    assert then == pytest.approx(ROOM / 6, abs=8)
    assert now == pytest.approx(ROOM, abs=8)
    assert held == pytest.approx(ROOM * 4 / 6, abs=14)
    assert more == pytest.approx(ROOM / 6, abs=8)


@pytest.mark.parametrize(
    "asked", [("troops", ""), ("aid", ""), ("map", ""), ("map", "latvia"), ("where", "warsaw")]
)
def test_a_picture_is_drawn_the_same_each_time_and_is_not_heavy(
    lookup: Lookup, asked: tuple[str, str]
) -> None:
    first, second = (draw_for(lookup, *asked) for _ in range(2))
    assert first == second
    picture = open_picture(first.png)
    assert picture.width == 1080
    assert 500 < picture.height < 1500
    assert len(first.png) < 150_000
    colours = picture.resize((90, 90)).getcolors(8100) or []
    assert max(count for count, _ in colours) < 8100 * 0.9


def draw_for(lookup: Lookup, command: str, words: str) -> Picture:
    """Draw what stands beside the answer to a command."""
    subject = find_subject(lookup.respond(command, words))
    picture = draw(subject) if subject else None
    assert picture is not None
    return picture


def test_names_of_any_length_and_script_are_drawn(library: Library) -> None:
    names = ("x" * 100, "$40 billion $ package_{^", "Ķīna · Україна", "里加", "<b>&\\frac{1}{2}")
    panels = tuple(Panel(title=name, bars=(bar(name, 10**12 + n),)) for n, name in enumerate(names))
    picture = open_picture(draw_chart(Chart(title=names[0], subtitle=names[1], sections=(panels,))))
    edge = [picture.getpixel((x, y)) for x in range(1080 - MARGIN + 6, 1080) for y in range(picture.height)]
    assert len(set(edge)) == 1, "nothing is written beyond the margin"
    assert library


def test_two_places_of_one_name_and_countries_without_number_are_drawn(library: Library) -> None:
    [brief] = library.briefs.values()
    twin = replace(brief.entities["riga"], id="riga-twin", at=(56.5, 24.9))
    territories: Any = Locale("en").territories
    known = {each.name for each in brief.entities.values()}
    names = [name for code, name in territories.items() if len(code) == 2 and name not in known]
    every = [Entity(id=f"country-{place}", kind="country", name=name) for place, name in enumerate(names)]
    facts = [Fact(id=f"f-{each.id}", text=each.name, about=(each.id,)) for each in (twin, *every)]
    crowded = replace(
        brief,
        entities={**brief.entities, **{each.id: each for each in (twin, *every)}},
        facts={**brief.facts, **{each.id: each for each in facts}},
    )
    lookup = Lookup(Library({brief.id: crowded}), ahead=False)
    assert draw_for(lookup, "map", "").alt.startswith("Map, as of August 2022. Latvia: ")
    assert draw_for(lookup, "map", "latvia").alt.count("Riga: 1 fact") == 2


sizes = st.tuples(st.floats(5, 120), st.floats(5, 40))
points = st.tuples(st.floats(0, 360), st.floats(0, 360))


@given(st.lists(st.tuples(points, sizes), max_size=20))
def test_no_label_covers_another_or_leaves_the_map(
    wanted: list[tuple[tuple[float, float], tuple[float, float]]],
) -> None:
    frame = Box(0, 0, 360, 360)
    placed = [box for box in place([list_around(point, size, 6) for point, size in wanted], frame) if box]
    assert all(box.lies_in(frame) for box in placed)
    assert not any(one.overlaps(other) for number, one in enumerate(placed) for other in placed[:number])
    first = list_around(*wanted[0], 6) if wanted else []
    assert not first or bool(placed) or not any(box.lies_in(frame) for box in first)
