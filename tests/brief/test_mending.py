"""`--fix` mends what is mechanical and leaves every other character as it is."""

from pathlib import Path

import pytest

from bot.brief.proof.examining import BriefOnDisk, mend_brief
from bot.brief.proof.recording import write_record
from tests.brief.small import BRIEF, change, make_record


@pytest.fixture
def brief(tmp_path: Path) -> BriefOnDisk:
    """Return the small brief on disk, beside its record."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "small.yaml").write_text(write_record(make_record()))
    (tmp_path / "briefs" / "small").mkdir(parents=True)
    return BriefOnDisk(tmp_path / "briefs" / "small")


def mended(brief: BriefOnDisk, yaml: str) -> tuple[str, int]:
    file = brief.folder / "small.yaml"
    file.write_bytes(yaml.encode())
    count = mend_brief(brief)
    return file.read_bytes().decode(), count


def test_a_sound_brief_stays_as_it_is(brief: BriefOnDisk):
    assert mended(brief, BRIEF) == (BRIEF, 0)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cite: {sentence: 1, words: a new", "cite: {sentence: 7, words: a new"),
        ("      - {sentence: 3, words", "      - {sentence: 44, words"),
        ("aliases: [Mayor Brand]", "aliases: [Mayor Brand, Mayor Brand]"),
        ("aliases: [Mayor Brand]", "aliases: [Tilda Brand, Mayor Brand]"),
        ("      - the fisher\n", "      - the fisher\n      - the fisher\n"),
        ("title: A lighthouse for Norvik\n", "title: A lighthouse for Norvik  \n"),
    ],
)
def test_what_is_mechanical_is_mended_in_place(brief: BriefOnDisk, old: str, new: str):
    assert mended(brief, change((old, new))) == (BRIEF, 1)


def test_line_ends_and_comments_survive(brief: BriefOnDisk):
    broken = change(("cite: {sentence: 1, words: a new", "cite: {sentence: 7, words: a new")).replace(
        "\n", "\r\n"
    )
    assert mended(brief, broken) == (BRIEF.replace("\n", "\r\n"), 1)


def test_words_that_stand_nowhere_are_left_to_the_curator(brief: BriefOnDisk):
    broken = change(("words: a new lighthouse for $40 million", "words: a new lighthouse for $50 million"))
    assert mended(brief, broken) == (broken, 0)
    assert {problem.rule for problem in brief.examine().problems} == {"citation-does-not-hold"}
