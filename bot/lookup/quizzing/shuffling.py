"""An order that a seed decides. Pure."""

from collections.abc import Callable, Iterable
from hashlib import blake2s
from typing import TypeVar

_Item = TypeVar("_Item")


def draw(items: Iterable[_Item], seed: str, name: Callable[[_Item], str] = str) -> list[_Item]:
    """Return items in an order that is random but for the seed, and the same on every machine."""
    return sorted(items, key=lambda item: blake2s(f"{seed} {name(item)}".encode()).digest())
