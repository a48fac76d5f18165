"""How people ask for a fact, as its curator wrote it down, made ready to be compared with questions. Pure."""

from dataclasses import dataclass

from bot.lookup.questions.name_forms import Forms, find_names
from bot.lookup.questions.question_kinds import Asked, read_kind
from bot.lookup.questions.question_words import SOFT
from bot.lookup.questions.stems import stem, words_of

NAME = "@"
"""What begins the token of a name, an entity's id behind it; the token of a word is its stem."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One way to ask for a fact."""

    asked: Asked
    """How it asks."""
    plain: frozenset[str]
    """Its words as they are written."""
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
    named: set[int] = set()
    names: set[str] = set()
    taken: tuple[int, int] = (0, 0)
    for start, end, entity in sorted(
        find_names(words, forms), key=lambda place: (place[0] - place[1], place[0])
    ):
        if (start, end) == taken or named.isdisjoint(range(start, end)):
            taken = (start, end)
            names.add(entity)
            named.update(range(start, end))
    asked = read_kind(["" if place in named else word for place, word in enumerate(plain)])
    unnamed = [place for place in range(len(words)) if place not in named]
    return Ask(
        asked=asked,
        plain=frozenset(plain),
        tokens=frozenset([*(words[place] for place in unnamed), *(NAME + entity for entity in names)]),
        content=frozenset(
            words[place]
            for place in unnamed
            if place not in asked.consumed and plain[place] not in SOFT and len(plain[place]) > 1
        ),
        names=frozenset(names),
    )
