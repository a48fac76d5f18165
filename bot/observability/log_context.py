"""Whose message or delivery is at work, for every line that is logged meanwhile."""

from collections.abc import Mapping
from contextvars import ContextVar

_ids: ContextVar[Mapping[str, int]] = ContextVar("ids", default={})  # noqa: B039 - a Mapping: nobody changes it


def bind_ids(**ids: int | None) -> None:
    """Name what this task works on from here; tasks that it starts inherit it. None is left out."""
    _ids.set({**_ids.get(), **{name: value for name, value in ids.items() if value is not None}})


def read_ids() -> Mapping[str, int]:
    """Return what this task works on."""
    return _ids.get()
