"""What kind of answer a question asks for: how many, how far, who, where, when, why, what somebody said. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

_SIZES = frozenset(
    [
        "many",
        "much",
        "big",
        "large",
        "size",
        "number",
        "amount",
        "total",
        "count",
        "quantity",
        "huge",
        "worth",
        "cost",
        "price",
        "sum",
    ]
)
_MONEY = frozenset(["cost", "costs", "price", "worth", "money", "dollars", "value", "expensive"])
_STRETCHES = frozenset(["far", "long", "distance", "old", "often", "fast", "quickly", "soon"])
_SAYING = frozenset(
    [
        "say",
        "says",
        "said",
        "saying",
        "tell",
        "tells",
        "told",
        "quote",
        "quotes",
        "quoted",
        "think",
        "thinks",
        "thought",
        "warn",
        "warns",
        "warned",
        "opinion",
        "comment",
        "promise",
        "promised",
        "promises",
        "statement",
        "words",
        "remark",
        "remarks",
        "view",
        "views",
        "claim",
        "claims",
        "claimed",
        "mention",
        "add",
        "respond",
        "responded",
        "reply",
        "replied",
        "answer",
        "answered",
    ]
)
_HOW = frozenset({"how", "hw"})
_WHAT = frozenset(["what", "whats", "wat", "wut", "wot", "which"])
_WHO = frozenset(["who", "whos", "whom", "whose"])
_WHERE = frozenset(["where", "wheres"])
_WHEN = frozenset(["when", "whens", "since"])
_AUXILIARIES = frozenset(
    [
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "should",
        "must",
        "dont",
        "doesnt",
        "didnt",
    ]
)
_TRUTHS = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "should",
        "isnt",
        "arent",
        "doesnt",
    ]
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


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question asks."""

    kind: Kind
    consumed: frozenset[int]
    """The places of the words that only ask."""
    counted: int | None = None
    """Where the counting word stands, `many`: what is counted follows it."""
    who_said: bool = False
    """Whether the question is who said it."""
    identity: bool = False
    """Whether it asks who or what somebody or something is."""


def read_kind(words: Sequence[str]) -> Asked:
    """Read a question's plain words."""
    return (
        _read_amount(words)
        or _read_who(words)
        or _read_said(words)
        or _read_place_time_reason(words)
        or _read_rest(words)
    )


def _read_amount(words: Sequence[str]) -> Asked | None:
    for place, word in enumerate(words):
        after_how = place > 0 and words[place - 1] in _HOW
        if after_how and word in _STRETCHES:
            return Asked(Kind.STRETCH, frozenset({place - 1, place}))
        if word in _MONEY - {"money", "dollars"}:
            asking = {place, place - 1} if after_how else {place}
            asking |= {other for other in range(place) if words[other] in _HOW or words[other] in _SIZES}
            return Asked(Kind.MONEY, frozenset(asking))
        if word in _SIZES and (
            after_how or word in {"many", "number", "size", "amount", "total", "sum", "count"}
        ):
            later = [
                other
                for other in range(place + 1, len(words))
                if words[other] in _MONEY - {"money", "dollars"}
            ]
            kind = Kind.MONEY if later else Kind.AMOUNT
            asking = {place, *later, *([place - 1] if after_how else [])}
            counted = place if word in {"many", "much", "number", "amount", "count", "total"} else None
            return Asked(kind, frozenset(asking), counted)
    return None


def _read_who(words: Sequence[str]) -> Asked | None:
    places = [place for place, word in enumerate(words) if word in _WHO]
    if not places:
        return None
    place = places[0]
    following = words[place + 1] if place + 1 < len(words) else ""
    saying = {other for other in range(place + 1, min(place + 3, len(words))) if words[other] in _SAYING}
    copula = words[place] == "whos" or following in {"is", "are", "was", "were", "s", "r"}
    asking = frozenset({place, *saying})
    return Asked(Kind.WHO, asking, who_said=bool(saying) and not copula, identity=copula)


def _read_said(words: Sequence[str]) -> Asked | None:
    places = {place for place, word in enumerate(words) if word in _SAYING}
    if not places or words[0] in _TRUTHS:
        return None
    if any(word in {"why", "when", "whens", "where", "wheres"} for word in words):
        return None
    return Asked(Kind.SAID, frozenset(places | {place for place, word in enumerate(words) if word in _WHAT}))


def _read_place_time_reason(words: Sequence[str]) -> Asked | None:
    for kind, asking in (
        (Kind.WHERE, _WHERE),
        (Kind.WHEN, _WHEN),
        (Kind.WHY, frozenset({"why", "reason", "reasons"})),
    ):
        places = frozenset(place for place, word in enumerate(words) if word in asking)
        if places:
            return Asked(kind, places)
    return None


def _read_rest(words: Sequence[str]) -> Asked:
    what = frozenset(place for place, word in enumerate(words) if word in _WHAT or word in _HOW)
    if what:
        first = min(what)
        following = words[first + 1] if first + 1 < len(words) else ""
        return Asked(
            Kind.WHAT, what, identity=words[first] == "whats" or following in {"is", "are", "s", "was"}
        )
    truth = bool(words) and (words[0] in _TRUTHS or "true" in words)
    return Asked(Kind.TRUTH if truth else Kind.NONE, frozenset())


def subject_place(words: Sequence[str], names: Sequence[frozenset[int]]) -> int | None:
    """Give which of the names in a question acts: the one right behind `does`, `is` or `has`."""
    for number, places in enumerate(names):
        before = [
            place
            for place in range(min(places) - 1, -1, -1)
            if words[place] not in {"the", "a", "an", "some"}
        ]
        if before and words[before[0]] in _AUXILIARIES:
            return number
    return None


def speaking_place(words: Sequence[str], names: Sequence[frozenset[int]]) -> int | None:
    """Give which of the names in a question speaks: the last before `say`, or the first after `quotes from`."""
    saying = [place for place, word in enumerate(words) if word in _SAYING]
    if not saying or not names:
        return None
    before = [number for number, places in enumerate(names) if max(places) < saying[0]]
    if before:
        return before[-1]
    follows = words[saying[0] + 1 : saying[0] + 2]
    return (
        0 if follows and follows[0] in {"from", "by", "of", ""} and words[saying[0]] not in _TELLING else None
    )


_TELLING = frozenset({"tell", "tells"})
KIND_WORDS = frozenset(
    _SIZES | _MONEY | _STRETCHES | _SAYING | _WHO | _WHERE | _WHEN | _WHAT | {"how", "why", "reason"}
)
"""Every word by which a kind is told."""
