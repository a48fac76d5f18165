"""The bot's own words in the reader's language, a file each, `<language>.po`; English is what stands in the code.

catalogues  A language's file -> its words, read once
speech      Which language is spoken at the moment, and a message said in it
"""

from bot.languages.speech import mark, say, say_count, speak, spoken

__all__ = ["mark", "say", "say_count", "speak", "spoken"]
