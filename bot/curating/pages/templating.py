"""What is put into pages: templates, and words that several of them need."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, cast, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from bot.brief import Kind
from bot.curating.bench import STATES
from bot.curating.fact_forms import KINDS, read_item
from bot.curating.items import Item, fingerprint
from bot.curating.second_readings import READING_STATES, find_reading

STATIC = Path(__file__).parent / "static"
"""What the browser needs of its own."""


@cache
def _address(name: str) -> str:
    """Return the address of a script or a style, which changes with it: the browser keeps what it has of one."""
    digest = sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?{digest}"


def _kind_of(item: Item) -> str:
    return read_item(item).kind


_environment = Environment(
    loader=PackageLoader("bot.curating.pages"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.globals |= cast(
    "Any",
    {
        "fact_kinds": KINDS,
        "name_kinds": get_args(Kind),
        "states": STATES,
        "reading_states": READING_STATES,
        "find_reading": find_reading,
        "fingerprint": fingerprint,
        "kind_of": _kind_of,
        "static": _address,
    },
)


def render(template: str, **context: Any) -> str:  # noqa: ANN401 - whatever the template asks for
    """Return a page or a part of one."""
    return _environment.get_template(template).render(**context)
