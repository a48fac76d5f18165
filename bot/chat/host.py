"""What the parts of the chat use of the bot that hosts them."""

from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Protocol

import discord

from bot.chat.bursts import Bursts
from bot.chat.following import Following
from bot.chat.lately import Lately
from bot.chat.preferences import Preferences
from bot.chat.recollection import Recollection
from bot.chat.tallies import Tallies
from bot.lookup import Lookup
from bot.pictures.drawing import Gallery


class Host(Protocol):
    """The bot, as the parts see it."""

    lookup: Lookup
    """What answers from every brief, replaced as a whole when briefs change; in a server `lookup_in` does."""
    prefix: str
    """What commands start with unless a server has chosen otherwise."""
    preferences: Preferences
    """What servers and people have chosen."""
    recollection: Recollection
    """What each person asked last in each channel."""
    lately: Lately
    """What each channel was shown lately."""
    tallies: Tallies
    """Who has answered the latest questions of the quiz."""
    randomness: Random
    """What draws facts and questions."""
    bursts: Bursts | None
    """What keeps people from asking faster than anybody reads."""
    following: Following
    """What keeps answers true to their questions."""
    gallery: Gallery
    """The pictures beside answers."""
    now: Callable[[], datetime]
    served_since: datetime
    refused_reload: str | None
    """Why the briefs on disk are not those that are served, if they are not."""

    @property
    def user(self) -> discord.ClientUser | None:
        """Who the bot is on Discord; None before it is connected."""
        ...

    def lookup_in(self, guild_id: int | None) -> Lookup:
        """Return what answers in a server, or in direct messages, which are None."""
        ...

    async def serve(self, lookup: Lookup) -> None:
        """Serve another library from now on."""
        ...
