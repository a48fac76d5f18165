"""What an operator can set: environment variables, or lines of a `.env` file in the current folder."""

import os
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
)
from pydantic_core import ErrorDetails

from bot.errors import SettingsError
from bot.shards import read_shards

DOTENV = ".env"
MAX_PREFIX = 5
MOST_OF_ANYTHING = 1_000
LOOPBACK = "127.0.0.1"
_LAST_PORT = 65_535
_DATABASES = ("sqlite:///", "postgresql://", "postgres://")


PrefixFault = Literal["length", "space", "hidden", "kept", "word"]
"""Too long or empty; with a space; with what nobody sees; with what Discord reads itself; like a word."""
_KEPT_BY_DISCORD = "/@#<`"
"""It opens a menu when one of these begins a message, or marks up what follows."""


def find_prefix_fault(prefix: str) -> PrefixFault | None:
    """Return why commands cannot start with something; None where they can."""
    if not 1 <= len(prefix) <= MAX_PREFIX:
        return "length"
    if any(map(str.isspace, prefix)):
        return "space"
    if not prefix.isprintable():
        return "hidden"
    if prefix[0] in _KEPT_BY_DISCORD or "`" in prefix:
        return "kept"
    return "word" if prefix[0].isalnum() and (prefix[-1].isalnum() or prefix[-1] in ".,?") else None


def _check_prefix(prefix: str) -> str:
    if find_prefix_fault(prefix):
        raise ValueError(f"use 1 to {MAX_PREFIX} signs that start no word, such as !")
    return prefix


def _check_database(database: SecretStr) -> SecretStr:
    address = database.get_secret_value()
    if address and not address.startswith(_DATABASES):
        raise ValueError("begin it with sqlite:/// or postgresql://")
    return database


def _check_address(address: str) -> str:
    if address and split_address(address) is None:
        raise ValueError("use a port of this machine, such as 9464, or address:port")
    return address


def _check_shards(shards: str) -> str:
    read_shards(shards)
    return shards


def split_address(address: str) -> tuple[str, int] | None:
    """Split `9464`, which is this machine's, or `address:9464`; None where it is neither."""
    host, _, port = address.rpartition(":")
    if not (port.isascii() and port.isdigit() and 1 <= int(port) <= _LAST_PORT):
        return None
    return host.strip("[]") or LOOPBACK, int(port)


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


class Settings(BaseModel):
    """Every setting, in the order of the README's table; a secret never shows in a repr or a log."""

    model_config = ConfigDict(
        frozen=True,
        extra="ignore",  # a `.env` may serve other programs too
        str_strip_whitespace=True,
    )

    token: SecretStr = Field(
        default=SecretStr(""),
        validation_alias="DISCORD_TOKEN",
        description="The bot's token, from Discord's developer portal.",
    )
    prefix: Annotated[str, AfterValidator(_check_prefix)] = Field(
        default="!", validation_alias="DATELINE_PREFIX", description="What commands start with."
    )
    briefs: str = Field(
        default="",
        validation_alias="DATELINE_BRIEFS",
        description="The folder that holds your briefs; empty: those that come with it.",
    )
    database: Annotated[SecretStr, AfterValidator(_check_database)] = Field(
        default=SecretStr(""),
        validation_alias="DATELINE_DATABASE",
        description="Where digests and settings are kept: `sqlite:///dateline.sqlite3`, or `postgresql://user:password@host/name` "
        "after `pip install '.[postgres]'`; empty: a file in your data folder.",
    )
    digests_per_server: int = Field(
        default=25,
        ge=1,
        le=MOST_OF_ANYTHING,
        validation_alias="DATELINE_DIGESTS_PER_SERVER",
        description="How many digests one server may have.",
    )
    spread_seconds: int = Field(
        default=0,
        ge=0,
        le=MOST_OF_ANYTHING,
        validation_alias="DATELINE_SPREAD_SECONDS",
        description="Over how many seconds the posts of one minute are spread, each always at the same one.",
    )
    shards: Annotated[str, AfterValidator(_check_shards)] = Field(
        default="auto",
        validation_alias="DATELINE_SHARDS",
        description="Which shards this process is for, and how many there are in all: `0-7/16` or `0,3,5/16`; `auto`: "
        "all that Discord recommends.",
    )
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = Field(
        default="INFO",
        validation_alias="DATELINE_LOG_LEVEL",
        description="How much is logged: `DEBUG`, `INFO`, `WARNING` or `ERROR`.",
    )
    log_format: Annotated[Literal["console", "json"], BeforeValidator(_lower)] = Field(
        default="console",
        validation_alias="DATELINE_LOG_FORMAT",
        description="How: `console` for people, `json` for machines, one object a line.",
    )
    monitor: Annotated[str, AfterValidator(_check_address)] = Field(
        default="",
        validation_alias="DATELINE_MONITOR",
        description="Where `/metrics`, `/healthz` and `/readyz` are served: a port of this machine, such as `9464`, "
        "or `address:port`; empty: nowhere.",
    )


def read_settings(*, tokenless: str = "") -> Settings:
    """Read the settings; an environment variable wins over the line in `.env`.

    `tokenless` says what to do where there is no token, if one is needed. Raises SettingsError, which tells all that is
    wrong or missing, each on a line.
    """
    wrong: list[str] = []
    try:
        settings = _read()
    except ValidationError as error:
        details = error.errors()
        wrong += map(_explain, details)
        good = {str(detail["loc"][0]) for detail in details}
        settings = _read(**{name: _default(name) for name in good})
    except UnicodeDecodeError:
        raise SettingsError(f"{DOTENV} is not in UTF-8; save it so") from None
    if tokenless and not settings.token.get_secret_value():
        wrong.append(tokenless)
    if wrong:
        raise SettingsError("\n".join(wrong))
    return settings


def _read(**instead: Any) -> Settings:  # noqa: ANN401 - each setting has its own
    """Read the settings but for those given instead; where there are none, what reads them is not loaded."""
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    if not Path(DOTENV).exists() and known.isdisjoint(map(str.upper, os.environ)):
        return Settings(**instead)
    from pydantic_settings import BaseSettings, SettingsConfigDict  # noqa: PLC0415 - it takes long to load

    class Read(BaseSettings, Settings):  # pyright: ignore[reportIncompatibleVariableOverride] - one is the other
        model_config = SettingsConfigDict(
            **Settings.model_config, env_file=DOTENV, env_file_encoding="utf-8", env_ignore_empty=True
        )

    return Settings.model_construct(**dict(Read(**instead)))


def _default(variable: str) -> Any:  # noqa: ANN401 - each setting has its own
    fields = Settings.model_fields.values()
    return next(field.default for field in fields if field.validation_alias == variable)


def _explain(detail: ErrorDetails) -> str:
    """Say which setting is wrong and what to do; what is secret is not repeated."""
    variable, given, context = str(detail["loc"][0]), detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "value_error":
            advice = str(context["error"])
        case "literal_error":
            advice = f"use {context['expected']}"
        case _:
            numbers = next(f for f in Settings.model_fields.values() if f.validation_alias == variable)
            least, most = (
                getattr(bound, name) for bound, name in zip(numbers.metadata, ("ge", "le"), strict=True)
            )
            advice = f"use a number from {least} to {most}"
    shown = "set" if isinstance(_default(variable), SecretStr) else repr(given)
    return f"{variable} is {shown}; {advice}"
