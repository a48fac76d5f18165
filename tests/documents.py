"""The commands that README.md, CONTRIBUTING.md and deploy/README.md tell people to type."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from tests.processes import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "deploy/README.md")
SETTING = re.compile(r"[A-Z_]+=\S+")
IN_A_LINE = re.compile(r"`([^`\n]+(?:\n[^`\n]+)?)`")
IN_A_BLOCK = re.compile(r"^(?:    |(?=python3 ))(?P<command>\S.*?(?:\\\n.*)?)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Documented:
    """A command of the shell: where it stands, the settings before it, and its words, the program's name first."""

    document: str
    settings: tuple[str, ...]
    words: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join((*self.settings, *self.words))


def read_document(document: str) -> str:
    """Return the text of a document."""
    return (ROOT / document).read_text(encoding="utf-8")


def find_commands(*program: str) -> list[Documented]:
    """Return each documented command that starts with these words, once, wherever it stands."""
    found = {
        str(command): command
        for document in DOCUMENTS
        for line in find_lines(read_document(document))
        if (command := read_command(document, line)).words[: len(program)] == program
    }
    return [*found.values()]


def find_lines(text: str) -> Iterator[str]:
    """Yield what stands in backquotes, and each line of an indented block, parted where the shell parts it."""
    for shown in (*IN_A_LINE.findall(text), *(match["command"] for match in IN_A_BLOCK.finditer(text))):
        yield from shown.replace("\\\n", " ").split("&&")


def read_command(document: str, line: str) -> Documented:
    """Read a line as a shell would; what is no command at all has no words."""
    try:
        words = shlex.split(line, comments=True)
    except ValueError:
        words = []
    settings = [*iter_settings(words)]
    words = words[len(settings) :]
    words[:1] = [word.removeprefix(".venv/bin/") for word in words[:1]]
    return Documented(document=document, settings=tuple(settings), words=tuple(words))


def iter_settings(words: list[str]) -> Iterator[str]:
    """Yield the settings that stand before a command."""
    for word in words:
        if not SETTING.fullmatch(word):
            return
        yield word
