"""The questions of a quiz, made of a brief's figures, quotations and roles. Pure: what is drawn depends on the seed alone.

puzzles        Everything that a brief can ask: the question, the answer, and the fact that proves it
quizbook       The questions of a brief with their four options, drawn by a seed and found again by their key
shuffling      An order that a seed decides
wrong_figures  Numbers near the right one, rounded like it, that the brief has nowhere
wrong_names    Names of the right one's kind that no fact makes right
"""

from bot.lookup.quizzing.puzzles import Puzzle
from bot.lookup.quizzing.quizbook import Quizbook
from bot.lookup.quizzing.shuffling import draw

__all__ = ["Puzzle", "Quizbook", "draw"]
