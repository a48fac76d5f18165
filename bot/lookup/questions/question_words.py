"""The words of asking: which tell the kind of answer wanted, and which need no answer. Pure.

They stand in question_words.txt, each list with what it is for.
"""

from pathlib import Path

from bot.lookup.names import FRAMING_WORDS, FUNCTION_WORDS, HONORIFICS, read_lists
from bot.lookup.questions.thesaurus import GROUPED_WORDS

_LISTS = {
    heading: frozenset(words)
    for heading, words in read_lists(Path(__file__).with_name("question_words.txt")).items()
}

HOW = _LISTS["how"]
WHAT = _LISTS["what"]
WHO = _LISTS["who"]
WHERE = _LISTS["where"]
WHEN = _LISTS["when"]
WHY = _LISTS["why"]
COUNTING = _LISTS["counting"]
SIZES = COUNTING | _LISTS["sizes"]
PRICES = _LISTS["prices"]
STRETCHES = _LISTS["stretches"]
COUNTED_AMONG = _LISTS["counted_among"]
SCALES = _LISTS["scales"]
COPULAS = _LISTS["copulas"]
TRUTHS = _LISTS["truths"]
AUXILIARIES = TRUTHS | _LISTS["auxiliaries"]
RECEIVING = _LISTS["receiving"]
PLACING = _LISTS["placing"]
ASIDES = _LISTS["asides"]
SAYING = _LISTS["saying"]
STATED = _LISTS["stated"]
PEOPLE = _LISTS["people"]
NAMING = _LISTS["naming"]
CALLING = _LISTS["calling"]
ELSEWHERE = _LISTS["elsewhere"]
TURNING = _LISTS["turning"]
RANKS = _LISTS["ranks"]
SUPERLATIVES = _LISTS["superlatives"]
LEADING = _LISTS["leading"]
TITLES = (HONORIFICS | _LISTS["titles"]) - _LISTS["no_titles"]

SOFT = (FUNCTION_WORDS | (FRAMING_WORDS - _LISTS["meaningful"]) | _LISTS["empty"]) - {"against"}
"""Words that a fact need not hold to answer a question with them."""

KNOWN_WORDS = frozenset[str]().union(
    GROUPED_WORDS, SOFT, TITLES, SAYING, SIZES, PRICES, STRETCHES, WHAT, WHO, WHERE, WHEN, WHY, HOW
)
"""Every word that is known whatever a brief holds."""
