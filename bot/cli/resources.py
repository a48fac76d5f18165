"""The briefs and the digests that a subcommand works on."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from bot.brief import Library, find_briefs_folder
from bot.brief.proof import load_proven_library
from bot.chat import Plugs
from bot.digests.ledger import default_url
from bot.settings import Settings


def find_briefs(settings: Settings) -> Path:
    """Return the folder of briefs that the settings name, or the one that comes with Dateline."""
    return Path(settings.briefs) if settings.briefs else find_briefs_folder()


def load_briefs(settings: Settings) -> Library:
    """Load the briefs that the settings name; raises ContentError or SettingsError."""
    return load_proven_library(find_briefs(settings))


def plug_digests(settings: Settings, library: Callable[[], Library]) -> Plugs:
    """Return what the digests run on: the database that the settings name, and the briefs served at the moment."""
    return Plugs(
        url=settings.database.get_secret_value() or default_url(),
        library=library,
        prefix=settings.prefix,
        per_server=settings.digests_per_server,
        spread=timedelta(seconds=settings.spread_seconds),
    )
