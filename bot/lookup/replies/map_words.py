"""Words the map for where it cannot be drawn, and beside it: each country with its places. Pure."""

from collections.abc import Sequence

from bot.languages import say, say_count
from bot.lookup.outcomes import Map
from bot.lookup.placing import Spot, find_spots
from bot.lookup.replies.markup import Markup, Reply
from bot.lookup.replies.phrases import footer

_NAMES_IN_A_BLOCK = 8


def word_map(shown: Map, markup: Markup) -> Reply:
    """Name each country with its places and how much the article says of it, the most first."""
    spots = find_spots(shown.brief)
    if not spots:
        return Reply(
            title=say("No map"),
            lead=say("Nothing that the article names has a place on the map."),
            footer=footer(shown.brief),
        )
    ids = {spot.entity.id for spot in spots}
    heads = [spot for spot in spots if spot.entity.of not in ids]
    lines = [
        _word_country(head, [spot for spot in spots if spot.entity.of == head.entity.id], markup)
        for head in heads
    ]
    blocks = (lines[at : at + _NAMES_IN_A_BLOCK] for at in range(0, len(lines), _NAMES_IN_A_BLOCK))
    return Reply(
        title=say("Where it happens"),
        blocks=tuple("\n".join(block) for block in blocks),
        closing=say("One of them: {command}", command=markup.command(f"map {heads[0].entity.name}")),
        footer=footer(shown.brief),
        at_first=1,
    )


def word_spot(spot: Spot) -> str:
    """Say in a few words what the article has of a country or place: its latest figure, and how many facts."""
    facts = say_count("{count} fact", "{count} facts", spot.facts)
    if spot.measure is None:
        return facts
    return f"{spot.measure.sign} {spot.measure.figure.unit} · {facts}"


def _word_country(country: Spot, places: Sequence[Spot], markup: Markup) -> str:
    line = f"{markup.bold(markup.escape(country.entity.name))} · {markup.escape(word_spot(country))}"
    named = ", ".join(markup.escape(place.entity.name) for place in places)
    return f"{line}: {named}" if named else line
