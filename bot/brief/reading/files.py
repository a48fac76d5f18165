"""One YAML file of a brief: its validated content, its problems, and where everything stands. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, ClassVar, cast

from pydantic import TypeAdapter, ValidationError

from bot.brief.field_types import Ask, CommandName, LanguageCode, Line, PartialDate, Slug
from bot.brief.model import FORMAT, Entity, Fact, Topic, Translation, Uncited
from bot.brief.problems import Problem, Severity
from bot.brief.reading.documents import Data, DocumentError, Path, decode, read
from bot.brief.reading.explanations import explain
from bot.brief.reading.places import Places


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """What one file of a brief may hold; a brief is all files of its folder together."""

    __pydantic_config__: ClassVar = FORMAT

    brief: Slug | None = None
    """The brief's id: the name of its folder."""
    title: Line | None = None
    """What the brief is about; the heading of `!brief`."""
    source: Slug | None = None
    """The id of the article's record in seeds/."""
    as_of: PartialDate | None = None
    """When the article's facts held: 2022, 2022-08 or 2022-08-17."""
    language: LanguageCode | None = None
    """The code of the language that the brief is written in: lv; en where it is left out."""
    summary: tuple[Slug, ...] | None = None
    """The ids of the facts that say what the article is about, in order."""
    topics: dict[CommandName, Topic] | None = None
    """The commands that the brief brings."""
    entities: tuple[Entity, ...] = ()
    """Who and what the article names."""
    facts: tuple[Fact, ...] = ()
    """What the brief holds, in the order in which answers show it."""
    uncited: tuple[Uncited, ...] = ()
    """The sentences that no fact cites, and why."""
    translations: dict[LanguageCode, Translation] | None = None
    """What the brief says in other languages, by their codes: lv, pl, uk. Several files may each hold some of it."""
    unanswered: tuple[Ask, ...] = ()
    """What people ask and the article does not answer, near as it may seem to a fact; each must get no answer."""


_KEYS = tuple(field.name for field in fields(FileContent))
_ADAPTER = TypeAdapter(FileContent)


class BriefFile:
    """One file: `content` holds what validates, `problems` says what does not."""

    def __init__(self, name: str, raw: bytes) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.content = FileContent()
        self.declared: dict[str, Data] = {}
        self._text = ""
        self._kept: dict[str, list[int]] = {}
        try:
            self._text = decode(raw)
            self.declared, flaws = read(self._text)
        except DocumentError as error:
            self.problems.append(Problem(name, error.line, error.column, error.rule, error.message))
            return
        self.problems += [Problem(name, flaw.line, flaw.column, flaw.rule, flaw.message) for flaw in flaws]
        self._validate()

    @property
    def text(self) -> str:
        """The file as it is written; empty where it could not be decoded."""
        return self._text

    def declared_ids(self, section: str) -> set[str]:
        """Every id written in a section, also of items that do not validate, so that one mistake is told once."""
        items = self.declared.get(section)
        if not isinstance(items, list):
            return set()
        return {str(item["id"]) for item in items if isinstance(item, dict) and "id" in item}

    def problem(
        self, path: Path, rule: str, message: str, *, key: bool = False, severity: Severity = "error"
    ) -> Problem:
        """Make a problem at a path of the content; indices are those of `content`."""
        line, column = self._places.find(self._written(path), key=key)
        return Problem(self.name, line, column, rule, message, severity)

    @cached_property
    def _places(self) -> Places:
        try:
            return Places(self._text)
        except DocumentError:  # told already; what else is wrong with the file is told at its top
            return Places("")

    def _written(self, path: Path) -> Path:
        """Turn an index into the validated items into the index in the file."""
        match path:
            case (str(section), int(index), *rest) if section in self._kept:
                return (section, self._kept[section][index], *rest)
            case _:
                return path

    def _validate(self) -> None:
        try:
            self.content = _ADAPTER.validate_python(self.declared)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                path = tuple(detail["loc"])
                rule, message = explain(detail, _KEYS)
                key = rule == "unknown-key" or path[-1] == "[key]"
                self.problems.append(self.problem(path, rule, message, key=key))
            self._salvage([tuple(detail["loc"]) for detail in error.errors(include_url=False)])

    def _salvage(self, broken: Sequence[Path]) -> None:
        """Keep every part that validates, so that the rest of the checks still see it."""
        data: dict[str, Any] = dict(self.declared)
        for section in {str(path[0]) for path in broken}:
            items = data.get(section)
            bad = {path[1] for path in broken if path[0] == section and len(path) > 1}
            if isinstance(items, list) and bad:
                listed = cast("list[Data]", items)
                self._kept[section] = [index for index in range(len(listed)) if index not in bad]
                data[section] = [listed[index] for index in self._kept[section]]
            elif isinstance(items, dict) and bad:
                data[section] = {
                    key: value for key, value in cast("dict[str, Any]", items).items() if key not in bad
                }
            else:
                data.pop(section, None)
        self.content = _ADAPTER.validate_python(data)
