"""Replies as plain text, for terminals and scripts."""


class PlainMarkup:
    """No markup at all."""

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
