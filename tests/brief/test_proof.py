"""The shipped brief proves itself, and no small falsification of any fact of it goes unseen."""

import shutil
from pathlib import Path

import pytest

from bot.brief.library import find_briefs_folder
from bot.brief.proof.evidence import Evidence
from bot.brief.proof.examining import BriefOnDisk
from bot.brief.proof.rules.rule_registry import find_in_fact
from bot.brief.proof.rules.subject import Case, Subject
from tests.brief.changes import changed_digits, changed_names, changed_quoted_words

BRIEF = BriefOnDisk(find_briefs_folder() / "eastern-flank")


def make_subject() -> Subject:
    record, problems = BRIEF.read_record()
    assert record is not None
    assert not problems
    return Subject(BRIEF.loaded, Evidence(record))


SUBJECT = make_subject()
CASES = [pytest.param(case, id=case.fact.id) for case in SUBJECT.cases()]


def is_caught(case: Case, changed: Case) -> bool:
    assert changed.fact != case.fact
    return any(rule.severity == "error" for rule, _finding in find_in_fact(changed))


def test_the_shipped_brief_has_no_error_and_no_warning():
    examination = BRIEF.examine()
    assert examination.problems == ()
    assert (examination.covered, examination.sentences) == (43, 43)


def test_the_record_says_what_the_article_is():
    record = SUBJECT.proof.record
    assert (record.dateline, record.reporters) == ("RIGA, Latvia", ("Demirjian", "Birnbaum"))
    assert record.date == "2022-08"
    assert record.inferred_from
    assert (record.words, len(record.sentences)) == (1236, 43)


def test_the_record_alone_suffices(tmp_path: Path):
    shutil.copytree(BRIEF.folder, tmp_path / "briefs" / "eastern-flank")
    (tmp_path / "seeds").mkdir()
    shutil.copy(find_briefs_folder().parent / "seeds" / "eastern-flank.yaml", tmp_path / "seeds")
    copied = BriefOnDisk(tmp_path / "briefs" / "eastern-flank")
    assert not list(tmp_path.rglob("*.txt"))
    assert copied.examine().problems == ()
    assert copied.examine().covered == 43


@pytest.mark.parametrize("case", CASES)
def test_any_changed_digit_is_caught(case: Case):
    missed = [what for what, fact in changed_digits(case.fact) if not is_caught(case, case.with_fact(fact))]
    assert missed == []


@pytest.mark.parametrize("case", CASES)
def test_any_changed_name_is_caught(case: Case):
    changes = changed_names(case.fact, SUBJECT.brief, SUBJECT.names)
    assert [what for what, fact in changes if not is_caught(case, case.with_fact(fact))] == []


@pytest.mark.parametrize("case", CASES)
def test_any_changed_quoted_word_is_caught(case: Case):
    missed = [
        what for what, fact in changed_quoted_words(case.fact) if not is_caught(case, case.with_fact(fact))
    ]
    assert missed == []
