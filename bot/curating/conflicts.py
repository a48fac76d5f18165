"""What differs between what somebody wants to save and what stands in the file by now. Pure."""

from collections.abc import Mapping
from typing import Any, cast

from bot.curating.items import same


def find_differences(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return each field that differs, with how it reads on either side."""
    return [
        (field, say(mine.get(field)), say(theirs.get(field)))
        for field in dict.fromkeys([*mine, *theirs])
        if not same(field, mine.get(field), theirs.get(field))
    ]


def say(value: object) -> str:
    """Write a value in a line."""
    if value is None:
        return "—"
    if isinstance(value, Mapping):
        pairs = cast("Mapping[str, object]", value).items()
        return ", ".join(f"{key}: {say(inner)}" for key, inner in pairs)
    if isinstance(value, list | tuple):
        return "; ".join(map(say, cast("list[object]", value)))
    return str(value)
