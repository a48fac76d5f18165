"""The names that stand in a text of any length, whatever it is about. Pure."""

import re
from collections.abc import Iterator, Sequence

from bot.brief import Entity
from bot.lookup.names import NameIndex, Word, frequent_words, plain_words, split_words

LONGEST_TEXT = 6_000
"""Characters of a text that are looked at: what one message holds."""
_SENTENCE_ENDS = re.compile(r"(?<=[.!?;:])\s+|\n+")
_WINDOW, _OVERLAP = 30, 4
"""Words that are looked at together, and how many of them again with those behind: no name has more words."""
_MOST_TIED = 3
"""How many may be meant by one name; of more, nobody in particular is."""
_ORDINARY = 1e-6
"""The share of all words from which on a word in small letters is only a word: states, west, polish."""


def find_named(index: NameIndex, text: str) -> tuple[Entity, ...]:
    """Return whom and what a text names, each once, in its order; of several that are meant alike, all.

    Nobody asked for a name here, so an ordinary word is none, and a title is one only where it says whose.
    """
    found: dict[str, Entity] = {}
    for part in _list_parts(text[:LONGEST_TEXT]):
        words = split_words(part)
        for mention in sorted(index.mentions(part), key=lambda mention: min(mention.places)):
            said = [words[place] for place in sorted(mention.places)]
            if _is_name(said, mention.entities):
                found |= {entity.id: entity for entity in mention.entities if entity.id not in found}
    return tuple(found.values())


def _is_name(said: Sequence[Word], meant: Sequence[Entity]) -> bool:
    if not 0 < len(meant) <= _MOST_TIED:
        return False
    texts = [word.text for word in said]
    if all(_is_title(texts, entity) for entity in meant):
        return len(meant) == 1 and len(said) > 1
    if any(word.capital or word.script or not word.text.isalpha() for word in said):
        return True
    ordinary = all(word in frequent_words(_ORDINARY) for word in texts)
    return len(meant) == 1 and (not ordinary or _is_called(texts, meant[0]))


def _is_called(texts: Sequence[str], entity: Entity) -> bool:
    """Whether ordinary words are a name all the same: poland, nato, the white house; not west, states or polish."""
    names = [name for name in (entity.name, *entity.aliases) if [*plain_words(name)] == texts]
    return any(len(texts) > 1 or name.isupper() or entity.kind == "country" for name in names)


def _is_title(texts: Sequence[str], entity: Entity) -> bool:
    """Whether words say what somebody is and not how they are called."""
    named = {word for name in (entity.name, *entity.aliases) for word in plain_words(name)}
    return named.isdisjoint(texts) and not set(plain_words(entity.role or "")).isdisjoint(texts)


def _list_parts(text: str) -> Iterator[str]:
    for sentence in _SENTENCE_ENDS.split(text):
        words = sentence.split()
        for start in range(0, max(1, len(words) - _OVERLAP), _WINDOW - _OVERLAP):
            yield " ".join(words[start : start + _WINDOW])
