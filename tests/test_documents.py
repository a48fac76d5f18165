"""Every command that the documents tell people to type does what it says: it is run here, or by the test named."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.cli import main
from tests.documents import Documented, find_commands
from tests.processes import ROOT
from tests.shipped import copy_lightly
from tests.test_play import find_browser

GOES_ON = {
    "run": "tests/test_run.py",
    "play": "tests/test_play.py",
    "desk": "tests/curating/desk_browser.py",
    "doctor": "tests/test_doctor.py",
}
"""What serves until it is stopped, or asks Discord itself, with the tests that start it."""
NAMED_ALONE = {("new",), ("source", "show"), ()}
"""What the documents name without the arguments that it needs."""
FINDS: dict[tuple[str, ...], int] = {("check", "--reviewed"): 1}
"""What ends with another code than 0, since it finds what it looks for."""
PLACES = {"SLUG": "aldermere", "<slug>": "aldermere"}
"""What stands for a reader's own choice."""
WRITES_FILES = {
    "tests.catalogues": "tests/languages/test_catalogues.py",
    "tests.chat.golden_replies": "tests/chat/test_golden.py",
    "tests.lookup.country_table": "tests/lookup/test_country_names.py",
    "tests.pictures.world_file": "tests/pictures/test_maps.py",
}
"""What writes files of this repository, with the tests that compare those files with what it makes."""
SMALL = {
    "ablation": "--only asks",
    "drafting": "",
    "fanout": "--deliveries 5 --schedules 50 --repeats 1 --databases sqlite",
    "load": "--rounds 1 --briefs 2",
    "match": "tests/lookup/unseen-names-one.jsonl --totals",
    "readme": "--help",
    "reply": "--rounds 1 --messages 20 --guilds 1",
    "soak": "--minutes 0.05",
}
"""The benchmarks that are documented, with options under which they take seconds: at least those that are told."""


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a folder as the documents have it: an article, briefs to try, and the repository's beside them."""
    village = ROOT / "tests/village"
    shutil.copytree(village, tmp_path / "tests/village")
    shutil.copytree(village, tmp_path / "try")
    briefs = copy_lightly(tmp_path)
    shutil.copy(village / "seeds/aldermere.txt", tmp_path / "article.txt")
    monkeypatch.setattr("bot.cli.check.find_briefs_folder", lambda: briefs)  # `.ci/run` checks all of them
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_DATABASE", f"sqlite:///{tmp_path}/dateline.sqlite3")
    return tmp_path


def prepare(stage: Path, words: list[str]) -> None:
    """Have there what a command works on, and not yet what it makes."""
    shutil.rmtree(stage / "try")
    if words == ["source", "show"]:
        shutil.copytree(stage / "tests/village/briefs/aldermere", stage / "briefs/aldermere")
        shutil.copy(stage / "tests/village/seeds/aldermere.yaml", stage / "seeds")


@pytest.mark.parametrize("command", find_commands("dateline"), ids=str)
def test_a_command_of_the_shell_is_done(
    command: Documented, stage: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [PLACES.get(word, word) for word in command.words[1:]]
    if words[:1] and words[0] in GOES_ON:
        assert f'"{words[0]}"' in (ROOT / GOES_ON[words[0]]).read_text(encoding="utf-8")
        words.append("--help")
    elif tuple(words) in NAMED_ALONE:
        words.append("--help")
    elif words[0] in {"new", "source"}:
        prepare(stage, words[:2])
        words += [] if "--briefs" in words else ["--briefs", "briefs"]
        words += ["--seeds", "seeds"] if words[0] == "source" else []
    for setting in command.settings:
        monkeypatch.setenv(*setting.split("=", 1))
    if words[-1] == "--help":
        with pytest.raises(SystemExit, match="0"):
            main(words)
    else:
        assert main(words) == FINDS.get(tuple(words), 0)
    assert any(capsys.readouterr())


@pytest.mark.long
@pytest.mark.parametrize("command", find_commands("python", "-m", "tests.bench"), ids=str)
def test_a_benchmark_runs_with_the_options_told(command: Documented) -> None:
    name, *told = [*command.words[3:], ""]
    small = SMALL[name].split() if name else []
    assert {word for word in told if word.startswith("--")} <= {*small}
    done = run_module("tests.bench", name, *small)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout


@pytest.mark.long
def test_the_sheets_of_replies_are_made(tmp_path: Path) -> None:
    find_browser()
    (command,) = find_commands("python", "-m", "tests.chat.screenshots")
    done = run_module(command.words[2], "--folder", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["replies-1.png", "replies-2.png"]


def test_what_else_makes_files_is_held_to_them_by_a_test() -> None:
    modules = {command.words[2] for command in find_commands("python", "-m")}
    others = {name for name in modules if name.startswith("tests.")} - {
        "tests.bench",
        "tests.chat.screenshots",
    }
    assert others == {*WRITES_FILES}
    for module, test in WRITES_FILES.items():
        package, _, name = module.rpartition(".")
        imports = re.compile(rf"from {module} import |from {package} import .*\b{name}\b")
        assert imports.search((ROOT / test).read_text(encoding="utf-8")), module


def test_what_is_to_be_installed_can_be() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    told = {
        word for command in find_commands("pip", "install") for word in command.words if word.startswith(".")
    }
    assert told
    for word in told:
        assert {*word.removeprefix(".[").removesuffix("]").split(",")} <= {*extras}, word


def run_module(*words: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m` with these words from the root of the repository, as the documents have it."""
    command = [sys.executable, "-m", *(word for word in words if word)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - it is ours
