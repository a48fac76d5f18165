"""Request bodies against Discord's own OpenAPI description, where a copy of it stands beside the repository."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# (the stubs of jsonschema leave the type of its errors open)

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema_rs
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

_NAMED = "urn:discord"
_NAME = Path("shared", "discord-openapi.json")
_BESIDE = [parent / _NAME for parent in Path(__file__).resolve().parents[2:]]
DESCRIPTION = next((path for path in _BESIDE if path.exists()), _BESIDE[0])
"""Beside the repository, or beside the folder that this is a worktree in."""


def find_mismatch(method: str, route: str, body: Any) -> str | None:  # noqa: ANN401 - JSON
    """Return how a JSON body departs from the description of its route; None where it does not or nobody can tell."""
    if not DESCRIPTION.exists():
        return None
    schema = _find_schema(method.lower(), route)
    if schema is None:
        return f"{method} {route} takes no JSON body"
    if _load_validator(schema).is_valid(body):
        return None
    resource = Resource[Any](contents=_load_description(), specification=DRAFT202012)
    registry = Registry[Any]().with_resource(_NAMED, resource)
    error = best_match(Draft202012Validator({"$ref": schema}, registry=registry).iter_errors(body))
    return f"{method} {route}: " + (
        f"{error.json_path}: {error.message[:500]}" if error else "not as described"
    )


@cache
def _load_validator(schema: str) -> jsonschema_rs.Draft202012Validator:
    """Load what validates in a hundredth of the time that `jsonschema` takes, which says better what is wrong."""
    return jsonschema_rs.Draft202012Validator({"$ref": schema}, registry=_load_registry())


@cache
def _load_registry() -> jsonschema_rs.Registry:
    return jsonschema_rs.Registry([(_NAMED, _load_description())], draft=jsonschema_rs.Draft202012)


@cache
def _find_schema(method: str, route: str) -> str | None:
    """Return where the description of a body stands; None where there is none."""
    operation = _load_description()["paths"].get(route, {}).get(method, {})
    if "application/json" not in operation.get("requestBody", {}).get("content", {}):
        return None
    path = quote(route.replace("/", "~1"), safe="~")
    return f"{_NAMED}#/paths/{path}/{method}/requestBody/content/application~1json/schema"


@cache
def _load_description() -> dict[str, Any]:
    description = json.loads(DESCRIPTION.read_text("utf-8"))
    # Discord takes an id as a number too, and discord.py sends it so where it refers to a message or a role.
    description["components"]["schemas"]["SnowflakeType"]["type"] = ["string", "integer"]
    return description
