"""The parts of a brief as they are written: each fact, name and topic with its file and its place. Pure.

Also what does not hold yet is here, such as a fact whose text is still empty.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast

from bot.brief.reading import Path
from bot.curating.brief_folder import Snapshot
from bot.curating.yaml_editing import Plain, remove, set_value

LISTED = frozenset(
    {"about", "topics", "aliases", "demonym", "figures", "cite", "asks", "quiz", "facts", "entities"}
)
"""The fields that may hold one thing or a list of them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a section, as text: `data` holds what is written, whether it is sound or not."""

    file: str
    section: str
    key: str | int
    """Its index in the section's list, or its name where the section is a mapping."""
    data: Mapping[str, Any]

    @property
    def id(self) -> str:
        """What it is called."""
        return self.key if isinstance(self.key, str) else str(self.data.get("id", ""))

    @property
    def path(self) -> Path:
        """The way to it in its file."""
        return (self.section, self.key)

    def strings(self, field: str) -> list[str]:
        """Return what a field holds as a list of texts; a part that is no text is left out."""
        return [each for each in listed(self.data.get(field)) if isinstance(each, str)]

    def string(self, field: str) -> str:
        """Return what a field holds as text; empty where it is none."""
        value = self.data.get(field)
        return value if isinstance(value, str) else ""


def mappings(value: object) -> list[dict[str, Any]]:
    """Return those of one thing or a list of them that are mappings."""
    return [cast("dict[str, Any]", each) for each in listed(value) if isinstance(each, dict)]


def listed(value: object) -> list[Any]:
    """Return one thing or a list of them as a list."""
    if value is None:
        return []
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def find_items(snapshot: Snapshot, section: str) -> Iterator[Item]:
    """Yield the items of a section in all files, in order."""
    for file in snapshot.loaded.files:
        written = file.declared.get(section)
        pairs = (
            enumerate(written)
            if isinstance(written, list)
            else written.items()
            if isinstance(written, dict)
            else ()
        )
        for key, data in pairs:
            if isinstance(data, dict):
                yield Item(file.name, section, key, data)


def find_item(snapshot: Snapshot, section: str, item_id: str) -> Item | None:
    """Return the item of an id, the first where there are several."""
    return next((item for item in find_items(snapshot, section) if item.id == item_id), None)


def fingerprint(data: object) -> str:
    """Return a hash of what an item says, whatever its layout and its comments are."""
    return sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def same(field: str, one: object, other: object) -> bool:
    """Whether two values of a field mean the same to the reader of briefs."""
    if field not in LISTED:
        return one == other
    return [_item(each) for each in listed(one)] == [_item(each) for each in listed(other)]


def edit_item(text: str, item: Item, wanted: Mapping[str, Plain | None], order: Sequence[str]) -> str:
    """Return a file's text with the fields of an item as wanted; None takes a field out, and what is equal stays."""
    for field, value in wanted.items():
        old = item.data.get(field)
        if value is None or value in ([], (), {}):
            if field in item.data:
                text = remove(text, (*item.path, field))
        elif not same(field, old, value):
            keeps_list = isinstance(old, list) and not isinstance(value, list | tuple)
            text = set_value(text, (*item.path, field), [value] if keeps_list else value, order)
    return text


def _item(value: Any) -> Any:  # noqa: ANN401 - what YAML holds
    """Bring `42` and `{sentence: 42}` to one form."""
    return {"sentence": value} if isinstance(value, str) and value.isdigit() else value
