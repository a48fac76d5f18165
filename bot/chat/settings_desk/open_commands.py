"""Commands that everybody may use, wherever they are."""

from discord.ext import commands

from bot.chat.answering import Context
from bot.chat.host import Host
from bot.chat.service import DigestService
from bot.chat.settings_desk.managing import announce


class OpenCommands(commands.Cog):
    """Commands of a person about what is theirs. Slash answers are for the asker alone."""

    def __init__(self, bot: Host, service: DigestService | None) -> None:
        self._bot = bot
        self._service = service

    async def cog_check(self, context: Context) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride] - the context is this bot's own
        """Let everybody through; slow answers are announced."""
        return await announce(context)
