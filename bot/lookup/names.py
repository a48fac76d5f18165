"""Fuzzy index over names: what somebody typed -> the entities meant, a choice, or nothing. Pure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from rapidfuzz import fuzz

from bot.brief.model import Entity
from bot.lookup.candidates import Vocabulary
from bot.lookup.catalogue import Called, catalogue, short_names
from bot.lookup.country_names import names_elsewhere
from bot.lookup.cover import best_cover
from bot.lookup.hits import HitFinder
from bot.lookup.normalization import plain_words
from bot.lookup.parameters import FITTED, Parameters
from bot.lookup.pieces import Piece, find_pieces
from bot.lookup.reading import Query, Token, read
from bot.lookup.wordlists import COMPASS, frequent_words

MOST_SUGGESTIONS = 5
MOST_CHOICES = 5
_LONGEST_TITLE = 3
"""Words of a role that is a title: US defence secretary; a longer one only describes."""
_IN_ORDER = 75
"""How alike a name and the words that stand for it must be in a longer text, from 0 to 100."""
_ARTICLES = frozenset({"the", "a", "an", "of"})
_PREPOSITIONS = frozenset({"from", "with", "to", "for", "by", "against"})
"""Words that may stand inside of a name that has them; `in` keeps two names apart: Americans in Latvia."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entity and why it was taken to be meant."""

    brief: str
    """The id of its brief."""
    entity: Entity
    score: float
    """0 to 100."""
    via: str
    """The name, alias, demonym or role that matched, as it is written in the brief."""
    how: str
    """What the match rests on: exact, inflection, spelling, sound, prefix, part, role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a text was found to mean."""

    query: str
    outcome: Literal["answer", "choices", "miss"]
    matches: tuple[Match, ...] = ()
    """On an answer the entities meant, in the query's order; on choices those it may be."""
    suggestions: tuple[Match, ...] = ()
    """On a miss the nearest names, best first, at most five; nothing is assumed."""
    runner_up: Match | None = None
    """What it would have been otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name that stands in a longer text."""

    places: frozenset[int]
    """Which words of the text it takes, as `split_words` counts them."""
    entities: tuple[Entity, ...]
    """Whom or what it may mean, likeliest first."""

    @property
    def ids(self) -> frozenset[str]:
        """The ids of what it may mean."""
        return frozenset(entity.id for entity in self.entities)


