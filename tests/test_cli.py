"""The command line's contract with scripts: JSON on stdout and nothing else, and the exit codes."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from tests.brief.test_loading import break_brief
from tests.processes import ROOT

Capture = pytest.CaptureFixture[str]


def ask(capsys: Capture, *arguments: str) -> dict[str, Any]:
    assert main(["ask", "--json", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_picture_is_written_and_told_in_words(capsys: Capture, tmp_path: Path):
    file = tmp_path / "chart.png"
    answer = ask(capsys, "!troops", "--picture", str(file))
    assert "Latvia: last winter about 100, now about 600." in answer["picture"]
    assert file.read_bytes().startswith(b"\x89PNG")
    assert main(["ask", "!who pabrix", "--picture", str(file)]) == 2
    assert "no picture goes with this answer" in capsys.readouterr().err
    assert main(["ask", "!map", "--picture", str(tmp_path / "none" / "map.png")]) == 2
    assert "cannot write" in capsys.readouterr().err


def test_an_answer_as_json(capsys: Capture):
    answer = ask(capsys, "!troops latvia")
    assert list(answer) == [
        "message",
        "command",
        "outcome",
        "brief",
        "entities",
        "facts",
        "text",
        "suggestions",
    ]
    assert (answer["message"], answer["command"], answer["outcome"]) == ("!troops latvia", "troops", "answer")
    assert answer["brief"] == "eastern-flank"
    [entity] = answer["entities"]
    assert list(entity) == ["id", "name", "kind", "aliases"]
    assert answer["facts"][0] == {
        "id": "us-troops-in-latvia",
        "text": "About 600 US troops are in Latvia now, up from about 100 last winter.",
        "cite": [32],
    }


@pytest.mark.parametrize(
    ("message", "outcome"),
    [
        ("!troops", "overview"),
        ("!who zelensky", "miss"),
        ("!who defense minister", "choices"),
        ("!ban me", "silence"),
        ("hi", "talk"),
        ("and estonia?", "talk"),
    ],
)
def test_each_outcome_has_its_name(capsys: Capture, message: str, outcome: str):
    assert ask(capsys, message)["outcome"] == outcome


def test_a_message_a_line_gives_an_object_a_line(capsys: Capture, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("!who pabrix\n\n!troops\r\nno newline at the end"))
    assert main(["ask", "--stdin", "--json"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["message"] for answer in answers] == [
        "!who pabrix",
        "",
        "!troops",
        "no newline at the end",
    ]
    assert [answer["outcome"] for answer in answers[:3]] == ["answer", "silence", "overview"]


def test_the_lines_of_standard_input_are_one_persons_conversation(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sys.stdin", io.StringIO("!weapons poland\nand estonia?\nthanks!\nsays who\n"))
    assert main(["ask", "--stdin", "--json"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["outcome"] for answer in answers] == ["answer", "answer", "talk", "answer"]
    _, estonia, _, again = answers
    assert (estonia["message"], estonia["command"]) == ("and estonia?", "weapons")
    assert "Weapons: Estonia" in estonia["text"]
    assert again["facts"] == estonia["facts"]


def test_a_name_with_its_reason_as_json(capsys: Capture, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("person\tpabrix\n\tLatvia\nweapon\tzzzzzz\n"))
    assert main(["match", "--stdin", "--json"]) == 0
    pabriks, latvia, nothing = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert list(pabriks) == ["query", "kind", "outcome", "entities", "suggestions"]
    assert list(pabriks["entities"][0]) == ["id", "name", "kind", "aliases", "score", "via"]
    assert (pabriks["kind"], pabriks["entities"][0]["name"]) == ("person", "Artis Pabriks")
    assert (latvia["kind"], latvia["entities"][0]["id"]) == (None, "latvia")
    assert (nothing["outcome"], nothing["entities"]) == ("miss", [])


def test_a_broken_brief_is_told_and_ends_with_1(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    break_brief(tmp_path / "eastern-flank")
    monkeypatch.setenv("DATELINE_BRIEFS", str(tmp_path))
    assert main(["ask", "--json", "!troops"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) > 10


def test_a_wrong_setting_names_itself_and_ends_with_2(capsys: Capture, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATELINE_BRIEFS", "nowhere/at/all")
    assert main(["ask", "!troops"]) == 2
    assert "DATELINE_BRIEFS" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["ask"], ["ask", "x", "--stdin"], ["match"], ["frobnicate"]])
def test_wrong_use_ends_with_2(arguments: list[str], capsys: Capture):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage: dateline" in capsys.readouterr().err


@pytest.mark.parametrize("slug", ["../x", "/x", "a/b", "..", "", "x" * 81, "é", "a\n", "C:x", "~"])
@pytest.mark.parametrize("arguments", [["source", "show"], ["source", "add", "x.txt", "--id"]])
def test_an_id_leads_out_of_no_folder(
    arguments: list[str], slug: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, slug])
    assert ended.value.code == 2
    assert "is no id; use a-z, 0-9 and hyphens" in capsys.readouterr().err


def test_a_brief_that_does_not_hold_is_told_and_the_others_answer(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shutil.copytree(ROOT / "tests/village", tmp_path, dirs_exist_ok=True)
    shutil.copytree(tmp_path / "briefs/aldermere", tmp_path / "briefs/begun")
    monkeypatch.setenv("DATELINE_BRIEFS", str(tmp_path / "briefs"))
    assert main(["ask", "!votes"]) == 0
    said = capsys.readouterr()
    assert "The budget for next year" in said.out
    assert "begun does not hold, so it is left out:" in said.err
    shutil.rmtree(tmp_path / "briefs/aldermere")
    assert main(["ask", "!votes"]) == 1
    assert "nothing was started" in capsys.readouterr().err
