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


def copy_lightly(folder: Path) -> Path:
    """Copy them, with few asks, to `briefs` in a folder, and their records to `seeds` beside it; return `briefs`."""
    shipped = find_briefs_folder()
    briefs = Path(shutil.copytree(shipped, folder / "briefs"))
    shutil.copytree(shipped.parent / "seeds", folder / "seeds")
    for file in briefs.glob("*/*.yaml"):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        asked = [fact for fact in content.get("facts", ()) if "asks" in fact]
        for fact in asked:
            fact["asks"] = fact["asks"][:FEW]
        if "unanswered" in content:
            content["unanswered"] = content["unanswered"][:FEW]
        if asked or "unanswered" in content:
            file.write_text(
                yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8"
            )
    return briefs


@cache
def light_briefs() -> Path:
    """Return the folder of such a copy that is there until the tests of this process end."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-tests-"))
    atexit.register(shutil.rmtree, folder)
    return copy_lightly(folder)
