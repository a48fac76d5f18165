"""What a reply is made of, and how to mark it up for wherever it is read. Pure."""

from dataclasses import dataclass
from typing import Protocol

from bot.languages import say_language
from bot.lookup.addresses import Address


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
class Passage:
    """A fact as it is told. `text` is markup, the rest plain text."""

    text: str
    heading: str = ""
    """What it and those behind it are about, where the facts before were about something else."""
    numbers: str = ""
    """The sentences it stands on: `24, 25`; empty for a curator's note."""
    language: str = ""
    """The code of the language that it is in, where that is not the reader's: `en`."""
    source: str = ""
    """The same with the first words of the article: `sentence 32: “about 600 Americans”`."""
    evidence: tuple[tuple[int, str], ...] = ()
    """Every sentence with its words of the article."""
    below: str = ""
    """What became of it, in markup."""

    def __str__(self) -> str:
        heading = f"{self.heading}\n\n" if self.heading else ""
        named = say_language(self.language) if self.language else ""
        small = " · ".join(part for part in (self.source, named) if part)
        source = f"\n  [{small}]" if small else ""
        below = f"\n{self.below}" if self.below else ""
        return f"{heading}{self.text}{source}{below}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something to pick: another reply by its address, or a part of this one. Plain text."""

    label: str
    description: str = ""
    address: Address | None = None
    """Where it leads; None to a part of the same reply."""
    part: str = ""
    """The token of the part; empty for the whole."""
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """What can be picked instead of typed, and what to say above it."""

    prompt: str
    options: tuple[Option, ...]
    stays: bool = False
    """Whether it stays, so that one after the other can be picked; what is picked is shown below."""


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True)
class Reply:
    """A reply. `title`, `subject` and `footer` are plain text, the rest is markup; pages break only between blocks."""

    title: str = ""
    """The answer in a line. Where it is empty, the first fact is."""
    subject: str = ""
    """What the reply is on, in small print, where the title does not say."""
    lead: str = ""
    passages: tuple[Passage, ...] = ()
    blocks: tuple[str, ...] = ()
    closing: str = ""
    footer: str = ""
    at_first: int = 3
    """How many passages or blocks are shown before anybody asks for more."""
    on_a_page: int = 5
    """How many are shown on each page after the first."""
    menus: tuple[Menu, ...] = ()

    def __str__(self) -> str:
        below = " · ".join(part for part in (self.subject, self.footer) if part)
        parts = (self.title, self.lead, *map(str, self.passages), *self.blocks, self.closing, below)
        return "\n\n".join(part for part in parts if part)
