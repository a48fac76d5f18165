"""What a bench found, as a table for people or as JSON for scripts, with the machine it was found on."""

import argparse
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

Cell = str | int | float


@dataclass(frozen=True)
class Column:
    """A heading, and how its figures are written."""

    name: str
    format: str = ""
    """As for `format`: `.2f`, `,`."""

    def write(self, cell: Cell) -> str:
        """Return a figure as text; what is text already stays as it is."""
        return cell if isinstance(cell, str) else format(cell, self.format)


@dataclass(frozen=True)
class Table:
    """Rows of figures under their headings; the first column names the row."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]

    def __str__(self) -> str:
        cells = [[column.name for column in self.columns]] + [
            [column.write(cell) for column, cell in zip(self.columns, row, strict=True)] for row in self.rows
        ]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines = [
            "  ".join(
                cell.rjust(width) if place else cell.ljust(width)
                for place, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
            for row in cells
        ]
        return "\n".join([self.title, *lines])

    def as_markdown(self) -> str:
        """Return the table as GitHub shows it, its title above."""
        lines = [
            [column.name.strip() for column in self.columns],
            ["---"] + ["--:"] * (len(self.columns) - 1),
            *(
                [column.write(cell) for column, cell in zip(self.columns, row, strict=True)]
                for row in self.rows
            ),
        ]
        return "\n".join([f"{self.title}:", "", *(f"| {' | '.join(line)} |" for line in lines)])

    def as_json(self) -> dict[str, object]:
        """Return the table as JSON: one object a row."""
        names = [column.name for column in self.columns]
        return {"table": self.title, "rows": [dict(zip(names, row, strict=True)) for row in self.rows]}


def make_parser(description: str | None) -> argparse.ArgumentParser:
    """Make the parser of a bench: every one takes `--json` and `--markdown`."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print one JSON object, and nothing else")
    how.add_argument("--markdown", action="store_true", help="print the tables as the README has them")
    return parser


def publish(tables: Sequence[Table], options: argparse.Namespace) -> None:
    """Print tables as the options of `make_parser` ask for them, and what they were measured on."""
    machine = describe_machine()
    measured_on = ", ".join(f"{name} {value}" for name, value in machine.items())
    if options.json:
        print(json.dumps({"machine": machine, "tables": [table.as_json() for table in tables]}, indent=2))
    elif options.markdown:
        print("\n\n".join(table.as_markdown() for table in tables))
        print(f"\n{date.today().isoformat()}, {measured_on}.")  # noqa: DTZ011 - whoever runs it says which day it is
    else:
        print("\n\n".join(map(str, tables)))
        print(f"\n{measured_on}")


def describe_machine() -> dict[str, str]:
    """Return what figures depend on: processor, cores, Python and the libraries that do the work."""
    processor = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    libraries = {name: version(name) for name in ("discord.py", "rapidfuzz", "PyYAML", "pydantic")}
    return {
        "processor": processor,
        "cores": str(os.cpu_count()),
        "Python": platform.python_version(),
    } | libraries
