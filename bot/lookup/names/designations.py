"""Letters and numbers that are one word, however they are spaced or spelt out. Pure.

`f 16` and `f sixteen` are f16, `em q nine` is mq9, `mig twenty nine` is mig29, `n a t o` is nato.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.lookup.names.wordlists import FUNCTION_WORDS, LETTER_NAMES, NUMBER_WORDS, TENS

_LETTERS_BEFORE_NUMBER = 3
_DIGITS_AFTER_LETTERS = 3
_SURE_INITIALS = 3
"""Single letters in a row that are an initialism; two may be `r u`."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, ready to be compared."""

    text: str
    separated: bool
    """Whether a comma, a slash, `vs` or the like stands between it and the word before it."""
    capital: bool
    """Whether it was written with a first capital letter."""
    script: str = ""
    """The script that it was written in, as Unicode names it, where that was not Latin."""


def join_designations(words: Sequence[Word]) -> Sequence[Word]:
    """Make one word of letters that were spaced or spelt out, and of a few letters and the number after them."""
    if any(len(word.text) == 1 or word.text in LETTER_NAMES for word in words):
        words = _join_initials(words)
    if any(word.text in NUMBER_WORDS or word.text.isdecimal() for word in words):
        words = _join_numbers(words)
    return words


def _join_initials(words: Sequence[Word]) -> list[Word]:
    joined: list[Word] = []
    place = 0
    while place < len(words):
        run = _run_of_letters(words[place:])
        following = words[place + len(run)].text if place + len(run) < len(words) else ""
        if run and _are_initials(run, following):
            letters = "".join(LETTER_NAMES.get(word.text, word.text) for word in run)
            joined.append(replace(run[0], text=letters))
            place += len(run)
        else:
            joined.append(words[place])
            place += 1
    return joined


def _run_of_letters(words: Sequence[Word]) -> list[Word]:
    """Give the letters, or their names, that come first and side by side."""
    letters = takewhile(
        lambda word: _is_letter(word) and not (word.separated and word is not words[0]), words
    )
    return list(letters)


def _is_letter(word: Word) -> bool:
    return (len(word.text) == 1 and word.text.isalpha()) or word.text in LETTER_NAMES


def _are_initials(run: Sequence[Word], following: str) -> bool:
    numbered = following.isdecimal() or following in NUMBER_WORDS
    spelt = sum(word.text in LETTER_NAMES for word in run)
    if spelt == len(run):
        return numbered
    if len(run) >= _SURE_INITIALS:
        return True
    if len(run) == 1 or run[0].text in {"a", "i"}:
        return False
    return numbered or spelt > 0 or all(word.capital for word in run)


def _join_numbers(words: Iterable[Word]) -> list[Word]:
    joined: list[Word] = []
    tens = spelt = False
    for word in words:
        before = joined[-1] if joined and not word.separated else None
        number = NUMBER_WORDS.get(word.text, word.text)
        follows = before is not None and spelt and word.text in NUMBER_WORDS and before.text[-1].isdecimal()
        if before is not None and follows and tens and len(number) == 1:
            joined[-1] = replace(before, text=before.text[:-1] + number)
        elif before is not None and (
            (follows and before.text[0].isalpha() and len(number) > 1) or _is_designation(before.text, number)
        ):
            joined[-1] = replace(before, text=before.text + number)
        else:
            joined.append(replace(word, text=word.text if word.text == "one" else number))
        tens, spelt = word.text in TENS, word.text in NUMBER_WORDS
    return joined


def _is_designation(letters: str, number: str) -> bool:
    return (
        letters.isalpha()
        and len(letters) <= _LETTERS_BEFORE_NUMBER
        and (letters not in FUNCTION_WORDS or (len(letters) == 1 and letters not in "aiu"))
        and letters != "us"
        and number.isdecimal()
        and len(number) <= _DIGITS_AFTER_LETTERS
    )
