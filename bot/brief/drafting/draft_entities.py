"""An entity in the making. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from anyascii import anyascii

from bot.brief.drafting.kinds import Signs
from bot.brief.drafting.vocabulary import HONORIFICS
from bot.brief.field_types import Kind

_LONGEST_ID = 80


@dataclass(slots=True, kw_only=True)
class DraftEntity:
    """An entity in the making. `doubt` and the values of `aliases` are for comments; empty where all is sure."""

    name: str
    kind: Kind = "organisation"
    doubt: str = ""
    aliases: dict[str, str] = field(default_factory=dict[str, str])
    demonym: str = ""
    title: str = ""
    of: str = ""
    """The name of what it belongs to."""
    tails: list[str] = field(default_factory=list[str])
    signs: list[Signs] = field(default_factory=list[Signs])
    sentences: set[int] = field(default_factory=set[int])
    is_settled: bool = False
    """Whether its kind is known and not to be guessed."""

    @property
    def id(self) -> str:
        """The name as an id."""
        return make_id(self.name)

    @property
    def role(self) -> str:
        """The title, unless it is one as `Dr.` that says nothing of a role."""
        return "" if self.title.rstrip(".").casefold() in HONORIFICS else self.title

    @property
    def forms(self) -> tuple[str, ...]:
        """Everything it is called."""
        return (self.name, *self.aliases)


def make_id(name: str) -> str:
    """Return a name as an id: a-z, 0-9 and hyphens."""
    plain = re.sub(r"['’]s?(?=\s|$)", "", anyascii(name).casefold())
    return "-".join(re.findall("[a-z0-9]+", plain))[:_LONGEST_ID].strip("-") or "unnamed"


def names_of(entities: Sequence[DraftEntity]) -> dict[str, DraftEntity]:
    """Map every form of every entity to it; the first entity keeps a form that two have."""
    found: dict[str, DraftEntity] = {}
    for entity in entities:
        for form in entity.forms:
            found.setdefault(form, entity)
    return found
