"""Serves new briefs as soon as they change on disk; of one that does not hold, the last good version."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from watchfiles import Change, awatch  # pyright: ignore[reportUnknownVariableType] - of an optional trio

from bot.brief import Changes, Library, compare
from bot.chat.host import Host
from bot.errors import ContentError, SettingsError
from bot.lookup import Lookup

_log = logging.getLogger(__name__)


class Reloader:
    """Reloads a bot's briefs.

    `load` reads them from `folder`, given the library that is served; it runs in a thread, off the event loop. `settle`
    is called once others are served, to make room of the old ones.
    """

    def __init__(
        self,
        folder: Path,
        load: Callable[[Path, Library], Library],
        *,
        settle: Callable[[], None] = lambda: None,
    ) -> None:
        self._folder = folder
        self._load = load
        self._settle = settle

    async def reload(self, bot: Host) -> Changes:
        """Load the briefs anew and serve those that hold; the changes say which do not.

        Raises ContentError or SettingsError, with the old ones still served, when none is left.
        """
        served = bot.lookup.library
        try:
            lookup = await asyncio.to_thread(lambda: Lookup(self._load(self._folder, served)))
        except (ContentError, SettingsError) as error:
            bot.refused_reload = str(error)
            raise
        changes = compare(served, lookup.library)
        await bot.serve(lookup)
        self._settle()
        _log.log(logging.ERROR if changes.withheld else logging.INFO, "briefs reloaded: %s", changes)
        return changes

    async def watch(self, bot: Host) -> None:
        """Reload whenever a file in the folder changes, until cancelled."""
        async for _ in self._changes():
            await self.try_reload(bot)

    async def try_reload(self, bot: Host) -> None:
        """Reload, or say in the log why the last good briefs are still served."""
        try:
            await self.reload(bot)
        except (ContentError, SettingsError) as error:
            _log.error("the briefs on disk do not hold; the last good ones are still served:\n%s", error)

    def _changes(self) -> AsyncIterator[set[tuple[Change, str]]]:
        """Yield once for all files that an editor or a checkout changes together."""
        return awatch(self._folder, watch_filter=lambda _, path: path.endswith(".yaml"), debounce=1_000)
