"""An outcome -> the words of a reply. Pure.

asides      Words what is not an answer from the brief: help, why, the source, a slip in a command
courtesies  Words small talk, and what a line that leans on the last was taken for
emphasis    Where the figures of a fact stand in its wording, so that they can be shown in bold
map_words   Words the map for where it cannot be drawn, and beside it: each country with its places
markup      What a reply is made of, and how to mark it up for wherever it is read
menus       What can be picked under a reply instead of typed
phrases     The phrases that replies share: a fact with what it stands on, an entity in a line, a footer
view_wording  Words the views: side by side, in order of time, a question with its options
wording     An Outcome -> the reply in words, in the markup of wherever it is read
"""

from bot.lookup.replies.emphasis import Written, find_written
from bot.lookup.replies.map_words import word_spot
from bot.lookup.replies.markup import Markup, Menu, Option, Passage, PlainMarkup, Reply
from bot.lookup.replies.phrases import (
    Statement,
    count_facts,
    count_names,
    footer,
    state_fact,
    word_fact,
    word_statement,
)
from bot.lookup.replies.view_wording import word_clue, word_question, word_solution
from bot.lookup.replies.wording import word

__all__ = [
    "Markup",
    "Menu",
    "Option",
    "Passage",
    "PlainMarkup",
    "Reply",
    "Statement",
    "Written",
    "count_facts",
    "count_names",
    "find_written",
    "footer",
    "state_fact",
    "word",
    "word_clue",
    "word_fact",
    "word_question",
    "word_solution",
    "word_spot",
    "word_statement",
]
