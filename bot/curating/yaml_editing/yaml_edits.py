"""Text of a file -> the same text with one field, item or key set, added or taken out. Pure.

A path leads through keys and indices, such as ("facts", 3, "about"). Lines that a change is not about stay byte for
byte; those that it is about keep their comments.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from bot.brief.reading import Path
from bot.curating.yaml_editing.layout import Node, Span, find_node, find_spans, read_layout
from bot.curating.yaml_editing.round_trip import Plain, append, rewrite, sync, write

Change = Callable[[Any, str | int], None]
"""What is done to a value: gets what holds it, as ruamel reads it, and its key there."""


def set_value(text: str, path: Path, value: Plain, order: Sequence[str] = ()) -> str:
    """Return a text with a value at a path, whose parent is there.

    A new key goes behind the last of those that come before it in `order`, or else to the end.
    """
    root = read_layout(text)
    parent = find_node(root, path[:-1])
    if parent is None:
        raise KeyError(path)
    is_new = parent.is_mapping and all(entry.key != path[-1] for entry in parent.entries)
    if not is_new:
        return _change(text, root, path, partial(_put, value=value))
    if parent.is_block and parent.entries:
        return _insert_key(text, parent, str(path[-1]), value, order)

    def add(node: Any, key: str | int) -> None:  # noqa: ANN401 - a node of ruamel
        inside = node[key]
        names = list(inside)
        sync(inside, path[-1], value)
        _place(inside, str(path[-1]), _rank(names, str(path[-1]), order))

    return _change(text, root, path[:-1], add)


def remove(text: str, path: Path) -> str:
    """Return a text without what stands at a path; a list or a mapping that gets empty is written as such."""
    root = read_layout(text)
    parent = find_node(root, path[:-1])
    if parent is None or all(entry.key != path[-1] for entry in parent.entries):
        raise KeyError(path)
    if len(parent.entries) == 1 and len(path) > 1:
        empty: Plain = {} if parent.is_mapping else []
        return _replace_value(text, root, path[:-1], empty)
    span = _own_lines(root, path)
    lines = text.split("\n")
    if span and not lines[span.first][: span.column].strip():
        return "\n".join(lines[: span.first] + lines[span.last + 1 :])
    last = next(reversed(path))

    def drop(node: Any, key: str | int) -> None:  # noqa: ANN401 - as above
        del node[key][last]

    return _change(text, root, path[:-1], drop)


def rename(text: str, path: Path, key: str) -> str:
    """Return a text with another key for what stands at a path."""
    parent = find_node(read_layout(text), path[:-1])
    entry = next((entry for entry in parent.entries if entry.key == path[-1]), None) if parent else None
    lines = text.split("\n")
    if entry is None:
        raise KeyError(path)
    line, old = lines[entry.line], str(entry.key)
    start = line.index(old, entry.column)  # in quotes, it may be
    lines[entry.line] = line[:start] + key + line[start + len(old) :]
    return "\n".join(lines)


def add_item(text: str, section: str, item: Mapping[str, Plain], after: int | None = None) -> str:
    """Return a text with an item more in a list of its top level: behind the one at `after`, or at the end."""
    if not any(
        line.strip() and not line.startswith("#") for line in text.split("\n")
    ):  # comments and no more
        return f"{_end_line(text)}{section}:\n{_item_lines(item, 2, 2)}"
    root = read_layout(text)
    listed = find_node(root, (section,))
    if listed is None and root.is_block:
        return f"{_end_line(text)}{section}:\n{_item_lines(item, 2, 2)}"
    if listed is None:
        return set_value(text, (section,), [item])
    span = _own_lines(root, (section,))
    if not listed.entries and span:
        return _replace_lines(text, span, f"{section}:\n{_item_lines(item, 2, 2)}")
    index = len(listed.entries) - 1 if after is None else after
    span = _own_lines(root, (section, index))
    if span is None:
        return _change(text, root, (section,), partial(_append, item=item))
    return _insert_lines(text, span.last, _item_lines(item, span.column, _offset(listed)))


def add_key(text: str, path: Path, value: Plain) -> str:
    """Return a text with a new entry in the mapping above a path, such as ("topics", "votes"), written out in a block."""
    root = read_layout(text)
    *above, key = path
    mapping = find_node(root, tuple(above))
    span = _own_lines(root, tuple(above))
    if mapping is None and root.is_block and len(above) == 1:
        block = _indent(_write_block(str(key), value), "  ", "  ")
        return f"{_end_line(text)}{above[0]}:\n{block}"
    if mapping is None or (not mapping.is_block and mapping.entries) or span is None:
        return set_value(text, path, value)
    indent = " " * (mapping.column if mapping.entries else span.column + 2)
    new = _indent(_write_block(str(key), value), indent, indent)
    if not mapping.entries:
        return _replace_lines(text, span, f"{above[-1]}:\n{new}")
    return _insert_lines(text, mapping.last, new)


def _put(node: Any, key: str | int, *, value: Plain) -> None:  # noqa: ANN401 - a node of ruamel
    sync(node, key, value)


def _append(node: Any, key: str | int, *, item: Plain) -> None:  # noqa: ANN401 - as above
    append(node[key], item)


def _replace(node: Any, key: str | int, *, value: Plain) -> None:  # noqa: ANN401 - as above
    node[key] = value


def _write_block(key: str, value: Plain) -> str:
    if not isinstance(value, Mapping):
        return write({key: value})
    return f"{key}:\n" + _indent(write(value), "  ", "  ")


def _change(text: str, root: Node, path: Path, change: Change) -> str:
    """Make a change by ruamel in the fewest lines that hold a path: `change` gets what holds it, and its key there."""
    spans = list(find_spans(root, path))
    if not spans:
        return rewrite(text, lambda data: change(_descend(data, path[:-1]), path[-1]))
    span = spans[-1]
    lines = text.split("\n")
    here = lines[span.first : span.last + 1]
    stripped = [here[0][span.column :], *(_dedent(line, span.column) for line in here[1:])]
    is_item = isinstance(span.path[-1], int)
    inner = (0 if is_item else span.path[-1], *path[len(span.path) :])
    changed = rewrite(
        "\n".join(stripped) + "\n",
        lambda data: change(_descend(data, inner[:-1]), inner[-1]),
        offset=_offset(find_node(root, span.path)),
    )
    if is_item:  # ruamel sets the dash of a list at the top in by the offset
        changed = _flush(changed)
    return _replace_lines(text, span, changed)


def _replace_value(text: str, root: Node, path: Path, value: Plain) -> str:
    """Write a value where another stands, without keeping anything of that."""
    span = _own_lines(root, path)
    if span is None or isinstance(path[-1], int):
        return _change(text, root, path, partial(_replace, value=value))
    return _replace_lines(text, span, write({path[-1]: value}))


def _own_lines(root: Node, path: Path) -> Span | None:
    """Return the lines of what stands at a path where it has some to itself."""
    return next((span for span in find_spans(root, path) if span.path == path), None)


def _replace_lines(text: str, span: Span, new: str) -> str:
    """Put other lines in the place of an entry's, set in as that is."""
    lines = text.split("\n")
    prefix = lines[span.first][: span.column]
    written = _indent(new, prefix, " " * span.column).rstrip("\n")
    return "\n".join([*lines[: span.first], *written.split("\n"), *lines[span.last + 1 :]])


