"""What is put into pages: templates, and words that several of them need."""

from typing import Any, cast, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from bot.brief import Kind
from bot.curating.bench import STATES
from bot.curating.fact_forms import KINDS

_environment = Environment(
    loader=PackageLoader("bot.curating.pages"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.globals |= cast("Any", {"fact_kinds": KINDS, "name_kinds": get_args(Kind), "states": STATES})


def render(template: str, **context: Any) -> str:  # noqa: ANN401 - whatever the template asks for
    """Return a page or a part of one."""
    return _environment.get_template(template).render(**context)
