"""A problem in content as a value: where it is, which rule it breaks, what to do. Pure."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong. Prints as `path:line:col: rule: message`; lines and columns count from 1."""

    path: str
    line: int
    column: int
    rule: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message}"
