"""The entities of a draft as lines of YAML, by kind. Pure."""

from collections.abc import Iterator, Sequence

from bot.brief.drafting.draft_entities import DraftEntity
from bot.brief.drafting.scalars import inner_scalar, listed, scalar
from bot.brief.model import Kind

_ORDER: tuple[Kind, ...] = (
    "person",
    "group",
    "organisation",
    "country",
    "place",
    "weapon",
    "programme",
    "event",
    "idea",
)


def write_entities(entities: Sequence[DraftEntity]) -> Iterator[str]:
    """Yield the lines of all entities: kind by kind, those with a name of their own first."""
    ids = {entity.name: entity.id for entity in entities}
    for kind in _ORDER:
        of_kind = [entity for entity in entities if entity.kind == kind]
        for entity in sorted(of_kind, key=lambda entity: entity.is_term):
            yield f"  - id: {entity.id}"
            yield f"    kind: {kind}" + (f" # {entity.doubt}" if entity.doubt else "")
            yield f"    name: {scalar(entity.name)}"
            yield from _aliases(entity)
            if entity.demonym:
                yield f"    demonym: {scalar(entity.demonym)}"
            if entity.role:
                yield f"    role: {scalar(entity.role)}"
            if entity.of in ids:
                yield f"    of: {ids[entity.of]}"


def _aliases(entity: DraftEntity) -> Iterator[str]:
    if not any(entity.aliases.values()):
        if entity.aliases:
            yield f"    aliases: {listed([inner_scalar(alias) for alias in entity.aliases])}"
        return
    yield "    aliases:"
    for alias, doubt in entity.aliases.items():
        yield f"      - {scalar(alias)}" + (f" # {doubt}" if doubt else "")
