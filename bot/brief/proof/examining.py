"""Briefs on disk and the records they rest on: finds, loads and checks them together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from bot.brief.library import Library, list_briefs, read_brief, require_folder
from bot.brief.model import Brief
from bot.brief.problems import Problem
from bot.brief.proof.checking import Examination, check_brief, find_errors
from bot.brief.proof.evidence import Evidence
from bot.brief.proof.mending import mend
from bot.brief.proof.rules import Subject
from bot.brief.reading import DocumentError, LoadedBrief
from bot.brief.sources import RecordError, SourceRecord, read_record
from bot.errors import ContentError, SettingsError

_NEAR = 3
"""How many folders above a brief its record is looked for, in `seeds/`."""
_MOST_ROUNDS = 3
"""A mend may uncover another, once or twice."""


@dataclass(frozen=True)
class BriefOnDisk:
    """One brief's folder."""

    folder: Path

    @cached_property
    def loaded(self) -> LoadedBrief:
        """The brief as it is on disk now."""
        return read_brief(self.folder)

    @property
    def record_file(self) -> Path | None:
        """The file of the record that the brief rests on, or None where there is none."""
        return find_record(self.folder, self.loaded.brief.source)

    def read_record(self) -> tuple[SourceRecord | None, list[Problem]]:
        """Return the brief's record, or None; and what is wrong with it or with the article's text beside it."""
        return self._record

    @cached_property
    def _record(self) -> tuple[SourceRecord | None, list[Problem]]:
        file = self.record_file
        if file is None:
            return None, []
        try:
            record = read_record(file.read_bytes())
        except DocumentError as error:
            return None, [Problem(str(file), error.line, error.column, error.rule, error.message)]
        except RecordError as error:
            return None, [Problem(str(file), 1, 1, "record-unsound", str(error))]
        return record, list(_changed_text(file, record))

    def examine(self) -> Examination:
        """Check the brief against its record."""
        record, problems = self.read_record()
        examination = check_brief(self.loaded, record)
        return replace(examination, problems=tuple(sorted({*examination.problems, *problems})))


def _find_errors(brief: BriefOnDisk) -> list[Problem]:
    record, problems = brief.read_record()
    return sorted({*find_errors(brief.loaded, record), *problems})


def find_briefs(path: Path) -> list[BriefOnDisk]:
    """Return the briefs that a path means: a folder of briefs, a brief's folder, or a file of it.

    Raises SettingsError when there is none.
    """
    if not path.exists():
        raise SettingsError(
            f"there is no {path}; name a brief's folder, a folder of briefs or a file of a brief"
        )
    folder = path.parent if path.is_file() else path
    if any(folder.glob("*.yaml")):
        return [BriefOnDisk(folder)]
    return [BriefOnDisk(brief) for brief in list_briefs(folder)]


def find_record(folder: Path, slug: str) -> Path | None:
    """Return the file of a record: in `seeds/` in the brief's folder or beside one of the folders above it."""
    for parent in [folder.resolve(), *folder.resolve().parents][: _NEAR + 1]:
        file = parent / "seeds" / f"{slug}.yaml"
        if file.is_file():
            return file
    return None


def load_proven_library(folder: Path, before: Library | None = None) -> Library:
    """Load every brief in a folder that proves itself, with the record of its article.

    One that does not hold does not keep the others back: its version in `before` stays, or it is left out; `withheld`
    says which and why. Raises ContentError with every error where no brief is left, SettingsError when there is none
    to load.
    """
    require_folder(folder)
    briefs: dict[str, Brief] = {}
    sources: dict[str, SourceRecord] = {}
    withheld: dict[str, Sequence[Problem]] = {}
    for on_disk in find_briefs(folder):
        id_ = on_disk.loaded.brief.id
        errors = _find_errors(on_disk)
        brief, record = on_disk.loaded.brief, on_disk.read_record()[0]
        if errors:
            withheld[id_] = tuple(errors)
            if before is None or id_ not in before.briefs:
                continue
            brief, record = before.briefs[id_], before.sources.get(id_)
        briefs[id_] = brief
        if record is not None:
            sources[id_] = record
    if not briefs:
        raise ContentError([problem for problems in withheld.values() for problem in problems])
    return Library(briefs, sources, withheld)


def mend_brief(brief: BriefOnDisk) -> int:
    """Mend in a brief's files what is mechanical; returns how many places were mended."""
    total = 0
    for _round in range(_MOST_ROUNDS):
        current = BriefOnDisk(brief.folder)
        record, _problems = current.read_record()
        mended = mend(Subject(current.loaded, Evidence(record) if record else None))
        for name, (text, count) in mended.items():
            Path(name).write_text(text, encoding="utf-8", newline="")
            total += count
        if not mended:
            break
    return total


def _changed_text(file: Path, record: SourceRecord) -> Iterator[Problem]:
    text = file.with_suffix(".txt")
    if text.is_file() and sha256(text.read_bytes()).hexdigest() != record.sha256:
        message = "this text is not the one that the record was made from; `dateline source add … --replace` renews it"
        yield Problem(str(text), 1, 1, "text-changed", message)
