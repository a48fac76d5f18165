"""Fuzzy index over names: what somebody typed -> the entities meant, a choice, or nothing. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.brief.model import Entity
from bot.lookup.candidates import Vocabulary
from bot.lookup.catalogue import Called, catalogue, content
from bot.lookup.cover import Hit, Parameters, Piece, Token, align, best_cover, is_compact
from bot.lookup.normalization import Word, plain_words, split_words
from bot.lookup.spelling import allowed_edits
from bot.lookup.wordlists import (
    FUNCTION_WORDS,
    HONORIFICS,
    SOFT_WORDS,
    TELLING_WORDS,
    frequent_words,
)

Outcome = Literal["answer", "choices", "miss"]
MOST_SUGGESTIONS = 5
MOST_CHOICES = 5
_LONGEST_QUERY = 16
"""Words of a query that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One entity that a text may mean, and why."""

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
    outcome: Outcome
    matches: tuple[Match, ...]
    """On an answer the entities meant, in the query's order; on choices those it may be."""
    suggestions: tuple[Match, ...]
    """On a miss the nearest names, best first, at most five; nothing is assumed."""
    runner_up: Match | None
    """What it would have been otherwise."""


@dataclass(frozen=True, slots=True)
class _Name:
    owner: int
    called: Called


class NameIndex:
    """One index over the names of every brief's entities."""

    def __init__(self, entities: Iterable[tuple[str, Entity]], parameters: Parameters = Parameters()) -> None:
        self._entities = sorted(entities, key=lambda pair: (pair[0], pair[1].id))
        self._parameters = parameters
        briefs: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
        for brief, entity in self._entities:
            briefs[brief][entity.id] = entity
        self._names: list[_Name] = []
        self._whole: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._containing: defaultdict[str, list[int]] = defaultdict(list)
        for owner, (brief, entity) in enumerate(self._entities):
            for called in catalogue(entity, briefs[brief]):
                self._add(owner, called)
        self._vocabulary = Vocabulary(self._containing)

    def _add(self, owner: int, called: Called) -> None:
        number = len(self._names)
        self._names.append(_Name(owner, called))
        self._whole[tuple(sorted(called.words))].append(number)
        for word in set(called.words):
            self._containing[word].append(number)
        if len(called.words) > 1 and called.source in {"name", "alias"}:
            joined = {"".join(called.words), "".join(plain_words(called.via))}
            for word in joined - {called.words[0]}:
                self._names.append(_Name(owner, Called((word,), called.via, "joined")))
                self._containing[word].append(len(self._names) - 1)

    def resolve(self, text: str, kinds: Collection[str] = ()) -> Resolution:
        """Say what a text means; names of the `kinds` asked for come first, the others are not hidden."""
        tokens = _tokens(text)
        pieces = self._pieces(tokens, kinds)
        weights = [token.weight for token in tokens]
        cover = best_cover(_best_of_each_mask(pieces), weights)
        if not cover or not self._explains(cover, tokens):
            return self._miss(text, pieces)
        groups = [self._tied(piece, pieces) for piece in cover]
        return self._settle(text, groups, pieces)

    def _settle(self, text: str, groups: list[list[Piece]], pieces: Sequence[Piece]) -> Resolution:
        if any(len(group) > MOST_CHOICES for group in groups):
            return self._miss(text, pieces)
        chosen = self._matches(piece for group in groups for piece in group)
        outcome: Outcome = "choices" if any(len(group) > 1 for group in groups) else "answer"
        ids = {(match.brief, match.entity.id) for match in chosen}
        others = [
            match
            for match in self._matches(sorted(pieces, key=_rank))
            if (match.brief, match.entity.id) not in ids
        ]
        return Resolution(
            query=text,
            outcome=outcome,
            matches=chosen,
            suggestions=(),
            runner_up=others[0] if others else None,
        )

    def _miss(self, text: str, pieces: Sequence[Piece]) -> Resolution:
        near = self._matches(sorted(pieces, key=_rank))[:MOST_SUGGESTIONS]
        return Resolution(
            query=text, outcome="miss", matches=(), suggestions=near, runner_up=near[0] if near else None
        )

    def _matches(self, pieces: Iterable[Piece]) -> tuple[Match, ...]:
        """Make matches of pieces, one an entity."""
        found: dict[int, Match] = {}
        for piece in pieces:
            name = self._names[piece.name]
            brief, entity = self._entities[name.owner]
            match = Match(
                brief=brief,
                entity=entity,
                score=round(100 * min(piece.score, 1.0), 1),
                via=name.called.via,
                how="role" if name.called.source == "role" and piece.how == "exact" else piece.how,
            )
            found.setdefault(name.owner, match)
        return tuple(found.values())

    def _tied(self, piece: Piece, pieces: Iterable[Piece]) -> list[Piece]:
        """Give the best piece of each entity that explains the same words as well."""
        found: dict[int, Piece] = {}
        for other in pieces:
            if other.mask == piece.mask and other.score >= piece.score - self._parameters.tie:
                owner = self._names[other.name].owner
                if owner not in found or other.score > found[owner].score:
                    found[owner] = other
        return sorted(found.values(), key=_rank)

    def _explains(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        used = 0
        for piece in cover:
            used |= piece.mask
        content_weight = explained = 0
        for place, token in enumerate(tokens):
            taken = bool(used >> place & 1)
            if not taken and (token.soft or len(token.word.text) < 2 or token.word.text.isdecimal()):
                continue
            if not taken and self._is_known(token.word.text, self._parameters.known):
                return False
            content_weight += token.weight
            explained += token.weight * taken
        if explained < self._parameters.least_explained * content_weight:
            return False
        return not self._is_somebody_else(cover, tokens)

    def _is_somebody_else(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Tell `Austin Nolbert`, a part of one person's name and a part of another's, and `Polish defence minister`."""
        for piece, following in zip(cover, cover[1:], strict=False):
            place = (following.mask & -following.mask).bit_length() - 1
            if tokens[place].word.separated:
                continue
            one, other = self._entity(piece), self._entity(following)
            if one.kind == other.kind == "person" and one is not other:
                parts = [p for p in (piece, following) if p.mask.bit_count() == 1]
                if len(parts) == 2 and any(
                    self._is_known(tokens[p.mask.bit_length() - 1].word.text, self._parameters.known)
                    for p in parts
                ):
                    return True
            if (
                one.kind == "country"
                and other.of != one.id
                and self._names[following.name].called.source == "role"
            ):
                return True
        return False

    def _entity(self, piece: Piece) -> Entity:
        return self._entities[self._names[piece.name].owner][1]

    def _pieces(self, tokens: Sequence[Token], kinds: Collection[str]) -> list[Piece]:
        hits = self._hits(tokens)
        numbers = {number for word in hits for number in self._containing[word]}
        segments = _segments(tokens)
        pieces: list[Piece] = []
        for number in sorted(numbers):
            pieces += self._readings(number, hits, segments, kinds)
        return pieces

    def _readings(
        self, number: int, hits: dict[str, list[Hit]], segments: Sequence[int], kinds: Collection[str]
    ) -> Iterable[Piece]:
        """Give the ways a name can be read in the query."""
        name = self._names[number]
        words = name.called.words
        bonus = self._parameters.preferred if self._entities[name.owner][1].kind in kinds else 0.0
        if len(words) == 1:
            for hit in hits[words[0]]:
                if not hit.guarded and hit.quality >= self._least(name, hit):
                    yield Piece(hit.mask, hit.quality + bonus, number, whole=True, how=hit.how)
            return
        chosen, share = align(words, hits)
        mask = 0
        for hit in chosen:
            mask |= hit.mask
        if not is_compact(mask):
            return
        quality = sum(hit.quality for hit in chosen) / len(chosen)
        how = min(chosen, key=lambda hit: hit.quality).how
        if share == 1:
            if self._is_name(chosen, quality):
                yield Piece(mask, quality + bonus, number, whole=True, how=how)
            return
        p = self._parameters
        if any(hit.guarded or hit.quality < p.least_alone for hit in chosen) or quality < p.least_name:
            return
        if name.called.source in {"country", "turned", "code"}:
            return
        person = self._entities[name.owner][1].kind == "person" and name.called.source in {"name", "alias"}
        proper = [word for word in words if word not in SOFT_WORDS]
        named = person and any(hit in hits.get(word, ()) for word in proper for hit in chosen)
        if named or any(mask & segment == segment for segment in segments):
            yield Piece(
                mask,
                quality * (p.partial + (1 - p.partial) * share * 0.9) + bonus,
                number,
                whole=False,
                how="part" if how == "exact" else how,
            )

    def _is_name(self, chosen: Sequence[Hit], quality: float) -> bool:
        p = self._parameters
        if quality < p.least_name or any(hit.quality < p.least_together for hit in chosen):
            return False
        guarded = sum(hit.guarded for hit in chosen)
        return guarded == 0 or guarded * 2 <= len(chosen)

    def _least(self, name: _Name, hit: Hit) -> float:
        if name.called.source in {"country", "code", "joined"} and hit.how != "prefix":
            return 0.86
        return self._parameters.least_alone

    def _hits(self, tokens: Sequence[Token]) -> dict[str, list[Hit]]:
        hits: defaultdict[str, list[Hit]] = defaultdict(list)
        for place, token in enumerate(tokens):
            self._hit_word(token.word.text, 1 << place, hits)
            if place + 1 < len(tokens) and not tokens[place + 1].word.separated:
                self._hit_joined(token.word.text, tokens[place + 1].word.text, 3 << place, hits)
        return dict(hits)

    def _hit_word(self, typed: str, mask: int, hits: defaultdict[str, list[Hit]]) -> None:
        for word, likeness in self._vocabulary.bent(typed).items():
            singular = (
                likeness.how == "inflection"
                and len(word) > len(typed)
                and self._is_known(typed, self._parameters.known)
            )
            hits[word].append(Hit(mask, likeness.quality, likeness.how, guarded=singular))
        if typed in self._vocabulary:
            return
        guarded = self._is_known(typed, self._parameters.known)
        edits = 1 if guarded else allowed_edits(len(typed)) or (1 if len(typed) > 1 else 0)
        for word, likeness in self._vocabulary.like(typed, edits=edits).items():
            if likeness.how == "inflection":
                continue
            known = (
                self._is_known(typed, self._parameters.known_prefix) if likeness.how == "prefix" else guarded
            )
            short = likeness.how == "spelling" and allowed_edits(min(len(typed), len(word))) == 0
            hits[word].append(Hit(mask, likeness.quality, likeness.how, guarded=known or short))

    def _hit_joined(self, one: str, other: str, mask: int, hits: defaultdict[str, list[Hit]]) -> None:
        typed = one + other
        if typed in self._vocabulary:
            hits[typed].append(Hit(mask, 0.97, "spelling", guarded=False))
        elif len(typed) > 5 and not (one in self._vocabulary and other in self._vocabulary):
            known = self._is_known(one, self._parameters.known) and self._is_known(
                other, self._parameters.known
            )
            for word, likeness in self._vocabulary.like(typed, edits=1).items():
                if likeness.how in {"spelling", "inflection"} and not known:
                    hits[word].append(Hit(mask, likeness.quality * 0.97, "spelling", guarded=False))

    def _is_known(self, word: str, least: float) -> bool:
        return word in frequent_words(least)

    def complete(self, typed: str, kinds: Collection[str] = (), limit: int = 25) -> tuple[Match, ...]:
        """Offer names that begin with what is typed so far, then those it resolves to."""
        begun = "".join(plain_words(typed))
        found: list[Piece] = []
        for number, name in enumerate(self._names):
            if name.called.source not in {"name", "alias", "demonym"}:
                continue
            whole = "".join(plain_words(name.called.via))
            later = any(word.startswith(begun) for word in name.called.words)
            if whole.startswith(begun) or later:
                wanted = self._entities[name.owner][1].kind in kinds
                own = name.called.source == "name"
                score = 0.6 + 0.2 * wanted + 0.1 * whole.startswith(begun) + 0.05 * own
                found.append(Piece(0, score, number, whole=False, how="prefix"))
        matches = self._matches(sorted(found, key=_rank))
        if not matches:
            resolved = self.resolve(typed, kinds)
            matches = (*resolved.matches, *resolved.suggestions)
        return matches[:limit]


def _rank(piece: Piece) -> tuple[float, int]:
    return -piece.score, piece.name


def _best_of_each_mask(pieces: Iterable[Piece]) -> list[Piece]:
    best: dict[int, Piece] = {}
    for piece in pieces:
        if piece.mask not in best or _rank(piece) < _rank(best[piece.mask]):
            best[piece.mask] = piece
    return list(best.values())


def _tokens(text: str) -> tuple[Token, ...]:
    words = split_words(text)
    kept: list[Word] = []
    separated = False
    for place, word in enumerate(words):
        separated = separated or word.separated
        before = words[place - 1].text if place else ""
        pronoun = word.text == "us" and before in TELLING_WORDS and not text.isupper() and "US" not in text
        if pronoun or (word.text in FUNCTION_WORDS):
            continue
        kept.append(Word(word.text, separated and bool(kept), word.capital))
        separated = False
    if not kept:
        kept = list(words)
    every_soft = all(word.text in SOFT_WORDS for word in kept)
    return tuple(Token(word, word.text in SOFT_WORDS and not every_soft) for word in kept[:_LONGEST_QUERY])


def _segments(tokens: Sequence[Token]) -> tuple[int, ...]:
    """Give the places between separators, as masks, without words that need no explanation."""
    masks: list[int] = [0]
    for place, token in enumerate(tokens):
        if token.word.separated:
            masks.append(0)
        if not token.soft:
            masks[-1] |= 1 << place
    return tuple(mask for mask in masks if mask)
