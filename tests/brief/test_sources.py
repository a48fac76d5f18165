"""A record proves what stands in an article, and holds none of its wording."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.brief.proof.canonical_wording import fragments, words
from bot.brief.proof.evidence import Evidence
from bot.brief.proof.figures import written_figures
from bot.brief.proof.recording import Particulars, record_source, write_record
from bot.brief.proof.turning_words import turning_words
from bot.brief.reading.documents import DocumentError
from bot.brief.sources import RecordError, read_record
from tests.brief.small import ARTICLE, make_record

RECORD = make_record()
EVIDENCE = Evidence(RECORD)
ALL = words(ARTICLE)
EVERYWHERE = EVIDENCE.sentences


def test_a_record_reads_back_as_it_was_written():
    text = write_record(RECORD)
    assert read_record(text.encode()) == RECORD
    assert write_record(read_record(text.encode())) == text


def test_the_same_text_makes_the_same_record():
    assert write_record(make_record()) == write_record(RECORD)


def test_a_record_holds_no_wording_of_the_article():
    kept = write_record(RECORD).partition("sentences:\n")[2]
    keys = {"sentence", "words", "figures", "quoted", "turns", "names", "runs"}
    signs = set(turning_words().group_of)
    assert set(re.findall(r"[a-z-]{4,}", re.sub(r"\b[0-9a-f]{8}\b", "", kept))) <= keys | signs


@given(st.integers(0, len(ALL) - 3), st.integers(3, 30))
def test_every_run_of_the_article_is_found_where_it_stands(start: int, length: int):
    run = ALL[start : start + length]
    assert start in EVIDENCE.places(run)
    span = EVIDENCE.sentences_of(start, len(run))
    assert EVIDENCE.find_quotation([run], span) == set(span)


@given(st.integers(0, len(ALL) - 3), st.integers(3, 12), st.data())
def test_no_run_with_another_word_is_found(start: int, length: int, data: st.DataObject):
    run = ALL[start : start + length]
    at = data.draw(st.integers(0, len(run) - 1))
    assert EVIDENCE.places([*run[:at], "walrus", *run[at + 1 :]]) == []


@given(st.permutations(list(range(5))))
def test_the_parts_of_a_quotation_must_stand_in_order(order: list[int]):
    parts = [ALL[start * 4 : start * 4 + 3] for start in order]
    assert (EVIDENCE.find_quotation(parts, EVERYWHERE) is not None) == (order == sorted(order))


def test_a_quotation_may_run_on_over_cited_sentences_and_no_others():
    part = words("Olaf Brand replied. We were never asked")
    assert EVIDENCE.find_quotation([part], {6, 7}) == {6, 7}
    assert EVIDENCE.find_quotation([part], {7}) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We’re ready”", '"we\'re READY"'),
        ("long-range rockets", "long–range  rockets"),
        ("100,000 troops", "100000 troops"),
        ("the U.S. Army", "the US army"),
        ("It is so. We wait…", "it is so we wait"),
    ],
)
def test_spellings_of_the_same_words(one: str, other: str):
    assert words(one) == words(other)


@pytest.mark.parametrize(("one", "other"), [("$40", "€40"), ("we're", "were"), ("1.5 men", "15 men")])
def test_words_that_differ(one: str, other: str):
    assert words(one) != words(other)


def test_an_ellipsis_parts_a_quotation():
    assert fragments("Very great. … And ... more…") == [["very", "great"], ["and"], ["more"]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("$40 billion", [40_000_000_000]),
        ("40 billion dollars", [40_000_000_000]),
        ("forty billion", [40_000_000_000]),
        ("$40bn", [40_000_000_000]),
        ("2.5 million", [2_500_000]),
        ("the third-largest", [3]),
        ("the 3rd largest", [3]),
        ("an hour’s drive", [1]),
        ("About 100,000 troops, up by 20,000", [100_000, 20_000]),
        ("six-month terms", [6]),
        ("F-16 fighters and an MQ-9", []),
        ("twenty-one", [21]),
        ("7½ points", [7.5]),
        ("a goal of 1,012¼, or ½ of it", [1012.25, 0.5]),
    ],
)
def test_a_figure_is_the_same_in_every_spelling(text: str, values: list[float]):
    assert [figure.value for figure in written_figures(text)] == values


@given(st.integers(0, 10**12))
def test_digits_are_read_as_they_stand_grouped_or_not(number: int):
    for spelling in (f"{number}", f"{number:,}", f"${number:,}", f"some {number:,}."):
        assert [figure.value for figure in written_figures(spelling)] == [Decimal(number)]


@given(st.binary(max_size=300))
def test_bytes_that_are_no_record_are_refused(raw: bytes):
    with pytest.raises((RecordError, DocumentError)):
        read_record(raw)


def test_a_record_with_a_run_too_few_is_refused():
    text = write_record(RECORD)
    lost = re.sub(r"[0-9a-f]{8}\n\Z", "\n", text)
    with pytest.raises(RecordError, match="runs"):
        read_record(lost.encode())


@given(
    st.text(st.characters(categories=["L", "N", "P", "Z"]), min_size=1).filter(lambda text: bool(words(text)))
)
def test_any_text_makes_a_record_that_reads_back(text: str):
    record = record_source("any", text.encode(), Particulars(title="Any text"))
    assert read_record(write_record(record).encode()) == record
