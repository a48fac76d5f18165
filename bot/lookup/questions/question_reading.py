"""A question -> the names in it, the kind of answer it asks for, and the words that an answer must explain. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.brief import Brief
from bot.lookup.names import (
    Mention,
    NameIndex,
    Word,
    allowed_edits,
    frequent_words,
    names_elsewhere,
    split_words,
)
from bot.lookup.questions.belonging import governments
from bot.lookup.questions.question_kinds import (
    Asked,
    Kind,
    read_kind,
    read_part_of_name,
    speaking_place,
    subject_place,
)
from bot.lookup.questions.question_words import KNOWN_WORDS, LEADING, SOFT
from bot.lookup.questions.stems import stem
from bot.lookup.questions.titles import fit_titles

_KNOWN = 1e-6
"""How frequent an English word must be, as a share of all words, not to be a slip."""
_SHORTEST_SLIP = 4
_LONG_SLIP = 6
"""Letters of a word that may be a slip of one that needs no answer."""
_ASKING = ("what", "where", "which", "when", "many", "much")
_SPEAKING_KINDS = frozenset({"person", "group", "organisation", "country", "place"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was asked."""

    text: str
    words: tuple[str, ...]
    """Its plain words, slips mended."""
    typed: tuple[str, ...]
    """The same as they were typed."""
    asked: Asked
    names: tuple[Mention, ...]
    content: tuple[int, ...]
    """The places of words that an answer must explain."""
    governing: tuple[frozenset[str], ...] = ()
    """Of each name, the ids of the countries whose capital it is."""
    subject: Mention | None = None
    """The name that acts: Poland of `what does Poland want`."""
    actors: frozenset[str] = frozenset()
    """The ids of what that name may mean, and of the country whose capital it is."""
    speaker: Mention | None = None
    """Whose words are asked for."""

    @property
    def kind(self) -> Kind:
        """What kind of answer it asks for."""
        return self.asked.kind

    @property
    def corrected(self) -> tuple[str, ...]:
        """The words that were taken for names which they do not spell."""
        guessed = (name for name in self.names if name.is_corrected)
        return tuple(" ".join(self.words[place] for place in sorted(name.places)) for name in guessed)

    @property
    def unnamed(self) -> tuple[str, ...]:
        """Its words, those of names left out."""
        named = {place for name in self.names for place in name.places}
        return tuple(word for place, word in enumerate(self.words) if place not in named)

    @property
    def asks_opinion(self) -> bool:
        """Whether it asks what ought to be, or what the one asked thinks."""
        return "should" in self.words[:1] or any(
            pair == ("you", "think") for pair in zip(self.words, self.words[1:], strict=False)
        )

    @property
    def is_bare_name(self) -> bool:
        """Whether it is a name, and asks nothing of it."""
        return self.kind is Kind.NONE and self.is_only_names

    @property
    def is_only_names(self) -> bool:
        """Whether it only says a name, or asks who or what that is."""
        if not self.names or self.content or self.asked.who_said or self.asked.named:
            return False
        if not all(name.entities for name in self.names):
            return False
        if self.kind is Kind.WHAT:
            return self.asked.identity or (self.subject is None and len(self.names) == 1)
        if self.kind is Kind.WHO:
            return self.asked.identity or self.subject is None
        return self.kind is Kind.NONE or (self.kind is Kind.SAID and self.speaker is None)


@cache
def real_words() -> frozenset[str]:
    """Give the words that are no slips, whatever the brief: those of the language, and of countries' names."""
    return frequent_words(_KNOWN) | {word for name in names_elsewhere() for word in name}


class QuestionReader:
    """Reads questions, knowing a brief's names and the words of its facts."""

    def __init__(self, brief: Brief, names: NameIndex, vocabulary: Iterable[str]) -> None:
        self._brief = brief
        self._names = names
        self._vocabulary = sorted({*vocabulary, *KNOWN_WORDS})
        self._own = frozenset(self._vocabulary)

    def read(self, text: str) -> Question:
        """Read what somebody typed."""
        read = split_words(text)
        typed = [word.text for word in read]
        names = fit_titles(self._names.mentions(text), typed)
        named = {place for name in names for place in name.places}
        words = tuple(word.text if place in named else self._mend(word) for place, word in enumerate(read))
        asking = ["" if place in named else word for place, word in enumerate(words)]
        asked = (read_part_of_name(asking) if _is_whole_name(names) else None) or read_kind(asking)
        if asked.kind is Kind.WHO:
            words = tuple("head" if word in LEADING else word for word in words)
        places = [name.places for name in names]
        acting = subject_place(words, places, [word.separated for word in read])
        subject = names[acting] if acting is not None else None
        speaking = speaking_place(asking, places) if asked.kind is Kind.SAID else None
        speaker = names[speaking] if speaking is not None else None
        if speaker is not None and not any(entity.kind in _SPEAKING_KINDS for entity in speaker.entities):
            speaker = None
        content = [
            place
            for place, word in enumerate(asking)
            if word
            and place not in asked.consumed
            and self._says_something(word, asked, has_names=bool(names))
        ]
        governing = tuple(governments(self._brief, name) for name in names)
        return Question(
            text=text,
            words=words,
            typed=tuple(typed),
            asked=asked,
            names=names,
            content=tuple(content),
            subject=subject,
            governing=governing,
            actors=subject.ids | governing[names.index(subject)] if subject else frozenset(),
            speaker=speaker,
        )

    def _says_something(self, word: str, asked: Asked, *, has_names: bool) -> bool:
        """Tell whether an answer must explain a word; the article itself, only where nothing else is named."""
        if (word == "article" and not has_names) or (word == "from" and asked.kind is Kind.WHERE):
            return True
        return len(word) > 1 and word not in SOFT

    def _mend(self, typed: Word) -> str:
        """Give the word of ours that an unknown word is a slip of, or the word itself.

        A word that would then need no answer must be nearly it: `Togo` is a place, not a slip of `to`.
        """
        word = typed.text
        if word in self._own or word in real_words() or len(word) < _SHORTEST_SLIP or not word.isalpha():
            return word
        asking = process.extractOne(word, _ASKING, scorer=OSA.distance, score_cutoff=1)
        if asking is not None:
            return asking[0]
        edits = max(min(allowed_edits(len(word)), 2), 1)
        found = process.extractOne(word, self._vocabulary, scorer=OSA.distance, score_cutoff=edits)
        if found is None or found[0][0] != word[0]:
            return word
        mended, distance, _ = found
        anagram = sorted(mended) == sorted(word)
        sure = anagram or (len(word) >= _LONG_SLIP and distance == 1 and not typed.capital)
        return mended if mended not in SOFT or sure else word


def _is_whole_name(names: Sequence[Mention]) -> bool:
    """Tell whether the one name in a question is a person's, known by more than one word."""
    entities = [entity for name in names for entity in name.entities]
    return (
        len(entities) == 1
        and entities[0].kind == "person"
        and " " in entities[0].name
        and entities[0].name.istitle()
    )


def stems_at(question: Question, places: Iterable[int]) -> tuple[str, ...]:
    """Give the stems of some of a question's words."""
    return tuple(stem(question.words[place]) for place in places)
