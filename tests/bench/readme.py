"""Measures anew what the README tells, by the commands that stand in it, and writes the tables below each.

`python -m tests.bench readme [NAME...]` renews all of them, or those of some benches; it takes what they take together,
and nothing else should run meanwhile.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Collection

from tests.processes import ROOT

README = ROOT / "README.md"
PART = re.compile(
    r"^`python -m tests\.bench (?P<name>\w+)(?P<options>[^`]*)`\n\n(?P<tables>.*?)(?=^`python -m|^<!-- end)",
    re.MULTILINE | re.DOTALL,
)
"""A command in the README, and what it printed."""


def main() -> None:
    """Run the commands and write what they print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    told = README.read_text(encoding="utf-8")
    README.write_text(PART.sub(lambda part: renew(part, options.names), told), encoding="utf-8")


def renew(part: re.Match[str], names: Collection[str]) -> str:
    """Return a part of the README with what its command prints now; one that is not asked for stays as it is."""
    if names and part["name"] not in names:
        return part[0]
    command = [sys.executable, "-m", "tests.bench", part["name"], *part["options"].split(), "--markdown"]
    print("==", *command[1:], flush=True)
    measured = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - it is ours
    return f"`python -m tests.bench {part['name']}{part['options']}`\n\n{measured.stdout.strip()}\n\n"


if __name__ == "__main__":
    main()
