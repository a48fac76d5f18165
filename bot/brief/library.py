"""Every brief on disk. Reloading means loading a new library and swapping it for the old one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files as packaged
from pathlib import Path

from bot.brief.model import Brief
from bot.brief.problems import Problem
from bot.brief.reading import LoadedBrief, load_brief
from bot.brief.sources import SourceRecord
from bot.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Library:
    """Briefs by id, in the order of their folders' names; never empty."""

    briefs: Mapping[str, Brief]
    sources: Mapping[str, SourceRecord] = field(default_factory=dict[str, SourceRecord])
    """The record of each brief's article, by the brief's id; absent where there is none."""
    withheld: Mapping[str, Sequence[Problem]] = field(default_factory=dict[str, Sequence[Problem]])
    """Why a brief on disk is not served, by its id: an earlier version of it is in `briefs`, or none."""

    def describe_withheld(self) -> str:
        """Say which briefs on disk are not served, each with the first problem it has; empty where all are."""
        lines: list[str] = []
        for brief, problems in self.withheld.items():
            instead = "its last good version is served" if brief in self.briefs else "it is left out"
            more = f" (and {len(problems) - 1} more: `dateline check`)" if len(problems) > 1 else ""
            lines.append(f"{brief} does not hold, so {instead}: {problems[0]}{more}")
        return "\n".join(lines)


def find_briefs_folder() -> Path:
    """Return the folder of briefs that come with Dateline: beside the code, or inside the installed package."""
    installed = Path(str(packaged("bot"))) / "content" / "briefs"
    return installed if installed.is_dir() else Path(str(packaged("bot"))).parent / "briefs"


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
