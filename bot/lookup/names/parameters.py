"""The numbers that decide when a name is meant, and when the bot is silent. Pure.

Fitted by tests/bench/match.py on one half of a set of labelled queries, and reported on the other.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """Qualities and scores run from 0 to 1."""

    known: float = 3e-7
    """How frequent a word must be, as a share of all words, not to be taken for a slip of ours."""
    known_far: float = 1e-8
    """The same for a word with two slips in it."""
    known_beginning: float = 3e-6
    """The same for the first letters of one of our words."""
    least_alone: float = 0.71
    """How well a name of one word must be matched."""
    least_abroad: float = 0.86
    """The same for a name in another language: those are many, and near many words."""
    least_word: float = 0.62
    """How well each word of a longer name must be matched."""
    least_name: float = 0.74
    """How well a name of several words must be matched in all."""
    least_part: float = 0.8
    """How well the words must be matched where only a part of a name is said."""
    least_share: float = 0.55
    """How much of a name its one ordinary word must make up to stand for it."""
    part: float = 0.8
    """What a part of a name is worth next to the whole."""
    least_explained: float = 0.8
    """How much of the query names must explain."""
    tie: float = 0.015
    """How close two names must be for the bot to ask."""
    tie_of_parts: float = 0.08
    """The same for names of which only one word was said."""
    preferred: float = 0.03
    """What a name gains by being of the kind that the command is about."""
    price: float = 0.6
    """What each further name costs in letters explained: one long name is better than two short ones."""


FITTED = Parameters()
