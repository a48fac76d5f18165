"""Several names of one entity put together: a surname, an acronym, a slip in spelling. Pure."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz
from wordfreq import zipf_frequency

from bot.brief.drafting.draft_entities import DraftEntity
from bot.brief.drafting.tokens import COMMON

_ALIKE = 75
"""Of 100: Pabrix is to Pabriks 77; Austin to Austria is 77 too, so countries are left out."""
_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III)\.?$")
_SHORTEST = 5
"""Letters; shorter names are alike by chance."""


def put_together(entities: list[DraftEntity]) -> list[DraftEntity]:
    """Merge the entities that are likely one; a doubtful merger has a comment at the alias."""
    kept = list(entities)
    for entity in sorted(entities, key=lambda entity: len(entity.name)):
        found = next(_others_called(entity, kept), None)
        if found:
            other, comment = found
            _merge(entity, other, comment)
            kept.remove(entity)
    return kept


def _others_called(entity: DraftEntity, kept: list[DraftEntity]) -> Iterator[tuple[DraftEntity, str]]:
    """Yield each entity that this one is a variant of, with what is doubtful about that; the surest first."""
    others = [other for other in kept if other is not entity]
    longer = [other for other in others if _is_shorter_form(entity, other)]
    if len(longer) == 1:
        yield longer[0], ""
    elif longer:
        names = " or ".join(other.name for other in longer)
        yield longer[0], f"{names}?"
    for other in others:
        if entity.name.isupper() and entity.name.casefold() == _initials(other.name):
            yield other, ""
    for other in others:
        if _is_misspelling(entity, other):
            numbers = ", ".join(str(number) for number in sorted(entity.sentences))
            yield other, f"perhaps the same: look at sentence {numbers}"


def _is_shorter_form(entity: DraftEntity, other: DraftEntity) -> bool:
    """Whether `Pabriks` may be short for `Artis Pabriks`, or `Nature Society` for `Aldermere Nature Society`."""
    short, long = entity.name.split(), _SUFFIX.sub("", other.name).split()
    if entity.is_settled or other.is_settled or len(short) >= len(long):
        return False
    if len(short) == 1:
        return other.kind == "person" and short[0] in (long[-1], long[0]) and entity.kind != "weapon"
    return long[-len(short) :] == short or long[: len(short)] == short


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()).casefold()


def _is_misspelling(entity: DraftEntity, other: DraftEntity) -> bool:
    """Whether a name is rare, occurs once, and is nearly another's last word."""
    name, theirs = entity.name, other.name.split()[-1]
    if (
        entity.is_settled
        or other.is_settled
        or not (name + theirs).isalpha()
        or min(len(name), len(theirs)) < _SHORTEST
    ):
        return False
    rare = zipf_frequency(name, "en") < COMMON and len(entity.sentences) == 1
    alike = fuzz.ratio(name.casefold(), theirs.casefold()) >= _ALIKE
    return rare and alike and name[0] == theirs[0] and name.isupper() == theirs.isupper()


def _merge(entity: DraftEntity, into: DraftEntity, comment: str) -> None:
    into.aliases.setdefault(entity.name, comment)
    for alias, doubt in entity.aliases.items():
        into.aliases.setdefault(alias, doubt)
    into.title = max(into.title, entity.title, key=len)
    into.sentences |= entity.sentences
    if entity.title and not into.is_settled:
        into.kind, into.doubt = "person", ""
