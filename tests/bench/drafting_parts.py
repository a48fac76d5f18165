"""The parts of the drafting, each with what stands in for it where it is switched off."""

import re
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from unittest.mock import patch

from bot.brief.drafting import (
    amounts,
    drafts,
    gathering,
    kinds,
    name_spans,
    offices,
    speakers,
    tokens,
    variants,
    vocabulary,
)
from bot.brief.field_types import Kind

_NEVER = re.compile(r"(?!)")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """One part: what it is called, and which attributes are what without it."""

    name: str
    substitutes: tuple[tuple[object, str, object], ...]


def _returns(value: object) -> Callable[..., object]:
    return lambda *_args, **_named: value


_no = _returns(value=False)


def _third(_sentence: str, _tokens: object, at: int) -> int:
    return at


def _nouns_without(kind: Kind) -> Mapping[str, Kind]:
    return {word: other for word, other in vocabulary.HEAD_KINDS.items() if other != kind}


def _no_sides(_pieces: object, spans: Sequence[object], _units: object) -> list[str]:
    return [""] * len(spans)


def _no_title(name: str) -> tuple[str, str]:
    return "", name


def _is_capitalised(_usage: tokens.Usage, token: tokens.Token, _follower: tokens.Token | None) -> bool:
    return token.is_capitalised


def _without_guess(doubt: str) -> Callable[..., object]:
    guesses: Callable[..., Iterable[kinds.Guess]] = getattr(kinds, "_guesses")  # noqa: B009 -- a part of its own
    return lambda *args, **named: (guess for guess in guesses(*args, **named) if guess.doubt != doubt)


def _without_sign(sign: str) -> Callable[..., object]:
    read: Callable[..., kinds.Signs] = kinds.read_signs
    return lambda *args: replace(read(*args), **{sign: False})


def _part(name: str, *substitutes: tuple[object, str, object]) -> Part:
    return Part(name, substitutes)


PARTS = (
    _part("countries", (gathering, "find_country", _returns(None))),
    _part(
        "nationalities",
        *((m, "is_adjective", _no) for m in (gathering, name_spans)),
        (gathering, "find_adjective", _returns(None)),
    ),
    _part("large cities", (kinds, "is_city", _no)),
    _part("dateline's place", (gathering.Gathering, "add_place", _returns(None))),
    _part("offices before names", (name_spans, "_behind_office", _third)),
    _part("titles of several people", (gathering, "plural_title", _returns(""))),
    _part("votes", (amounts, "find_sides", _no_sides)),
    _part("titles", (gathering, "split_title", _no_title)),
    _part("name's last noun", (kinds, "kind_of_noun", _returns(None))),
    _part("nouns behind names", (name_spans, "_tail", _returns(""))),
    _part("who speaks is a person", (drafts, "read_signs", _without_sign("speaks"))),
    _part("where is a place", (drafts, "read_signs", _without_sign("in_a_place"))),
    _part("a digit is a weapon", (kinds, "_guesses", _without_guess("weapon, programme or place?"))),
    _part(
        "capitals are an organisation",
        (kinds, "_guesses", _without_guess("organisation, weapon or programme?")),
    ),
    _part("variants: short forms", (variants, "_is_shorter_form", _no)),
    _part("variants: acronyms", (variants, "_initials", _returns("\n"))),
    _part("variants: slips", (variants, "_is_misspelling", _no)),
    _part("particles", (name_spans, "_particles", _returns(0))),
    _part("`of` in names", (name_spans, "_binds_of", _no)),
    _part(
        "frequencies of opening words",
        (tokens.Usage, "starts_name", _is_capitalised),
    ),
    _part("dates are no names", (name_spans, "_DATES", _NONE)),
    _part("hyphens", (name_spans, "_hyphen_of", _returns("\n"))),
    _part("contractions", (tokens, "_CONTRACTION", _NEVER)),
    _part("ordinals", (amounts, "_ORDINAL", _NEVER)),
    _part("vague figures", (amounts, "_VAGUE", _NEVER)),
    _part("currencies", (amounts, "_CURRENCIES", {})),
    _part("years", (amounts, "_YEARS", range(0))),
    _part("months", (amounts, "_MONTHS", _NONE)),
    _part("words that end a unit", (amounts, "_NOT_COUNTED", _NONE)),
    _part("pronouns", (speakers, "_pronoun_beside", _returns(None))),
    _part("goes on speaking", (speakers, "_go_on", _returns(None))),
    _part("nearest to saying", (speakers, "_distance", _returns(0))),
    _part("sentences only said", (drafts, "_is_only_said", _no)),
)

KINDS = tuple(
    _part(
        f"nouns of {kind}",
        *((module, "HEAD_KINDS", _nouns_without(kind)) for module in (kinds, name_spans, offices)),
    )
    for kind in vocabulary.HEADS
)
"""The nouns of each kind, by which a name's kind shows."""


@contextmanager
def switched_off(part: Part) -> Generator[None]:
    """Draft without a part for a while."""
    with ExitStack() as stack:
        for owner, attribute, substitute in part.substitutes:
            stack.enter_context(patch.object(owner, attribute, substitute))
        yield
