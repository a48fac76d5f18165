"""What CONTRIBUTING.md promises of the code, and README.md of the settings."""

import ast
import re
import statistics
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import simcord
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pydantic import SecretStr
from pydantic.fields import FieldInfo

from bot.chat.client import DatelineBot
from bot.settings import Settings
from tests.bench.__main__ import BENCHMARKS
from tests.bench.readme import PART
from tests.processes import ROOT

MODULES = sorted((ROOT / "bot").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MOST_LINES, MEDIAN_LINES, MOST_FUNCTION_LINES = 350, 100, 60
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "base", "core"}
PACKAGES = [path.parent for path in MODULES if path.name == "__init__.py"]
SPEAKS_TO_DISCORD = ("bot/chat/", "bot/playground.py")
STARTS_DISCORD = {"bot/cli/run.py"}
"""The composition root tells discord.py where to log, and turns its refusals into words and exit codes."""


def name(path: Path) -> str:
    """Return a path as it is written in the repository."""
    return path.relative_to(ROOT).as_posix()


def count_lines(path: Path) -> int:
    """Return how many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def find_functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function of a file, wherever it is defined."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def find_imports(path: Path) -> set[str]:
    """Return the top-level packages that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_the_readme_has_every_setting_and_no_other() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("| variable | default | what it is |\n")[1]
    rows = table.split("\n\n")[0].splitlines()[1:]
    assert rows == [describe_setting(field) for field in Settings.model_fields.values()]


def describe_setting(field: FieldInfo) -> str:
    """Return a setting as a row of the README's table."""
    default = field.default.get_secret_value() if isinstance(field.default, SecretStr) else field.default
    shown = "" if default == "" else f"`{default}`"
    return f"| `{field.validation_alias}` | {shown} | {field.description} |"


async def test_every_command_says_what_it_does_in_a_line(
    simcord_env: simcord.Env, simcord_bot: DatelineBot
) -> None:
    assert simcord_env.bot is simcord_bot
    assert simcord_bot.commands
    for command in simcord_bot.walk_commands():
        assert command.help, command
        assert len(command.help) <= 100, command
    for described in simcord_bot.tree.walk_commands():
        assert 1 <= len(described.description) <= 100, described


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=name)
def test_a_module_is_short_and_so_are_its_functions(path: Path) -> None:
    assert count_lines(path) <= MOST_LINES
    long = [
        function.name
        for function in find_functions(path)
        if (function.end_lineno or 0) - function.lineno >= MOST_FUNCTION_LINES
    ]
    assert long == []


def test_half_of_the_modules_are_a_page() -> None:
    assert statistics.median(map(count_lines, MODULES)) < MEDIAN_LINES


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_has_a_name_that_says_something(path: Path) -> None:
    assert SAYS_NOTHING.isdisjoint([*path.relative_to(ROOT).parent.parts, path.stem])


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_chat_and_play_import_discord(path: Path) -> None:
    if "discord" in find_imports(path):
        assert name(path).startswith(SPEAKS_TO_DISCORD) or name(path) in STARTS_DISCORD


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    documented = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert documented
    assert documented.splitlines()[0].endswith((".", "`"))


def test_no_two_modules_share_a_name() -> None:
    modules = [path.stem for path in MODULES if not path.stem.startswith("__")]
    shared = [
        stem for stem, count in Counter([*modules, *(path.name for path in PACKAGES)]).items() if count > 1
    ]
    assert shared == []


@pytest.mark.parametrize("package", PACKAGES[1:], ids=name)
def test_a_package_says_what_stands_in_it(package: Path) -> None:
    documented = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    listed = [line.split()[0].rstrip("/") for line in documented.split("\n\n")[-1].splitlines()]
    modules = [path.stem for path in package.glob("*.py") if path.name != "__init__.py"]
    inner = [path.name for path in PACKAGES if path.parent == package]
    assert sorted(listed) == sorted([*modules, *inner])


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_another_package_is_imported_by_its_face(path: Path) -> None:
    """Inside of its package, at any depth, a module is imported by its own name; from outside, by the face."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bot."):
            target = ROOT.joinpath(*(node.module or "").split("."))
            inside = path.is_relative_to(target.parent)
            assert inside or target in PACKAGES, f"{name(path)}:{node.lineno}: {node.module}"


def test_the_guide_to_changes_names_what_is_there() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = guide.split("| to change | start in |")[1].split("\n\n")[0]
    rows = table.strip().splitlines()[1:]
    assert len(rows) >= 15
    for row in rows:
        first, *_ = re.findall(r"`([\w/]+(?:\.py|/))`", row)
        assert (ROOT / "bot" / first).exists(), row


def test_everything_that_is_taken_from_others_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]
    pins = {
        canonicalize_name(pin.name): next(iter(pin.specifier)).version
        for line in (ROOT / "deploy" / "constraints.txt").read_text().splitlines()
        if (pin := Requirement(line))
    }
    for requirement in map(Requirement, wanted):
        if requirement.name != project["name"]:
            assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), requirement


def test_what_the_readme_measures_can_be_measured_again() -> None:
    parts = [*PART.finditer((ROOT / "README.md").read_text(encoding="utf-8"))]
    assert {"reply", "load", "match", "fanout", "soak"} <= {part["name"] for part in parts} <= set(BENCHMARKS)
    for part in parts:
        assert part["tables"].count("| --- |") >= 1, part["name"]
        source = (ROOT / "tests" / "bench" / f"{part['name']}.py").read_text(encoding="utf-8")
        assert "make_parser(" in source
        assert all(f'"{option}"' in source for option in re.findall(r"--\w+", part["options"]))
