"""What kind of answer a question asks for: how many, how far, who, where, when, why, what somebody said. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.lookup.questions.question_words import (
    AUXILIARIES,
    CALLING,
    COPULAS,
    COUNTING,
    HOW,
    NAMING,
    PEOPLE,
    PRICES,
    SAYING,
    SCALES,
    SIZES,
    SOFT,
    STRETCHES,
    TRUTHS,
    WHAT,
    WHEN,
    WHERE,
    WHO,
    WHY,
)


class Kind(Enum):
    """What would answer."""

    AMOUNT = "amount"
    MONEY = "money"
    STRETCH = "stretch"
    """A distance or a length of time."""
    WHO = "who"
    WHERE = "where"
    WHEN = "when"
    WHY = "why"
    SAID = "said"
    TRUTH = "truth"
    """Yes or no, which only a fact that says so can answer."""
    WHAT = "what"
    NONE = "none"
    """No question, only words."""


_KINDS = ((Kind.WHERE, WHERE), (Kind.WHEN, WHEN), (Kind.WHY, WHY))
_ASKING = frozenset[str]().union(HOW, WHAT, WHO, WHERE, WHEN, WHY)
_REASONS = {("how", "come"), ("what", "makes"), ("what", "made")}
_NAMING_PART = frozenset({"first", "last", "full", "given", "family", "whole"})
_PARTS_OF_NAME = frozenset({"surname", "surnames", "forename", "lastname", "firstname"})
_CAUSES = frozenset({"reason", "reasons", "cause", "causes", "motive", "motives"})
_TO_WHOM = (["to"], ["with"])
_POLITE = (["you"], ["u"], ["we"], ["i"])
"""What follows `can` or `do` where the question is still to come."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question asks."""

    kind: Kind
    consumed: frozenset[int]
    """The places of the words that only ask."""
    counted: int | None = None
    """Where the counting word stands, `many`: what is counted follows it."""
    stretch: str = ""
    """Of a distance or a length of time, the word that asks: far, long, old, often."""
    who_said: bool = False
    """Whether the question is who said it."""
    identity: bool = False
    """Whether it asks who or what somebody or something is."""
    named: bool = False
    """Whether somebody's name is asked for, or what something is called."""
    part_of_name: bool = False
    """Whether the rest of a name is asked for that it has a part of."""


def read_kind(words: Sequence[str]) -> Asked:
    """Read a question's plain words: of several words that ask, the first tells the kind."""
    if words and words[0] in TRUTHS and words[1:2] not in _POLITE:
        return Asked(Kind.TRUTH, frozenset())
    first = next((place for place, word in enumerate(words) if word in _ASKING), None)
    if words and words[0] in NAMING:  # also of `name one senator who objects`
        return Asked(Kind.WHO, frozenset({0}), named=True)
    if first is None:
        return _read_amount(words, 0) or _read_said(words, None) or _read_truth(words)
    asking = words[first]
    if asking in HOW | WHAT | COUNTING:
        return (
            _read_reason(words, first)
            or _read_named(words, first)
            or _read_amount(words, first)
            or _read_said(words, first)
            or _read_what(words, first)
        )
    if asking in WHO:
        return _read_who(words, first)
    kind = next(kind for kind, asked in _KINDS if asking in asked)
    return Asked(kind, frozenset({first}))


def read_part_of_name(words: Sequence[str]) -> Asked | None:
    """Read `first name of the minister`: who that is, where the whole name is known.

    Also `the name of the minister`, where nothing else is asked: not of his wife.
    """
    places = _find_part_of_name(words)
    return Asked(Kind.WHO, places, identity=True, part_of_name=True) if places else None


def _find_part_of_name(words: Sequence[str]) -> frozenset[int]:
    if "name" in words and all(word in SOFT or word == "name" for word in words if word):
        return frozenset({words.index("name")})
    for place, word in enumerate(words):
        if word in _PARTS_OF_NAME:
            return frozenset({place})
        if word in NAMING and place and words[place - 1] in _NAMING_PART:
            return frozenset({place - 1, place})
    return frozenset()


def _read_amount(words: Sequence[str], first: int) -> Asked | None:
    for place, word in enumerate(words[first:], start=first):
        how = {place - 1} if place and words[place - 1] in HOW else set[int]()
        prices = {other for other in range(place, len(words)) if words[other] in PRICES}
        if word == "age":
            return Asked(Kind.STRETCH, frozenset({place}), stretch="old")
        if how and word in STRETCHES:
            return Asked(Kind.STRETCH, frozenset({place, *how}), stretch=word)
        if (how and word in SIZES) or word in (COUNTING | {"size"}) - {"much"} or word in PRICES:
            scales = {
                other for other in range(place + 1, min(place + 3, len(words))) if words[other] in SCALES
            }
            kind = Kind.MONEY if prices else Kind.AMOUNT
            of = place + 1 < len(words) and words[place + 1] == "of"
            counts = word in {"many", "much"} or (word in COUNTING and of)
            counted = place if counts and not scales and not prices else None
            return Asked(kind, frozenset({place, *how, *prices, *scales}), counted=counted)
    return None


