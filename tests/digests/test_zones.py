"""Zones are found by the names people type, and a wrong one is said to be wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.recurrence.zones import CITIES, COMMON, complete_zone, find_zone, load_zone
from bot.errors import ScheduleError


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Europe/Riga", "Europe/Riga"),
        ("europe/riga", "Europe/Riga"),
        (" RIGA ", "Europe/Riga"),
        ("new york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Munich", "Europe/Berlin"),
        ("Latvia", "Europe/Riga"),
        ("utc", "UTC"),
        ("etc/gmt+3", "Etc/GMT+3"),
        ("Etc/GMT-3", "Etc/GMT-3"),
    ],
)
def test_names_cities_and_countries_are_accepted(typed: str, name: str) -> None:
    assert find_zone(typed) == name


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Rigga", "Did you mean `Europe/Riga`?"),
        ("Eurpoe/Riga", "Did you mean `Europe/Riga`?"),
        ("Germany", "choose one of `Europe/Berlin`"),
        ("PST", "is not a time zone I know"),
        ("", "is not a time zone I know"),
        ("../../etc/passwd", "is not a time zone I know"),
    ],
)
def test_what_is_no_zone_is_refused_with_the_nearest(typed: str, reason: str) -> None:
    with pytest.raises(ScheduleError) as refusal:
        find_zone(typed)
    assert reason in str(refusal.value)


def test_completion_puts_the_likeliest_first() -> None:
    assert complete_zone("") == list(COMMON)
    assert complete_zone("new y") == ["America/New_York"]
    assert "Europe/Riga" in complete_zone("ri", 5)
    assert complete_zone("vilnus")[0] == "Europe/Vilnius"
    assert complete_zone("europe/", 3) == ["Europe/Amsterdam", "Europe/Andorra", "Europe/Astrakhan"]


@given(st.text(max_size=30), st.integers(0, 25))
def test_completion_offers_only_zones_that_load(typed: str, limit: int) -> None:
    offered = complete_zone(typed, limit)
    assert len(offered) == len(set(offered)) <= limit
    assert all(load_zone(name).key == name for name in offered)
    assert all(find_zone(name) == name for name in offered)


def test_every_zone_that_we_name_exists() -> None:
    for name in (*COMMON, *CITIES):
        assert load_zone(name).key == name


def test_every_city_that_we_name_is_found() -> None:
    for name, cities in CITIES.items():
        for city in cities.split(", "):
            assert find_zone(city) == name, city
