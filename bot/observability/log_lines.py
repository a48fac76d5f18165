"""A log record -> one line for people or one JSON object for machines, without secrets."""

import json
import logging
import sys
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, Literal, TextIO

from bot.observability.log_context import read_ids

OURS = "bot"
"""The logger above all of ours."""


class _Lines(logging.Formatter):
    """For people: the time (UTC), the level, the logger, what happened and the ids of what it happened to."""

    def __init__(self, secrets: Collection[str]) -> None:
        super().__init__()
        self._secrets = sorted(filter(None, secrets), key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text, with every secret taken out of it."""
        text = self._lay_out(record)
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return text

    def _lay_out(self, record: logging.LogRecord) -> str:
        moment = _read_moment(record).strftime("%Y-%m-%d %H:%M:%S")
        ids = "".join(f" {name}={value}" for name, value in read_ids().items())
        line = f"{moment} {record.levelname:8} {record.name}:{ids} {record.getMessage()}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


class _Objects(_Lines):
    """For machines: one JSON object a line; ids are strings, since many readers round numbers of that size."""

    def _lay_out(self, record: logging.LogRecord) -> str:
        shown: dict[str, Any] = {
            "time": _read_moment(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **{f"{name}_id": str(value) for name, value in read_ids().items()},
        }
        if record.exc_info:
            shown["exception"] = self.formatException(record.exc_info)
        return json.dumps(shown, ensure_ascii=False)


def _read_moment(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def set_up_logging(
    level: str, style: Literal["console", "json"], secrets: Collection[str], stream: TextIO | None = None
) -> None:
    """Write every record from a level on to standard error, or to `stream`.

    The libraries below us keep to INFO, whatever the level: at DEBUG they log what people write, and tokens.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Objects(secrets) if style == "json" else _Lines(secrets))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(max(logging.INFO, logging.getLevelNamesMapping()[level]))
    logging.getLogger(OURS).setLevel(level)
