"""What is released stands by itself: built, installed in a new environment, asked from an empty folder."""

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, at: Path) -> str:
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.mark.long
def test_the_wheel_of_the_sdist_answers_in_a_new_environment_from_another_folder(tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, at=ROOT)
    [sdist] = tmp_path.glob("*.tar.gz")
    run("tar", "xf", sdist, at=tmp_path)
    unpacked = tmp_path / sdist.name.removesuffix(".tar.gz")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, at=unpacked)
    [wheel] = tmp_path.glob("*.whl")
    pages = "bot/curating/pages/"
    assert {f"{pages}templates/base.html", f"{pages}static/htmx.min.js"} <= set(ZipFile(wheel).namelist())

    environment, elsewhere = tmp_path / "environment", tmp_path / "elsewhere"
    uv = Path(sys.executable).with_name("uv")
    run(uv, "venv", "-q", "--python", sys.executable, environment, at=tmp_path)
    elsewhere.mkdir()
    constraints = ROOT / "deploy" / "constraints.txt"
    python = environment / "bin" / "python"
    run(uv, "pip", "install", "-q", "--python", python, "-c", constraints, wheel, at=elsewhere)
    dateline = environment / "bin" / "dateline"
    reply = json.loads(run(dateline, "ask", "--json", "!who pabrix", at=elsewhere))
    assert (reply["outcome"], reply["entities"][0]["id"]) == ("answer", "artis-pabriks")
    assert run(dateline, "check", at=elsewhere).startswith("eastern-flank: 0 errors")
