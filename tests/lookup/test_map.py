"""`!map` is answered in words wherever no picture can be, and is offered where there is something to show."""

from dataclasses import replace
from pathlib import Path

from bot.brief import Brief, Library
from bot.lookup import Lookup, Map
from bot.lookup.replies import PlainMarkup, word
from tests.unproven import load_library

VILLAGE = Path(__file__).parents[1] / "village" / "briefs"


def read_map(lookup: Lookup) -> str:
    """Return what `!map` says."""
    return str(word(lookup.respond("map"), PlainMarkup("!")))


def drop_aliases(brief: Brief) -> Brief:
    """Return a brief that has no other names for its commands."""
    topics = {name: replace(topic, aliases=()) for name, topic in brief.topics.items()}
    return replace(brief, topics=topics)


def test_the_map_lists_each_country_with_its_places_the_most_told_of_first(lookup: Lookup) -> None:
    told = read_map(lookup)
    assert "Latvia · ≈600 US troops · 33 facts: Latvia's eastern border, Lielvarde Air Base, Riga\n" in told
    assert told.index("Latvia ·") < told.index("United States ·") < told.index("China · 1 fact")
    assert "Soviet Union" not in told, "it is on no map any more"
    assert "Where the article’s countries and places lie." in str(
        word(lookup.respond("help"), PlainMarkup("!"))
    )


def test_a_topic_of_that_name_goes_first() -> None:
    lookup = Lookup(load_library(VILLAGE))
    assert lookup.command("map") == "where"
    assert "map" not in lookup.fixed_commands


def test_where_nothing_can_be_placed_the_map_says_so_and_is_not_offered(library: Library) -> None:
    [village] = map(drop_aliases, load_library(VILLAGE).briefs.values())
    lookup = Lookup(Library({village.id: village}))
    assert read_map(lookup).startswith("No map\n\nNothing that the article names has a place on the map.")
    assert "map" not in lookup.fixed_commands
    both = Lookup(Library({village.id: village, **library.briefs}))
    shown = both.respond("map")
    assert isinstance(shown, Map)
    assert shown.brief.id == "eastern-flank", "the first brief that has one"
    assert "map" in both.fixed_commands


def test_names_complete_behind_the_map_with_places_first(lookup: Lookup) -> None:
    assert lookup.complete("map", "la")[0] == "Latvia"
