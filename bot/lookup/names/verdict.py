"""Whether names explain a query, or it means something else. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.lookup.names.name_table import NameTable
from bot.lookup.names.parameters import Parameters
from bot.lookup.names.pieces import Piece
from bot.lookup.names.query import Token
from bot.lookup.names.wordlists import COMPASS, KINDS_OF_WORDS, frequent_words

_SURE = 0.9
_SHORTEST_ABBREVIATION, _LONGEST_ABBREVIATION = 3, 4
_LONGEST_ELSEWHERE = 3
"""Words of a country's or region's name that are looked for."""


class Judge:
    """Decides over covers of queries by the names of one table."""

    def __init__(self, table: NameTable, parameters: Parameters) -> None:
        self._table = table
        self._parameters = parameters
        self._known = frequent_words(parameters.known)

    def is_meant(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Tell whether the query means what its names say, and nothing besides."""
        if not cover or not self._explains(cover, tokens) or self._is_elsewhere(cover, tokens):
            return False
        if self._asks_for_another_kind(cover, tokens):
            return False
        return not any(
            not tokens[following.first].separated and self._is_somebody_else(piece, following, tokens)
            for piece, following in pairwise(cover)
        )

    def _explains(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Tell whether the names leave nothing of weight unexplained."""
        used = sum(piece.mask for piece in cover)
        own = self._own_words(cover, tokens)
        every = explained = 0
        for place, token in enumerate(tokens):
            taken = bool(used >> place & 1)
            if not taken and (token.soft or len(token.text) == 1 or token.text.isdecimal()):
                continue
            if not taken and (token.text in own or _abbreviates(token.text, own)):
                continue
            if not taken and (token.text in self._known or not token.text.isalpha()):
                return False
            every += token.weight
            explained += token.weight * taken
        return explained >= self._parameters.least_explained * every

    def _own_words(self, cover: Iterable[Piece], tokens: Sequence[Token]) -> frozenset[str]:
        """Give the words that may stand beside the cover's names since they say who or what these are.

        Not beside what any such thing is called: a Predator is a drone, but the drone here is another one.
        """
        named = (
            self._table.words_of(self._table.owners[piece.name])
            for piece in cover
            if not all(token.soft for place, token in enumerate(tokens) if piece.mask >> place & 1)
        )
        return frozenset[str]().union(*named)

    def _asks_for_another_kind(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Tell `mayor of Riga`: what a mayor is said beside is a person's name, or it is of nobody we know."""
        kinds = {
            place: self._table.entity(piece.name).kind
            for piece in cover
            for place in range(len(tokens))
            if piece.mask >> place & 1
        }
        for place, token in enumerate(tokens):
            fitting = KINDS_OF_WORDS.get(token.text)
            if fitting is None or place in kinds:
                continue
            beside = {kinds[other] for other in _beside(place, tokens) if other in kinds}
            if beside and beside.isdisjoint(fitting):
                return True
        return False

    def _is_somebody_else(self, piece: Piece, following: Piece, tokens: Sequence[Token]) -> bool:
        """Tell `Austin Nolbert`, `Jake Finnis`, `western Poland` and `Polish defence minister`."""
        one, other = self._table.entity(piece.name), self._table.entity(following.name)
        short = [part for part in (piece, following) if part.mask.bit_count() == 1]
        texts = {tokens[part.first].text for part in short}
        kinds = {one.kind, other.kind}
        both_short = short == [piece, following]
        if kinds == {"person"} and one is not other and both_short and self._known & texts:
            return True
        if "person" in kinds and any(
            part.score < _SURE or self._table.names[part.name].source == "abroad" for part in short
        ):
            return True
        if piece in short and tokens[piece.first].text in COMPASS:
            return True
        if one.kind == "person" and other.kind == "country":
            titled = self._table.persons.isdisjoint(self._table.names[piece.name].words)
            return titled and not self._is_of(piece, following)
        return one.kind == "country" and other.kind == "person" and not self._is_of(following, piece)

    def _is_of(self, piece: Piece, whole: Piece) -> bool:
        """Tell whether one belongs to another: Soloch to the security office, and so to Poland."""
        brief, entity = self._table.entities[self._table.owners[piece.name]]
        wanted = self._table.entity(whole.name).id
        seen: set[str] = set()
        while entity is not None and entity.of is not None and entity.of not in seen:
            if entity.of == wanted:
                return True
            seen.add(entity.of)
            entity = self._table.find_entity(brief, entity.of)
        return False

    def _is_elsewhere(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Tell whether the name of a country or region that no brief knows stands in the query."""
        texts = [token.text for token in tokens]
        spans = (
            (start, size)
            for size in range(1, _LONGEST_ELSEWHERE + 1)
            for start in range(len(texts) - size + 1)
        )
        return any(
            tuple(texts[start : start + size]) in self._table.elsewhere
            and not any(piece.mask >> start & 1 and piece.mask.bit_count() > size for piece in cover)
            for start, size in spans
        )

    def tied(self, piece: Piece, pieces: Iterable[Piece]) -> list[Piece]:
        """Give the best piece of each entity that explains the same words as well."""
        one_word = not piece.whole and piece.mask.bit_count() == 1
        margin = self._parameters.tie_of_parts if one_word else self._parameters.tie
        found: dict[int, Piece] = {}
        for other in pieces:
            as_exact = other.how == "exact" or piece.how != "exact"
            if other.mask == piece.mask and as_exact and other.score >= piece.score - margin:
                owner = self._table.owners[other.name]
                if owner not in found or other.rank < found[owner].rank:
                    found[owner] = other
        return sorted(found.values(), key=lambda tied: tied.rank)

    def settle(self, groups: Sequence[Sequence[Piece]], tokens: Sequence[Token]) -> list[list[Piece]]:
        """Read neighbours that mean the same as one: `reporter Demirjian`, `White House adviser Sullivan`."""
        settled: list[list[Piece]] = []
        for group in map(list, groups):
            read = group
            while settled and not tokens[read[0].first].separated and (same := self._same(settled[-1], read)):
                read = same
                settled.pop()
            settled.append(read)
        return settled

    def _same(self, one: Sequence[Piece], other: Sequence[Piece]) -> list[Piece]:
        """Give what both groups mean, with the places of both; nothing where they mean two things."""
        both = {self._table.owners[piece.name] for piece in one} & {
            self._table.owners[piece.name] for piece in other
        }
        if both:
            kept = [piece for piece in max(one, other, key=_worth) if self._table.owners[piece.name] in both]
        elif self._belongs(one, other) or self._is_any_such(one, other):
            kept = list(other)
        elif self._belongs(other, one) or self._is_any_such(other, one):
            kept = list(one)
        else:
            return []
        return [replace(piece, mask=one[0].mask | other[0].mask) for piece in kept]

    def _is_any_such(self, group: Sequence[Piece], whole: Sequence[Piece]) -> bool:
        """Tell whether a group only says what kind of thing another name is: `F-16 fighter aircraft`."""
        words, others = (self._table.names[some[0].name].words for some in (group, whole))
        return (
            _are_generic(words)
            and not _are_generic(others)
            and {self._table.entity(piece.name).kind for piece in (*group, *whole)} == {"weapon"}
        )

    def _belongs(self, group: Sequence[Piece], whole: Sequence[Piece]) -> bool:
        """Tell whether an organisation, or a city beside a person, is only said to say who or what another is."""
        owner = self._table.owners[whole[0].name]
        words = self._table.names[group[0].name].words
        kind, other = self._table.entity(group[0].name).kind, self._table.entity(whole[0].name).kind
        fits = kind == "organisation" or (kind == "place" and other == "person")
        return fits and len(group) == 1 and len(whole) == 1 and self._table.words_of(owner).issuperset(words)

    def without_owners(self, cover: Sequence[Piece], tokens: Sequence[Token]) -> list[Piece]:
        """Leave out what another name is said to be of: Poland of `Polish MiG-29`, Estonia of `Salm of Estonia`."""
        left_out: set[Piece] = set()
        for piece, following in pairwise(cover):
            if tokens[following.first].separated:
                continue
            if self._is_of(following, piece):
                left_out.add(piece)
            elif self._table.entity(piece.name).kind == "person" and self._is_of(piece, following):
                before = tokens[piece.mask.bit_length() - 1].place
                if tokens[following.first].place > before + 1:  # `of` or the like stands between
                    left_out.add(following)
        return [piece for piece in cover if piece not in left_out]


def _worth(group: Sequence[Piece]) -> tuple[int, float]:
    """Say how much one of two groups that mean the same says: the fewer it may mean, the more."""
    return -len(group), group[0].score


def _are_generic(words: Iterable[str]) -> bool:
    """Tell whether a name is what any such thing is called: fighter aircraft, drones."""
    return KINDS_OF_WORDS.keys() >= set(words)


def _abbreviates(typed: str, words: Iterable[str]) -> bool:
    """Tell `def` and `sec` beside one who has to do with defence and security."""
    return _SHORTEST_ABBREVIATION <= len(typed) <= _LONGEST_ABBREVIATION and any(
        word.startswith(typed) for word in words
    )


def _beside(place: int, tokens: Sequence[Token]) -> Iterator[int]:
    """Give the nearest places on both sides that hold no word for a kind of name."""
    for step in (-1, 1):
        other = place
        while 0 <= (other := other + step) < len(tokens):
            if tokens[max(other, other - step)].separated:
                break
            if tokens[other].text not in KINDS_OF_WORDS:
                yield other
                break
