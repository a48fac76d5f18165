"""Puts a name into the last question, or in the place of a pronoun. Pure."""

import re

from bot.lookup.answers import Lookup
from bot.lookup.names import Mention, split_words
from bot.lookup.talk.leaning_forms import Pronoun

_ALIKE: tuple[frozenset[str], ...] = (
    frozenset({"country", "place", "organisation"}),
    frozenset({"person", "group", "organisation"}),
    frozenset({"group", "country"}),
)
"""Kinds that may stand where the other did: `in Latvia`, `in Europe`."""
_POSSESSIVE = frozenset({"his", "hers", "their", "theirs", "its"})
_IS = frozenset({"hes", "shes", "theyre", "thats"})
_BEHIND_PREPOSITION = re.compile(r"\b(?:in|to|from|at|of|about|for)\s+$", re.IGNORECASE)
_QUESTION_WORDS = re.compile(
    r"\W*(?:how\s+(?:many|much|long|far|big|often)|what['’]?s|who['’]?s|where['’]?s|who|whom|what|which|when|where|why|how)\b\s*",
    re.IGNORECASE,
)


def replace_name(lookup: Lookup, question: str, name: str, kind: str | None) -> str | None:
    """Put a name into a question in the place of the last of its like; None where it has none such.

    `kind` is what the new name is, or None for one that no brief knows.
    """
    mentions = lookup.mentions(question)
    fitting = [mention for mention in mentions if _fits(mention, kind)]
    if not fitting:
        return None
    return _put(question, fitting[-1], name)


def replace_pronoun(rest: str, pronoun: Pronoun, name: str) -> str:
    """Put a name in the place of what stands for it."""
    word = re.sub(r"\W", "", pronoun.text).casefold()
    if word in _IS or re.search(r"['’](?:s|re)$", pronoun.text):
        name = f"{name} is"
    elif pronoun.reference == "place" and not _BEHIND_PREPOSITION.search(rest[: pronoun.start]):
        name = f"in {name}"
    elif word in _POSSESSIVE or (word == "her" and not pronoun.is_last):
        name = f"{name}’s"
    return (rest[: pronoun.start] + name + rest[pronoun.end :]).strip()


def ask_anew(asking: str, question: str) -> str:
    """Ask the last question with other words of asking: `why`, `how many`."""
    return f"{asking} {_QUESTION_WORDS.sub('', question, count=1)}"


def _fits(mention: Mention, kind: str | None) -> bool:
    kinds = {entity.kind for entity in mention.entities}
    if kind is None:
        return not kinds.isdisjoint(("country", "place", "person", "weapon", "organisation"))
    return kind in kinds or any(kind in alike and not kinds.isdisjoint(alike) for alike in _ALIKE)


def _put(question: str, mention: Mention, name: str) -> str:
    """Put a name in the place of another: where it was typed, or else into the plain words of the question."""
    words = split_words(question)
    named = [words[place].text for place in sorted(mention.places)]
    typed = re.search(rf"\b{_alternative(named)}\b", question, re.IGNORECASE)
    if typed is not None:
        return question[: typed.start()] + name + question[typed.end() :]
    first = min(mention.places)
    kept = [
        name if place == first else "US" if word.text == "us" and word.capital else word.text
        for place, word in enumerate(words)
        if place == first or place not in mention.places
    ]
    return " ".join(kept)


def _alternative(words: list[str]) -> str:
    return r"\W+".join(re.escape(word) for word in words)
