"""A free question gets the fact that answers it, or is declined; nothing is guessed."""

from collections import Counter
from collections.abc import Mapping
from typing import cast

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.brief.library import Library
from bot.brief.reading.loading import load_brief
from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Answer, Choices, Miss, Nearest, Outcome, Silence, SourceCard
from bot.lookup.replies import PlainMarkup
from bot.lookup.replies.wording import word
from tests.lookup.labelled_questions import judge, read_questions
from tests.shipped import shipped_lookup

LOOKUP = shipped_lookup()
QUESTIONS = read_questions()
WORDS = sorted({word for labelled in QUESTIONS for word in labelled.question.split()})


def ask(text: str) -> Outcome:
    return LOOKUP.respond("ask", text)


def cited(text: str) -> set[int]:
    outcome = ask(text)
    assert isinstance(outcome, Answer), text
    return set(outcome.facts[0].sentences)


def test_the_labelled_set_is_large_and_a_third_of_it_has_no_answer():
    unanswerable = [labelled for labelled in QUESTIONS if not labelled.answers]
    assert len(QUESTIONS) >= 120
    assert len(unanswerable) >= len(QUESTIONS) / 3


@pytest.mark.parametrize("part", ["first", "second", "third", "fourth"])
def test_most_questions_are_answered_and_few_wrongly(part: str):
    chosen = [labelled for labelled in QUESTIONS if labelled.half == part]
    counts = Counter(judge(LOOKUP, labelled) for labelled in chosen)
    right = counts["right"] + counts["declined rightly"]
    wrong = counts["wrong answer"] + counts["wrongly answered"]
    assert right / len(chosen) >= 0.85
    assert wrong / len(chosen) <= 0.1
    assert counts["wrongly answered"] <= 1


def test_the_floors_hold_over_all_parts():
    counts = Counter(judge(LOOKUP, labelled) for labelled in QUESTIONS)
    assert (counts["right"] + counts["declined rightly"]) / len(QUESTIONS) >= 0.97
    assert (counts["wrong answer"] + counts["wrongly answered"]) / len(QUESTIONS) <= 0.01


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("how many US troops are in Europe?", 5),
        ("How many US troops are in Latvia", 32),
        ("us troops in latvia last winter, how many", 32),
        ("how big is the aid package?", 15),
        ("who heads Poland's security office?", 26),
        ("whats poland waiting for??", 25),
        ("what does Estonia want most", 11),
        ("what did Pabriks say about dying?", 42),
        ("why do some in Congress resist?", 9),
        ("where are US troops in Latvia stationed?", 35),
        ("is Ukraine a member of NATO?", 2),
    ],
)
def test_an_answer_stands_on_the_sentence_that_says_it(question: str, sentence: int):
    assert sentence in cited(question)


def test_troops_in_a_country_that_the_article_gives_no_number_for_are_declined():
    countries = cast("Mapping[str, str]", Locale("en").territories)
    for country in countries.values():
        outcome = ask(f"how many US troops are in {country}?")
        assert isinstance(outcome, Answer) == (country in {"Latvia", "Europe"}), country


@pytest.mark.parametrize(
    "question", ["which journalists worked on this piece", "who worked on this", "names of who wrote this"]
)
def test_those_who_wrote_the_article_are_told_together(question: str):
    outcome = ask(question)
    assert isinstance(outcome, Answer)
    assert {fact.id for fact in outcome.facts[:2]} == {"demirjian-in-washington", "birnbaum-in-warsaw"}


@pytest.mark.parametrize("attribute", ["price", "population", "weather", "capital city", "favourite colour"])
@pytest.mark.parametrize("name", ["HIMARS", "Latvia", "Riga", "Lloyd Austin", "Poland"])
def test_what_the_article_does_not_say_of_a_name_it_knows_is_not_answered(attribute: str, name: str):
    outcome = ask(f"what is the {attribute} of {name}?")
    assert isinstance(outcome, Miss | Nearest)
    assert outcome.see_also is not None
    assert outcome.see_also.startswith("about ")


@pytest.mark.parametrize(
    "question",
    [
        "name one congressman who objects to more troops in Europe",
        "what's the name of the soldier from Ohio?",
    ],
)
def test_whose_name_the_article_keeps_to_itself_is_not_answered_with_anything_else(question: str):
    assert isinstance(ask(question), Miss | Nearest)


