"""Signs in a fact's text of what it tells: a time, a length of time, a sum of money, a reason. Pure; for English."""

import re

from bot.brief import Fact
from bot.lookup.questions.stems import words_of

_TIME = re.compile(
    r"\b(\d{4}s?|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|"
    r"autumn|winter|today|yesterday|ago|earlier|early|recent|recently|lately|since|before|after|during|when|while|"
    r"once|years?|months?|weeks?|days?|hours?|minutes?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|"
    r"sundays?|weekends?|mornings?|evenings?|nights?|timetables?|date)\b",
    re.IGNORECASE,
)
_COUNT = r"\b(\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|few|many|half an?) (\w+ )?"
_STRETCHES = {
    "far": _COUNT + r"(hour|minute|mile|km|kilomet\w+|met(er|re))s?\b",
    "old": r"\baged?\b|\byears? old\b|\byear-old\b",
    "often": r"\b(times|twice|once a|every|regularly|daily|weekly|monthly)\b",
    "long": _COUNT + r"(hour|minute|day|week|month|year|decade|mile|km|kilomet\w+)s?\b",
}
"""What a fact must hold that says how far, how old, how often or how long."""
_REASON = re.compile(
    r"\b(because|since|so that|due|reasons?|for fear|in answer|in response|in order|meant|owing|thanks|"
    r"(?<!such )as (?!an? |well|much|many|far|long|part|such)(?!\w+ (\w+ ){0,3}as\b)|"
    r"to (?!the |an? |its |their |his |her |be |own |eastern |western )(?!\w+s\b)(?=[a-z]))"
)
"""Where a fact says why."""
_MONEY = re.compile(r"[$€£¥]|\b(dollars?|euros?|pounds?|usd|eur|gbp|cents?)\b", re.IGNORECASE)


def has_money(fact: Fact) -> bool:
    """Tell whether it holds a sum of money."""
    return any(_MONEY.search(text) for text in (fact.wording, *(figure.unit for figure in fact.figures)))


def has_time(fact: Fact) -> bool:
    """Tell whether it says when."""
    return bool(_TIME.search(fact.wording))


def has_stretch(fact: Fact, word: str) -> bool:
    """Tell whether it says how far, how old, how often or how long."""
    texts = (fact.wording, *(f"{figure.value} {figure.unit}" for figure in fact.figures))
    return any(re.search(_STRETCHES[word], text, re.IGNORECASE) for text in texts)


def says_why(fact: Fact) -> bool:
    """Tell whether it gives a reason, be it only one; what somebody is to do is none."""
    return any(match[0] != "to " for match in _REASON.finditer(fact.wording))


def find_reasons(fact: Fact) -> tuple[int, ...]:
    """Give the places, among its words, where it says why; a quotation's `to` is no reason."""
    return tuple(
        len(words_of(fact.wording[: match.start()]))
        for match in _REASON.finditer(fact.wording)
        if fact.kind != "quote" or match[0] != "to "
    )
