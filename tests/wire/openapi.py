"""Request bodies against Discord's own OpenAPI description, where a copy of it stands beside the repository."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# (the stubs of jsonschema leave the type of its errors open)

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

_NAME = Path("shared", "discord-openapi.json")
_BESIDE = [parent / _NAME for parent in Path(__file__).resolve().parents[2:]]
DESCRIPTION = next((path for path in _BESIDE if path.exists()), _BESIDE[0])
"""Beside the repository, or beside the folder that this is a worktree in."""


def find_mismatch(method: str, route: str, body: Any) -> str | None:  # noqa: ANN401 - JSON
    """Return how a JSON body departs from the description of its route; None where it does not or nobody can tell."""
    if not DESCRIPTION.exists():
        return None
    validator = _load_validator(method.lower(), route)
    if validator is None:
        return f"{method} {route} takes no JSON body"
    error = best_match(validator.iter_errors(body))
    return None if error is None else f"{method} {route}: {error.json_path}: {error.message[:500]}"


@cache
def _load_validator(method: str, route: str) -> Draft202012Validator | None:
    description = _load_description()
    content = description["paths"].get(route, {}).get(method, {}).get("requestBody", {}).get("content", {})
    if "application/json" not in content:
        return None
    pointer = "/".join(
        ("paths", route.replace("/", "~1"), method, "requestBody/content/application~1json/schema")
    )
    resource = Resource[Any](contents=description, specification=DRAFT202012)
    registry = Registry[Any]().with_resource("urn:discord", resource)
    return Draft202012Validator({"$ref": f"urn:discord#/{pointer}"}, registry=registry)


@cache
def _load_description() -> dict[str, Any]:
    description = json.loads(DESCRIPTION.read_text("utf-8"))
    # Discord takes an id as a number too, and discord.py sends it so where it refers to a message or a role.
    description["components"]["schemas"]["SnowflakeType"]["type"] = ["string", "integer"]
    return description
