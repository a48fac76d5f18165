"""The changes made at the desk, kept beside no brief but in the user's state folder: they can be undone after a restart too.

A step holds the files that it changed, as they were and as they became; whether they are so now is for the folder to see.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import msgpack  # pyright: ignore[reportMissingTypeStubs] - it has none
import platformdirs

MOST_STEPS = 200
"""Changes of one brief that can be undone."""
MOST_BYTES = 8 * 1024 * 1024
"""What the changes of one brief may take, packed; the oldest go first."""
_TABLE = """CREATE TABLE IF NOT EXISTS steps (
    number INTEGER PRIMARY KEY AUTOINCREMENT, folder TEXT NOT NULL, is_undone INTEGER NOT NULL DEFAULT 0,
    label TEXT NOT NULL, files BLOB NOT NULL)"""
_MSGPACK: Any = msgpack
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Step:
    """One change: what it is called, and each file that it changed, None where there was or is none."""

    label: str
    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]
    number: int = 0
    """What the journal calls it."""


class Journal:
    """The steps of every folder, in a file; without one that can be used, only for as long as this lasts."""

    def __init__(self, file: Path | None = None) -> None:
        self._lock = Lock()
        self.why_forgetful = ""
        """Why what is done cannot be undone after a restart, where a file was wished for."""
        try:
            if file is not None:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.touch(mode=0o600)
            self._connection = _connect(file)
        except (OSError, sqlite3.Error) as error:
            self._connection = self._forget(error)

    def add(self, folder: Path, step: Step) -> None:
        """Note what was done last; what was undone before it cannot be done again."""
        packed = zlib.compress(_MSGPACK.packb([dict(step.before), dict(step.after)]))

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM steps WHERE folder = ? AND is_undone", (str(folder),))
            connection.execute(
                "INSERT INTO steps (folder, label, files) VALUES (?, ?, ?)", (str(folder), step.label, packed)
            )
            sizes = connection.execute(
                "SELECT number, length(files) FROM steps WHERE folder = ? ORDER BY number DESC",
                (str(folder),),
            )
            total = 0
            for rank, (number, size) in enumerate(sizes.fetchall()):
                total += size
                if rank >= MOST_STEPS or (rank and total > MOST_BYTES):
                    connection.execute(
                        "DELETE FROM steps WHERE number <= ? AND folder = ?", (number, str(folder))
                    )
                    break

        self._do(write)

    def last_done(self, folder: Path) -> Step | None:
        """Return what would be undone next; None where there is nothing."""
        return next(self._read(folder, "NOT is_undone ORDER BY number DESC LIMIT 1"), None)

    def last_undone(self, folder: Path) -> Step | None:
        """Return what would be done again next; None where there is nothing."""
        return next(self._read(folder, "is_undone ORDER BY number LIMIT 1"), None)

    def steps(self, folder: Path) -> Iterator[Step]:
        """Yield all that was done and not undone, the latest first."""
        return self._read(folder, "NOT is_undone ORDER BY number DESC")

    def mark(self, step: Step, *, is_undone: bool) -> None:
        """Note that a step was undone, or done again."""
        self._do(
            lambda connection: connection.execute(
                "UPDATE steps SET is_undone = ? WHERE number = ?", (is_undone, step.number)
            )
        )

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _read(self, folder: Path, which: str) -> Iterator[Step]:
        query = f"SELECT number, label, files FROM steps WHERE folder = ? AND {which}"  # noqa: S608 - of this module
        for number, label, packed in self._do(lambda each: each.execute(query, (str(folder),)).fetchall()):
            before, after = _MSGPACK.unpackb(zlib.decompress(packed))
            yield Step(label, before, after, number)

    def _do(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do something in a transaction; where the file fails, go on without it."""
        with self._lock:
            try:
                with self._connection:
                    return work(self._connection)
            except sqlite3.Error as error:
                self._connection = self._forget(error)
                return work(self._connection)

    def _forget(self, error: Exception) -> sqlite3.Connection:
        self.why_forgetful = str(error)
        return _connect(None)


def find_journal() -> Path:
    """Return the file of the journal in the user's state folder."""
    return platformdirs.user_state_path("dateline", appauthor=False) / "desk.sqlite3"


def _connect(file: Path | None) -> sqlite3.Connection:
    """Open it for all threads, which take turns; another desk that writes is waited for."""
    options: dict[str, Any] = {"timeout": 5.0, "check_same_thread": False}
    connection = sqlite3.connect(str(file) if file else ":memory:", **options)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # a power cut may take the last steps, no more
        with connection:
            connection.execute(_TABLE)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
