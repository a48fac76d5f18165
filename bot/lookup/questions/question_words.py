"""The words of asking: which tell the kind of answer wanted, and which need no answer. Pure.

They stand in question_words.txt, each list with what it is for.
"""

from bot.lookup.names import FRAMING_WORDS, FUNCTION_WORDS, HONORIFICS
from bot.lookup.questions.thesaurus import GROUPED_WORDS
from bot.lookup.questions.word_files import read_sections

_SECTIONS = read_sections("question_words.txt")

HOW = _SECTIONS["how"]
WHAT = _SECTIONS["what"]
WHO = _SECTIONS["who"]
WHERE = _SECTIONS["where"]
WHEN = _SECTIONS["when"]
WHY = _SECTIONS["why"]
COUNTING = _SECTIONS["counting"]
SIZES = COUNTING | _SECTIONS["sizes"]
PRICES = _SECTIONS["prices"]
STRETCHES = _SECTIONS["stretches"]
COUNTED_AMONG = _SECTIONS["counted_among"]
SCALES = _SECTIONS["scales"]
COPULAS = _SECTIONS["copulas"]
TRUTHS = _SECTIONS["truths"]
AUXILIARIES = TRUTHS | _SECTIONS["auxiliaries"]
RECEIVING = _SECTIONS["receiving"]
PLACING = _SECTIONS["placing"]
ASIDES = _SECTIONS["asides"]
SAYING = _SECTIONS["saying"]
STATED = _SECTIONS["stated"]
PEOPLE = _SECTIONS["people"]
NAMING = _SECTIONS["naming"]
ELSEWHERE = _SECTIONS["elsewhere"]
LEADING = _SECTIONS["leading"]
TITLES = (HONORIFICS | _SECTIONS["titles"]) - _SECTIONS["no_titles"]

SOFT = (FUNCTION_WORDS | (FRAMING_WORDS - _SECTIONS["meaningful"]) | _SECTIONS["empty"]) - {"against"}
"""Words that a fact need not hold to answer a question with them."""

KNOWN_WORDS = frozenset[str]().union(
    GROUPED_WORDS, SOFT, TITLES, SAYING, SIZES, PRICES, STRETCHES, WHAT, WHO, WHERE, WHEN, WHY, HOW
)
"""Every word that is known whatever a brief holds."""
