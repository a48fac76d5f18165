"""Names as runs of stems, found in texts that spell them as the brief does. Pure."""

from collections.abc import Collection, Iterable, Mapping

from bot.brief import Entity
from bot.lookup.questions.stems import stem, words_of

_LONGEST_NAME = 10
Forms = Mapping[tuple[str, ...], Collection[str]]
"""The ids of the entities that a run of stems names."""


def index_forms(entities: Iterable[Entity]) -> Forms:
    """Give every name of some entities."""
    forms: dict[tuple[str, ...], set[str]] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases, *entity.demonym):
            form = tuple(stem(word) for word in words_of(name))
            forms.setdefault(form, set()).add(entity.id)
    return forms


def find_names(words: tuple[str, ...], forms: Forms) -> tuple[tuple[int, int, str], ...]:
    """Find where entities are named: first place, place after the last, id; longer names before those inside of them."""
    spans = (
        (start, end)
        for start in range(len(words))
        for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1)
    )
    found = [(start, end, entity) for start, end in spans for entity in forms.get(words[start:end], ())]
    return tuple(sorted(found, key=lambda place: (place[0], -place[1], place[2])))
