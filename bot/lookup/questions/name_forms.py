"""Names as runs of stems, found in texts that spell them as the brief does. Pure."""

from collections.abc import Collection, Iterable, Mapping

from bot.brief import Entity
from bot.lookup.questions.stems import stem, words_of

Forms = Mapping[str, Mapping[tuple[str, ...], Collection[str]]]
"""By its first stem, each run of stems that names something, with the ids of the entities that it names."""


def index_forms(entities: Iterable[Entity]) -> Forms:
    """Give every name of some entities."""
    forms: dict[str, dict[tuple[str, ...], set[str]]] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases, *entity.demonym):
            if form := tuple(stem(word) for word in words_of(name)):
                forms.setdefault(form[0], {}).setdefault(form, set()).add(entity.id)
    return forms


def find_names(words: tuple[str, ...], forms: Forms) -> tuple[tuple[int, int, str], ...]:
    """Find where entities are named: first place, place after the last, id; longer names before those inside of them."""
    found = [
        (start, start + len(form), entity)
        for start, word in enumerate(words)
        for form, entities in forms.get(word, {}).items()
        if words[start : start + len(form)] == form
        for entity in entities
    ]
    return tuple(sorted(found, key=lambda place: (place[0], -place[1], place[2])))
