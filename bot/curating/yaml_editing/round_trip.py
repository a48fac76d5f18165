"""A few lines of YAML, changed by ruamel.yaml: comments and layout stay. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from typing import Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from bot.errors import UserError

Plain = str | Sequence["Plain"] | Mapping[str, "Plain"]
"""What a value may be: every scalar is text, as it is to the reader of briefs."""

_WIDTH = 110
"""Columns after which a long text goes on in the next line."""
_TRIPS = re.compile(r"[:#?]|^[^\w“‘(…$€£]")
"""What YAML 1.1, by which briefs are read, takes otherwise than YAML 1.2, by which ruamel writes: `:0` in brackets."""
_ON_ONE_LINE = 100
"""A list of mappings that is no longer than this stands on one line."""


class _TextResolver(VersionedResolver):
    """Takes every scalar for text, so that `NO` and `22:30` stay as they are and need no quotes."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:  # noqa: ANN401 - ruamel's own signature
        if kind is ScalarNode:
            return self.DEFAULT_SCALAR_TAG
        return cast("Any", super()).resolve(kind, value, implicit)


def rewrite(text: str, change: Callable[[Any], None], *, offset: int = 2) -> str:
    """Return some lines of YAML with a change made to what they hold.

    `offset` is by how much the dash of a list is set in from its key. Raises UserError where ruamel cannot read them.
    """
    yaml = _make_yaml(offset)
    try:
        data = cast("Any", yaml).load(text)
    except YAMLError as error:
        raise UserError(f"These lines cannot be changed here; mend them in an editor:\n{error}") from None
    change(data)
    return _dump(yaml, data)


def write(value: Plain, *, offset: int = 2) -> str:
    """Return a value as lines of YAML in the layout of briefs: short lists in brackets, long ones a line an item."""
    return _dump(_make_yaml(offset), _style(value, is_outermost=True))


def sync(node: Any, key: str | int, value: Plain) -> None:  # noqa: ANN401 - ruamel's nodes have no types of use
    """Make `node[key]` hold a value, leaving alone every part of it that holds it already."""
    old = node[key] if isinstance(key, int) or key in node else None
    if old is not None and _plain(old) == _plain(value):
        return
    if isinstance(old, CommentedSeq) and isinstance(value, list | tuple):
        _sync_list(old, value)
    elif isinstance(old, CommentedMap) and isinstance(value, Mapping):
        for gone in set(map(str, cast("Any", old))) - set(value):
            del old[gone]
        for name, inner in value.items():
            sync(old, name, inner)
    else:
        node[key] = _style(value)


def append(node: Any, item: Plain) -> None:  # noqa: ANN401 - as above
    """Add an item to the end of a list."""
    node.append(_style(item))


def _sync_list(old: CommentedSeq, value: Sequence[Plain]) -> None:
    """Keep the items that stay, with their comments, as long as the order is theirs; then write the others."""
    wanted = [_plain(item) for item in value]
    for index in reversed(range(len(old))):
        if _plain(old[index]) not in wanted:
            del old[index]
    kept = [_plain(item) for item in cast("list[Any]", old)]
    if kept != [item for item in wanted if item in kept]:
        old[:] = [_style(item) for item in value]
        return
    for index, item in enumerate(value):
        if index >= len(old) or _plain(old[index]) != _plain(item):
            cast("Any", old).insert(index, _style(item))


def _plain(value: Any) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in cast("Mapping[Any, Any]", value).items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in cast("Sequence[Any]", value)]
    return str(value)


def _style(value: Plain, *, is_outermost: bool = False) -> Any:  # noqa: ANN401 - as above
    """Turn a value into ruamel's nodes: brackets and braces inside, unless a list of mappings gets too long."""
    if isinstance(value, str):
        return SingleQuotedScalarString(value) if _TRIPS.search(value) else value
    if isinstance(value, Mapping):
        mapping = CommentedMap((key, _style(inner)) for key, inner in value.items())
        if not is_outermost:
            cast("Any", mapping).fa.set_flow_style()
        return mapping
    items = CommentedSeq(map(_style, value))
    holds_mappings = any(isinstance(item, Mapping) for item in cast("Sequence[Plain]", value))
    if not (holds_mappings and len(str(_plain(value))) > _ON_ONE_LINE):
        cast("Any", items).fa.set_flow_style()
    return items


def _make_yaml(offset: int) -> YAML:
    yaml = YAML()
    yaml.Resolver = _TextResolver
    yaml.preserve_quotes = True
    yaml.width = _WIDTH
    cast("Any", yaml).indent(mapping=2, sequence=offset + 2, offset=offset)
    return yaml


def _dump(yaml: YAML, data: Any) -> str:  # noqa: ANN401 - as above
    stream = StringIO()
    cast("Any", yaml).dump(data, stream)
    return stream.getvalue()
