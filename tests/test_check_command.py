"""The curator's subcommands: `check`, `source` and `schema`, with their output and exit codes."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from bot.brief.library import find_briefs_folder
from bot.brief.proof.recording import write_record
from bot.brief.proof.rules import RULES
from bot.brief.reading.json_schema import MODELINE, SCHEMA_FILE, make_schema
from bot.cli import main
from bot.cli.check import explain_rules
from tests.brief.small import ARTICLE, BRIEF, change, make_record
from tests.processes import ROOT

Capture = pytest.CaptureFixture[str]
SLIP = ("words: a new lighthouse for $40 million", "words: a new lighthouse for 50% more")


def test_the_brief_that_was_written_at_the_desk_for_a_measurement_holds(capsys: Capture):
    assert main(["check", str(ROOT / "tests/trial/briefs")]) == 0
    assert "0 errors, 0 warnings; 30 facts" in capsys.readouterr().out


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the small brief and its record, and work in it."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "small.yaml").write_text(write_record(make_record()))
    (tmp_path / "briefs" / "small").mkdir(parents=True)
    (tmp_path / "briefs" / "small" / "small.yaml").write_text(BRIEF)
    (tmp_path / "article.txt").write_text(ARTICLE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def slip(folder: Path) -> None:
    (folder / "briefs" / "small" / "small.yaml").write_text(change(SLIP))


@pytest.mark.parametrize("path", ["briefs", "briefs/small", "briefs/small/small.yaml"])
def test_a_clean_brief_ends_with_0(folder: Path, capsys: Capture, path: str):
    assert main(["check", str(folder / path)]) == 0
    assert capsys.readouterr().out == (
        "small: 0 errors, 0 warnings; 6 facts, 4 figures, 7 of 7 sentences covered\n"
    )


def test_a_problem_ends_with_1_and_says_where(folder: Path, capsys: Capture):
    slip(folder)
    assert main(["check", "briefs"]) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert re.match(r"briefs/small/small\.yaml:27:\d+: citation-does-not-hold: these words ", first)
    assert last.startswith("small: 1 error, 0 warnings;")


def test_an_ask_that_leads_elsewhere_is_told_at_its_place(tmp_path: Path, capsys: Capture):
    copy = tmp_path / "briefs" / "aldermere"
    shutil.copytree(ROOT / "tests" / "village" / "briefs" / "aldermere", copy)
    facts = copy / "facts.yaml"
    lines = facts.read_text("utf-8").splitlines()
    for fact in ("renwick-against", "budget-vote"):
        lines.insert(lines.index(f"  - id: {fact}") + 1, "    asks: [the money, was it five to two]")
    facts.write_text("\n".join(lines) + "\n", "utf-8")
    (copy / "more.yaml").write_text("unanswered: [who is the king, Aldermere Nature Society]\n", "utf-8")
    main(["check", str(copy)])
    told = [line for line in capsys.readouterr().out.splitlines() if "ask-lost" in line]
    assert [line.partition("aldermere/")[2].partition(";")[0] for line in told] == [
        "facts.yaml:22:12: ask-lost: “the money” gets `budget-vote` first",
        "facts.yaml:22:23: ask-lost: “was it five to two” gets `budget-vote` first",
        "more.yaml:1:31: ask-lost: “Aldermere Nature Society” gets an answer all the same",
    ]


def test_a_question_without_three_wrong_answers_is_told_at_its_place(folder: Path, capsys: Capture):
    file = folder / "briefs/small/small.yaml"
    cost = "    cite: {sentence: 1, words: a new lighthouse for $40 million}\n"
    asks = '    quiz: {ask: "Which place has decided?", name: norvik}\n'
    file.write_text(file.read_text("utf-8").replace(cost, cost + asks), "utf-8")
    assert main(["check", "briefs"]) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert re.match(r"briefs/small/small\.yaml:\d+:\d+: quiz-unasked: ", first)
    assert last.startswith("small: 0 errors, 1 warning;")


def test_problems_as_json(folder: Path, capsys: Capture):
    slip(folder)
    assert main(["check", "briefs", "--format", "json"]) == 1
    [brief] = json.loads(capsys.readouterr().out)
    assert (brief["brief"], brief["covered"], brief["sentences"]) == ("small", 7, 7)
    [problem] = brief["problems"]
    assert problem["rule"] == "citation-does-not-hold"
    assert (problem["path"], problem["line"], problem["severity"]) == ("briefs/small/small.yaml", 27, "error")


def test_problems_as_annotations(folder: Path, capsys: Capture):
    broken = change(
        ("$40 million on the new lighthouse.", "$40 million on the new lighthouse, “100%, then less”.")
    )
    (folder / "briefs" / "small" / "small.yaml").write_text(broken)
    assert main(["check", "briefs", "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    pattern = r"::(error|warning) file=briefs/small/small.yaml,line=\d+,col=\d+,title=[a-z-]+::[^\r\n]+"
    assert all(re.fullmatch(pattern, line) for line in lines)
    assert any("“100%25, then less”" in line for line in lines)


def test_a_file_that_is_no_yaml_is_one_problem(folder: Path, capsys: Capture):
    (folder / "briefs" / "small" / "more.yaml").write_text("facts: [{id: a")
    assert main(["check", "briefs"]) == 1
    first, _last = capsys.readouterr().out.splitlines()
    assert first.startswith("briefs/small/more.yaml:2:1: yaml-syntax: ")


def test_fix_mends_and_checks_again(folder: Path, capsys: Capture):
    file = folder / "briefs" / "small" / "small.yaml"
    file.write_text(change(("cite: {sentence: 1, words: a new", "cite: {sentence: 6, words: a new")))
    assert main(["check", "briefs", "--fix"]) == 0
    assert file.read_text() == BRIEF
    assert "1 place mended" in capsys.readouterr().out


def test_a_path_without_a_brief_is_wrong_use(folder: Path, capsys: Capture):
    assert main(["check", str(folder / "seeds" / "nothing")]) == 2
    assert "nothing" in capsys.readouterr().err


def test_a_text_that_changed_beside_its_record_is_told(folder: Path, capsys: Capture):
    (folder / "seeds" / "small.txt").write_text(ARTICLE + "More.")
    assert main(["check", "briefs"]) == 1
    assert "text-changed" in capsys.readouterr().out


def add(folder: Path, file: str, *further: str) -> int:
    arguments = ["source", "add", str(folder / file), "--id", "small", *further]
    return main([*arguments, "--seeds", str(folder / "seeds"), "--briefs", str(folder / "briefs")])


def test_the_same_text_gives_the_same_record(folder: Path):
    before = (folder / "seeds" / "small.yaml").read_bytes()
    assert add(folder, "article.txt") == 0
    assert (folder / "seeds" / "small.yaml").read_bytes() == before


@pytest.mark.parametrize("raw", [b"", b" \n ", b"a\0b", "Köln".encode("latin-1")])
def test_what_is_no_text_is_refused(folder: Path, raw: bytes):
    (folder / "bad.txt").write_bytes(raw)
    before = (folder / "seeds" / "small.yaml").read_bytes()
    assert add(folder, "bad.txt", "--replace") == 2
    assert (folder / "seeds" / "small.yaml").read_bytes() == before


def test_another_text_replaces_a_record_only_when_told_to_and_lists_what_moved(folder: Path, capsys: Capture):
    (folder / "other.txt").write_text("NORVIK — It rained. " + ARTICLE.replace("1,200", "1,300"))
    assert add(folder, "other.txt") == 2
    assert "--replace" in capsys.readouterr().err
    assert add(folder, "other.txt", "--replace") == 0
    moved = capsys.readouterr().out
    assert "cost: sentence 1 is now 2" in moved
    assert "rank: sentence 3 is now 4" in moved


def test_show_puts_the_facts_beside_their_sentences(folder: Path, capsys: Capture):
    (folder / "seeds" / "small.txt").write_text(ARTICLE)
    folders = ["--seeds", str(folder / "seeds"), "--briefs", str(folder / "briefs")]
    assert main(["source", "show", "small", *folders]) == 0
    shown = capsys.readouterr().out
    assert "dateline: NORVIK, Estland" in shown
    fifth = shown.partition("\n5. ")[2].partition("\n6. ")[0]
    assert "About 1,200 boats pass" in fifth
    assert "<- boats: The new lighthouse is for some 1200 boats a year." in fifth


def test_the_schema_on_disk_is_current(capsys: Capture):
    assert main(["schema"]) == 0
    assert (find_briefs_folder() / SCHEMA_FILE).read_text(encoding="utf-8") == capsys.readouterr().out


def test_every_brief_file_names_the_schema_and_keeps_it():
    validator = Draft202012Validator(make_schema())
    for file in find_briefs_folder().glob("*/*.yaml"):
        text = file.read_text(encoding="utf-8")
        assert text.startswith(MODELINE + "\n"), file
        validator.validate(yaml.safe_load(text))  # pyright: ignore[reportUnknownMemberType] - jsonschema has no types


def test_the_schema_describes_every_key():
    schema = make_schema()
    objects: list[dict[str, Any]] = [schema, *schema["$defs"].values()]
    bare = [
        key for each in objects for key, value in each["properties"].items() if "description" not in value
    ]
    assert bare == []


def test_the_command_explains_every_rule_and_the_guide_points_to_it():
    explained = explain_rules()
    for rule in RULES.values():
        assert f"**`{rule.id}`**" in explained
        assert f"{rule.why} *Mend:* {rule.mend}" in explained
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "`dateline check --rules`" in guide
    assert not any(rule.why in guide for rule in RULES.values())
