"""The quiz's questions: natural, with one right answer and three that are plausible and never also right."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.brief.library import find_briefs_folder, read_brief
from bot.brief.model import Brief, Fact, Figure
from bot.brief.reading import load_brief
from bot.lookup.names import plain_words
from bot.lookup.quizzing.quizbook import Quizbook
from bot.lookup.quizzing.wrong_figures import find_wrong_figures
from bot.lookup.replies.emphasis import find_written
from bot.lookup.view_outcomes import Quiz
from tests.brief.small import BRIEF as SMALL
from tests.processes import ROOT

FOLDERS = [find_briefs_folder() / "eastern-flank", *sorted((ROOT / "tests").glob("*/briefs/*"))]
BRIEFS = [read_brief(Path(folder)).brief for folder in FOLDERS]
BOOKS = [Quizbook(brief) for brief in BRIEFS]
OPTIONS = 4
seeds = st.integers(0, 9_999)


def value(option: str) -> Decimal:
    """Read `$40 billion`, `9,840`, `60%` and `3rd`."""
    digits = re.search(r"\d[\d,.]*", option)
    assert digits, option
    scale = next((10**power for word, power in (("million", 6), ("billion", 9)) if word in option), 1)
    return Decimal(digits[0].replace(",", "")) * scale


def find_entity(brief: Brief, name: str) -> str:
    """Return whose name an option is."""
    return next(entity.id for entity in brief.entities.values() if entity.name == name)


def is_true(option: str, quiz: Quiz) -> bool:
    """Whether the brief's facts make an option an answer, as a reader would find out: by looking at all of them."""
    brief, fact = quiz.brief, quiz.fact
    if quiz.options[0][0] in "$€£0123456789":
        units = {figure.unit for figure in fact.figures if figure.value == value(quiz.options[quiz.right])}
        figures = [figure for each in brief.facts.values() for figure in each.figures]
        return value(option) in {figure.value for figure in figures if figure.unit in units}
    entity = brief.entities[find_entity(brief, option)]
    if quiz.clue_is == "quote" and quiz.clue:
        return any(
            quiz.clue in (each.quote or "")
            for each in brief.facts_about(entity.id)
            if each.said_by == entity.id
        )
    if quiz.clue:
        role = set(plain_words(entity.role or ""))
        return role <= set(plain_words(quiz.clue)) or set(plain_words(quiz.clue)) <= role
    return entity.id in fact.entities


@settings(max_examples=15)
@given(st.sampled_from(BOOKS), seeds)
def test_one_option_is_right_and_no_other_is_by_the_facts(book: Quizbook, seed: int):
    for quiz in book.every(seed):
        assert len(set(quiz.options)) == OPTIONS
        true = [place for place, option in enumerate(quiz.options) if is_true(option, quiz)]
        assert true == [quiz.right], (quiz.ask, quiz.clue, quiz.options)


@settings(max_examples=15)
@given(st.sampled_from(BOOKS), seeds)
def test_the_right_answer_is_what_its_fact_says(book: Quizbook, seed: int):
    quiz = book.pose(seed)
    assert quiz is not None
    right = quiz.options[quiz.right]
    if right[0] in "$€£0123456789":
        assert value(right) in {figure.value for figure in quiz.fact.figures}
    else:
        assert find_entity(quiz.brief, right) in quiz.fact.entities
    assert quiz.fact.kind != "note"
    assert quiz.fact.sentences


@settings(max_examples=15)
@given(st.sampled_from(BOOKS), seeds)
def test_names_are_of_the_same_kind_and_the_question_does_not_tell(book: Quizbook, seed: int):
    for quiz in book.every(seed):
        if quiz.options[0][0] not in "$€£0123456789":
            kinds = {quiz.brief.entities[find_entity(quiz.brief, option)].kind for option in quiz.options}
            assert len(kinds) == 1
        assert f" {quiz.options[quiz.right].casefold()} " not in f" {quiz.ask} {quiz.clue} ".casefold()


@settings(max_examples=5)
@given(st.sampled_from(BOOKS), seeds)
def test_a_question_is_found_again_and_others_are_not_taken_for_it(book: Quizbook, seed: int):
    quizzes = list(book.every(seed))
    assert len({quiz.key for quiz in quizzes}) == len(quizzes)
    for quiz in quizzes:
        assert book.find(quiz.key, seed) == quiz


@given(
    st.decimals(min_value="0.1", max_value=10**12, places=1) | st.integers(1, 10**12).map(Decimal),
    st.sampled_from(["troops", "percent", "year", "rank", "US dollars"]),
    seeds,
)
def test_wrong_numbers_are_near_rounded_alike_and_apart(right: Decimal, unit: str, seed: int):
    fact = Fact(id="f", text=f"It is {right:f}.", about=("x",), figures=(Figure(value=right, unit=unit),))
    brief = replace(BRIEFS[0], facts={"f": fact})
    written = find_written(fact, right)
    wrong = find_wrong_figures(right, written, fact, brief, str(seed))
    assert len(wrong) in {0, 3}
    for each in wrong:
        assert each != right
        assert each > 0
        assert right / 6 <= each <= right * 7 or unit == "year"
        assert unit != "percent" or each <= 100
        finest = Decimal(1).scaleb(int(right.normalize().as_tuple().exponent) - 1)
        assert each % finest == 0 or unit == "year"
        assert right <= 20 or unit == "year" or max(each, right) >= min(each, right) * Decimal("1.2")


def test_the_right_number_stands_anywhere():
    book = BOOKS[0]
    [asked] = [
        quiz for quiz in book.every(0) if quiz.fact.id == "us-troops-in-latvia" and "winter" in quiz.ask
    ]
    places = {found.right for seed in range(60) if (found := book.find(asked.key, seed)) is not None}
    assert places == {0, 1, 2, 3}


def test_a_team_mate_is_no_wrong_answer_where_the_role_says_no_more():
    pellow = next(book for book in BOOKS if book.brief.id == "pellow")
    for seed in range(40):
        for quiz in pellow.every(seed):
            if quiz.clue == "Player of Pellow Town":
                others = [find_entity(quiz.brief, option) for option in quiz.options]
                clubs = [quiz.brief.entities[other].of for other in others]
                assert clubs.count("pellow-town") == 1, quiz.options


def test_a_small_brief_has_no_quiz():
    assert not Quizbook(load_brief("small", {"small.yaml": SMALL.encode()}).brief).is_enough


WRITTEN = [book for book in BOOKS if any(fact.quiz for fact in book.brief.facts.values())]


@pytest.mark.parametrize("book", WRITTEN, ids=lambda book: book.brief.id)
def test_every_question_that_a_curator_wrote_is_asked(book: Quizbook):
    written = [question.ask for fact in book.brief.facts.values() for question in fact.quiz]
    assert {quiz.ask for quiz in book.every(0)} >= set(written)
