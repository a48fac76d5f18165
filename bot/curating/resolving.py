"""How names resolve, in the words of the page. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.lookup.names import Match, NameIndex


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name typed by somebody would be taken for."""

    typed: str
    is_right: bool
    """Whether it is taken for the name it is meant to be, and for no other."""
    meant: str
    reason: str


def resolve_all(index: NameIndex, typed: Iterable[str], wanted: str) -> list[Resolved]:
    """Resolve some names, each of which should lead to one id."""
    return [_resolve(index, each, wanted) for each in dict.fromkeys(typed) if each]


def _resolve(index: NameIndex, typed: str, wanted: str) -> Resolved:
    resolution = index.resolve(typed)
    found = [match.entity.id for match in resolution.matches]
    is_right = resolution.outcome == "answer" and found == [wanted]
    if resolution.outcome == "miss":
        near = ", ".join(match.entity.name for match in resolution.suggestions)
        return Resolved(typed, is_right, "nothing", f"nearest: {near}" if near else "")
    names = " or " if resolution.outcome == "choices" else " and "
    meant = names.join(match.entity.name for match in resolution.matches)
    return Resolved(typed, is_right, meant, "; ".join(map(_reason, resolution.matches)))


def _reason(match: Match) -> str:
    return f"by “{match.via}”: {match.how}, {match.score:.0f} of 100"
