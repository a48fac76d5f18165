"""Offices in a question: who holds the one that is asked for, in the country that is named with it. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot.brief import Entity
from bot.lookup.names import Mention, plain_words
from bot.lookup.questions.question_words import TITLES
from bot.lookup.questions.stems import words_of


def fit_titles(names: tuple[Mention, ...], words: Sequence[str]) -> tuple[Mention, ...]:
    """Of those that a title may mean, keep who holds it there: the president of Poland is not the American one."""
    fitted: list[Mention] = []
    for name in names:
        if not _has_title(name, words):
            continue
        beside = [other for other in names if other is not name and _stand_together(name, other, words)]
        owning = [other for other in beside if not any(entity.kind == "person" for entity in other.entities)]
        entities = name.entities
        if owning and TITLES.intersection(words[place] for place in name.places):
            entities = tuple(
                entity
                for entity in entities
                if entity.kind != "person"
                or _is_called(entity, name, words)
                or all(entity.of in other.ids for other in owning)
            )
        fitted.append(replace(name, entities=entities))
    return tuple(fitted)


def _has_title(name: Mention, words: Sequence[str]) -> bool:
    """Tell whether the titles in a name are its own: the king of Sweden is not the Kingdom of Sweden."""
    titles = TITLES.intersection(words[place] for place in name.places)
    texts = (text for entity in name.entities for text in (entity.name, *entity.aliases, entity.role or ""))
    return not titles or titles <= {word for text in texts for word in plain_words(text)}


def _is_called(entity: Entity, name: Mention, words: Sequence[str]) -> bool:
    """Tell whether a name has a word of a person's own name in it: Minister Pabriks."""
    return not {words[place] for place in name.places}.isdisjoint(words_of(entity.name))


def _stand_together(one: Mention, other: Mention, words: Sequence[str]) -> bool:
    first, second = sorted((one.places, other.places), key=min)
    return all(
        words[place] in {"of", "the", "for", "in", "s"} for place in range(max(first) + 1, min(second))
    )
