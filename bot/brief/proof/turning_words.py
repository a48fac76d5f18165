"""The turning words of a text: words that turn a statement round, bound a figure or say when. English only. Pure.

The list beside this module is closed and says for each word its group and its sign; `rise` and `fall` are opposite signs
of one group, `winter` and `month` signs of time. A record keeps a sentence's signs, so its rules need no text.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from bot.brief.proof.canonical_wording import without_possessive, words
from bot.brief.proof.figures import written_figures
from bot.brief.sources import Turn

LIST = Path(__file__).with_suffix(".tsv")
LANGUAGE = "en"
_BEFORE_A_NUMBER = frozenset({"the", "a", "an", "another", "these", "those"})
"""What may stand between a bound and its number: `about the 600`."""
_IN_ALL = frozenset({"in", "of"})
"""Between the numbers of a share: `about one in three` bounds the three too."""
_LONGEST_NUMBER = 4
"""Words of a number: `$40 billion`, `two hundred and six`."""
_NEAR_A_TIME = 3
"""How many words after `last` its word of time may stand: `last two long winters`."""
_ALSO_OTHER_WORDS = frozenset({"may", "march", "mar", "jan"})
"""Months only beside a number or after one of the next words."""
_BEFORE_A_MONTH = frozenset(
    {"in", "since", "until", "till", "by", "last", "next", "this", "early", "late", "mid", "during", "every"}
)
_BEFORE_A_VERB = frozenset({"to", "will", "would", "may", "might", "could", "should", "must", "can"})


class Sign(NamedTuple):
    """What a turning word says."""

    group: str
    name: str


class TurningWords:
    """The list, indexed."""

    def __init__(self, text: str) -> None:
        rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
        self.digest = sha256("\n".join("\t".join(row) for row in rows).encode()).hexdigest()[:8]
        """Tells the list apart from another; a record says with which one it was made."""
        self.phrases: dict[str, list[tuple[tuple[str, ...], list[Sign]]]] = {}
        """By its first word, each phrase and its signs, longer phrases first."""
        self.group_of: dict[str, str] = {}
        groups: dict[str, list[str]] = {}
        signs: dict[tuple[str, ...], list[Sign]] = {}
        for group, name, listed in rows:
            self.group_of.setdefault(name, group)
            if name not in groups.setdefault(group, []):
                groups[group].append(name)
            for phrase in listed.split(", "):
                signs.setdefault(tuple(phrase.split()), []).append(Sign(group, name))
        for phrase in sorted(signs, key=len, reverse=True):
            self.phrases.setdefault(phrase[0], []).append((phrase, signs[phrase]))
        pairs = [names for group, names in groups.items() if group not in _WITHOUT_OPPOSITES]
        self.opposites: Mapping[str, str] = {
            sign: other for one, two in pairs for sign, other in ((one, two), (two, one))
        }
        """Each sign's opposite."""


_TIMES = frozenset({"time", "month", "weekday"})
_WITHOUT_OPPOSITES = frozenset({"negation", "bound", "which-time", "time", "month", "weekday", "-"})


@cache
def turning_words() -> TurningWords:
    """Return the list, read once."""
    return TurningWords(LIST.read_text(encoding="utf-8"))


def find_turns(text: str) -> list[Turn]:
    """Return the turning words of a text in order; places are its words, counted from 1."""
    return list(_read(words(text)))


def _read(tokens: Sequence[str]) -> Iterator[Turn]:
    phrases = turning_words().phrases
    at = 0
    while at < len(tokens):
        length = 1
        for phrase, signs in phrases.get(without_possessive(tokens[at]), ()):
            if _stands(phrase, tokens, at):
                turns = [turn for sign in signs for turn in _apply(sign, phrase, tokens, at)]
                yield from turns
                if turns or any(sign.group == "-" for sign in signs):
                    length = len(phrase)
                    break
        at += length


def _stands(phrase: tuple[str, ...], tokens: Sequence[str], at: int) -> bool:
    return len(phrase) == 1 or tuple(tokens[at : at + len(phrase)]) == phrase


def _apply(sign: Sign, phrase: tuple[str, ...], tokens: Sequence[str], at: int) -> Iterator[Turn]:
    """Yield what a phrase says at its place, if it says it there."""
    figures: list[Decimal | None] = [None]
    match sign.group:
        case "-":
            return
        case "bound":
            figures = [*_bounded_figures(phrase, tokens, at)]
        case "time" if sign.name == "year" and _is_a_year(tokens[at + 1 : at + 2]):
            return
        case "which-time":
            if not _is_which_time(tokens, at, at + len(phrase)):
                return
        case "month" | "modality" if phrase[0] in _ALSO_OTHER_WORDS and len(phrase) == 1:
            if _is_a_month_at(tokens, at) != (sign.group == "month"):
                return
        case _:
            pass
    for figure in figures:
        yield Turn(sign.name, at + 1, figure, " ".join(phrase))


def _is_a_year(following: Sequence[str]) -> bool:
    """Whether `year` only introduces a number: `in the year 2031`."""
    return bool(following) and following[0].isdecimal() and len(following[0]) == len("2031")


def _is_which_time(tokens: Sequence[str], at: int, after: int) -> bool:
    """Whether a word of time follows: `last winter`, and not `to last 14 weeks`."""
    is_verb = at > 0 and tokens[at - 1] in _BEFORE_A_VERB and _begins_number(tokens, after)
    return not is_verb and any(_is_of_time(word) for word in tokens[after : after + _NEAR_A_TIME])


def _is_of_time(word: str) -> bool:
    listed = turning_words().phrases.get(without_possessive(word), ())
    return any(sign.group in _TIMES for phrase, signs in listed if len(phrase) == 1 for sign in signs)


def _is_a_month_at(tokens: Sequence[str], at: int) -> bool:
    before = tokens[at - 1] if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    return before in _BEFORE_A_MONTH or before[:1].isdigit() or after[:1].isdigit()


def _bounded_figures(phrase: tuple[str, ...], tokens: Sequence[str], at: int) -> Iterator[Decimal]:
    """Yield the number beside a bound: `about 600`, `600 or so`, `800 crowns at most`; two of a share."""
    start = at + len(phrase)
    if tokens[start : start + 1] and tokens[start] in _BEFORE_A_NUMBER and not _begins_number(tokens, start):
        start += 1
    if _begins_number(tokens, start):
        yield written_figures(" ".join(tokens[start : start + _LONGEST_NUMBER]))[0].value
        if (
            tokens[start + 1 : start + 2]
            and tokens[start + 1] in _IN_ALL
            and _begins_number(tokens, start + 2)
        ):
            yield written_figures(" ".join(tokens[start + 2 : start + 2 + _LONGEST_NUMBER]))[0].value
    elif phrase[0] in {"or", "at"}:
        before = written_figures(" ".join(tokens[max(0, at - _LONGEST_NUMBER) : at]))
        if before:
            yield before[-1].value


def _begins_number(tokens: Sequence[str], at: int) -> bool:
    size = 2 if tokens[at : at + 1] and tokens[at] in {"a", "an"} else 1
    return bool(written_figures(" ".join(tokens[at : at + size])))
