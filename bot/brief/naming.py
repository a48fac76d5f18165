"""Which entities of a brief a text names, and which of its names nobody in the brief bears. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.brief.model import Entity
from bot.brief.wording import without_possessive, words

_TOKEN = re.compile(r"[$\u20ac\u00a3\u00a5]?\d+(?:[.,]\d+)*\w*|(?:[^\W\d_]\.){2,}|\w+(?:['\u2019\u02bc]\w+)*")
_BEFORE_A_WORD = " \n\"\u201c\u201d\u2018\u2019'("
_ENDS = (".", "!", "?", "…", ":")
_LONGEST_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and how it is written."""

    word: str
    """Normalised, without a possessive ending."""
    written: str
    start: int
    end: int
    opens: bool
    """Whether it opens a sentence, where a capital letter means nothing."""

    @property
    def is_capitalised(self) -> bool:
        """Whether it has a capital letter, or letters and digits together as in MQ9."""
        return any(character.isupper() for character in self.written) or (
            self.written[0].isalpha() and any(character.isdigit() for character in self.written)
        )


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

    def mentions(self, tokens: list[Token], text: str) -> list[Mention]:
        """Return every place of a text where one of the brief's names stands, shorter ones inside longer ones too."""
        return [
            _mention(form, tokens[at : at + len(form.words)], text)
            for at, token in enumerate(tokens)
            for first in _numbers_of(token.word)
            for form in self._by_first.get(first, ())
            if _stands(form, tokens, at)
        ]


def tokens_of(text: str) -> list[Token]:
    """Take a text apart into words."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        normal = words(match[0])
        if normal:
            before = text[: match.start()].rstrip(_BEFORE_A_WORD)
            opens = not before or before.endswith(_ENDS)
            found.append(Token(without_possessive("".join(normal)), match[0], *match.span(), opens))
    return found


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
    size = len(form.words)
    here = tokens[at : at + size]
    if len(here) < size or (form.is_acronym and not here[0].is_capitalised):
        return False
    if any(token.word != word for token, word in zip(here[:-1], form.words, strict=False)):
        return False
    return form.words[-1] in _numbers_of(here[-1].word)


def _mention(form: _Form, here: list[Token], text: str) -> Mention:
    start, end = here[0].start, here[-1].end
    is_name = any(token.is_capitalised and (form.is_proper or not token.opens) for token in here)
    return Mention(form.entity, text[start:end], start, end, is_name)
