"""Mends what is mechanical in a brief's files, in place: comments and layout stay as they are. Pure."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from yaml.events import ScalarEvent

from bot.brief.proof.rules import Mend, Subject, find_all
from bot.brief.reading import BriefFile, Path, events, position

_TRAILING = re.compile(r"[ \t]+(?=\r?$)", re.MULTILINE)
_COMMA = re.compile(r"\s*,\s*")


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    new: str


def mend(subject: Subject) -> dict[str, tuple[str, int]]:
    """Return the mended text of each file that could be mended, by its name, with the number of edits."""
    wanted: dict[str, list[Mend]] = {}
    for _rule, finding in find_all(subject):
        if finding.mend is not None:
            wanted.setdefault(finding.file.name, []).append(finding.mend)
    mended = {file.name: _mend_file(file, wanted.get(file.name, [])) for file in subject.loaded.files}
    return {name: (text, count) for name, (text, count) in mended.items() if count}


def _mend_file(file: BriefFile, mends: list[Mend]) -> tuple[str, int]:
    layout = _Layout(file)
    edits = [edit for each in mends for edit in [layout.edit(each)] if edit is not None]
    text = file.text
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.new + text[edit.end :]
    text, spaces = _TRAILING.subn("", text)
    return text, len(edits) + spaces


class _Layout:
    """Where the scalars of a file stand, in characters."""

    def __init__(self, file: BriefFile) -> None:
        self._file = file
        self._text = file.text
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", self._text))]

    def edit(self, mend: Mend) -> _Edit | None:
        """Return the edit that mends, or None where the text there is not what it should be."""
        for path in _spellings(mend.path):
            found = self._scalar_at(path)
            if found is not None and found[2] == mend.old:
                start, end, _value = found
                return _Edit(start, end, mend.new) if mend.new is not None else self._take_out(start, end)
        return None

    def _scalar_at(self, path: Path) -> tuple[int, int, str] | None:
        problem = self._file.problem(path, "", "")
        return self._scalars.get((problem.line, problem.column))

    def _take_out(self, start: int, end: int) -> _Edit | None:
        """Take an item out of its list: with its line in a block, with a comma between brackets."""
        before = self._text[:start].rstrip()
        if before.endswith("-") and before.rpartition("\n")[2].strip() == "-":
            line_end = self._text.find("\n", end)
            return _Edit(before.rfind("\n") + 1, len(self._text) if line_end < 0 else line_end + 1, "")
        if before.endswith(","):
            return _Edit(len(before) - 1, end, "")
        after = _COMMA.match(self._text, end)
        if before.endswith("[") and after:
            return _Edit(start, after.end(), "")
        return None

    @cached_property
    def _scalars(self) -> dict[tuple[int, int], tuple[int, int, str]]:
        """Start, end and value of every scalar, by its line and column."""
        scalars: dict[tuple[int, int], tuple[int, int, str]] = {}
        for event in events(self._text):
            if isinstance(event, ScalarEvent):
                end = cast("Any", event).end_mark
                line, column = position(event)
                start = self._line_starts[line - 1] + column - 1
                scalars[line, column] = (start, self._line_starts[end.line] + end.column, event.value)
        return scalars


def _spellings(path: Path) -> tuple[Path, ...]:
    """Return a path into a list of a fact or an entity, as it is and as it is without brackets around one item."""
    section, index, field, _position, *rest = path
    return path, (section, index, field, *rest)
