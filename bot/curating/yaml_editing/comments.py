"""The comments in an item's lines: what a draft asks, to be answered and then dropped. Pure."""

import re
from collections.abc import Iterator
from typing import Any, cast

from yaml.events import ScalarEvent

from bot.brief.reading import Path, events
from bot.curating.yaml_editing.layout import find_lines

_MARK = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*")


def find_comments(text: str, path: Path) -> list[str]:
    """Return the comments in the lines of what stands at a path, in order."""
    return [said for _line, _column, said in _comments(text, path)]


def drop_comment(text: str, path: Path, said: str) -> str:
    """Return a text without the first comment of what stands at a path that says so; without change where none does."""
    for line, column, found in _comments(text, path):
        if found == said:
            lines = text.split("\n")
            kept = lines[line][:column].rstrip()
            return "\n".join([*lines[:line], *([kept] if kept else []), *lines[line + 1 :]])
    return text


def _comments(text: str, path: Path) -> Iterator[tuple[int, int, str]]:
    """Yield line and column, from 0, of each comment, and what it says: a mark that is in no scalar."""
    first, last = find_lines(text, path)
    scalars = [_span(event) for event in events(text) if isinstance(event, ScalarEvent)]
    for number, line in enumerate(text.split("\n")[first - 1 : last], start=first - 1):
        for match in _MARK.finditer(line):
            place = (number, match.start())
            if not any(start <= place < end for start, end in scalars):
                yield (*place, line[match.end() :].rstrip())
                break


def _span(event: ScalarEvent) -> tuple[tuple[int, int], tuple[int, int]]:
    start, end = cast("Any", event).start_mark, cast("Any", event).end_mark
    return (start.line, start.column), (end.line, end.column)
