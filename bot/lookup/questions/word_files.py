"""The files of English words beside this module: lines, or sections of words under `[name]`; `#` begins a remark. Pure."""

from collections.abc import Iterator, Mapping
from pathlib import Path


def read_lines(name: str) -> Iterator[str]:
    """Yield the lines of a file that say something."""
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def read_sections(name: str) -> Mapping[str, frozenset[str]]:
    """Give the words of each section of a file."""
    sections: dict[str, set[str]] = {}
    section = ""
    for line in read_lines(name):
        if line.startswith("["):
            section = line.strip("[]")
            sections[section] = set()
        else:
            sections[section].update(line.split())
    return {section: frozenset(words) for section, words in sections.items()}
