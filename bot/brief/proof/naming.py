"""Which entities of a brief a text names, and which of its names nobody in the brief bears. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bot.brief.model import Entity
from bot.brief.proof.canonical_wording import without_possessive, words

_TOKEN = re.compile(r"[$\u20ac\u00a3\u00a5]?\d+(?:[.,]\d+)*\w*|(?:[^\W\d_]\.){2,}|\w+(?:['\u2019\u02bc]\w+)*")
_BEFORE_A_WORD = " \n\"\u201c\u201d\u2018\u2019'("
_ENDS = ".!?…:"
_LONGEST_ACRONYM = 5


class Token(NamedTuple):
    """A word of a text and how it is written; a tuple, as there are many."""

    word: str
    """Normalised, without a possessive ending."""
    written: str
    start: int
    end: int
    opens: bool
    """Whether it opens a sentence with a capital letter, which means nothing there."""
    is_capitalised: bool
    """Whether it has a capital letter, or letters and digits together as in MQ9."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One of the brief's names in a text."""

    entity: str
    """The id of the one who bears it; where several do, there is a mention of each."""
    text: str
    start: int
    end: int
    is_name: bool
    """Whether it is written as a name there, with capitals; `tanks` is not."""

    def covers(self, token: Token) -> bool:
        """Whether a word is part of it."""
        return self.start <= token.start < self.end

    def is_inside(self, other: "Mention") -> bool:
        """Whether it is a part of another, longer one."""
        return other.start <= self.start and self.end <= other.end and len(other.text) > len(self.text)


@dataclass(frozen=True, slots=True)
class Naming:
    """The names in a text."""

    capitalised: tuple[Token, ...]
    """The words that are written like names."""
    mentions: tuple[Mention, ...]
    """The brief's names."""


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    entity: str
    is_proper: bool
    """Whether it is itself written with a capital."""
    is_acronym: bool
    """Whether only capitals make it a name: `US` is not `us`."""


class Names:
    """Every name, alias and demonym of a brief, to be found in texts."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_first: dict[str, list[_Form]] = {}
        for entity in entities:
            for name in (entity.name, *entity.aliases, *entity.demonym):
                form = _form(name, entity.id)
                if form.words:
                    self._by_first.setdefault(form.words[0], []).append(form)

    def read(self, text: str) -> Naming:
        """Find every place of a text where one of the brief's names stands, shorter ones inside longer ones too."""
        tokens = tokens_of(text)
        mentions = [
            _mention(form, tokens[at : at + len(form.words)], text)
            for at, token in enumerate(tokens)
            for first in _numbers_of(token.word)
            for form in self._by_first.get(first, ())
            if _stands(form, tokens, at)
        ]
        return Naming(tuple(token for token in tokens if token.is_capitalised), tuple(mentions))


def tokens_of(text: str) -> list[Token]:
    """Take a text apart into words."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, is_capitalised = _read_word(match[0])
        if word:
            start, end = match.span()
            found.append(
                Token(word, match[0], start, end, is_capitalised and _opens(text, start), is_capitalised)
            )
    return found


@lru_cache(maxsize=100_000)
def _read_word(written: str) -> tuple[str, bool]:
    """Normalise one word, and say whether it is written like a name."""
    has_capital = written != written.lower()
    is_mixed = written[0].isalpha() and any(map(str.isdigit, written))
    return without_possessive("".join(words(written))), has_capital or is_mixed


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or a quotation begins at a place."""
    last = start - 1
    while last >= 0 and text[last] in _BEFORE_A_WORD:
        last -= 1
    return last < 0 or text[last] in _ENDS


def name_forms(entity: Entity) -> list[list[str]]:
    """Return the normalised words of everything an entity is called in a text."""
    return [_plain_words(name) for name in (entity.name, *entity.aliases, *entity.demonym)]


def contains(wording: list[str], form: list[str]) -> bool:
    """Whether a form stands in some words, in a row; its last word may be a plural there."""
    size = len(form)
    return any(
        wording[start : start + size - 1] == form[:-1] and form[-1] in _numbers_of(wording[start + size - 1])
        for start in range(len(wording) - size + 1)
    )


def with_ancestors(entity_ids: Iterable[str], entities: Mapping[str, Entity]) -> Iterator[str]:
    """Yield some entities and everything they belong to, however far up."""
    for entity_id in entity_ids:
        seen: set[str] = set()
        current: str | None = entity_id
        while current and current not in seen and current in entities:
            seen.add(current)
            yield current
            current = entities[current].of


def _plain_words(name: str) -> list[str]:
    return [without_possessive(word) for word in words(name)]


def _form(name: str, entity_id: str) -> _Form:
    plain = _plain_words(name)
    letters = [character for character in name if character.isalpha()]
    return _Form(
        tuple(plain),
        entity_id,
        is_proper=any(character.isupper() for character in letters),
        is_acronym=len(plain) == 1
        and len(letters) <= _LONGEST_ACRONYM
        and bool(letters)
        and all(character.isupper() for character in letters),
    )


def _numbers_of(word: str) -> tuple[str, ...]:
    """Return a word as it is and, where it may be a plural, its singular."""
    return (word, word[:-1]) if len(word) > 2 and word.endswith("s") else (word,)  # noqa: PLR2004


def _stands(form: _Form, tokens: list[Token], at: int) -> bool:
    last = at + len(form.words) - 1
    if last >= len(tokens) or form.words[-1] not in _numbers_of(tokens[last].word):
        return False
    if form.is_acronym and not tokens[at].is_capitalised:
        return False
    return all(tokens[at + place].word == form.words[place] for place in range(last - at))


def _mention(form: _Form, here: list[Token], text: str) -> Mention:
    start, end = here[0].start, here[-1].end
    is_name = any(token.is_capitalised and (form.is_proper or not token.opens) for token in here)
    return Mention(form.entity, text[start:end], start, end, is_name)
