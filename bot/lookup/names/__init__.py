"""Text -> the entities that it names, tied candidates, or suggestions. Pure.

beginnings     Names in alphabetical order, from each of their words on, to complete what is being typed
buckets        Numbers filed under keys, a few bytes each, for millions of them
candidates     Which words or names of the index a typed word may stand for
catalogue      Everything an entity may be called: its names, its people's names, its titles, its names abroad
country_names  What a country is called in the world's official languages (Unicode CLDR)
cover          Explaining a query by names: which of the names found in it explain it best
designations   Letters and numbers that are one word, however they are spaced or spelt out
hits           Typed words and the words of names they may stand for, under a guard: a real word is not a slip
mentions       Whole names that stand in a longer text, whatever else it says
name_index     Fuzzy index over names: what somebody typed -> the entities meant, a choice, or nothing
name_table     Every name of every entity, filed
normalization  Text as people type it -> plain words that can be compared
parameters     The numbers that decide when a name is meant, and when the bot is silent
pieces         Names found in a query: which words of a name are there, where, and how well
query          A query as words that may be names, and words around them
scripts        Words of other scripts in Latin letters, and the consonants that are left of a name in any script
spelling       How alike two words are written, sound or are bent
verdict        Whether names explain a query, or it means something else
word_files     Files of English words: lines, or lists of words under `[heading]`; `#` begins a remark
wordlists      Words that are not names: what people wrap a name in when they ask for it
"""

from bot.lookup.names.country_names import find_country, names_elsewhere
from bot.lookup.names.mentions import Mention
from bot.lookup.names.name_index import Match, NameIndex, Resolution
from bot.lookup.names.normalization import Word, fold, plain_words, split_words
from bot.lookup.names.spelling import allowed_edits
from bot.lookup.names.word_files import read_lines, read_lists
from bot.lookup.names.wordlists import FRAMING_WORDS, FUNCTION_WORDS, HONORIFICS, frequent_words

__all__ = [
    "FRAMING_WORDS",
    "FUNCTION_WORDS",
    "HONORIFICS",
    "Match",
    "Mention",
    "NameIndex",
    "Resolution",
    "Word",
    "allowed_edits",
    "find_country",
    "fold",
    "frequent_words",
    "names_elsewhere",
    "plain_words",
    "read_lines",
    "read_lists",
    "split_words",
]
