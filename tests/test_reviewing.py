"""A second pair of eyes: what it has read is stamped, told, and lapses when the fact changes."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.brief import Fact, find_briefs_folder, hash_fact, is_reviewed, stamp_review
from bot.brief.library import read_brief
from bot.brief.model import Figure
from bot.brief.proof.recording import write_record
from bot.cli import main
from tests.brief.changes import changed_digits, changed_quoted_words
from tests.brief.small import BRIEF, make_record

Capture = pytest.CaptureFixture[str]
FACTS = read_brief(find_briefs_folder() / "eastern-flank").brief.facts
STAMP = re.compile(
    r"`(?P<fact>[a-z-]+)` .*`(?P<line>reviewed: \{by: NAME, on: [-0-9]{10}, of: [0-9a-f]{8}\})`$"
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of the small brief, with its record, where commands look for it."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "small.yaml").write_text(write_record(make_record()))
    (tmp_path / "briefs" / "small").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_BRIEFS", str(tmp_path / "briefs"))
    file = tmp_path / "briefs" / "small" / "small.yaml"
    file.write_text(BRIEF)
    return file


def ask_source(capsys: Capture) -> str:
    assert main(["ask", "!source"]) == 0
    return capsys.readouterr().out


def stamp_all(file: Path, capsys: Capture) -> None:
    """Write under each fact the line that the command prints for it."""
    assert main(["check", "--reviewed", "briefs"]) == 1
    text = file.read_text()
    for problem in capsys.readouterr().out.splitlines()[:-1]:
        told = STAMP.search(problem.removesuffix(" (warning)"))
        assert told
        line = told["line"].replace("NAME", "Ada Quill")
        text = text.replace(f"  - id: {told['fact']}\n", f"  - id: {told['fact']}\n    {line}\n")
    file.write_text(text)


def test_what_the_command_prints_is_all_that_is_to_be_written(file: Path, capsys: Capture):
    assert "second person" not in ask_source(capsys)
    assert main(["check", "briefs"]) == 0
    assert capsys.readouterr().out == (
        "small: 0 errors, 0 warnings; 6 facts, 4 figures, 7 of 7 sentences covered\n"
    )
    stamp_all(file, capsys)
    assert main(["check", "--reviewed", "briefs"]) == 0
    assert "6 facts, 6 of them reviewed, 4 figures" in capsys.readouterr().out
    assert "A second person has read all of these facts beside the article" in ask_source(capsys)


def test_a_review_lapses_when_the_fact_changes(file: Path, capsys: Capture):
    stamp_all(file, capsys)
    file.write_text(file.read_text().replace("for some 1200 boats a year", "for about 1200 boats a year"))
    assert main(["check", "briefs"]) == 0
    capsys.readouterr()
    assert main(["check", "--reviewed", "briefs"]) == 1
    [problem, _summary] = capsys.readouterr().out.splitlines()
    assert "review-lapsed: `boats` has changed since Ada Quill read it on " in problem
    assert "A second person has read 5 of these facts beside the article" in ask_source(capsys)


@pytest.mark.parametrize(
    "stamp", ["{by: Ada}", "{by: Ada, on: soon, of: 01234567}", "{by: Ada, on: 2026, of: x}"]
)
def test_a_stamp_that_is_none_is_refused(file: Path, capsys: Capture, stamp: str):
    file.write_text(BRIEF.replace("  - id: cost\n", f"  - id: cost\n    reviewed: {stamp}\n"))
    assert main(["check", "briefs"]) == 1
    line = file.read_text().splitlines().index(f"    reviewed: {stamp}") + 1
    assert f"briefs/small/small.yaml:{line}:" in capsys.readouterr().out


def test_a_stamp_that_nobody_printed_says_where_to_get_one(file: Path, capsys: Capture):
    file.write_text(
        BRIEF.replace("  - id: cost\n", "  - id: cost\n    reviewed: {by: A, on: 2026, of: read}\n")
    )
    assert main(["check", "briefs"]) == 1
    assert (
        "bad-hash: `of` is `read`; copy the line that `dateline check --reviewed` prints"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize("fact", FACTS.values(), ids=lambda fact: fact.id)
def test_every_change_of_what_was_read_is_seen_and_no_other(fact: Fact):
    stamped = stamp_review(fact, "Ada Quill", date(2026, 11, 25))
    assert is_reviewed(stamped)
    assert not is_reviewed(fact)
    changes = [changed for _what, changed in (*changed_digits(stamped), *changed_quoted_words(stamped))]
    changes += [
        replace(stamped, said_by="somebody-else"),
        replace(stamped, cite=stamped.cite[1:] or (*FACTS["aid-package"].cite, *stamped.cite)),
        replace(stamped, figures=(*stamped.figures, Figure(value=Decimal(1), unit="walrus"))),
    ]
    assert [changed for changed in changes if is_reviewed(changed)] == []
    same = replace(stamped, about=(), topics=("more",), reads="As it is.")
    assert is_reviewed(same)


def test_the_hash_does_not_depend_on_how_a_number_is_written():
    one, other = (
        Fact(id="one", text="40", figures=(Figure(value=Decimal(value), unit="men"),))
        for value in ("40", "40.0")
    )
    assert hash_fact(one) == hash_fact(other)
    assert re.fullmatch(r"[0-9a-f]{8}", hash_fact(one))
