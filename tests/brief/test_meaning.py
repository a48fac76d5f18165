"""A fact turned round is told from an honest one, by the turning words that the record keeps."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.brief.library import find_briefs_folder
from bot.brief.model import Citation, Fact
from bot.brief.proof.canonical_wording import words
from bot.brief.proof.checking import check_brief
from bot.brief.proof.evidence import Evidence
from bot.brief.proof.examining import BriefOnDisk
from bot.brief.proof.recording import Particulars, record_source, write_record
from bot.brief.proof.rules import Subject
from bot.brief.proof.rules.rule_registry import find_in_fact
from bot.brief.proof.rules.subject import Case
from bot.brief.proof.turning_words import LIST, find_turns, turning_words
from bot.brief.reading import load_brief
from bot.brief.sources import SourceRecord, read_record
from tests.brief.small import BRIEF, make_record
from tests.brief.turns import turn
from tests.processes import ROOT

MEANING = {"turned-round", "bound-not-there", "time-not-there", "negation-on-one-side"}
SHIPPED = find_briefs_folder() / "eastern-flank"
MADE_UP = [BriefOnDisk(path.parent) for path in sorted((ROOT / "tests").glob("*/briefs/*/brief.yaml"))]
ROWS = [line.split("\t") for line in LIST.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
PHRASES = [phrase for _group, _sign, listed in ROWS for phrase in listed.split(", ")]


def read_cases(brief: BriefOnDisk) -> dict[str, Case]:
    record, _problems = brief.read_record()
    assert record is not None
    subject = Subject(brief.loaded, Evidence(record))
    return {case.fact.id: case for case in subject.cases()}


CASES = read_cases(BriefOnDisk(SHIPPED))


def broken_by(case: Case, fact: Fact) -> set[str]:
    return {rule.id for rule, _finding in find_in_fact(case.with_fact(fact))} & MEANING


def compare(sentence: str, text: str) -> set[str]:
    """Return the rules on meaning that a report breaks which cites the whole of one sentence."""
    record = record_source("one", sentence.encode(), Particulars(title="One sentence"))
    subject = Subject(load_brief("one", {}), Evidence(record))
    cite = tuple(
        Citation(sentence=number, words=sentence if len(record.sentences) == 1 else None)
        for number in range(1, len(record.sentences) + 1)
    )
    [file] = load_brief("one", {"one.yaml": b"brief: one\n"}).files
    return broken_by(Case(file, 0, Fact(id="fact"), subject), Fact(id="fact", text=text, cite=cite))


@pytest.mark.parametrize(
    ("fact", "honest", "slip", "rule"),
    [
        ("us-troops-in-latvia", "up from", "down from", "turned-round"),
        ("build-up-not-enough", "is not enough", "is enough", "negation-on-one-side"),
        ("aid-package", "approved", "rejected", "turned-round"),
        ("us-troops-in-latvia", "About 600", "Exactly 600", "bound-not-there"),
        ("us-troops-in-latvia", "last winter", "last summer", "time-not-there"),
        ("us-troops-in-europe", "recent months", "recent years", "time-not-there"),
    ],
)
def test_each_slip_that_once_passed_is_caught(fact: str, honest: str, slip: str, rule: str):
    case = CASES[fact]
    text = case.fact.text or ""
    assert text.count(honest) == 1
    assert broken_by(case, case.fact) == set()
    assert rule in broken_by(case, replace(case.fact, text=text.replace(honest, slip)))


@pytest.mark.parametrize(
    ("brief", "floor"),
    [pytest.param(BriefOnDisk(SHIPPED), 0.9, id="eastern-flank")]
    + [pytest.param(brief, 0.85, id=brief.folder.name) for brief in MADE_UP],
)
def test_nearly_every_turn_of_a_report_is_caught(brief: BriefOnDisk, floor: float):
    turned = [(case, what, fact) for case in read_cases(brief).values() for what, fact in turn(case.fact)]
    missed = [f"{case.fact.id}: {what}" for case, what, fact in turned if not broken_by(case, fact)]
    assert len(turned) > 80
    assert 1 - len(missed) / len(turned) >= floor, missed


@pytest.mark.parametrize("brief", MADE_UP, ids=lambda brief: brief.folder.name)
def test_no_honest_fact_is_refused(brief: BriefOnDisk):
    assert [problem for problem in brief.examine().problems if problem.rule in MEANING] == []


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("There was an increase of 20 boats, up from 100.", "The boats grew by 20."),
        ("It may take long.", "That might be slow."),
        ("The match is on 14 May.", "They play in May."),
        ("He said the club would appeal.", "The club will appeal."),
        ("Some 600 men came.", "About 600 men came."),
        ("A grower is paid up to 800 crowns.", "A grower gets 800 crowns at most."),
        ("No more than six boats left.", "At most six boats left."),
        ("Only 12 were unhurt.", "All but 12 were hurt."),
        ("The bridge is closed to lorries.", "Lorries are not let on the bridge."),
        ("They did not formally approve the plan.", "The plan was rejected."),
        ("They rejected the plan.", "The plan was not approved."),
        ("It works not only in May but in June.", "It works in May and in June."),
        ("It happened in the last six months.", "It happened in recent months."),
        ("She has gone there once every year.", "She goes there yearly."),
        ("It is to last 14 weeks.", "It will last 14 weeks."),
        ("It happened a week later, before dawn.", "It was the following week, late at night."),
        ("The fishers came in 2031.", "The fishers came in the year 2031."),
        ("In winter the lowest tide was the best.", "The tide was at its best in winter."),
    ],
)
def test_an_honest_paraphrase_holds(sentence: str, fact: str):
    assert compare(sentence, fact) == set()


@pytest.mark.parametrize(
    ("sentence", "fact", "rule"),
    [
        ("They may come to the harbour.", "They will come to the harbour.", "turned-round"),
        ("They will come to the harbour.", "They may come to the harbour.", "turned-round"),
        ("He was given the boats.", "He received no boats.", "negation-on-one-side"),
        ("Poland offered the boats.", "Poland delivered the boats.", "turned-round"),
        ("It was set before the war began.", "It was set after the war began.", "turned-round"),
        ("There are 600 men in town.", "There are up to 600 men in town.", "bound-not-there"),
        ("Up to 600 men are in town.", "At least 600 men are in town.", "bound-not-there"),
        ("About 600 men, up from 100.", "About 600 men, up from about 100.", "bound-not-there"),
        ("It happened this month in town.", "It happened this year in town.", "time-not-there"),
        ("It happened last year in town.", "It happened this year in town.", "time-not-there"),
        ("It opens on Friday in May.", "It opens on Friday in March.", "time-not-there"),
        ("It is not a member of the club.", "It is a member of the club.", "negation-on-one-side"),
        ("It is a member of the club.", "It is no member of the club.", "negation-on-one-side"),
    ],
)
def test_a_turned_paraphrase_does_not_hold(sentence: str, fact: str, rule: str):
    assert rule in compare(sentence, fact)


@given(
    st.lists(st.sampled_from([*PHRASES, "600", "the", "boat", "$40 billion", "six"]), min_size=3, max_size=15)
)
def test_a_sentence_never_contradicts_itself(parts: list[str]):
    sentence = " ".join(parts)
    assert compare(sentence, sentence) - {"negation-on-one-side"} == set()
    record = record_source("one", sentence.encode(), Particulars(title="One sentence"))
    assert read_record(write_record(record).encode()) == record
    assert all(1 <= turn.place <= len(words(sentence)) for turn in find_turns(sentence))


def test_the_list_is_closed_and_sound():
    assert len({tuple(row) for row in ROWS}) == len(ROWS)
    assert [phrase for phrase in PHRASES if " ".join(words(phrase)) != phrase] == []
    listed = turning_words()
    assert all(listed.opposites[other] == sign for sign, other in listed.opposites.items())
    ambiguous = {row[1] for row in ROWS if len({group for group, sign, _ in ROWS if sign == row[1]}) > 1}
    assert ambiguous <= {"last", "next", "this"}


@pytest.mark.parametrize("brief", [BriefOnDisk(SHIPPED), *MADE_UP], ids=lambda brief: brief.folder.name)
def test_a_record_has_the_turning_words_of_today(brief: BriefOnDisk):
    record, _problems = brief.read_record()
    assert record is not None
    assert record.turning_words == turning_words().digest
    text = brief.record_file.with_suffix(".txt") if brief.record_file else Path()
    if text.is_file():
        particulars = Particulars(
            title=record.title,
            dateline=record.dateline,
            reporters=record.reporters,
            date=record.date,
            inferred_from=record.inferred_from,
        )
        assert record_source(record.source, text.read_bytes(), particulars) == record


def test_a_record_without_turning_words_is_told_and_not_judged_by():
    slip = BRIEF.replace("has decided to spend", "may not decide before summer to spend up to")
    old = replace(make_record(), turning_words="00000000")
    assert {"time-not-there", "bound-not-there"} <= find_rules(slip, make_record())
    assert find_rules(slip, old) == {"record-without-turns"}
    [problem] = check_brief(load_brief("small", {"small.yaml": BRIEF.encode()}), old).problems
    assert problem.severity == "warning"
    assert "dateline source add FILE --id small" in problem.message


def find_rules(yaml: str, record: SourceRecord) -> set[str]:
    loaded = load_brief("small", {"small.yaml": yaml.encode()})
    return {problem.rule for problem in check_brief(loaded, record).problems}
