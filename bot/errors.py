"""Every error that Dateline raises on purpose.

BotError
├── UserError        what a person asked cannot be done; its message is safe to show in a channel
│   └── ScheduleError  a schedule or its time zone is not understood
├── SettingsError    the operator must change a setting; the command line ends with exit code 2
├── ContentError     briefs or sources do not hold; carries every problem found; exit code 1
└── LedgerUnavailableError   the database does not answer; what was asked may be asked again
"""

from collections.abc import Sequence


class BotError(Exception):
    """The root of the tree. Anything outside of it is a fault of ours."""


class UserError(BotError):
    """What a person asked cannot be done; the message is shown to them as it is."""


class ScheduleError(UserError):
    """A schedule or its time zone is not understood; the message says which part and shows examples."""


class SettingsError(BotError):
    """A setting is missing or wrong; the message says which one and what to do."""


class ContentError(BotError):
    """Content on disk does not hold. `problems` are printable values, one a line."""

    def __init__(self, problems: Sequence[object]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class LedgerUnavailableError(BotError):
    """The database does not answer: gone, locked or too slow. Nothing is lost; it may be asked again."""
