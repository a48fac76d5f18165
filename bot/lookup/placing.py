"""Which names of a brief have a place on the map: countries by what they are called, places where the brief says. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.brief import Brief, Entity
from bot.lookup.measures import Measure, find_latest
from bot.lookup.names import find_country


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A name on the map."""

    entity: Entity
    country: str = ""
    """Its code of two letters, where it is a country: LV."""
    at: tuple[float, float] | None = None
    """Latitude and longitude, where it is a place."""
    facts: int = 0
    """How many facts are by or about it."""
    measure: Measure | None = None
    """The latest figure that a fact gives for it."""


def find_spots(brief: Brief) -> tuple[Spot, ...]:
    """Find all that has a place on the map and of which something is told, those with most facts first."""
    latest = find_latest(brief)
    counts = Counter(each for fact in brief.facts.values() for each in set(fact.entities))
    spots = (
        Spot(
            entity=entity,
            country=_find_code(entity),
            at=entity.at,
            facts=counts[entity.id],
            measure=latest.get(entity.id),
        )
        for entity in brief.entities.values()
        if counts[entity.id] and _is_placed(entity)
    )
    return tuple(sorted(spots, key=lambda spot: -spot.facts))


def has_spots(brief: Brief) -> bool:
    """Whether there is anything to put on the map."""
    told = {each for fact in brief.facts.values() for each in fact.entities}
    return any(entity.id in told and _is_placed(entity) for entity in brief.entities.values())


def find_nearest_spots(entities: Iterable[Entity], brief: Brief) -> tuple[Spot, ...]:
    """Find where some names are; what has no place itself is where it belongs to: Latvia for its minister."""
    spots = {spot.entity.id: spot for spot in find_spots(brief)}
    found = (spots.get(entity.id) or spots.get(entity.of or "") for entity in entities)
    return tuple({spot.entity.id: spot for spot in found if spot is not None}.values())


def _is_placed(entity: Entity) -> bool:
    return entity.at is not None or bool(_find_code(entity))


def _find_code(entity: Entity) -> str:
    found = find_country((entity.name, *entity.aliases)) if entity.kind == "country" else None
    return found.code if found is not None and found.code.isalpha() else ""
