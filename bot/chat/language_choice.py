"""Which language somebody is answered in, from what Discord and the server say of it."""

from typing import Any

import discord

from bot.chat.host import Host
from bot.languages import ENGLISH, adopt, list_languages
from bot.observability import bind_ids


def choose_language(*, own: discord.Locale | None, chosen: str, server: discord.Locale | None) -> str:
    """Return the code of a language that there are words in.

    First comes a person's `own`, as Discord's client has it, then what the server has `chosen`, then what Discord
    knows of the `server`. An English client comes after what was chosen: it is what Discord gives to everybody, also to
    those whose language no client speaks, as Latvian.
    """
    native = _code(own)
    wanted = ("" if native == ENGLISH else native, chosen, native, _code(server))
    return next((code for code in wanted if code in list_languages()), ENGLISH)


def hear(bot: Host, interaction: discord.Interaction) -> None:
    """Speak the language of whoever uses a slash command or presses, from now on in this task."""
    chosen = bot.preferences.of(interaction.guild_id).language
    adopt(choose_language(own=interaction.locale, chosen=chosen, server=interaction.guild_locale))


class Heard:
    """A button or menu that is answered in the language of whoever presses it. It stands before discord.py's class."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let everything pass."""
        bind_ids(guild=interaction.guild_id, interaction=interaction.id)
        hear(interaction.client, interaction)
        return True


def read_language(bot: Host, guild: discord.Guild | None) -> str:
    """Return the language of a server, or of direct messages, of whose readers Discord says nothing."""
    chosen = bot.preferences.of(guild.id if guild else None).language
    return choose_language(own=None, chosen=chosen, server=guild.preferred_locale if guild else None)


def _code(locale: discord.Locale | None) -> str:
    return str(locale).partition("-")[0] if locale else ""
