"""YAML text -> plain data in which every scalar is text, and where each part of it stands. Pure.

The schema decides what a scalar means, not its spelling, so `NO` stays a country and `22:30` a time.
Reading libyaml's events instead of composing nodes keeps one pass without recursion (PyYAML's `compose`
crashes the process on deep nesting) and refuses what a brief has no use for: anchors, aliases, tags.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)
from yaml.reader import ReaderError

MAX_BYTES = 64 * 1024 * 1024
"""No curated file comes near; beyond it something else was put in the folder."""
MAX_DEPTH = 20
"""A brief nests five deep."""

Data = str | list["Data"] | dict[str, "Data"]
Path = tuple[str | int, ...]
"""The way from the root of a document to a part of it: ("facts", 3, "cite")."""


class DocumentError(Exception):
    """The text cannot be read as one document. `line` and `column` count from 1."""

    def __init__(self, rule: str, message: str, line: int = 1, column: int = 1) -> None:
        self.rule = rule
        self.message = message
        self.line = line
        self.column = column
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Flaw:
    """A defect that leaves the rest of the document readable."""

    rule: str
    message: str
    line: int
    column: int


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been read yet."""

    value: list[Data] | dict[str, Data]
    key: str | None = None


def decode(raw: bytes) -> str:
    """Turn a file's bytes into text; raises DocumentError when it is not UTF-8, too big or empty."""
    if len(raw) > MAX_BYTES:
        megabytes = len(raw) / 1024 / 1024
        raise DocumentError("too-big", f"the file has {megabytes:.0f} MB; the most is {MAX_BYTES >> 20} MB")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - before.rfind(b"\n")
        raise DocumentError(
            "encoding", "this byte is not UTF-8; save the file with the encoding UTF-8", line, column
        ) from None
    if not text.strip():
        raise DocumentError("empty-file", "the file is empty; write its content or delete it")
    return text


def read(text: str) -> tuple[dict[str, Data], list[Flaw]]:
    """Read one mapping from YAML text.

    Returns the data, all scalars as text, and the flaws found on the way (duplicate keys, empty values,
    which are left out). Raises DocumentError when there is no such mapping to read.
    """
    reader = _Reader()
    for event in events(text):
        reader.take(event)
    if reader.root is None:
        raise DocumentError("empty-file", "the file holds only comments; write its content or delete it")
    if not isinstance(reader.root, dict):
        raise DocumentError("wrong-type", "the file must be keys with values, such as `facts:`")
    return reader.root, reader.flaws


class _Reader:
    """Builds data from events, without recursion."""

    def __init__(self) -> None:
        self.root: Data | None = None
        self.flaws: list[Flaw] = []
        self._stack: list[_Open] = []

    def take(self, event: Event) -> None:
        if isinstance(event, NodeEvent):
            self._take_node(event)
        elif isinstance(event, CollectionEndEvent):
            self._stack.pop()
        elif isinstance(event, DocumentStartEvent) and self.root is not None:
            raise _error("one-document", "a second document starts here; put it in a file of its own", event)

    def _take_node(self, event: NodeEvent) -> None:
        _refuse_references(event)
        value = _value(event)
        if self.root is None:
            self.root = value
        else:
            _add(self._stack[-1], value, event, self.flaws)
        if not isinstance(value, str):
            self._stack.append(_Open(value))
            if len(self._stack) > MAX_DEPTH:
                raise _error("too-deep", f"this nests more than {MAX_DEPTH} levels deep", event)


def events(text: str) -> Iterator[Event]:
    """Yield libyaml's events; raises DocumentError where the text is not YAML.

    libyaml reads up to a line ahead of what it yields, and from 0.2.6 on gives up by itself at 1,000 levels. So
    what stands before the place where it gives up is yielded first: it may break a rule of ours.
    """
    seen = 0
    try:
        for event in _parse(text):
            seen += 1
            yield event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark:
            with suppress(yaml.YAMLError):
                yield from islice(_parse(text[: mark.index]), seen, None)
        what = ", ".join(part for part in (error.context, error.problem) if part)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise DocumentError(
            "yaml-syntax", f"{what}; check indents, colons and quotes here", line, column
        ) from None
    except ReaderError as error:
        before = text.encode()[: error.position].decode(errors="ignore")
        raise DocumentError(
            "yaml-syntax",
            f"the control character U+{error.character:04X} may not stand in YAML; delete it",
            before.count("\n") + 1,
            len(before) - before.rfind("\n"),
        ) from None


def _parse(text: str) -> Iterator[Event]:
    return cast("Any", yaml).parse(text, Loader=yaml.CSafeLoader)


def _refuse_references(event: NodeEvent) -> None:
    if isinstance(event, AliasEvent):
        raise _error("anchor", f"`*{event.anchor}` is a YAML alias; write the value out", event)
    if event.anchor is not None:
        raise _error("anchor", f"`&{event.anchor}` is a YAML anchor; quote the text if it is one", event)
    tag = cast("str | None", getattr(event, "tag", None))
    if tag is not None and tag != "!":
        raise _error("tag", f"the YAML tag `{tag}` is not used in briefs; quote the text if it is one", event)


def _value(event: NodeEvent) -> Data:
    if isinstance(event, ScalarEvent):
        return event.value
    return {} if isinstance(event, MappingStartEvent) else []


def _add(parent: _Open, value: Data, event: NodeEvent, flaws: list[Flaw]) -> None:
    """Put a value into its parent; in a mapping the first of two is the key."""
    empty = value == "" and not cast("Any", event).style
    if isinstance(parent.value, list):
        parent.value.append(value)
        if empty:
            flaws.append(_flaw("empty-value", "this item is empty; write it or delete its dash", event))
    elif parent.key is None:
        if not isinstance(value, str):
            raise _error("wrong-type", "a key must be a plain word", event)
        parent.key = value
        if value in parent.value:
            flaws.append(_flaw("duplicate-key", f"`{value}` stands here twice; keep one", event))
    else:
        if empty:
            message = f"`{parent.key}` has no value; write one or delete the line"
            flaws.append(_flaw("empty-value", message, event))
        else:
            parent.value.setdefault(parent.key, value)
        parent.key = None


def _error(rule: str, message: str, event: Event) -> DocumentError:
    line, column = position(event)
    return DocumentError(rule, message, line, column)


def _flaw(rule: str, message: str, event: Event) -> Flaw:
    return Flaw(rule, message, *position(event))


def position(event: Event) -> tuple[int, int]:
    """Line and column of an event, from 1."""
    mark = cast("Any", event).start_mark
    return mark.line + 1, mark.column + 1
