"""What Discord shows of slash commands before they are used, in each language of its clients that we speak."""

from typing import Any

from discord import Locale, app_commands
from discord.app_commands import TranslationContextLocation as Where

from bot.brief import Translation
from bot.chat.host import Host
from bot.languages import ENGLISH, list_languages, say, speak

_OURS = frozenset({Where.command_description, Where.group_description, Where.parameter_description})
"""Where the bot's own words stand; what is typed stays as it is."""


class Localiser(app_commands.Translator):
    """Translates the bot's own words by its catalogues, and what a brief says by that brief's translations."""

    def __init__(self, bot: Host) -> None:
        self._bot = bot

    async def translate(
        self, string: app_commands.locale_str, locale: Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """Return the words in a language; None where they stay as they are."""
        language = str(locale).partition("-")[0]
        if language == ENGLISH or language not in list_languages():
            return None
        translated = self._translate_topic(string, language, context)
        is_picked = isinstance(context.data, app_commands.ContextMenu)
        if translated is None and (is_picked or context.location in _OURS):
            with speak(language):
                translated = say(string.message)
        return translated if translated != string.message else None

    def _translate_topic(
        self,
        string: app_commands.locale_str,
        language: str,
        context: app_commands.TranslationContext[Any, Any],
    ) -> str | None:
        """Translate what a brief calls a command of its own, and says of it."""
        if context.location not in {Where.command_name, Where.command_description}:
            return None
        for brief in self._bot.lookup.library.briefs.values():
            if context.data.name in brief.topics:
                words = brief.translations.get(language, Translation()).topics.get(context.data.name)
                if context.location is Where.command_name:
                    return (words and words.command) or string.message
                return (words and words.help) or string.message
        return None
