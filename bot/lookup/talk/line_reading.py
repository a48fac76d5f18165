"""What a line says besides how it leans: its names, a topic, and what is left. Pure."""

from dataclasses import dataclass

from bot.lookup.answers import Lookup
from bot.lookup.names import FRAMING_WORDS, FUNCTION_WORDS, Mention, Word, plain_words, split_words
from bot.lookup.talk.leaning_forms import PREPOSITIONS, Line

_BESIDES = frozenset({"before", "after", "since", "until", "against", "than", "like", "other"})
_RELATIONS = PREPOSITIONS | _BESIDES
"""Words that ask nothing by themselves: `and before that?`."""
_NOTHING = frozenset({"the", "a", "an", "one"})
_QUESTIONING = frozenset({"who", "whos", "whom", "whose", "when", "why", "how", "do", "does", "did"})
"""Words that ask for one thing of a fact, where a topic would tell all it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The words of a line by what they do."""

    names: tuple[Mention, ...]
    topic: str | None
    """The one topic that it names, where it says nothing besides."""
    left: tuple[str, ...]
    """What says something and is neither."""
    opens_with_preposition: bool
    """As does `in Europe?`."""
    questions: bool
    """Whether it asks for one thing: it begins with `who`, `how` or `does`."""
    asks: bool
    """Whether it has anything but its pronoun and what goes before one: not `before that`."""

    relates: bool
    """Whether it asks for what is before, after or besides what it leans on: `before that`."""

    @property
    def says_much(self) -> bool:
        """Whether it says enough to be a question of its own, whatever its pronouns mean."""
        return len(self.left) + len(self.names) > 1


def read_said(lookup: Lookup, line: Line) -> Said:
    """Read a line."""
    words = split_words(line.rest)
    names = lookup.mentions(line.rest)
    pronoun = frozenset(plain_words(line.pronoun.text)) if line.pronoun else frozenset[str]()
    named = {place for name in names for place in name.places}
    others = [
        word.text
        for place, word in enumerate(words)
        if place not in named and word.text not in pronoun and _says_something(lookup, word)
    ]
    topics = {lookup.command(word) for word in others} & set(lookup.topics)
    left = [word for word in others if len(topics) != 1 or lookup.command(word) not in topics]
    return Said(
        names=names,
        topic=next(iter(topics)) if len(topics) == 1 and not left else None,
        left=tuple(left),
        opens_with_preposition=bool(words) and words[0].text in PREPOSITIONS,
        questions=bool(words) and words[0].text in _QUESTIONING,
        relates=not _BESIDES.isdisjoint(word.text for word in words),
        asks=bool({word.text for word in words} - pronoun - FRAMING_WORDS - _RELATIONS - _NOTHING),
    )


def _says_something(lookup: Lookup, word: Word) -> bool:
    """Tell whether a word is none of asking; what names a topic is one only where it is no other small word."""
    kept = lookup.command(word.text) in lookup.topics
    return word.text not in (FUNCTION_WORDS if kept else FUNCTION_WORDS | FRAMING_WORDS)
