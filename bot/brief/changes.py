"""What a reload changed. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.brief.library import Library


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of facts, each with its brief's: `eastern-flank/us-troops-in-latvia`."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    withheld: str = ""
    """Which briefs on disk are not served, and why."""

    def __str__(self) -> str:
        parts = [
            f"{len(ids)} {what} ({', '.join(ids)})"
            for what, ids in (("added", self.added), ("changed", self.changed), ("removed", self.removed))
            if ids
        ]
        changed = f"facts {', '.join(parts)}" if parts else "no fact changed"
        return f"{changed}\n{self.withheld}" if self.withheld else changed


def compare(before: Library, after: Library) -> Changes:
    """Say which facts came, changed and went from one library to the next."""
    old, new = _facts(before), _facts(after)
    return Changes(
        added=tuple(key for key in new if key not in old),
        changed=tuple(key for key in new if key in old and new[key] != old[key]),
        removed=tuple(key for key in old if key not in new),
        withheld=after.describe_withheld(),
    )


def _facts(library: Library) -> Mapping[str, object]:
    return {
        f"{brief.id}/{fact.id}": fact for brief in library.briefs.values() for fact in brief.facts.values()
    }
