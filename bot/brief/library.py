"""Every brief on disk. Reloading means loading a new library and swapping it for the old one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files as packaged
from pathlib import Path

from bot.brief.loading import LoadedBrief, load_brief
from bot.brief.model import Brief
from bot.brief.sources import SourceRecord
from bot.errors import ContentError, SettingsError


@dataclass(frozen=True, slots=True)
class Library:
    """Briefs by id, in the order of their folders' names; never empty."""

    briefs: Mapping[str, Brief]
    sources: Mapping[str, SourceRecord] = field(default_factory=dict[str, SourceRecord])
    """The record of each brief's article, by the brief's id; absent where there is none."""


def find_briefs_folder() -> Path:
    """Return the folder of briefs that come with Dateline: beside the code, or inside the installed package."""
    installed = Path(str(packaged("bot"))) / "content" / "briefs"
    return installed if installed.is_dir() else Path(str(packaged("bot"))).parent / "briefs"


def load_library(folder: Path) -> Library:
    """Load every brief in a folder.

    Raises ContentError with every problem of every brief, SettingsError when there is no brief to load.
    """
    loaded = load_folder(folder)
    problems = [problem for brief in loaded for problem in brief.problems if problem.severity == "error"]
    if problems:
        raise ContentError(problems)
    return Library({entry.brief.id: entry.brief for entry in loaded})


def load_folder(folder: Path) -> list[LoadedBrief]:
    """Load every brief in a folder, sound or not. Raises SettingsError when there is none."""
    require_folder(folder)
    return [read_brief(brief) for brief in list_briefs(folder)]


def require_folder(folder: Path) -> None:
    """Raise SettingsError where the folder of briefs is not there."""
    if not folder.is_dir():
        raise SettingsError(
            f"there is no folder {folder}; set DATELINE_BRIEFS to the folder that holds your briefs"
        )


def list_briefs(folder: Path) -> list[Path]:
    """Return the folder of each brief in a folder of briefs. Raises SettingsError when there is none."""
    briefs = [child for child in sorted(folder.iterdir()) if child.is_dir() and any(child.glob("*.yaml"))]
    if not briefs:
        raise SettingsError(f"no brief in {folder}; a brief is a folder in there with .yaml files")
    return briefs


def read_brief(folder: Path) -> LoadedBrief:
    """Read and load the brief in one folder; its paths are told as from the current folder where they can be."""
    return load_brief(
        folder.name, {_printable(file): file.read_bytes() for file in sorted(folder.glob("*.yaml"))}
    )


def _printable(file: Path) -> str:
    here = Path.cwd()
    absolute = file.resolve()
    return str(absolute.relative_to(here)) if absolute.is_relative_to(here) else str(file)
