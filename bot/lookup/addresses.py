"""An outcome <-> the few characters by which a button finds it again, however often the bot restarts. Pure.

An address names what a reply shows and keeps none of it: `o.weapons` an overview, `n.who.J2x0a` names behind a command,
`f.ask.J2x0a` and `c.ask.J2x0a` facts that answer or come close, `s.J2x0a.32` a sentence.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2s
from typing import TypeVar

from bot.brief import Brief, Entity, Fact
from bot.lookup.outcomes import Answer, Guide, Map, Nearest, Outcome, Overview, SentenceFacts, SourceCard

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
        case Answer(introduced=True, command=command, brief=brief, entities=entities):
            return _locate("n", command, brief, entities)
        case Answer(command=command, brief=brief, facts=facts):
            return _locate("f", command, brief, facts)
        case Nearest(command=command, brief=brief, facts=facts):
            return _locate("c", command, brief, facts)
        case _:
            return None


def locate_name(command: str, brief: Brief, entity: Entity) -> Address:
    """Return where a command's answer on a name is found."""
    return Address("n", command, (key_of(brief, entity),))


def key_of(brief: Brief, item: Entity | Fact) -> str:
    """Return the shortened key of a name or a fact, which says too of which brief it is."""
    return shorten_key(f"{brief.id}/{item.id}")


def find_names(address: Address, briefs: Iterable[Brief]) -> tuple[Brief, tuple[Entity, ...]] | None:
    """Return whom an address names, and in which brief; None where one of them is gone."""
    return _find(address, briefs, lambda brief: brief.entities.values())


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


def _locate(
    kind: str, command: str, brief: Brief, items: tuple[Entity, ...] | tuple[Fact, ...]
) -> Address | None:
    if not 0 < len(items) <= _MOST:
        return None
    return Address(kind, command, tuple(key_of(brief, item) for item in items))