def _read_who(words: Sequence[str], place: int) -> Asked:
    following = words[place + 1] if place + 1 < len(words) else ""
    saying = {
        other
        for other in range(place + 1, min(place + 3, len(words)))
        if words[other] in SAYING and words[other + 1 : other + 2] not in _TO_WHOM
    }
    identity = words[place] == "whos" or following in COPULAS
    return Asked(
        Kind.WHO, frozenset({place, *saying}), who_said=bool(saying) and not identity, identity=identity
    )


def _read_said(words: Sequence[str], first: int | None) -> Asked | None:
    """Read `what did she say`, but not `what weapons did she name`, which asks for weapons."""
    places = {place for place, word in enumerate(words) if word in SAYING}
    following = words[first + 1 : first + 2] if first is not None else ()
    how = first is not None and words[first] in HOW
    if not places or how or any(word and word not in AUXILIARIES for word in following):
        return None
    return Asked(Kind.SAID, frozenset(places if first is None else {*places, first}))


def _read_reason(words: Sequence[str], first: int) -> Asked | None:
    if tuple(words[first : first + 2]) in _REASONS:
        return Asked(Kind.WHY, frozenset({first, first + 1}))
    near = _find_behind(words, first, _CAUSES)
    if words[first] in WHAT and near:
        return Asked(Kind.WHY, frozenset({first, near[0]}))
    return None


def _read_named(words: Sequence[str], first: int) -> Asked | None:
    """Read `which senators` and `what is the name of`: who it is, by name."""
    behind = _find_behind(words, first, NAMING)
    if words[first] in WHAT and words[first + 1 : first + 2] and words[first + 1] in PEOPLE:
        return Asked(Kind.WHO, frozenset({first}), named=True)
    if words[-1] in NAMING and any(
        not word or word in PEOPLE for word in words
    ):  # that soldier's, Ohio's name
        behind.append(len(words) - 1)
    if behind and words[first] in WHAT:
        return Asked(Kind.WHO, frozenset({first, *behind}), named=True)
    return None


def _find_behind(words: Sequence[str], first: int, wanted: Collection[str]) -> list[int]:
    """Give the places of some words close behind the one that asks."""
    return [place for place in range(first + 1, min(first + 4, len(words))) if words[place] in wanted]


def _read_what(words: Sequence[str], first: int) -> Asked:
    following = words[first + 1] if first + 1 < len(words) else ""
    what = frozenset(place for place, word in enumerate(words) if word in WHAT or word in HOW)
    identity, named = words[first] == "whats" or following in COPULAS, not CALLING.isdisjoint(words)
    return Asked(Kind.WHAT, what, identity=identity, named=named)


def _read_truth(words: Sequence[str]) -> Asked:
    return Asked(Kind.TRUTH if "true" in words else Kind.NONE, frozenset())


def subject_place(
    words: Sequence[str], names: Sequence[frozenset[int]], separated: Sequence[bool]
) -> int | None:
    """Give which of the names in a question acts: right behind `does` or `is`, the last of `Kyiv aid package`.

    `separated` says of each word whether `and` or a comma stands before it.
    """
    for number, places in enumerate(names):
        before = [place for place in range(min(places)) if words[place] not in {"the", "a", "an", "some"}]
        if before and words[before[-1]] in AUXILIARIES:
            return _end_of_phrase(number, names, separated)
    return None


def _end_of_phrase(number: int, names: Sequence[frozenset[int]], separated: Sequence[bool]) -> int:
    while number + 1 < len(names):
        start = min(names[number + 1])
        if start != max(names[number]) + 1 or separated[start]:
            break
        number += 1
    return number


def speaking_place(words: Sequence[str], names: Sequence[frozenset[int]]) -> int | None:
    """Give which of the names in a question speaks: the last before `say`, or the first after `quotes from`."""
    saying = [place for place, word in enumerate(words) if word in SAYING]
    if not saying or not names:
        return None
    before = [number for number, places in enumerate(names) if max(places) < saying[0]]
    if before:
        return before[-1]
    follows = words[saying[0] + 1 : saying[0] + 2]
    return (
        0
        if follows and follows[0] in {"from", "by", "of", ""} and words[saying[0]] not in {"tell", "tells"}
        else None
    )
