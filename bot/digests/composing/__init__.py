"""Which facts a digest tells, and what it says.

composer     What a slot posts: the choosing is pure, and `Composer` adds what the ledger knows of the schedule's readers
content      What a digest says, in plain text, and how it is worded in the markup of wherever it is read
differences  Two wordings of a fact, told apart in a few words
fitting      How much fits in one message, whatever its markup makes of it
selecting    Which facts of a brief go into a digest
"""

from bot.digests.composing.composer import KINDS, Composer
from bot.digests.composing.content import Content, Item, QuizPost, describe, word_content
from bot.digests.composing.differences import contrast
from bot.digests.composing.fitting import squeeze

__all__ = [
    "KINDS",
    "Composer",
    "Content",
    "Item",
    "QuizPost",
    "contrast",
    "describe",
    "squeeze",
    "word_content",
]
