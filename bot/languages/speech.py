"""Which language is spoken at the moment, and a message said in it.

A message is whole sentences in English with `{name}` for what is put in, and stands in the code where it is said.
"""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from bot.languages.catalogues import read_catalogue

ENGLISH = "en"
_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


@contextmanager
def speak(language: str) -> Generator[None]:
    """Say everything within in a language, by its code: `lv`."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def adopt(language: str) -> None:
    """Say everything in a language from now on, in the task that calls this and in those that it starts."""
    _language.set(language)


def spoken() -> str:
    """Return the code of the language that is spoken."""
    return _language.get()


def say(message: str, /, **values: object) -> str:
    """Return a message in the language that is spoken, with `values` put in."""
    words = read_catalogue(_language.get()).gettext(message) if message else ""
    return words.format(**values) if values else words


def say_count(one: str, many: str, count: int, /, **values: object) -> str:
    """Return a message about a number of things, in the plural that the language has for it; `{count}` is put in."""
    words = read_catalogue(_language.get()).ngettext(one, many, count)
    return words.format(count=count, **values)


def mark(message: str, /) -> str:
    """Mark a message for the catalogues that is kept now and said later, by `say`."""
    return message
