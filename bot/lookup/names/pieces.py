"""Names found in a query: which words of a name are there, where, and how well. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.lookup.names.catalogue import Called
from bot.lookup.names.parameters import Parameters
from bot.lookup.names.query import Query
from bot.lookup.names.wordlists import HONORIFICS, SOFT_WORDS

GUESSED = frozenset({"spelling", "sound"})
"""How a name is found that is written in a way that is not in the brief."""
_SHORTEST_PART = 3
_ABROAD = 0.02
"""How much an English name is to be preferred to one of another language, where neither is quite there."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a name found in the query."""

    mask: int
    """The places of the query it takes, as bits."""
    quality: float
    how: str
    guarded: bool = False
    """Whether what was typed is a word of its own, which only a whole name around it makes a slip of ours."""
    ordinary: bool = False
    """Whether what was typed is a frequent word."""
    kindred: bool = False
    """Whether it stands for another form of the word, Polish for Poland; good in longer names only."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A name found in the query."""

    mask: int
    score: float
    """0 to 1, a little more where its kind was asked for."""
    name: int
    """The name's number in the index."""
    whole: bool
    """Whether every word of the name was found."""
    how: str

    @property
    def first(self) -> int:
        """The first place of the query it takes."""
        return (self.mask & -self.mask).bit_length() - 1

    @property
    def rank(self) -> tuple[float, int]:
        """What to sort by, best first."""
        return -self.score, self.name


Hits = Mapping[str, Sequence[Hit]]


def find_pieces(
    number: int, called: Called, hits: Hits, query: Query, parameters: Parameters
) -> Iterator[Piece]:
    """Give the ways one name can be read in a query."""
    if len(called.words) == 1:
        abroad = called.source == "abroad"
        least = parameters.least_abroad if abroad else parameters.least_alone
        for hit in hits[called.words[0]]:
            if hit.guarded or hit.kindred:
                continue
            if hit.quality >= least or hit.how == "prefix":
                score = hit.quality - _ABROAD * (abroad and hit.how != "exact")
                yield Piece(hit.mask, score, number, whole=True, how=hit.how)
        return
    for area in (-1,) if called.parted else query.areas:
        piece = _read_long(number, called, hits, query, parameters, area)
        if piece is not None:
            yield piece


def _read_long(
    number: int, called: Called, hits: Hits, query: Query, parameters: Parameters, area: int
) -> Piece | None:
    chosen, share = _align(called.words, hits, area)
    mask = 0
    for hit in chosen:
        mask |= hit.mask
    if not chosen or not _is_compact(mask):
        return None
    quality = sum(hit.quality for hit in chosen) / len(chosen)
    how = min(chosen, key=lambda hit: hit.quality).how
    if share == 1:
        if not _is_whole(chosen, quality, parameters):
            return None
        return Piece(mask, quality, number, whole=True, how=how)
    if not _is_part(called, chosen, mask, share, query, parameters):
        return None
    score = quality * (parameters.part + (1 - parameters.part) * share * 0.9)
    return Piece(mask, score, number, whole=False, how="part" if how == "exact" else how)


def _align(words: Sequence[str], hits: Hits, area: int) -> tuple[tuple[Hit, ...], float]:
    """Give each word of a name its best place in the area; return the hits and the share of the name found."""
    chosen: list[Hit] = []
    used, found, total = 0, 0, 0
    for word in words:
        weight = max(len(word), 2)
        total += weight
        free = [hit for hit in hits.get(word, ()) if not hit.mask & (used | ~area)]
        if free:
            best = free[0]
            if len(free) > 1:
                best = max(free, key=lambda hit: (hit.quality, hit.mask.bit_count(), -hit.mask))
            used |= best.mask
            chosen.append(best)
            found += weight
    return tuple(chosen), found / total


def _is_compact(mask: int) -> bool:
    """Tell whether the places stand together, with at most one other word between."""
    low = (mask & -mask).bit_length()
    return mask.bit_length() - low + 1 <= mask.bit_count() + 1


def _is_whole(chosen: Sequence[Hit], quality: float, parameters: Parameters) -> bool:
    if quality < parameters.least_name or any(hit.quality < parameters.least_word for hit in chosen):
        return False
    return sum(hit.guarded for hit in chosen) * 2 <= len(chosen)


def _is_part(
    called: Called, chosen: Sequence[Hit], mask: int, share: float, query: Query, parameters: Parameters
) -> bool:
    """Tell whether the words found can stand for the name: all that is said between two separators."""
    if called.source == "abroad" or any(hit.guarded or hit.quality < parameters.least_part for hit in chosen):
        return False
    said = [token.text for place, token in enumerate(query.tokens) if mask >> place & 1]
    alone = len(chosen) == 1 and chosen[0].ordinary
    if not any(mask & segment == segment for segment in (query.strict_segments if alone else query.segments)):
        return False
    if len(chosen) > 1:
        return called.source != "role" or share >= 1 / 3
    word = said[0]
    if len(word) < _SHORTEST_PART or (word in SOFT_WORDS and word not in HONORIFICS):
        return False
    owner = f"{word}'s " in called.via.casefold()  # Putin is not his war
    if owner or chosen[0].how in GUESSED:
        return False
    enough = word in HONORIFICS or share >= parameters.least_share
    return not chosen[0].ordinary or (chosen[0].quality == 1 and enough)
