"""Fuzzy index over names: what somebody typed -> the entities meant, a choice, or nothing. Pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from operator import attrgetter
from typing import Literal

from rapidfuzz import fuzz, process

from bot.brief import Entity
from bot.lookup.names.beginnings import Beginnings
from bot.lookup.names.cover import best_cover
from bot.lookup.names.hits import HitFinder
from bot.lookup.names.mentions import Mention, MentionFinder
from bot.lookup.names.name_table import NameTable
from bot.lookup.names.normalization import plain_words
from bot.lookup.names.parameters import FITTED, Parameters
from bot.lookup.names.pieces import GUESSED, Hits, Piece, find_pieces
from bot.lookup.names.query import Query, read
from bot.lookup.names.spelling import allowed_edits
from bot.lookup.names.verdict import Judge
from bot.lookup.names.wordlists import frequent_words

__all__ = ["Match", "Mention", "NameIndex", "Resolution"]

MOST_SUGGESTIONS = 5
MOST_CHOICES = 5
MOST_EXACT = 25
"""What a select menu of Discord holds."""
_LONGEST_NAME = 100
_RANK = attrgetter("rank")
_FEW_NAMES = 10_000
"""Names that can be compared one by one for a suggestion."""
_ALIKE = 75
"""Letters in common, of 100, for a suggestion."""
_NEAR = 0.5
"""How much of a name a resembling word must be, the less the less it resembles, for a suggestion."""
_EVERYDAY = 1e-5
"""How frequent a word must be to be near no name: people chat with it."""
_COMMON = 1e-6
"""How frequent a word must be for a name two slips away not to be near."""
_LONG_ENOUGH = 5
"""Letters of a text that may be near a name as a whole."""


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

    @property
    def is_corrected(self) -> bool:
        """Whether a name was written in a way that is not in the brief, and guessed."""
        return any(match.how in GUESSED for match in self.matches)


class NameIndex:
    """One index over the names of every brief's entities."""

    def __init__(self, entities: Iterable[tuple[str, Entity]], parameters: Parameters = FITTED) -> None:
        self._table = NameTable(entities)
        self.use(parameters)

    @cached_property
    def _beginnings(self) -> Beginnings:
        return Beginnings(self._table.names)

    @cached_property
    def _letters(self) -> tuple[str, ...]:
        few = len(self._table.names) <= _FEW_NAMES
        return tuple(map(self._beginnings.letters, range(len(self._beginnings) if few else 0)))

    def prepare(self) -> None:
        """Make now what is otherwise made when it is first needed."""
        _ = self._letters, self._table.joined.buckets

    def use(self, parameters: Parameters) -> None:
        """Decide by other parameters from now on; for fitting them."""
        self._parameters = parameters
        self._everyday, self._common = frequent_words(_EVERYDAY), frequent_words(_COMMON)
        self._hits = HitFinder(self._table, parameters)
        self._judge = Judge(self._table, parameters)

    def resolve(self, text: str, kinds: Collection[str] = ()) -> Resolution:
        """Say what a text means; names of the `kinds` asked for come first, the others are not hidden."""
        query = read(text)
        pieces = self._pieces(query, kinds)
        tied = [self._judge.tied(piece, pieces) for piece in self._cover(query, pieces)]
        settled = {group[0]: group for group in self._judge.settle(tied, query.tokens)}
        if not self._judge.is_meant(tuple(settled), query.tokens):
            return self._miss(text, query, pieces)
        groups = [settled[piece] for piece in self._judge.without_owners(tuple(settled), query.tokens)]
        if any(len(group) > (MOST_EXACT if group[0].how == "exact" else MOST_CHOICES) for group in groups):
            return self._miss(text, query, pieces)
        chosen = self._matches(piece for group in groups for piece in group)
        owners = {self._table.owners[piece.name] for group in groups for piece in group}
        others = (piece for piece in pieces if self._table.owners[piece.name] not in owners)
        runner_up = next(iter(self._matches(sorted(others, key=_RANK)[:1])), None)
        outcome = "choices" if any(len(group) > 1 for group in groups) else "answer"
        return Resolution(query=text, outcome=outcome, matches=chosen, runner_up=runner_up)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Find the whole names that stand in a text, in its order."""
        query = read(text)
        finder = MentionFinder(self._table, self._judge)
        whole = finder.standing_whole(self._pieces(query, ()), query, text)
        return tuple(finder.mention(piece, whole, query) for piece in self._cover(query, whole))

    def complete(self, typed: str, kinds: Collection[str] = (), limit: int = 25) -> tuple[Match, ...]:
        """Offer names that begin with what is typed so far, of the `kinds` first; else what it resolves to."""
        begun = "".join(plain_words(typed))
        found: list[Piece] = []
        for number in islice(self._beginnings.starting(begun), _FEW_NAMES):
            called = self._table.names[number]
            wanted = self._table.entity(number).kind in kinds
            first = "".join(called.words).startswith(begun)
            score = 0.6 + 0.2 * wanted + 0.1 * first + 0.05 * (called.source == "name")
            found.append(Piece(0, score, number, whole=False, how="prefix"))
        matches = self._matches(sorted(found, key=_RANK))
        if not matches:
            resolved = self.resolve(typed, kinds)
            matches = (*resolved.matches, *resolved.suggestions)
        return matches[:limit]

    def _cover(self, query: Query, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
        return best_cover(pieces, [token.weight for token in query.tokens], self._parameters.price)

    def _pieces(self, query: Query, kinds: Collection[str]) -> list[Piece]:
        hits = self._hits.find(query)
        pieces = list(self._hits.find_joined(query, self._parameters.least_alone))
        holding = sorted(self._table.holding(hits).items())
        lengths = [len(self._table.names[number].words) for number, _ in holding]
        single = (number for (number, _), words in zip(holding, lengths, strict=True) if words == 1)
        pieces += self._read(single, hits, query)
        explained = {piece.mask for piece in pieces if piece.how == "exact"}
        open_segments = [
            segment.bit_count()
            for segment, area in zip(query.segments, query.areas, strict=True)
            if area not in explained
        ]
        shortest = min(open_segments, default=_LONGEST_NAME)
        longer = (
            number
            for (number, found), words in zip(holding, lengths, strict=True)
            if words > 1 and found >= min(words, shortest)
        )
        pieces += self._read(longer, hits, query)
        exact = {piece.mask for piece in pieces if piece.how == "exact"}
        return [
            replace(piece, score=piece.score + self._parameters.preferred)
            if self._table.entity(piece.name).kind in kinds
            and (piece.how == "exact" or piece.mask not in exact)
            else piece
            for piece in pieces
        ]

    def _read(self, numbers: Iterable[int], hits: Hits, query: Query) -> Iterator[Piece]:
        """Read some names in the query."""
        for number in numbers:
            yield from find_pieces(number, self._table.names[number], hits, query, self._parameters)

    def _miss(self, text: str, query: Query, pieces: Sequence[Piece]) -> Resolution:
        every = (*sorted(pieces, key=_RANK), *sorted(self._near(query), key=_RANK))
        near = self._matches(every or self._alike(query))[:MOST_SUGGESTIONS]
        return Resolution(query=text, outcome="miss", suggestions=near, runner_up=near[0] if near else None)

    def _near(self, query: Query) -> Iterator[Piece]:
        """Give names that are little else than a word which resembles what makes up most of the query."""
        firm = [place for place, token in enumerate(query.tokens) if not token.soft]
        letters = sum(query.tokens[place].weight for place in firm)
        for place in firm:
            token = query.tokens[place]
            if 2 * token.weight < letters or token.text in self._everyday:
                continue
            edits = 1 if token.text in self._common else allowed_edits(len(token.text))
            alike = self._table.vocabulary.like(token.text, edits)
            for number in self._table.holding(alike):
                words = self._table.names[number].words
                best = max(word for word in words if word in alike)
                score = alike[best].quality * len(best) / sum(map(len, words))
                if score >= _NEAR:
                    yield Piece(1 << place, score, number, whole=False, how=alike[best].how)

    def _alike(self, query: Query) -> Iterator[Piece]:
        """Give names whose letters are like the query's, where no word of it led to any."""
        typed = "".join(token.text for token in query.tokens)
        if len(typed) < _LONG_ENOUGH or all(token.text in self._common for token in query.tokens):
            return
        for _, ratio, order in process.extract(
            typed, self._letters, scorer=fuzz.ratio, limit=MOST_SUGGESTIONS, score_cutoff=_ALIKE
        ):
            yield Piece(0, ratio / 200, self._beginnings.number(order), whole=False, how="spelling")

    def _matches(self, pieces: Iterable[Piece]) -> tuple[Match, ...]:
        """Make matches of pieces, one an entity."""
        found: dict[int, Match] = {}
        for piece in pieces:
            owner, called = self._table.owners[piece.name], self._table.names[piece.name]
            brief, entity = self._table.entities[owner]
            how = "role" if called.source == "role" and piece.how == "exact" else piece.how
            score = round(100 * min(piece.score, 1.0), 1)
            found.setdefault(owner, Match(brief=brief, entity=entity, score=score, via=called.via, how=how))
        return tuple(found.values())
