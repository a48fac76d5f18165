"""The briefs that a subcommand works on."""

from pathlib import Path

from bot.brief.library import Library, find_briefs_folder, load_library
from bot.settings import Settings


def load_briefs(settings: Settings) -> Library:
    """Load the briefs that the settings name; raises ContentError or SettingsError."""
    return load_library(Path(settings.briefs) if settings.briefs else find_briefs_folder())