def test_what_comes_nearest_is_not_claimed_to_answer_and_says_where_to_read_on():
    text = str(word(ask("how many US troops are in Poland?"), PlainMarkup("!")))
    assert text.startswith("Not sure the article says\n\nI can’t tell that the article answers")
    assert "!about Poland" in text


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_nearest_facts_are_few_and_all_cited_or_notes(text: str):
    outcome = ask(text)
    if isinstance(outcome, Nearest):
        assert 1 <= len(outcome.facts) <= 3
        assert all(fact.cite or fact.kind == "note" for fact in outcome.facts)


def test_a_question_that_is_answered_but_not_recognised_shows_the_right_fact_among_the_nearest():
    """These are tuned with; what unseen questions get, `python -m tests.bench.questions FILE` tells."""
    asked = [labelled for labelled in QUESTIONS if labelled.answers]
    verdicts = [judge(LOOKUP, labelled) for labelled in asked]
    assert sum(verdict in {"right", "shown nearest"} for verdict in verdicts) / len(asked) >= 0.94


def test_somebody_unknown_said_nothing():
    assert isinstance(ask("what did Macron say"), Miss)
    assert isinstance(ask("what did Austin say about China"), Nearest)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("who wrote this", {"demirjian-in-washington", "birnbaum-in-warsaw"}),
        ("authors?", {"demirjian-in-washington", "birnbaum-in-warsaw"}),
        ("where was it written", {"datelined-riga"}),
        ("what is this article about", {"flank-fears-attack", "us-troops-in-europe"}),
        ("tldr", {"flank-fears-attack"}),
        ("give me a summary", {"flank-fears-attack"}),
        ("how old is this article", set[str]()),
        ("is the article current", set[str]()),
        ("link to the article?", set[str]()),
    ],
)
def test_what_is_asked_of_the_article_itself_is_answered_from_its_summary_and_source(
    question: str, facts: set[str]
):
    outcome = ask(question)
    assert outcome.outcome == "answer"
    assert not isinstance(outcome, Silence)
    assert facts <= {fact.id for fact in outcome.facts}
    told = str(word(outcome, PlainMarkup("!")))
    assert facts or ("August 2022" in told and "Demirjian" in told)


@pytest.mark.parametrize(
    "question",
    ["is the article paywalled", "who wrote the constitution", "tldr latvia", "is this article true"],
)
def test_what_only_names_the_article_is_no_question_about_it(question: str):
    outcome = ask(question)
    assert not isinstance(outcome, SourceCard)
    assert outcome.outcome != "answer"


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("latvia troops?", "us-troops-in-latvia"),
        ("which weapons for poland", "poland-awaits"),
        ("what does latvia want", "latvia-seeks-artillery"),
        ("estonia shopping list", "estonia-needs-most"),
    ],
)
def test_a_topic_and_a_name_are_answered_by_the_topics_facts_about_it(question: str, fact: str):
    outcome = ask(question)
    assert isinstance(outcome, Answer)
    assert outcome.facts[0].id == fact


def test_what_others_say_of_a_country_is_not_what_that_one_wants():
    assert not isinstance(ask("what does russia want"), Answer)


def test_yes_or_no_is_answered_by_the_fact():
    text = str(word(ask("is Ukraine a member of NATO?"), PlainMarkup("!")))
    assert "Ukraine is no member of NATO" in text
    assert not {"yes", "no."} & set(text.casefold().split())


@pytest.mark.parametrize(
    "question", ["should america stay out of it", "do you think russia will attack latvia"]
)
def test_an_opinion_is_not_answered(question: str):
    assert not isinstance(ask(question), Answer)


def test_each_ask_reaches_its_own_fact_first():
    brief = LOOKUP.library.briefs["eastern-flank"]
    asks = [(text, fact.id) for fact in brief.facts.values() for text in fact.asks]
    assert len(asks) > 3000
    for text, fact in asks[::20]:
        outcome = ask(text)
        assert isinstance(outcome, Answer), text
        assert outcome.facts[0].id == fact, text


def test_what_people_ask_in_vain_is_not_answered():
    brief = LOOKUP.library.briefs["eastern-flank"]
    assert len(brief.unanswered) > 500
    for text in brief.unanswered[::7]:
        assert ask(text).outcome != "answer", text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("what did pabreeks say to the troops", "for “pabreeks” · "),
        ("who is pabreeks", "for “pabreeks” · "),
        ("what did pabriks say to the troops", ""),
        ("what did the latvian defence minister say to the troops", ""),
    ],
)
def test_an_answer_says_which_word_was_taken_for_a_name(typed: str, said: str):
    text = str(word(ask(typed), PlainMarkup("!")))
    assert said in text
    assert said or "for “" not in text


