"""Text -> the entities that it names, or tied candidates, or nothing but suggestions. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from anyascii import anyascii
from rapidfuzz import fuzz, process

from bot.brief.model import Entity

_FLOOR = 88
"""Below this share of equal letters a name is only suggested."""
_MARGIN = 4
"""Two names closer together than this are a choice, not an answer."""
_SUGGESTION_FLOOR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entity and why it was taken to be meant."""

    brief: str
    entity: Entity
    score: float
    """0 to 100."""
    via: str
    """The name or alias that matched, as the brief has it."""
    how: str
    """The measure, in a word that a person can be told: exact, spelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a text names. On a miss `matches` is empty; `suggestions` assume nothing."""

    query: str
    outcome: Literal["answer", "choices", "miss"]
    matches: tuple[Match, ...] = ()
    suggestions: tuple[Match, ...] = ()
    runner_up: Match | None = None


class NameIndex:
    """Names, aliases and demonyms of entities, to be found by what people type."""

    def __init__(self, entities: Iterable[tuple[str, Entity]]) -> None:
        self._names: dict[str, list[tuple[str, str, Entity]]] = {}
        for brief, entity in entities:
            for name in (
                entity.name,
                *entity.aliases,
                *entity.demonym,
                *((entity.role,) if entity.role else ()),
            ):
                self._names.setdefault(normalize(name), []).append((name, brief, entity))

    def resolve(self, text: str, kinds: Collection[str] = ()) -> Resolution:
        """Find whom or what a text names; entities of `kinds` come first among equals."""
        wanted = normalize(text)
        if wanted in self._names:
            return self._choose(text, [self._match(wanted, 100.0, "exact")], kinds)
        found = process.extract(
            wanted, self._names.keys(), scorer=fuzz.ratio, limit=5, score_cutoff=_SUGGESTION_FLOOR
        )
        near = [self._match(name, score, "spelling") for name, score, _ in found]
        best = [matches for matches in near if matches[0].score >= max(_FLOOR, near[0][0].score - _MARGIN)]
        if best:
            return self._choose(text, best, kinds)
        suggestions = _distinct([match for matches in near for match in matches])
        return Resolution(query=text, outcome="miss", suggestions=suggestions)

    def complete(self, typed: str, kinds: Collection[str] = (), limit: int = 25) -> tuple[Match, ...]:
        """Return entities with a name that starts with or holds what was typed, of `kinds` first."""
        wanted = normalize(typed)
        found = [self._match(name, 100.0, "prefix") for name in self._names if wanted in name]
        matches = [match for matches in found for match in matches]
        matches.sort(
            key=lambda match: (match.entity.kind not in kinds, not normalize(match.via).startswith(wanted))
        )
        return _distinct(matches)[:limit]

    def _match(self, name: str, score: float, how: str) -> list[Match]:
        return [
            Match(brief=brief, entity=entity, score=score, via=via, how=how)
            for via, brief, entity in self._names[name]
        ]

    def _choose(self, text: str, groups: list[list[Match]], kinds: Collection[str]) -> Resolution:
        matches = _distinct([match for group in groups for match in group])
        preferred = tuple(match for match in matches if match.entity.kind in kinds) or matches
        outcome = "answer" if len(preferred) == 1 else "choices"
        return Resolution(query=text, outcome=outcome, matches=preferred)


def normalize(text: str) -> str:
    """Return the text as names are compared: ASCII, no case, no punctuation, single spaces."""
    plain = anyascii(text).casefold()
    words = "".join(character if character.isalnum() else " " for character in plain).split()
    return " ".join(word for word in words if word not in {"the", "a", "an"})


def _distinct(matches: Iterable[Match]) -> tuple[Match, ...]:
    first: dict[tuple[str, str], Match] = {}
    for match in matches:
        first.setdefault((match.brief, match.entity.id), match)
    return tuple(first.values())
