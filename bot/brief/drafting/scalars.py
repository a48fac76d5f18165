"""Texts and lists as YAML on one line. Pure."""

from collections.abc import Sequence

import yaml

_NO_WRAP = 100_000


def scalar(text: str) -> str:
    """Return a text as YAML on one line, quoted where it must be."""
    return yaml.safe_dump({"-": text}, allow_unicode=True, width=_NO_WRAP).removeprefix("'-': ").rstrip("\n")


def inner_scalar(text: str) -> str:
    """Return a text as YAML inside of brackets or braces."""
    return yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=_NO_WRAP)[1:-2]


def listed(items: Sequence[str]) -> str:
    """Return one item as it is, several as a list; the items are YAML already."""
    return items[0] if len(items) == 1 else f"[{', '.join(items)}]"
