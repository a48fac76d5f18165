"""How people ask for a fact, as its curator wrote it down, made ready to be compared with questions. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.lookup.questions.name_forms import Forms, find_names
from bot.lookup.questions.question_kinds import Asked, Kind, read_kind
from bot.lookup.questions.question_words import LEADING, SOFT
from bot.lookup.questions.stems import stem, words_of

Tokens = tuple[tuple[str, ...], ...]
"""A text's stems in order, and in the place of each name the tokens of all that it may mean."""
NAME = "@"
"""What begins the token of a name, an entity's id behind it; the token of a word is its stem."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One way to ask for a fact."""

    asked: Asked
    """How it asks."""
    plain: tuple[str, ...]
    """Its words as they are written, in order."""
    order: Tokens
    """Its stems in order, and in the place of each name the tokens of all that it may mean."""
    tokens: frozenset[str]
    """Its words and names."""
    content: frozenset[str]
    """The stems that say something, names left out."""
    names: frozenset[str]
    """The ids of all that its names may mean."""

    def asks_like(self, asked: Asked) -> bool:
        """Tell whether it asks for the same kind of answer; who it is, is another than who said so."""
        return self.asked.kind is asked.kind and self.asked.who_said is asked.who_said


def read_ask(text: str, forms: Forms) -> Ask:
    """Read what a curator wrote; names are spelt as the brief spells them."""
    plain = words_of(text)
    words = tuple(map(stem, plain))
    meant: dict[tuple[int, int], list[str]] = {}
    named: set[int] = set()
    for start, end, entity in sorted(
        find_names(words, forms), key=lambda place: (place[0] - place[1], place[0])
    ):
        if (start, end) in meant or named.isdisjoint(range(start, end)):
            meant.setdefault((start, end), []).append(entity)
            named.update(range(start, end))
    names = {entity for entities in meant.values() for entity in entities}
    asked = read_kind(["" if place in named else word for place, word in enumerate(plain)])
    if asked.kind is Kind.WHO:
        plain = tuple("head" if word in LEADING else word for word in plain)
        words = tuple(map(stem, plain))
    unnamed = [place for place in range(len(words)) if place not in named]
    return Ask(
        asked=asked,
        plain=plain,
        order=order_tokens(words, {range(*span): entities for span, entities in meant.items()}),
        tokens=frozenset([*(words[place] for place in unnamed), *(NAME + entity for entity in names)]),
        content=frozenset(
            words[place]
            for place in unnamed
            if place not in asked.consumed and plain[place] not in SOFT and len(plain[place]) > 1
        ),
        names=frozenset(names),
    )


class KnownAsks:
    """The asks of a brief, each for the fact at a place, to find a question that is one of them."""

    def __init__(self, asks: Iterable[tuple[int, Ask]]) -> None:
        self._ordered: dict[Tokens, set[int]] = {}
        self._loose: dict[frozenset[str], set[int]] = {}
        for place, ask in asks:
            self._ordered.setdefault(ask.order, set()).add(place)
            for words in {frozenset(ask.plain), ask.tokens}:
                self._loose.setdefault(words, set()).add(place)

    def find(self, words: Iterable[str], typed: Iterable[str], order: Tokens) -> Collection[int]:
        """Give the places that a question asks for: word by word, in any order, or with names under other names.

        Its words are given with slips mended and as they were typed: an ask may have the same slip.
        """
        ways = (words, (token for tokens in order for token in tokens), typed)
        found = (self._loose.get(frozenset(way)) for way in ways)
        return self._ordered.get(order) or next(filter(None, found), ())


def order_tokens(words: Sequence[str], names: Mapping[Iterable[int], Iterable[str]]) -> Tokens:
    """Give some stems in order, and in the place of each name the tokens of all that it may mean, by its ids."""
    named = {place for places in names for place in places}
    firsts = {min(places): tuple(NAME + entity for entity in sorted(ids)) for places, ids in names.items()}
    return tuple(
        firsts.get(place, (word,))
        for place, word in enumerate(words)
        if place in firsts or place not in named
    )
