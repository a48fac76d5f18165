"""A clock for the bot that a test sets."""

from dataclasses import dataclass
from datetime import UTC, datetime

START = datetime(2031, 5, 1, 9, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that is set by hand."""

    at: datetime = START

    def __call__(self) -> datetime:
        """Return what it is set to."""
        return self.at
