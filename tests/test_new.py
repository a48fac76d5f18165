"""`dateline new` makes a record and a draft, and never takes away what is there."""

from pathlib import Path

import pytest

from bot.cli import main
from tests.unproven import load_library

REPORT = Path(__file__).parent / "village/seeds/aldermere.txt"


def test_it_makes_a_brief_that_loads_and_answers_once_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefs = tmp_path / "briefs"
    assert _new("village", REPORT, briefs) == 0
    assert "31 figures, 6 quotations" in capsys.readouterr().out
    assert main(["check", str(briefs)]) == 1
    facts = briefs / "village/facts.yaml"
    facts.write_text(
        facts.read_text(encoding="utf-8").replace('text: ""', "text: Written."), encoding="utf-8"
    )
    brief = load_library(briefs).briefs["village"]
    assert brief.facts["sentence-12"].figures[0].unit == "crowns"
    assert (tmp_path / "seeds/village.yaml").is_file()


def test_it_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    briefs = tmp_path / "briefs"
    own = briefs / "village/brief.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("# mine", encoding="utf-8")
    assert _new("village", REPORT, briefs) == 2
    assert "there already" in capsys.readouterr().err
    assert own.read_text(encoding="utf-8") == "# mine"
    assert not (tmp_path / "seeds").exists()


def test_it_keeps_the_record_of_the_same_text_and_refuses_that_of_another(tmp_path: Path) -> None:
    record = tmp_path / "seeds/village.yaml"
    record.parent.mkdir()
    record.write_bytes(
        REPORT.with_suffix(".yaml").read_bytes().replace(b"source: aldermere", b"source: village")
    )
    before = record.read_bytes()
    other = tmp_path / "other.txt"
    other.write_text("Ann Lee said nothing.", encoding="utf-8")
    assert _new("village", other, tmp_path / "briefs") == 2
    assert not (tmp_path / "briefs").exists()
    assert _new("village", REPORT, tmp_path / "briefs") == 0
    assert record.read_bytes() == before


@pytest.mark.parametrize(
    ("slug", "content", "message"),
    [
        ("Bad Id", b"Ann Lee spoke.", "a-z, 0-9 and hyphens"),
        ("draft", b"", "empty"),
        ("draft", b"\x00\x01", "not a text file"),
        ("draft", "Käse".encode("latin-1"), "not UTF-8"),
    ],
)
def test_it_refuses_what_is_no_article(
    slug: str, content: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(content)
    assert _new(slug, file, tmp_path / "briefs") == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "briefs").exists()


def _new(slug: str, file: Path, briefs: Path) -> int:
    return main(["new", slug, "--from", str(file), "--briefs", str(briefs)])