class NameIndex:
    """One index over the names of every brief's entities."""

    def __init__(self, entities: Iterable[tuple[str, Entity]], parameters: Parameters = FITTED) -> None:
        self._entities = sorted(entities, key=lambda pair: (pair[0], pair[1].id))
        self._parameters = parameters
        briefs: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
        for brief, entity in self._entities:
            briefs[brief][entity.id] = entity
        self._names: list[tuple[int, Called]] = []
        self._containing: defaultdict[str, list[int]] = defaultdict(list)
        native: set[str] = set()
        persons: set[str] = set()
        joined: set[str] = set()
        kindred: dict[str, frozenset[str]] = {}
        for owner, (brief, entity) in enumerate(self._entities):
            for called in catalogue(entity, briefs[brief]):
                for word in set(called.words):
                    self._containing[word].append(len(self._names))
                self._names.append((owner, called))
                if called.source not in {"abroad", "joined"}:
                    native.update(called.words)
                if called.source == "joined":
                    joined.update(called.words)
                if called.source == "name" and entity.kind == "person" and called.via.istitle():
                    persons.update(called.words)
            if entity.kind == "country":
                forms = short_names(entity)
                abroad = {
                    called.words[0]
                    for called in catalogue(entity, briefs[brief])
                    if called.source == "abroad" and len(called.words) == 1
                }
                kindred |= {form: forms - {form} for form in forms | abroad}
        self._elsewhere = names_elsewhere() - {called.words for _, called in self._names}
        self._hits = HitFinder(
            Vocabulary(native | joined, self._containing.keys() - native - joined),
            frozenset(native),
            frozenset(persons),
            kindred,
            parameters,
        )

    def resolve(self, text: str, kinds: Collection[str] = ()) -> Resolution:
        """Say what a text means; names of the `kinds` asked for come first, the others are not hidden."""
        query = read(text)
        pieces = self._pieces(query, kinds)
        cover = best_cover(pieces, [token.weight for token in query.tokens], self._parameters.price)
        if not cover or not self._explains(cover, query.tokens) or self._is_elsewhere(cover, query.tokens):
            return self._miss(text, pieces)
        cover = self._without_owners(cover, query.tokens)
        groups = [self._tied(piece, pieces) for piece in cover]
        if any(len(group) > MOST_CHOICES for group in groups):
            return self._miss(text, pieces)
        chosen = self._matches(piece for group in groups for piece in group)
        entities = {(match.brief, match.entity.id) for match in chosen}
        others = self._matches(sorted(pieces, key=_rank))
        runner_up = next((match for match in others if (match.brief, match.entity.id) not in entities), None)
        outcome = "choices" if any(len(group) > 1 for group in groups) else "answer"
        return Resolution(query=text, outcome=outcome, matches=chosen, runner_up=runner_up)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Find the whole names that stand in a text, in its order."""
        query = read(text)
        words = plain_words(text)
        pieces = [piece for piece in self._pieces(query, ()) if self._stands_whole(piece, query, words)]
        cover = best_cover(pieces, [token.weight for token in query.tokens], self._parameters.price)
        return tuple(
            Mention(
                places=frozenset(
                    token.place for bit, token in enumerate(query.tokens) if piece.mask >> bit & 1
                ),
                entities=tuple(self._entity(tied) for tied in self._tied(piece, pieces)),
            )
            for piece in cover
        )

    def _stands_whole(self, piece: Piece, query: Query, words: Sequence[str]) -> bool:
        """Tell whether a name's words stand side by side in its order: not `troops in Latvia` for Latvian troops."""
        called = self._names[piece.name][1]
        if not piece.whole or (called.source == "role" and len(called.words) > _LONGEST_TITLE):
            return False
        if piece.mask.bit_count() == 1:
            return True
        said = [token for place, token in enumerate(query.tokens) if piece.mask >> place & 1]
        between = set(range(said[0].place, said[-1].place)) - {token.place for token in said}
        allowed = _ARTICLES | (_PREPOSITIONS & set(plain_words(called.via)))
        in_order = fuzz.ratio(" ".join(token.text for token in said), " ".join(called.words)) >= _IN_ORDER
        return in_order and all(words[place] in allowed for place in between)

    def _miss(self, text: str, pieces: Sequence[Piece]) -> Resolution:
        near = self._matches(sorted(pieces, key=_rank))[:MOST_SUGGESTIONS]
        return Resolution(query=text, outcome="miss", suggestions=near, runner_up=near[0] if near else None)

    def _pieces(self, query: Query, kinds: Collection[str]) -> list[Piece]:
        hits = self._hits.find(query)
        pieces: list[Piece] = []
        found_words = Counter(number for word in hits for number in self._containing[word])
        shortest = min((segment.bit_count() for segment in query.segments), default=0)
        for number, count in sorted(found_words.items()):
            owner, called = self._names[number]
            if count < min(len(called.words), shortest):
                continue
            found = find_pieces(number, called, hits, query, self._parameters)
            if self._entities[owner][1].kind in kinds:
                found = (replace(piece, score=piece.score + self._parameters.preferred) for piece in found)
            pieces.extend(found)
        return pieces

    def _matches(self, pieces: Iterable[Piece]) -> tuple[Match, ...]:
        """Make matches of pieces, one an entity."""
        found: dict[int, Match] = {}
        for piece in pieces:
            owner, called = self._names[piece.name]
            brief, entity = self._entities[owner]
            how = "role" if called.source == "role" and piece.how == "exact" else piece.how
            score = round(100 * min(piece.score, 1.0), 1)
            found.setdefault(owner, Match(brief=brief, entity=entity, score=score, via=called.via, how=how))
        return tuple(found.values())

    def _tied(self, piece: Piece, pieces: Iterable[Piece]) -> list[Piece]:
        """Give the best piece of each entity that explains the same words as well."""
        found: dict[int, Piece] = {}
        for other in pieces:
            as_exact = other.how == "exact" or piece.how != "exact"
            if other.mask == piece.mask and as_exact and other.score >= piece.score - self._parameters.tie:
                owner = self._names[other.name][0]
                if owner not in found or _rank(other) < _rank(found[owner]):
                    found[owner] = other
        return sorted(found.values(), key=_rank)

    def _explains(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Tell whether the names leave nothing of weight unexplained."""
        known = frequent_words(self._parameters.known)
        used = sum(piece.mask for piece in cover)
        every = explained = 0
        for place, token in enumerate(tokens):
            taken = bool(used >> place & 1)
            if not taken and (token.soft or len(token.text) == 1 or token.text.isdecimal()):
                continue
            if not taken and token.text in known:
                return False
            every += token.weight
            explained += token.weight * taken
        enough = explained >= self._parameters.least_explained * every
        return enough and not self._is_somebody_else(cover, tokens)

    def _is_somebody_else(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Tell `Austin Nolbert`, parts of two persons' names, and `Polish defence minister`."""
        known = frequent_words(self._parameters.known)
        for piece, following in zip(cover, cover[1:], strict=False):
            if tokens[_first_place(following)].separated:
                continue
            one, other = self._entity(piece), self._entity(following)
            parts = [
                tokens[part.mask.bit_length() - 1].text
                for part in (piece, following)
                if part.mask.bit_count() == 1
            ]
            if (
                one.kind == other.kind == "person"
                and one is not other
                and len(parts) == 2
                and not known.isdisjoint(parts)
            ):
                return True
            if (
                "person" in {one.kind, other.kind}
                and parts
                and any(
                    part.mask.bit_count() == 1
                    and (part.score < 0.9 or self._names[part.name][1].source == "abroad")
                    for part in (piece, following)
                )
            ):
                return True
            if tokens[_first_place(piece)].text in COMPASS and piece.mask.bit_count() == 1:
                return True
            if one.kind == "country" and other.kind == "person" and other.of != one.id:
                return True
        return False

    def _is_elsewhere(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Tell whether the name of a country or region that no brief knows stands in the query."""
        texts = [token.text for token in tokens]
        spans = ((start, start + size) for size in range(1, 4) for start in range(len(texts) - size + 1))
        return any(
            tuple(texts[start:end]) in self._elsewhere
            and not any(piece.mask >> start & 1 and piece.mask.bit_count() > end - start for piece in cover)
            for start, end in spans
        )

    def _without_owners(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> list[Piece]:
        """Leave out the country before what is its own: Poland of `Polish MiG-29`."""
        return [
            piece
            for piece, following in zip_longest(cover, cover[1:])
            if following is None
            or tokens[_first_place(following)].separated
            or self._entity(following).of != self._entity(piece).id
        ]

    def _entity(self, piece: Piece) -> Entity:
        return self._entities[self._names[piece.name][0]][1]

    def complete(self, typed: str, kinds: Collection[str] = (), limit: int = 25) -> tuple[Match, ...]:
        """Offer names that begin with what is typed so far, of the `kinds` first; else what it resolves to."""
        begun = "".join(plain_words(typed))
        found: list[Piece] = []
        for number, (owner, called) in enumerate(self._names):
            if called.source not in {"name", "alias", "demonym"}:
                continue
            first = "".join(plain_words(called.via)).startswith(begun)
            if first or any(word.startswith(begun) for word in called.words):
                wanted = self._entities[owner][1].kind in kinds
                score = 0.6 + 0.2 * wanted + 0.1 * first + 0.05 * (called.source == "name")
                found.append(Piece(0, score, number, whole=False, how="prefix"))
        matches = self._matches(sorted(found, key=_rank))
        if not matches:
            resolved = self.resolve(typed, kinds)
            matches = (*resolved.matches, *resolved.suggestions)
        return matches[:limit]


def _first_place(piece: Piece) -> int:
    return (piece.mask & -piece.mask).bit_length() - 1


def _rank(piece: Piece) -> tuple[float, int]:
    return -piece.score, piece.name
