"""What an operator can set: environment variables, or lines of a `.env` file in the current folder."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import SecretStr

from bot.errors import SettingsError


def _setting(variable: str, help_: str, default: str = "") -> Any:  # noqa: ANN401 - stands where the field's own type does
    return field(default=default, metadata={"variable": variable, "help": help_})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting; a secret never shows in a repr or a log."""

    token: SecretStr = field(
        default=SecretStr(""),
        metadata={"variable": "DISCORD_TOKEN", "help": "The bot's token, from Discord's developer portal."},
    )
    prefix: str = _setting("DATELINE_PREFIX", "What commands start with.", "!")
    briefs: str = _setting(
        "DATELINE_BRIEFS", "The folder that holds your briefs; empty: the ones that come with it."
    )
    database: SecretStr = field(
        default=SecretStr(""),
        metadata={
            "variable": "DATELINE_DATABASE",
            "help": "Where digests are kept: sqlite:///file or postgresql://…; empty: a file in your data folder.",
        },
    )
    digests_per_server: int = field(
        default=25,
        metadata={
            "variable": "DATELINE_DIGESTS_PER_SERVER",
            "help": "How many digests one server may have.",
        },
    )
    spread_seconds: int = field(
        default=0,
        metadata={
            "variable": "DATELINE_SPREAD_SECONDS",
            "help": "Over how many seconds the posts of one minute are spread, each always at the same one.",
        },
    )
    log_level: str = _setting(
        "DATELINE_LOG_LEVEL", "How much is logged: DEBUG, INFO, WARNING or ERROR.", "INFO"
    )


def read_settings(environment: Mapping[str, str] | None = None, dotenv: Path = Path(".env")) -> Settings:
    """Read the settings; an environment variable wins over the line in `.env`.

    Raises SettingsError when a value cannot be.
    """
    given = dict(dotenv_values(dotenv)) | dict(os.environ if environment is None else environment)
    values: dict[str, Any] = {}
    for each in fields(Settings):
        value = (given.get(each.metadata["variable"]) or "").strip()
        if value:
            values[each.name] = _convert(each.metadata["variable"], each.default, value)
    settings = Settings(**values)
    if (
        len(settings.prefix) > MAX_PREFIX
        or settings.prefix[0].isalnum()
        or any(map(str.isspace, settings.prefix))
    ):
        raise SettingsError(
            f"DATELINE_PREFIX is {settings.prefix!r}; use 1 to {MAX_PREFIX} signs that start no word, such as !"
        )
    if settings.log_level not in _LOG_LEVELS:
        raise SettingsError(
            f"DATELINE_LOG_LEVEL is {settings.log_level!r}; use one of {', '.join(_LOG_LEVELS)}"
        )
    return settings


MAX_PREFIX = 5
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
MOST_OF_ANYTHING = 1_000


def _convert(variable: str, default: object, value: str) -> SecretStr | int | str:
    """Read a setting's text as what its default is."""
    if isinstance(default, SecretStr):
        return SecretStr(value)
    if not isinstance(default, int):
        return value
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= MOST_OF_ANYTHING):
        raise SettingsError(f"{variable} is {value!r}; use a number from 1 to {MOST_OF_ANYTHING}")
    return int(value)
