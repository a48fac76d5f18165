"""The JSON Schema of a brief's files, for editors. Pure."""

from typing import Any, cast

from pydantic import TypeAdapter

from bot.brief.model import FORMAT
from bot.brief.reading.files import FileContent

SCHEMA_FILE = "brief.schema.json"
"""Its name in the folder of briefs; every file of a brief names it in its first line."""
MODELINE = f"# yaml-language-server: $schema=../{SCHEMA_FILE}"


def make_schema() -> dict[str, Any]:
    """Return the schema; descriptions are the docstrings of the fields in `model` and `files`."""
    FORMAT["use_attribute_docstrings"] = True
    try:
        documented = TypeAdapter(FileContent)
    finally:
        del FORMAT["use_attribute_docstrings"]
    schema = _without_null(documented.json_schema(mode="validation"))
    return (
        {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema | {"title": "A file of a brief"}
    )


def _without_null(schema: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Leave out null and defaults: a brief leaves a key out, it never writes one without a value."""
    if isinstance(schema, list):
        return [_without_null(item) for item in cast("list[Any]", schema)]
    if not isinstance(schema, dict):
        return schema
    items = cast("dict[str, Any]", schema).items()
    kept: dict[str, Any] = {key: _without_null(value) for key, value in items if key != "default"}
    if {"type": "null"} in kept.get("anyOf", ()):
        kept["anyOf"].remove({"type": "null"})
        if len(kept["anyOf"]) == 1:
            return kept.pop("anyOf")[0] | kept
    return kept
