"""An outcome <-> the few characters by which a button finds it again, however often the bot restarts. Pure.

An address names what a reply shows and keeps none of it: `o.weapons` an overview, `n.who.J2x0a` names behind a command,
`f.ask.J2x0a` and `c.ask.J2x0a` facts that answer or come close, `r.random.J2x0aAb3-9` a fact drawn of those about some
names, `s.J2x0a.32` a sentence.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import blake2s
from typing import TypeVar

from bot.brief import Brief, Entity, Fact
from bot.lookup.outcomes import (
    Answer,
    Comparison,
    Guide,
    Map,
    Nearest,
    Outcome,
    Overview,
    SentenceFacts,
    SourceCard,
)

_SIZE = 5
"""Characters of a shortened key: thirty bits."""
_MOST = 6
"""How many names or facts an address holds; Discord gives a button a hundred characters for all it knows."""

_Item = TypeVar("_Item", Entity, Fact)


@dataclass(frozen=True, slots=True)
class Address:
    """An address in its parts."""

    kind: str
    command: str
    keys: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind}.{self.command}.{''.join(self.keys)}"

    @classmethod
    def read(cls, text: str) -> "Address":
        """Read an address; whether anything is there is another matter."""
        kind, _, rest = text.partition(".")
        command, _, keys = rest.partition(".")
        if kind == "s":
            return cls(kind, command, (keys,))
        return cls(kind, command, tuple(keys[start : start + _SIZE] for start in range(0, len(keys), _SIZE)))


def shorten_key(key: str) -> str:
    """Return a key in five characters, which hardly any two keys of a brief share."""
    return urlsafe_b64encode(blake2s(key.encode(), digest_size=4).digest()).decode()[:_SIZE]


def locate(outcome: Outcome) -> Address | None:
    """Return where an outcome is found again; None where nothing leads back to it."""
    match outcome:
        case Overview() | Guide() | Map() | SourceCard():
            return Address("o", outcome.command)
        case SentenceFacts(brief=brief, sentence=sentence):
            return Address("s", shorten_key(brief.id), (str(sentence),))
        case Answer() | Comparison() | Nearest():
            return _locate_shown(outcome)
        case _:
            return None


def _locate_shown(outcome: Answer | Comparison | Nearest) -> Address | None:
    """Return where some names or facts are found that an outcome shows."""
    command, brief, facts, entities = outcome.command, outcome.brief, outcome.facts, outcome.entities
    match outcome:
        case Answer(command="random"):
            return _locate("r", command, brief, (facts[0], *entities[: _MOST - 1]))
        case Answer(introduced=True) | Comparison():
            return _locate("n", command, brief, entities)
        case Answer():
            return _locate("f", command, brief, facts)
        case Nearest():
            return _locate("c", command, brief, facts)


def locate_name(command: str, brief: Brief, entity: Entity) -> Address:
    """Return where a command's answer on a name is found."""
    return Address("n", command, (key_of(brief, entity),))


def locate_names(command: str, brief: Brief, entities: tuple[Entity, ...]) -> Address | None:
    """Return where a command's answer on several names is found; None where they are too many."""
    return _locate("n", command, brief, entities)


def key_of(brief: Brief, item: Entity | Fact) -> str:
    """Return the shortened key of a name or a fact, which says too of which brief it is."""
    return shorten_key(f"{brief.id}/{item.id}")


def find_names(address: Address, briefs: Iterable[Brief]) -> tuple[Brief, tuple[Entity, ...]] | None:
    """Return whom an address names, and in which brief; None where one of them is gone."""
    return _find(address, briefs, lambda brief: brief.entities.values())


def find_drawn(address: Address, briefs: Iterable[Brief]) -> tuple[Brief, Fact, tuple[Entity, ...]] | None:
    """Return the fact that was drawn, and about whom; None where one of them is gone."""
    found = _find(replace(address, keys=address.keys[:1]), briefs, lambda brief: brief.facts.values())
    about = replace(address, keys=address.keys[1:])
    named = find_names(about, briefs) if about.keys else None
    if found is None or (about.keys and named is None):
        return None
    return found[0], found[1][0], named[1] if named else ()


def find_facts(address: Address, briefs: Iterable[Brief]) -> tuple[Brief, tuple[Fact, ...]] | None:
    """Return which facts an address names, and of which brief; None where one of them is gone."""
    return _find(address, briefs, lambda brief: brief.facts.values())


def _find(
    address: Address, briefs: Iterable[Brief], items: Callable[[Brief], Iterable[_Item]]
) -> tuple[Brief, tuple[_Item, ...]] | None:
    for brief in briefs:
        held = {key_of(brief, item): item for item in items(brief)}
        if address.keys and all(key in held for key in address.keys):
            return brief, tuple(held[key] for key in address.keys)
    return None


def _locate(kind: str, command: str, brief: Brief, items: tuple[Entity | Fact, ...]) -> Address | None:
    if not 0 < len(items) <= _MOST:
        return None
    return Address(kind, command, tuple(key_of(brief, item) for item in items))
