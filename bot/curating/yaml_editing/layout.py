"""Where every part of a document stands, in lines. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

from yaml.events import CollectionEndEvent, Event, MappingStartEvent, NodeEvent, ScalarEvent

from bot.brief.reading import DocumentError, Path, events


@dataclass(slots=True)
class Node:
    """A value of the document. Lines and columns count from 0."""

    line: int
    column: int
    last: int
    """The last line that holds some of it; comments behind it are not its own."""
    is_block: bool
    """Whether it is a mapping or a list that is written over several lines, without brackets."""
    is_mapping: bool = False
    entries: "list[Entry]" = field(default_factory=list["Entry"])


@dataclass(slots=True)
class Entry:
    """One key with its value, or one item of a list: where it begins, and its value."""

    key: str | int
    line: int
    column: int
    value: Node


@dataclass(frozen=True, slots=True)
class Span:
    """Whole lines that hold an entry of a block, from `first` to `last`, and the column where it begins."""

    path: Path
    first: int
    last: int
    column: int


def read_layout(text: str) -> Node:
    """Read where everything stands. Raises DocumentError where the text is no YAML."""
    stack: list[tuple[Node, list[Entry]]] = []
    root: Node | None = None
    lines = text.split("\n")
    for event in events(text):
        if isinstance(event, NodeEvent):
            node = _node(event, lines)
            if stack:
                _add(stack[-1], node, event, lines)
            root = root or node
            if not isinstance(event, ScalarEvent):
                stack.append((node, []))
        elif isinstance(event, CollectionEndEvent):
            node, _keys = stack.pop()
            if not node.is_block:
                node.last = _end(event, lines)
            node.last = max([node.last, *(entry.value.last for entry in node.entries)])
    if root is None:
        raise DocumentError("empty-file", "the file holds nothing to edit")
    return root


def find_spans(root: Node, path: Path) -> Iterator[Span]:
    """Yield the whole lines of each entry on the way to a path, outermost first, as far as blocks go."""
    node = root
    for depth, part in enumerate(path, start=1):
        entry = next((entry for entry in node.entries if entry.key == part), None)
        if entry is None or not node.is_block:
            return
        yield Span(path[:depth], entry.line, entry.value.last, entry.column)
        node = entry.value


def find_node(root: Node, path: Path) -> Node | None:
    """Return the value at a path, or None where there is none."""
    node = root
    for part in path:
        entry = next((entry for entry in node.entries if entry.key == part), None)
        if entry is None:
            return None
        node = entry.value
    return node


@lru_cache(maxsize=32)
def _cached(text: str) -> Node:
    return read_layout(text)


def find_lines(text: str, path: Path) -> tuple[int, int]:
    """Return the first and the last line, from 1, of what stands at a path. Raises KeyError where nothing does."""
    spans = [span for span in find_spans(_cached(text), path) if span.path == path]
    if spans:
        return spans[0].first + 1, spans[0].last + 1
    node = find_node(_cached(text), path)
    if node is None:
        raise KeyError(path)
    return node.line + 1, node.last + 1


def _node(event: NodeEvent, lines: list[str]) -> Node:
    mark = cast("Any", event).start_mark
    if isinstance(event, ScalarEvent):
        return Node(mark.line, mark.column, _end(event, lines), is_block=False)
    is_block = not cast("Any", event).flow_style
    return Node(mark.line, mark.column, mark.line, is_block, isinstance(event, MappingStartEvent))


def _end(event: Event, lines: list[str]) -> int:
    """Return the last line that an event has something on: a text under `|` ends before the line it is ended by."""
    end = cast("Any", event).end_mark
    line: int = min(end.line, len(lines) - 1)
    if isinstance(event, ScalarEvent) and cast("Any", event).style in {"|", ">"}:
        start: int = cast("Any", event).start_mark.line
        line -= 1 if end.column == 0 and line > start else 0
        while line > start and not lines[line].strip():
            line -= 1
    return line


def _add(parent: tuple[Node, list[Entry]], node: Node, event: NodeEvent, lines: list[str]) -> None:
    """Put a value into its parent; in a mapping the first of two is the key."""
    inside, keys = parent
    if not inside.is_mapping:
        line, column = (node.line, node.column) if not inside.is_block else _dash(node, inside, lines)
        inside.entries.append(Entry(len(inside.entries), line, column, node))
    elif keys:
        key = keys.pop()
        key.value = node
        node.last = max(node.last, key.line)
        inside.entries.append(key)
    else:
        keys.append(Entry(cast("Any", event).value, node.line, node.column, node))


def _dash(node: Node, inside: Node, lines: list[str]) -> tuple[int, int]:
    """Return where the dash of an item stands: in front of it, or on a line above."""
    for line in range(node.line, inside.line - 1, -1):
        before = lines[line][: node.column] if line == node.line else lines[line]
        if before.strip().startswith("-"):
            return line, inside.column
    return node.line, inside.column
