"""The briefs that a subcommand works on."""

import sys
from collections.abc import Callable
from pathlib import Path

from bot.brief import Library, find_briefs_folder
from bot.brief.proof import load_proven_library
from bot.settings import Settings


def find_briefs(settings: Settings) -> Path:
    """Return the folder of briefs that the settings name, or the one that comes with Dateline."""
    return Path(settings.briefs) if settings.briefs else find_briefs_folder()


def load_briefs(settings: Settings, tell: Callable[[str], None] | None = None) -> Library:
    """Load the briefs that the settings name and hold, and tell on stderr, or by `tell`, which do not.

    Raises ContentError where none holds, SettingsError where there is none.
    """
    library = load_proven_library(find_briefs(settings))
    if library.withheld:
        (tell or _complain)(library.describe_withheld())
    return library


def _complain(text: str) -> None:
    print(text, file=sys.stderr)
