"""What a validation error means in a curator's words. Pure."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any

from anyascii import anyascii
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from bot.brief.model import (
    Citation,
    Entity,
    EntityWords,
    Fact,
    Figure,
    QuizQuestion,
    Review,
    Shows,
    Topic,
    TopicWords,
    Translation,
    Uncited,
)
from bot.brief.reading.documents import Path

_FORMS: dict[str, type] = {
    "facts": Fact,
    "entities": Entity,
    "uncited": Uncited,
    "figures": Figure,
    "cite": Citation,
    "shows": Shows,
    "quiz": QuizQuestion,
    "reviewed": Review,
}
_SHAPES = {"list": "a list", "dict": "keys with values", "str": "plain text"}


Explanation = tuple[str, str]
"""The rule that is broken, and what to do about it."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """One pydantic error, taken apart."""

    path: Path
    name: str
    given: Any
    context: dict[str, Any]
    document_keys: tuple[str, ...]


def explain(error: ErrorDetails, document_keys: tuple[str, ...]) -> Explanation:
    """Say what a pydantic error means; `document_keys` are the keys that a file may have at its top."""
    fault = _Fault(error["loc"], _name(error["loc"]), error["input"], error.get("ctx", {}), document_keys)
    if "at" in fault.path:
        return _bad_place(fault)
    explanation = _EXPLANATIONS.get(error["type"])
    return explanation(fault) if explanation else ("wrong-value", f"{fault.name}: {error['msg']}")


def _missing(fault: _Fault) -> Explanation:
    return "missing", f"`{fault.path[-1]}` is missing; add it"


def _unknown_key(fault: _Fault) -> Explanation:
    known = _known_keys(fault.path, fault.document_keys)
    guess = suggest(str(fault.path[-1]), known) or f" (known here: {', '.join(known)})"
    return "unknown-key", f"`{fault.path[-1]}` is not a key that belongs here{guess}"


def _not_among(fault: _Fault) -> Explanation:
    allowed = str(fault.context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
    guess = suggest(str(fault.given), allowed)
    return "wrong-value", f"{fault.name} is `{fault.given}`; it may be {', '.join(allowed)}{guess}"


def _not_a_number(fault: _Fault) -> Explanation:
    digits = "".join(character for character in str(fault.given) if character in "0123456789")
    return (
        "wrong-type",
        f"{fault.name} is `{fault.given}`; write a number in digits only, such as {digits or '600'}",
    )


def _bad_id(fault: _Fault) -> Explanation:
    if "reviewed" in fault.path:
        return (
            "bad-hash",
            f"{fault.name} is `{fault.given}`; copy the line that `dateline check --reviewed` prints",
        )
    slug = "-".join(re.findall("[a-z0-9]+", anyascii(str(fault.given)).casefold()))
    return (
        "bad-id",
        f"{fault.name} is `{fault.given}`; use a-z, 0-9 and hyphens, such as `{slug or 'latvia'}`",
    )


def _too_long(fault: _Fault) -> Explanation:
    most = fault.context["max_length"]
    return "too-long", f"{fault.name} has {len(str(fault.given)):,} characters; the most is {most:,}"


def _empty(fault: _Fault) -> Explanation:
    return "empty-value", f"{fault.name} is empty; write it or delete the key"


def _bad_date(fault: _Fault) -> Explanation:
    spans = ", or from one to another, as 2021-12/2022-02" if fault.name == "`when`" else ""
    return "bad-date", f"{fault.name} is `{fault.given}`; write a date as 2022, 2022-08 or 2022-08-17{spans}"


def _out_of_range(fault: _Fault) -> Explanation:
    bound = (
        f"at least {fault.context['ge']:,}" if "ge" in fault.context else f"at most {fault.context['le']:,}"
    )
    return "wrong-value", f"{fault.name} is {fault.given}; it must be {bound}"


def _bad_place(fault: _Fault) -> Explanation:
    return (
        "bad-place",
        f"{fault.name} must be latitude (-90 to 90), then longitude (-180 to 180), in degrees: `[56.95, 24.11]`",
    )


def _not_one_value(fault: _Fault) -> Explanation:
    return "wrong-type", f"{fault.name} must be one value, not {_shape(fault.given)}"


def _not_a_list(fault: _Fault) -> Explanation:
    return (
        "wrong-type",
        f"{fault.name} must be a list, each item on a line that starts with `- `, not {_shape(fault.given)}",
    )


def _not_keys(fault: _Fault) -> Explanation:
    return "wrong-type", f"{fault.name} must be keys with values, not {_shape(fault.given)}"


_EXPLANATIONS: dict[str, Callable[[_Fault], Explanation]] = {
    "missing": _missing,
    "unexpected_keyword_argument": _unknown_key,
    "literal_error": _not_among,
    "int_parsing": _not_a_number,
    "int_from_float": _not_a_number,
    "decimal_parsing": _not_a_number,
    "finite_number": _not_a_number,
    "string_pattern_mismatch": _bad_id,
    "string_too_long": _too_long,
    "string_too_short": _empty,
    "value_error": _bad_date,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "string_type": _not_one_value,
    "int_type": _not_one_value,
    "decimal_type": _not_one_value,
    "tuple_type": _not_a_list,
    "list_type": _not_a_list,
    "dataclass_type": _not_keys,
    "dict_type": _not_keys,
}


def suggest(given: str, known: Iterable[str]) -> str:
    """Return ` (did you mean `…`?)` for the nearest known word, or nothing when none is near."""
    best = process.extractOne(given.casefold(), list(known), scorer=fuzz.ratio, score_cutoff=60)
    return f" (did you mean `{best[0]}`?)" if best else ""


def _name(path: Path) -> str:
    words = [str(part) for part in path if isinstance(part, str) and part != "[key]"]
    return f"`{words[-1]}`" if words else "the file"


def _known_keys(path: Path, document_keys: Iterable[str]) -> tuple[str, ...]:
    above = [part for part in path[:-1] if isinstance(part, str)]
    if not above:
        return tuple(document_keys)
    if above[0] == "translations":
        translated: dict[str, type] = {"topics": TopicWords, "entities": EntityWords}
        return tuple(each.name for each in fields(translated.get("".join(above[2:3]), Translation)))
    form = Topic if above[0] == "topics" and above[-1] != "shows" else _FORMS.get(above[-1], Topic)
    return tuple(field.name for field in fields(form))


def _shape(given: object) -> str:
    return _SHAPES.get(type(given).__name__, "this")
