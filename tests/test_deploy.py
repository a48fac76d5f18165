"""What stands in deploy/ names what there is: metrics, settings, paths and commands."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import REGISTRY

from bot.cli import main
from bot.observability.metrics import ANSWERS
from bot.settings import Settings
from bot.shards import read_shards
from tests.processes import ROOT

DEPLOY = ROOT / "deploy"
VARIABLES = {str(field.validation_alias) for field in Settings.model_fields.values()}
_ENDINGS = {"counter": "_total", "histogram": "_bucket"}
NOT_OURS = {"PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}


def read(name: str) -> str:
    """Return a file's text, its continued lines joined."""
    return (DEPLOY / name).read_text(encoding="utf-8").replace("\\\n", "")


def list_metrics() -> set[str]:
    """Return every name under which something is measured, be it counted already or not."""
    return {f"{family.name}{_ENDINGS.get(family.type, '')}" for family in REGISTRY.collect()}


def list_expressions() -> Iterator[str]:
    """Yield every query of the dashboard."""
    for panel in json.loads(read("dashboard.json"))["panels"]:
        yield from (target["expr"] for target in panel["targets"])


def test_the_dashboard_asks_for_what_is_measured_and_for_all_of_it() -> None:
    asked = {name for text in list_expressions() for name in re.findall(r"\b(?:dateline|process)_\w+", text)}
    assert asked <= list_metrics()
    ours = {name for name in list_metrics() if name.startswith("dateline_")}
    assert f"{next(iter(ANSWERS.describe())).name}_total" in ours
    assert ours <= asked


def test_the_image_is_made_of_what_there_is_with_the_pinned_versions() -> None:
    dockerfile = read("Dockerfile")
    for sources in re.findall(r"^COPY (?!--from)(.+) \S+$", dockerfile, re.MULTILINE):
        assert all((ROOT / source).exists() for source in sources.split())
    (pins,) = re.findall(r"pip install .*-c (\S+)", dockerfile)
    assert (ROOT / pins).samefile(DEPLOY / "constraints.txt")
    set_here = set(re.findall(r"\b([A-Z_]+)=\S", dockerfile.split("ENV", 1)[1].split("\n", 1)[0]))
    assert set_here - NOT_OURS <= VARIABLES
    assert re.search(r"^USER 10001$", dockerfile, re.MULTILINE)
    assert "/healthz" in dockerfile


def test_the_composition_names_settings_and_files_that_there_are() -> None:
    services: dict[str, Any] = yaml.safe_load(read("compose.yaml"))["services"]
    bot = services["bot"]
    assert set(bot["environment"]) <= VARIABLES
    context = DEPLOY / bot["build"]["context"]
    assert (context / bot["build"]["dockerfile"]).samefile(DEPLOY / "Dockerfile")
    assert bot["read_only"]
    assert set(bot["depends_on"]) <= set(services)
    assert f"@{next(iter(bot['depends_on']))}/" in bot["environment"]["DATELINE_DATABASE"]


def test_the_two_processes_of_the_composition_hold_each_shard_once() -> None:
    services: dict[str, Any] = yaml.safe_load(read("compose.yaml"))["services"]
    bot, second = services["bot"], services["second"]
    same = {"environment", "profiles"}
    assert {key: second[key] for key in second.keys() - same} == {key: bot[key] for key in bot.keys() - same}
    assert second["profiles"] == ["shards"]
    assert second["environment"].keys() == bot["environment"].keys()
    (alone,), (theirs,) = (
        re.findall(r"^\$\{\w+:-(.+)\}$", each["environment"]["DATELINE_SHARDS"]) for each in (bot, second)
    )
    assert read_shards(alone) is None
    for text in (read("compose.yaml"), read("README.md")):
        (ours,) = re.findall(r"DATELINE_SHARDS=(\d/\d)\b", text)
        both = [read_shards(ours), read_shards(theirs)]
        assert sorted(number for each in both if each for number in each.ids) == [0, 1]
        assert {each.count for each in both if each} == {2}


def test_the_unit_names_settings_and_a_command_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    unit = read("dateline.service")
    assert set(re.findall(r"^Environment=(\w+)=", unit, re.MULTILINE)) <= VARIABLES
    (command,) = re.findall(r"^ExecStart=\S+/dateline (\w+)$", unit, re.MULTILINE)
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "SIGHUP" in capsys.readouterr().out


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_takes_the_unit_and_finds_it_hardened(tmp_path: Path) -> None:
    unit = tmp_path / "dateline.service"
    unit.write_text(
        read("dateline.service").replace("/opt/dateline/bin/dateline", "/bin/true"), encoding="utf-8"
    )
    told = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)  # noqa: S603, S607
    assert (told.returncode, told.stderr) == (0, "")
    rating = ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(unit)]
    assert subprocess.run(rating, capture_output=True, check=False).returncode == 0  # noqa: S603


@pytest.mark.skipif(shutil.which("hadolint") is None, reason="needs hadolint")
def test_the_dockerfile_is_linted() -> None:
    linted = subprocess.run(["hadolint", DEPLOY / "Dockerfile"], capture_output=True, text=True, check=False)  # noqa: S603, S607
    assert (linted.returncode, linted.stdout) == (0, "")
