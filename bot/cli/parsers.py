"""What every subcommand adds its parser to, and what several read from their arguments."""

import argparse
from typing import TypeAlias

from bot.brief import is_slug

# argparse has no public name for it
Subcommands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def read_slug(text: str) -> str:
    """Read the id of a brief or a record: it becomes part of a path, and must not lead out of its folder."""
    if not is_slug(text):
        raise argparse.ArgumentTypeError(
            f"`{text}` is no id; use a-z, 0-9 and hyphens, such as: eastern-flank"
        )
    return text