def test_a_name_beside_a_topic_is_said_once():
    assert str(word(ask("latvia troops latvia"), PlainMarkup("!"))).count("Troops: Latvia ·") == 1


@pytest.mark.parametrize("text", ["latvia", "tell me about patriot", "who is pabriks", "what is NATO"])
def test_a_mere_name_is_told_about(text: str):
    outcome = ask(text)
    assert isinstance(outcome, Answer)
    told = LOOKUP.respond("about", outcome.entities[0].name)
    assert isinstance(told, Answer)
    assert outcome.facts == told.facts


def test_a_title_that_two_hold_is_a_choice_and_one_that_nobody_holds_is_not_answered():
    assert isinstance(ask("who is the defense minister"), Choices)
    assert not isinstance(ask("who is the defense minister of Poland"), Answer)
    assert not isinstance(ask("who is the president of Poland"), Answer)


@given(st.text(max_size=200))
def test_any_text_gets_an_outcome(text: str):
    assert ask(text) == ask(text)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_any_words_of_questions_get_few_facts_or_none(text: str):
    outcome = ask(text)
    if isinstance(outcome, Answer) and not outcome.introduced:
        assert 1 <= len(outcome.facts) <= 3


@pytest.mark.parametrize("question", [labelled.question for labelled in QUESTIONS][::4])
def test_case_and_punctuation_change_nothing(question: str):
    plain = question.casefold().replace("?", "")
    assert isinstance(ask(plain + " ??"), Answer) is isinstance(ask(question), Answer)


LIGHTHOUSE = b"""
brief: lighthouse
title: A lighthouse for sale
source: lighthouse
as_of: 2019
topics:
  money: {title: Money, help: What it costs., shows: {facts: money}}
entities:
  - {id: skerry, kind: place, name: Skerry Light, aliases: [the lighthouse]}
  - {id: mara-quill, kind: person, name: Mara Quill, role: Keeper of the lighthouse, of: skerry}
  - {id: harbour-trust, kind: organisation, name: Harbour Trust}
facts:
  - {id: lamps, text: Skerry Light has 12 lamps., about: skerry, topics: money, cite: 1,
     figures: [{value: 12, unit: lamps}]}
  - {id: sale, text: The Harbour Trust is selling Skerry Light for 90000 euros because the roof leaks.,
     about: [harbour-trust, skerry], topics: money, cite: 2, figures: [{value: 90000, unit: euros, label: price}]}
  - {id: keeper, quote: I will not leave the lamp., said_by: mara-quill, about: skerry, topics: money, cite: 3}
"""


def test_a_brief_says_what_people_ask_in_vain():
    _is_declined_where_asked_in_vain("how many lamps does the lighthouse have")


def test_what_people_ask_in_vain_is_not_answered_by_all_that_is_told_of_a_name():
    _is_declined_where_asked_in_vain("who came on for mara quill")


def _is_declined_where_asked_in_vain(asked: str) -> None:
    in_vain = LIGHTHOUSE + f"unanswered: [{asked}]\n".encode()
    for raw, outcome in ((LIGHTHOUSE, "answer"), (in_vain, "nearest")):
        brief = load_brief("lighthouse", {"lighthouse/brief.yaml": raw}).brief
        found = Lookup(Library({"lighthouse": brief})).respond("ask", asked)
        assert not isinstance(found, Silence)
        assert found.outcome == outcome


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how many lamps does the lighthouse have?", "lamps"),
        ("what is the price of Skerry Light", "sale"),
        ("why is the harbour trust selling the lighthouse", "sale"),
        ("what did mara quill say", "keeper"),
        ("where is skerry light", None),
        ("mara quill age?", None),
        ("how many boats does the lighthouse have?", None),
        ("what did the harbour trust say about the lamps", None),
        ("who built the lighthouse", None),
    ],
)
def test_another_brief_is_answered_by_the_same_rules(question: str, fact: str | None):
    loaded = load_brief("lighthouse", {"lighthouse/brief.yaml": LIGHTHOUSE})
    assert not [problem for problem in loaded.problems if problem.severity == "error"]
    outcome = Lookup(Library({"lighthouse": loaded.brief})).respond("ask", question)
    answer = outcome.facts[0].id if isinstance(outcome, Answer) else None
    assert answer == fact
