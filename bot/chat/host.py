"""What the parts of the chat use of the bot that hosts them."""

from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Protocol

import discord

from bot.chat.lately import Lately
from bot.chat.recollection import Recollection
from bot.chat.tallies import Tallies
from bot.lookup import Lookup


class Host(Protocol):
    """The bot, as the parts see it."""

    lookup: Lookup
    """What answers, replaced as a whole when briefs change."""
    prefix: str
    recollection: Recollection
    """What each person asked last in each channel."""
    lately: Lately
    """What each channel was shown lately."""
    tallies: Tallies
    """Who has answered the latest questions of the quiz."""
    randomness: Random
    """What draws facts and questions."""
    now: Callable[[], datetime]
    served_since: datetime
    refused_reload: str | None
    """Why the briefs on disk are not those that are served, if they are not."""

    @property
    def user(self) -> discord.ClientUser | None:
        """Who the bot is on Discord; None before it is connected."""
        ...

    async def serve(self, lookup: Lookup) -> None:
        """Serve another library from now on."""
        ...
