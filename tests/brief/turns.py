"""Every turn of a report that fits it: one word swapped for its opposite, a `not` more or less, another time or bound.

The words are those of the issue and of everyday slips, written down here anew: not the list that the rules read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.brief.model import Fact

_PAIRS = """
more less | more fewer | most least | larger smaller | bigger smaller | greater lesser | higher lower | longest shortest
rise fall | rises falls | rose fell | risen fallen | rising falling | grew shrank | grows shrinks | growing shrinking
increase decrease | increased decreased | raise lower | strengthen weaken | improve worsen | faster slower | sooner later
up_from down_from | up_by down_by | quickly slowly | swiftly slowly | early late | earlier later | speed_up slow_down
approve reject | approves rejects | approved rejected | accept refuse | accepts refuses | accepted refused
passed rejected | turns_down accepts | turned_down accepted | allowed banned | support oppose | voted_for voted_against
give receive | gives receives | gave received | giving receiving | given received | sending receiving
promise deliver | promised delivered | promises delivers | won lost
up_to at_least | at_most at_least
may will | might will | could will | would may | will may
before after | since before | until after
winter summer | spring autumn | months years | month year | weeks months | week month | days weeks | day week
years months | year month | minutes hours | minute hour | hours minutes | hour minute | recent coming | January July | June October | May March | August February | September April
Monday Tuesday | Tuesday Thursday | Wednesday Friday | Thursday Sunday | Friday Monday | Saturday Wednesday
"""
PAIRS = [pair.split() for line in _PAIRS.strip().splitlines() for pair in line.split(" | ")]
_TIME = r"(?:winter|spring|summer|autumn|(?:second|minute|hour|day|week|month|season|year|decade)s?)"
_WHICH = re.compile(rf"\b(?:last|next|this)\b(?= (?:\w+ )?{_TIME}\b)")
_BOUND = re.compile(r"\b(?:about|some|exactly|nearly|over|up to|at least)(?= [$€]?\d)")
_HELPERS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do)\b"
)
_NUMBER = re.compile(r"(?<![\w.,$€-])(?=[\d$€])")
_BOUNDS = ("exactly", "about", "up to", "at least")
_WHICHES = ("last", "next", "this")

Turn = tuple[str, Fact]
"""What was turned, and the fact with the turn."""


def turn(fact: Fact) -> Iterator[Turn]:
    """Yield a report with each word turned in turn."""
    text = fact.text or ""
    turns = (
        *_swap(text),
        *_negate(text),
        *_bound(text),
        *_change(text, _WHICH, _WHICHES),
        *_change(text, _BOUND, _BOUNDS),
    )
    for what, turned in turns:
        yield what, replace(fact, text=turned)


def _swap(text: str) -> Iterator[tuple[str, str]]:
    for pair in PAIRS:
        one, other = (word.replace("_", " ") for word in pair)
        for old, new in ((one, other), (other, one)):
            for match in re.finditer(rf"\b{old}\b", text):
                yield f"{old}→{new}", text[: match.start()] + new + text[match.end() :]


def _change(text: str, pattern: re.Pattern[str], others: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Put each of some words where another of them stands."""
    for match in pattern.finditer(text):
        for other in others:
            if other != match[0] and {other, match[0]} != {"about", "some"}:
                yield f"{match[0]}→{other}", text[: match.start()] + other + text[match.end() :]


def _negate(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\bno(?:t)? ", text, re.IGNORECASE):
        yield "without not", text[: match.start()] + text[match.end() :]
    for match in _HELPERS.finditer(text):
        if not re.match(r" not?\b", text[match.end() :]):
            yield "not", f"{text[: match.end()]} not{text[match.end() :]}"


def _bound(text: str) -> Iterator[tuple[str, str]]:
    """Bound each bare number that is written in digits."""
    for match in _NUMBER.finditer(text):
        if not re.search(
            r"\b(?:about|exactly|up to|at least|nearly|some|over|than|most) $", text[: match.start()]
        ):
            for bound in _BOUNDS:
                yield f"{bound} a number", f"{text[: match.start()]}{bound} {text[match.start() :]}"
