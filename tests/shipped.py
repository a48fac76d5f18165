"""The briefs that come with Dateline: indexed once for all tests of a process, and as a folder that loads in a moment."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

import yaml

from bot.brief import Library, find_briefs_folder
from bot.lookup import Lookup
from tests.unproven import load_library

FEW = 2
"""Asks of a fact, and questions in vain of a file, that a light copy keeps: to learn from all takes seconds."""


@cache
def shipped_library() -> Library:
    """Load them, once; a Library never changes."""
    return load_library(find_briefs_folder())


@cache
def shipped_lookup() -> Lookup:
    """Index them, once; a Lookup never changes."""
    return Lookup(shipped_library())


@cache
def light_briefs() -> Path:
    """Return the folder of a copy with few asks, their records in `seeds` beside it; it goes when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-tests-"))
    atexit.register(shutil.rmtree, folder)
    shipped = find_briefs_folder()
    shutil.copytree(shipped.parent / "seeds", folder / "seeds")
    briefs = Path(shutil.copytree(shipped, folder / "briefs"))
    for file in briefs.glob("*/*.yaml"):
        _leave_out_most_asks(file)
    return briefs


def _leave_out_most_asks(file: Path) -> None:
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    for asking, key in (*((fact, "asks") for fact in content.get("facts", ())), (content, "unanswered")):
        if key in asking:
            asking[key] = asking[key][:FEW]
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000)
    file.write_text(text, encoding="utf-8")


def copy_lightly(folder: Path) -> Path:
    """Lay out such a copy in a folder, for a test that changes files; return its `briefs`."""
    shutil.copytree(light_briefs().parent, folder, dirs_exist_ok=True)
    return folder / "briefs"
