"""What kind of thing a name likely names, from its words and from what stands beside it. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.brief.drafting.countries import is_city
from bot.brief.drafting.name_spans import Mention
from bot.brief.drafting.tokens import Token
from bot.brief.drafting.vocabulary import (
    HEAD_KINDS,
    PLACE_ONLY_PREPOSITIONS,
    PLACE_PREPOSITIONS,
    SAYING,
)
from bot.brief.field_types import Kind


@dataclass(frozen=True, slots=True)
class Guess:
    """A kind, and what else it may be where that is not sure."""

    kind: Kind
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Signs:
    """What stands beside a name in one place."""

    speaks: bool
    """Whether a word of saying stands right before or behind it."""
    in_a_place: bool
    """Whether a word such as `in` or `from` stands before it."""


def read_signs(mention: Mention, sentence: str, tokens: Sequence[Token]) -> Signs:
    """Look at what stands beside a mention."""
    before = [token for token in tokens if token.end <= mention.start][-1:]
    after = [token for token in tokens if token.start >= mention.end][:1]
    joined = [token for token in after if sentence[mention.end : token.start].isspace()]
    prepositions = PLACE_ONLY_PREPOSITIONS if " " in mention.name else PLACE_PREPOSITIONS
    return Signs(
        speaks=not mention.tail
        and any(token.text.casefold() in SAYING for token in (*before, *joined))
        and not (before and before[0].text.casefold() == "to"),
        in_a_place=mention.before in prepositions and not mention.tail,
    )


def kind_of_noun(words: str) -> Kind | None:
    """Return the kind that the last word of a name tells, or None."""
    return HEAD_KINDS.get(words.rsplit(maxsplit=1)[-1].casefold()) if words else None


def guess_kind(name: str, tails: Sequence[str], signs: Sequence[Signs], *, titled: bool) -> Guess:
    """Guess what a name names. `tails` are the words in small letters found behind it."""
    return next(_guesses(name, tails, signs, titled=titled))


def _guesses(name: str, tails: Sequence[str], signs: Sequence[Signs], *, titled: bool) -> Iterator[Guess]:
    """Yield every guess that holds, the surest first."""
    ending = kind_of_noun(re.split(" (?:of|on|for) ", name)[0])
    has_several_words = " " in name
    if titled:
        yield Guess("person")
    if ending:
        yield Guess(ending)
    if any("weapon" in (kind_of_noun(tail), HEAD_KINDS.get(tail.split()[0])) for tail in tails):
        yield Guess("weapon")
    if any(sign.speaks for sign in signs):
        yield Guess("person", "person or organisation?")
    if any(character.isdigit() for character in name):
        yield Guess("weapon", "weapon, programme or place?")
    if len(name) > 1 and name.isupper():
        yield Guess("organisation", "organisation, weapon or programme?")
    if is_city(name):
        yield Guess("place", "or the government there?")
    if any(sign.in_a_place for sign in signs):
        yield Guess("place", "place or organisation?")
    if has_several_words:
        yield Guess("person", "person or organisation?")
    yield Guess("organisation", "organisation, person, place or weapon?")
