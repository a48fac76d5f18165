"""A line of a conversation -> what is asked, leaning on the line before where it does. Pure.

asking_again   Asks what a line was taken for, as if it had been typed, and has the reply say so
conversations  One person's lines, one after the other: small talk, a line that leans on the last, or a question
leaning        What a line that leans asks: the last question with another name, the same topic elsewhere, more, why
leaning_forms  How a line leans on the one before, by its words alone
line_reading   What a line says besides how it leans: its names, a topic, and what is left
phrase_tables  The word lists beside these modules: phrases by class
references     A line with `he`, `there` or `it` -> the same with the name that this stands for
retelling      More of what was told, and once more with who says it and where
small_talk     Hello, thanks and the like: lines that ask nothing
substitution   Puts a name into the last question, or in the place of a pronoun
swapping       The last question with another name in it, or with a few words more: `and estonia?`, `what about tanks?`
trials         An example that answers, taken from what the briefs hold
turns          What one person asked and got, for the next line to lean on
"""

from bot.lookup.talk.conversations import converse
from bot.lookup.talk.turns import Turn, make_turn, name_all

__all__ = ["Turn", "converse", "make_turn", "name_all"]
