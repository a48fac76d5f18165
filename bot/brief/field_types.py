"""What the fields of a brief may hold: ids, names, dates and lines within their lengths. Pure."""

import re
from datetime import date
from typing import Annotated, Literal, cast

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema

Kind = Literal["person", "group", "country", "organisation", "weapon", "place", "programme", "event", "idea"]
"""What an entity is; a topic shows one or several kinds."""

FactKind = Literal["report", "quote", "note"]
"""What the article reports, what somebody says in their own words, or a curator's remark."""

_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_LONGEST_SLUG = 80
Slug = Annotated[str, StringConstraints(pattern=f"^{_SLUG}$", max_length=_LONGEST_SLUG)]
CommandName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,31}$")]
"""What follows the prefix; within Discord's rule for the names of slash commands."""
Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=600)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Ask = Annotated[str, StringConstraints(min_length=3, max_length=100)]
"""A question as somebody may put it, or a few words of one."""
LanguageCode = Annotated[str, StringConstraints(pattern="^[a-z]{2,3}$")]
SentenceNumber = Annotated[int, Field(ge=1, le=1_000_000)]


def is_slug(text: str) -> bool:
    """Whether a text may be the id of a brief or a record; nothing that leads out of a folder is."""
    return re.fullmatch(_SLUG, text) is not None and len(text) <= _LONGEST_SLUG


def _check_date(value: str) -> str:
    if len(value) not in {len("2022"), len("2022-08"), len("2022-08-17")}:
        raise ValueError(value)
    date.fromisoformat(value + "0000-01-01"[len(value) :])
    return value


PartialDate = Annotated[
    str,
    AfterValidator(_check_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
"""A year, a month or a day, as precisely as it is known: 2022, 2022-08, 2022-08-17."""


def _check_moment(value: str) -> str:
    first, *rest = (_check_date(part) for part in value.split("/"))
    if len(rest) > 1 or (rest and rest[0][: len(first)] < first[: len(rest[0])]):
        raise ValueError(value)
    return value


Moment = Annotated[
    str,
    AfterValidator(_check_moment),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$",
        }
    ),
]
"""A time as precisely as it is certain: 2022, 2022-08, 2022-08-17, or from one to another: 2021-12/2022-02."""
FactHash = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{8}$"),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"^[0-9a-f]{8}$"}),
]
"""Eight hexadecimal digits; an editor takes `12345678` for a number."""


def take_list(value: object) -> object:
    """Let a curator write one thing where a list may stand."""
    return cast("object", value) if isinstance(value, list) else [value]


def take_citations(value: object) -> object:
    """Read `42`, `{sentence: 42, words: …}` and a list of either alike."""
    items = cast("list[object]", value) if isinstance(value, list) else [value]
    return [cast("object", item) if isinstance(item, dict) else {"sentence": item} for item in items]
