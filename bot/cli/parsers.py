"""What every subcommand adds its parser to, and what several read from their arguments."""

import argparse
import re
from typing import TypeAlias

# argparse has no public name for it
Subcommands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_SLUG = 80


def read_slug(text: str) -> str:
    """Read the id of a brief or a record: it becomes part of a path, and must not lead out of its folder."""
    if not _SLUG.fullmatch(text) or len(text) > _LONGEST_SLUG:
        raise argparse.ArgumentTypeError(
            f"`{text}` is no id; use a-z, 0-9 and hyphens, such as: eastern-flank"
        )
    return text