def _insert_key(text: str, parent: Node, key: str, value: Plain, order: Sequence[str]) -> str:
    names = [str(entry.key) for entry in parent.entries]
    rank = _rank(names, key, order)
    if rank == 0:  # what a mapping begins with may share its line with a dash
        rank = 1
    before = parent.entries[rank - 1]
    new = _indent(write({key: value}), " " * parent.column, " " * parent.column)
    return _insert_lines(text, before.value.last, new)


def _rank(names: Sequence[str], key: str, order: Sequence[str]) -> int:
    """Return the index at which a new key goes among those that are there."""
    if key not in order:
        return len(names)
    earlier = set(order[: order.index(key)])
    return max((index + 1 for index, name in enumerate(names) if name in earlier), default=len(names))


def _place(mapping: Any, key: str, rank: int) -> None:  # noqa: ANN401 - a mapping of ruamel
    value = mapping.pop(key)
    mapping.insert(rank, key, value)


def _descend(data: Any, path: Path) -> Any:  # noqa: ANN401 - nodes of ruamel
    for part in path:
        data = data[part]
    return data


def _offset(node: Node | None) -> int:
    """Return by how much the dashes below a mapping's key are set in there; 2 where nothing tells."""
    if node is None:
        return 2
    for entry in node.entries:
        if node.is_mapping and entry.value.is_block and not entry.value.is_mapping:
            return entry.value.column - entry.column
    return 2


def _item_lines(item: Mapping[str, Plain], column: int, offset: int) -> str:
    return _indent(write(item, offset=offset), " " * column + "- ", " " * (column + 2))


def _insert_lines(text: str, behind: int, new: str) -> str:
    lines = text.split("\n")
    if behind == len(lines) - 1 and lines[-1]:
        return _end_line(text) + new
    return "\n".join([*lines[: behind + 1], *new.rstrip("\n").split("\n"), *lines[behind + 1 :]])


def _end_line(text: str) -> str:
    return text if text.endswith("\n") or not text else text + "\n"


def _dedent(line: str, columns: int) -> str:
    return line[min(columns, len(line) - len(line.lstrip(" "))) :]


def _flush(text: str) -> str:
    """Take away what all lines are set in by."""
    lines = text.split("\n")
    by = len(lines[0]) - len(lines[0].lstrip(" "))
    return "\n".join(_dedent(line, by) for line in lines)


def _indent(text: str, first: str, further: str) -> str:
    lines = text.rstrip("\n").split("\n")
    return "".join(
        f"{first if index == 0 else further}{line}".rstrip(" ") + "\n" for index, line in enumerate(lines)
    )
