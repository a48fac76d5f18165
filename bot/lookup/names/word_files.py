"""Files of English words: lines, or lists of words under `[heading]`; `#` begins a remark. Pure."""

from collections.abc import Iterator, Mapping
from pathlib import Path


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file that say something."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def read_lists(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Give the words under each heading of a file, in their order."""
    lists: dict[str, list[str]] = {}
    heading = ""
    for line in read_lines(path):
        if line.startswith("["):
            heading = line.strip("[]")
        else:
            lists.setdefault(heading, []).extend(line.split())
    return {heading: tuple(words) for heading, words in lists.items()}
