"""Time zones by the names people type. Pure.

The rules of every zone come from the tzdata wheel and never from the system's own copy: processes on different
machines that share one ledger must reckon the same slots.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from zoneinfo import ZoneInfo

from anyascii import anyascii
from rapidfuzz import fuzz, process

from bot.digests.recurrence.clock import quote_typed
from bot.errors import ScheduleError
from bot.languages import say

COMMON = (
    "UTC",
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Warsaw",
    "Europe/Tallinn",
    "Europe/Riga",
    "Europe/Vilnius",
    "Europe/Helsinki",
    "Europe/Kyiv",
    "Europe/Istanbul",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Toronto",
    "America/Sao_Paulo",
    "Africa/Johannesburg",
    "Asia/Jerusalem",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
)
"""What is offered before anything is typed."""

CITIES = {
    "Europe/Berlin": "Cologne, Dresden, Frankfurt, Hamburg, Leipzig, Munich, Stuttgart",
    "Europe/Warsaw": "Gdansk, Krakow, Lodz, Poznan, Rzeszow, Szczecin, Wroclaw",
    "Europe/Vilnius": "Kaunas, Klaipeda",
    "Europe/Riga": "Adazi, Daugavpils, Liepaja, Ventspils",
    "Europe/Tallinn": "Narva, Tartu",
    "Europe/Helsinki": "Espoo, Tampere, Turku",
    "Europe/Kyiv": "Dnipro, Kharkiv, Lviv, Odesa",
    "Europe/Moscow": "St Petersburg",
    "Europe/London": "Birmingham, Cardiff, Edinburgh, Glasgow, Liverpool, Manchester",
    "Europe/Paris": "Lyon, Marseille, Nice, Strasbourg, Toulouse",
    "Europe/Madrid": "Barcelona, Bilbao, Seville, Valencia",
    "Europe/Rome": "Florence, Milan, Naples, Turin, Venice",
    "Europe/Amsterdam": "Rotterdam, The Hague",
    "Europe/Brussels": "Antwerp",
    "Europe/Zurich": "Basel, Bern, Geneva",
    "Europe/Lisbon": "Porto",
    "Europe/Istanbul": "Ankara, Izmir",
    "Europe/Stockholm": "Gothenburg, Malmo",
    "Europe/Oslo": "Bergen, Trondheim",
    "America/New_York": "Atlanta, Boston, Miami, New York City, Philadelphia, Pittsburgh, Washington",
    "America/Chicago": "Austin, Dallas, Houston, Minneapolis, New Orleans, San Antonio, St Louis",
    "America/Denver": "Albuquerque, Salt Lake City",
    "America/Los_Angeles": "Las Vegas, Portland, San Diego, San Francisco, San Jose, Seattle",
    "America/Toronto": "Montreal, Ottawa, Quebec",
    "America/Edmonton": "Calgary",
    "America/Sao_Paulo": "Brasilia, Rio de Janeiro",
    "America/Mexico_City": "Guadalajara",
    "Africa/Johannesburg": "Cape Town, Durban, Pretoria",
    "Africa/Lagos": "Abuja",
    "Africa/Casablanca": "Marrakesh, Rabat",
    "Asia/Jerusalem": "Haifa, Tel Aviv",
    "Asia/Dubai": "Abu Dhabi",
    "Asia/Karachi": "Islamabad, Lahore",
    "Asia/Kolkata": "Bangalore, Chennai, Delhi, Hyderabad, Mumbai, New Delhi",
    "Asia/Shanghai": "Beijing, Guangzhou, Shenzhen",
    "Asia/Ho_Chi_Minh": "Hanoi",
    "Asia/Tokyo": "Hiroshima, Kyoto, Nagoya, Osaka, Sapporo",
    "Asia/Seoul": "Busan",
    "Australia/Sydney": "Canberra",
    "Pacific/Auckland": "Wellington",
}
"""Cities that people name and that have no zone of their own; a zone to its cities."""

NEAR = 72
"""How alike, of 100, a name must be to be suggested."""


def find_zone(typed: str) -> str:
    """Return the IANA name of a zone, a city or a country that keeps one time.

    Case, accents, spaces and underscores do not matter. Anything else raises ScheduleError naming the nearest zones.
    """
    names = _named().get(_fold(typed), ())
    if len(names) == 1:
        return names[0]
    if names:
        raise ScheduleError(
            say(
                "{typed} keeps several times: choose one of {zones}.",
                typed=quote_typed(typed),
                zones=_listed(names[:10]),
            )
        )
    hint = say("Write a city or a name such as `Europe/Riga` or `UTC`.")
    if near := _nearest(typed, 3):
        hint = say("Did you mean {zones}?", zones=_listed(near))
    raise ScheduleError(f"{say('{typed} is not a time zone I know.', typed=quote_typed(typed))} {hint}")


def complete_zone(typed: str, limit: int = 25) -> list[str]:
    """Return the names of at most `limit` zones for what is typed so far, likeliest first.

    Names that begin with it come before those that have it inside, and those before names that are merely alike.
    """
    wanted = _fold(typed)
    if not wanted:
        return list(COMMON[:limit])
    named = _named()
    exact = named.get(wanted, ())
    begin = [name for key, names in named.items() if key.startswith(wanted) for name in names]
    inside = [name for key, names in named.items() if wanted in key for name in names]
    found = list(dict.fromkeys([*exact, *begin, *inside]))
    return (found or _nearest(typed, limit))[:limit]


@cache
def load_zone(name: str) -> ZoneInfo:
    """Return the rules of a zone by its exact IANA name; an unknown one raises ScheduleError."""
    if name not in _zones():
        raise ScheduleError(say("{typed} is not the name of a time zone.", typed=quote_typed(name)))
    with _data().joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


@cache
def _zones() -> frozenset[str]:
    """Every IANA name, without the one that stands for a clock nobody has set."""
    return frozenset(_data().joinpath("zones").read_text("utf-8").split()) - {"Factory"}


@cache
def _named() -> dict[str, tuple[str, ...]]:
    """Every folded name to the zones that it means; a zone's own name before cities, cities before countries."""
    named: dict[str, tuple[str, ...]] = {}
    tabled = [(row[0], row[2]) for row in _table("zone.tab")]
    for name in sorted(_zones()):
        named.setdefault(_fold(name), (name,))
    for _, name in tabled:
        named.setdefault(_fold(name.rpartition("/")[2]), (name,))
    for name, cities in CITIES.items():
        for city in cities.split(", "):
            named.setdefault(_fold(city), (name,))
    for code, country in _table("iso3166.tab"):
        named.setdefault(_fold(country), tuple(name for owner, name in tabled if owner == code))
    return {key: names for key, names in named.items() if names}


def _nearest(typed: str, limit: int) -> list[str]:
    found = process.extract(
        _fold(typed), list(_named()), scorer=fuzz.ratio, processor=None, limit=limit, score_cutoff=NEAR
    )
    return list(dict.fromkeys(name for key, _, _ in found for name in _named()[key]))[:limit]


def _table(name: str) -> Iterator[list[str]]:
    text = _data().joinpath("zoneinfo", name).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _data() -> Traversable:
    return files("tzdata")


def _fold(typed: str) -> str:
    """Reduce to what matters; signs stay, for `Etc/GMT+3` and `Etc/GMT-3` are six hours apart."""
    return " ".join(anyascii(typed[:100]).casefold().replace("_", " ").split())


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
