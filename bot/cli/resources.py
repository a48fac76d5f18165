"""The briefs that a subcommand works on."""

from pathlib import Path

from bot.brief import Library, find_briefs_folder
from bot.brief.proof import load_proven_library
from bot.settings import Settings


def find_briefs(settings: Settings) -> Path:
    """Return the folder of briefs that the settings name, or the one that comes with Dateline."""
    return Path(settings.briefs) if settings.briefs else find_briefs_folder()


def load_briefs(settings: Settings) -> Library:
    """Load the briefs that the settings name; raises ContentError or SettingsError."""
    return load_proven_library(find_briefs(settings))
