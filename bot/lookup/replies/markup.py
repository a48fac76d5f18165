"""What a reply is made of, and how to mark it up for wherever it is read. Pure."""

from dataclasses import dataclass
from typing import Protocol


class Markup(Protocol):
    """How to show text as it is, and how to write it bold, small or quoted."""

    def escape(self, text: str) -> str:
        """Return markup that shows `text` as it is."""
        ...

    def verbatim(self, text: str) -> str:
        """Return markup that repeats what a person typed, with nothing in it working as markup, mention or link."""
        ...

    def bold(self, text: str) -> str:
        """Return markup in bold."""
        ...

    def small(self, text: str) -> str:
        """Return one line of markup in small print."""
        ...

    def quote(self, text: str) -> str:
        """Return markup as a quotation that stands by itself."""
        ...

    def command(self, text: str) -> str:
        """Return markup for a command that a person can type; `text` has no prefix and is not markup yet."""
        ...


class PlainMarkup:
    """No markup at all, for terminals and scripts."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def escape(self, text: str) -> str:
        """Return the text."""
        return text

    def verbatim(self, text: str) -> str:
        """Return the text in quotation marks."""
        return f"“{text}”"

    def bold(self, text: str) -> str:
        """Return the text."""
        return text

    def small(self, text: str) -> str:
        """Return the text in brackets."""
        return f"  [{text}]"

    def quote(self, text: str) -> str:
        """Return the text; a quotation carries its own marks."""
        return text

    def command(self, text: str) -> str:
        """Return a command as a person types it."""
        return f"{self._prefix}{text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply. `title` and `footer` are plain text, the rest is markup; pages break only between blocks."""

    title: str
    lead: str = ""
    blocks: tuple[str, ...] = ()
    closing: str = ""
    footer: str = ""

    def __str__(self) -> str:
        parts = (self.title, self.lead, *self.blocks, self.closing, self.footer)
        return "\n\n".join(part for part in parts if part)
