"""What belongs to what in a brief: persons to bodies, bodies to countries, capitals to governments. Pure."""

from functools import lru_cache

from bot.brief import Brief, Entity
from bot.lookup.names import Mention, plain_words


def owners(brief: Brief, entity_id: str) -> tuple[Entity, ...]:
    """Give an entity and those it belongs to, outwards."""
    chain: list[Entity] = []
    entity = brief.entities.get(entity_id)
    while entity is not None and entity not in chain:
        chain.append(entity)
        entity = brief.entities.get(entity.of or "")
    return tuple(chain)


def governments(brief: Brief, name: Mention) -> frozenset[str]:
    """Give the countries that a name may stand for as their capital: Warsaw wants what Poland wants."""
    capitals = [entity for entity in name.entities if _is_capital(entity.aliases)]
    owned = {owner.id for entity in capitals for owner in owners(brief, entity.id)}
    return frozenset(owner for owner in owned if brief.entities[owner].kind == "country")


@lru_cache(maxsize=1024)
def _is_capital(aliases: tuple[str, ...]) -> bool:
    return any("capital" in plain_words(alias) for alias in aliases)
