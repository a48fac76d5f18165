"""What every subcommand adds its parser to."""

import argparse
from typing import TypeAlias

# argparse has no public name for it
Subcommands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
