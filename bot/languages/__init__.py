"""The bot's own words in the reader's language, a file each, `<language>.po`; English is what stands in the code.

catalogues  A language's file -> its words, read once
customs     Lists, days and the names of languages, as the language that is spoken has them
speech      Which language is spoken at the moment, and a message said in it
"""

from bot.languages.catalogues import list_languages
from bot.languages.customs import name_language, say_date, say_day, say_language, say_list, say_weekday
from bot.languages.speech import ENGLISH, adopt, mark, say, say_count, speak, spoken

__all__ = [
    "ENGLISH",
    "adopt",
    "list_languages",
    "mark",
    "name_language",
    "say",
    "say_count",
    "say_date",
    "say_day",
    "say_language",
    "say_list",
    "say_weekday",
    "speak",
    "spoken",
]
