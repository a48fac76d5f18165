"""A clock for the bot that a test sets."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

START = datetime(2031, 5, 1, 9, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that is set by hand."""

    at: datetime = START

    def __call__(self) -> datetime:
        """Return what it is set to."""
        return self.at

    def advance(self, **span: float) -> datetime:
        """Let time pass, and return what it is set to then."""
        self.at += timedelta(**span)
        return self.at
