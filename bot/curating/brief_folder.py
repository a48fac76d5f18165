"""The files of a brief on disk: read as one snapshot, written whole, and never over what somebody else wrote."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import TypeVar

from bot.brief.reading import LoadedBrief, decode, load_brief
from bot.curating.journal import Journal, Step
from bot.errors import UserError

_T = TypeVar("_T")


@dataclass(frozen=True)
class Snapshot:
    """A brief's files as they were at one moment, by their names in the folder's order."""

    slug: str
    files: Mapping[str, bytes]

    @cached_property
    def loaded(self) -> LoadedBrief:
        """The brief that they make; problems name the files without their folder."""
        return load_brief(self.slug, self.files)

    @cached_property
    def version(self) -> str:
        """A hash of everything in them."""
        digest = sha256()
        for name, raw in self.files.items():
            digest.update(f"{name}\0{len(raw)}\0".encode() + raw)
        return digest.hexdigest()

    def text(self, name: str) -> str:
        """Return a file's text with plain line ends. Raises DocumentError where it is none."""
        return decode(self.files[name]).replace("\r\n", "\n")

    def with_texts(self, texts: Mapping[str, str]) -> "Snapshot":
        """Return these files with other texts; line ends and the mark at the beginning stay as each file has them."""
        changed = {name: self._encode(name, text) for name, text in texts.items()}
        files = dict(self.files) | changed
        return Snapshot(self.slug, {name: files[name] for name in sorted(files)})

    def _encode(self, name: str, text: str) -> bytes:
        old = self.files.get(name, b"")
        mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
        is_windows = b"\r\n" in old and old.count(b"\r\n") == old.count(b"\n")
        return mark + (text.replace("\n", "\r\n") if is_windows else text).encode()


class ChangedMeanwhileError(UserError):
    """A file is not what it was when an edit began; nothing was written."""

    def __init__(self, name: str, before: bytes | None, now: bytes | None) -> None:
        self.name = name
        self.before = before
        self.now = now
        super().__init__(f"{name} was changed meanwhile; nothing was written")


@dataclass
class BriefFolder:
    """One brief's folder and the changes made to it from here, which can be undone."""

    path: Path
    journal: Journal = field(default_factory=Journal)
    """What notes the changes; those made here before may be in it."""
    _lock: Lock = field(default_factory=Lock)

    @cached_property
    def _key(self) -> Path:
        return self.path.resolve()

    def read(self) -> Snapshot:
        """Read the files as they are now."""
        files = {file.name: file.read_bytes() for file in sorted(self.path.glob("*.yaml")) if file.is_file()}
        return Snapshot(self.path.name, files)

    def save(self, before: Snapshot, after: Snapshot, label: str) -> None:
        """Write what differs between two snapshots, each file whole.

        Raises ChangedMeanwhileError where such a file is not on disk as in `before`.
        """
        names = [
            name
            for name in {**before.files, **after.files}
            if before.files.get(name) != after.files.get(name)
        ]
        if not names:
            return
        step = Step(
            label,
            {name: before.files.get(name) for name in names},
            {name: after.files.get(name) for name in names},
        )
        with self._lock:
            self._replace(step.before, step.after)
            self.journal.add(self._key, step)

    @property
    def undoes(self) -> str | None:
        """What would be undone next, in words; None where there is nothing."""
        step = self.journal.last_done(self._key)
        return step.label if step else None

    @property
    def redoes(self) -> str | None:
        """What would be done again next, in words."""
        step = self.journal.last_undone(self._key)
        return step.label if step else None

    def undo(self) -> str:
        """Take the last change back and return what it was. Raises as `save` does, or UserError."""
        with self._lock:
            step = self.journal.last_done(self._key)
            if step is None:
                raise UserError("There is nothing to undo.")
            self._replace(step.after, step.before)
            self.journal.mark(step, is_undone=True)
        return step.label

    def redo(self) -> str:
        """Do again what was undone last, and return what it is. Raises as `undo` does."""
        with self._lock:
            step = self.journal.last_undone(self._key)
            if step is None:
                raise UserError("There is nothing to do again.")
            self._replace(step.before, step.after)
            self.journal.mark(step, is_undone=False)
        return step.label

    def find_earlier(self, holds: Callable[[Snapshot], _T | None], mark: bytes) -> _T | None:
        """Return what is found in the latest earlier state of a file that has some bytes in it; None where nothing is."""
        seen: set[bytes] = set()
        for step in self.journal.steps(self._key):
            for files in (step.after, step.before):
                for name, raw in files.items():
                    if raw is None or mark not in raw or raw in seen:
                        continue
                    seen.add(raw)
                    found = holds(Snapshot(self.path.name, {name: raw}))
                    if found is not None:
                        return found
        return None

    def _replace(self, old: Mapping[str, bytes | None], new: Mapping[str, bytes | None]) -> None:
        """Write some files in place of those that are known to be there, all or none."""
        for name, raw in old.items():
            now = self._content(name)
            if now != raw:
                raise ChangedMeanwhileError(name, raw, now)
        written: list[str] = []
        try:
            for name, raw in new.items():
                self._write(name, raw)
                written.append(name)
        except OSError as error:
            for name in written:
                with suppress(OSError):
                    self._write(name, old[name])
            raise UserError(f"{self.path} cannot be written: {error.strerror}; nothing was changed") from None

    def _content(self, name: str) -> bytes | None:
        file = self.path / name
        return file.read_bytes() if file.is_file() else None

    def _write(self, name: str, raw: bytes | None) -> None:
        """Put a whole file in the place of another: who reads meanwhile gets the one or the other."""
        file = self.path / name
        if raw is None:
            file.unlink()
            return
        with NamedTemporaryFile(dir=self.path, prefix=f".{name}-", delete=False) as temporary:
            temporary.write(raw)
            temporary.flush()
            os.fsync(temporary.fileno())
        written = Path(temporary.name)
        try:
            written.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
            written.replace(file)
        except OSError:
            written.unlink(missing_ok=True)
            raise
