"""The words of a sentence as they are written, with what a capital letter means there. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wordfreq import zipf_frequency

from bot.brief.drafting.vocabulary import FUNCTION_WORDS

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[$€£]?\d(?:[\d.,]*\d)?\w*|[^\W\d_](?:\w|[-\u2010\u2011’'&](?=\w))*")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPENING = re.compile(r"(?:^|[.!?:…][\"”’)]*\s|[“\"])[\s“\"(]*$")
_CONTRACTION = re.compile(r"['’](?:m|d|s|t|re|ve|ll)$", re.IGNORECASE)
COMMON = 4.0
"""The Zipf frequency from which a word is a common one: `reaper` has 3.3, `leaders` 4.8."""
_VERY_COMMON = 5.2
"""From here on a word that opens a sentence is hardly part of the name after it: `recently`, `part`."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence."""

    text: str
    """As it is written, without a possessive ending."""
    start: int
    end: int
    """Where it ends in the sentence, its possessive ending included."""
    opens: bool
    """Whether it opens a sentence or a quotation, where a capital letter means little."""
    is_possessive: bool

    @property
    def is_capitalised(self) -> bool:
        """Whether it is written like a name: with a capital first, which also holds for `F-16`."""
        if len(self.text) > 1 and self.text.isupper():
            return True
        return self.text[0].isupper() and self.text.casefold() not in FUNCTION_WORDS

    @property
    def is_function_word(self) -> bool:
        """Whether it carries no meaning by itself."""
        return self.text.casefold() in FUNCTION_WORDS


def tokens_of(sentence: str) -> list[Token]:
    """Take a sentence apart into words."""
    found: list[Token] = []
    for match in _TOKEN.finditer(sentence):
        text = match[0]
        possessive = _POSSESSIVE.search(text) or re.match(r"['’](?=\s)", sentence[match.end() :])
        if _CONTRACTION.search(text) and text.split("’")[0].split("'")[0].casefold() in FUNCTION_WORDS:
            text = text.casefold()  # `I’m`, `We’ll`: no names
        opens = bool(_OPENING.search(sentence[: match.start()]))
        found.append(Token(_POSSESSIVE.sub("", text), *match.span(), opens, possessive is not None))
    return found


class Usage:
    """How an article writes its words: which of them it has in small letters, and which are names for certain."""

    def __init__(self, sentences: Iterable[Sequence[Token]]) -> None:
        self._small: set[str] = set()
        self._names: set[str] = set()
        for tokens in sentences:
            for token in tokens:
                if not token.is_capitalised:
                    self._small.add(token.text.casefold())
                elif not token.opens:
                    self._names.add(token.text)

    def starts_name(self, token: Token, follower: Token | None) -> bool:
        """Whether a name likely starts with a word; `follower` is the word right behind it, if it is capitalised."""
        text = token.text
        if not token.is_capitalised or (len(text) == 1 and follower is None):
            return False
        if len(text) > 1 and (text.isupper() or any(character.isdigit() for character in text)):
            return True
        singular = text.removesuffix("s") if follower is None else text
        frequency = max(zipf_frequency(text, "en"), zipf_frequency(singular, "en"))
        if text.casefold() in self._small and frequency >= COMMON and follower is None:
            return False
        if not token.opens or text in self._names:
            return True
        return frequency < (COMMON if follower is None else _VERY_COMMON)
