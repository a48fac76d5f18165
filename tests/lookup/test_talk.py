"""A person's lines one after the other: small talk, and lines that lean on the one before."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.brief import find_briefs_folder
from bot.lookup import Lookup, Outcome, read_request
from bot.lookup.outcomes import Answer, Leaning, Nearest, Silence, Talk
from bot.lookup.replies import PlainMarkup, word
from bot.lookup.talk import converse
from bot.lookup.talk.turns import read_first
from tests.lookup.labelled_questions import read_questions
from tests.lookup.labelled_talk import judge_line, read_lines, say
from tests.shipped import shipped_lookup
from tests.unproven import load_library

LOOKUP = shipped_lookup()
MARKUP = PlainMarkup("!")
QUESTIONS = [labelled.question for labelled in read_questions()]
FOLDER = Path(__file__).parent
BEFORE = ("!troops latvia", "who is salm", "what weapons does poland want", "who is zelensky", "!weapons")


def ids(outcome: Outcome) -> list[str]:
    return [fact.id for fact in outcome.facts] if isinstance(outcome, Leaning) else []


def read(*lines: str) -> str:
    return str(word(say(LOOKUP, *lines), MARKUP) or "")


def test_the_labelled_lines_hold_their_floors():
    lines = read_lines()
    talk = Counter(judge_line(LOOKUP, line) for line in lines if not line.after)
    after = Counter(judge_line(LOOKUP, line) for line in lines if line.after)
    assert talk == {"right": 40}
    assert after["right"] + after["listed"] + after["shown nearest"] >= 36
    assert after["wrong answer"] <= 2


@pytest.mark.parametrize(
    ("name", "right", "shown", "wrong"), [("second-lines", 83, 108, 9), ("unseen-second-lines", 44, 67, 9)]
)
def test_second_lines_hold_their_floors(name: str, right: int, shown: int, wrong: int):
    verdicts = Counter(judge_line(LOOKUP, line) for line in read_lines(FOLDER / f"{name}.jsonl"))
    assert verdicts["right"] >= right
    assert verdicts["right"] + verdicts["listed"] + verdicts["shown nearest"] >= shown
    assert verdicts["wrong answer"] <= wrong


@pytest.mark.parametrize(
    "text",
    [
        "hi",
        "HIIIII",
        "hey @everyone",
        "спасибо большое",
        "здравствуйте!",
        "ありがとう",
        "γειά",
        "liels paldies",
        "thankss",
        "ty <:heart:123456789012345678>",
        "hahahahaha",
        "👍🏽",
        "...",
        "who are you?",
        "what can you do",
        "good bot",
        "test",
        "ok cool",
        "thats a lot",
        "whoa, that's a lot",
    ],
)
@pytest.mark.parametrize("before", ["", "!troops latvia"])
def test_small_talk_gets_one_line_with_a_command_that_answers(text: str, before: str):
    outcome = say(LOOKUP, *filter(None, [before, text]))
    assert isinstance(outcome, Talk)
    told = str(word(outcome, MARKUP))
    assert len(told.splitlines()) == 1
    assert f"!{outcome.trial}" in told
    assert isinstance(say(LOOKUP, f"!{outcome.trial}"), Answer)


@pytest.mark.parametrize(
    "text",
    ["hi, how many US troops are in Latvia?", "thanks, and who is salm", "who are the Baltic officials"],
)
def test_a_question_with_a_hello_is_a_question(text: str):
    assert not isinstance(say(LOOKUP, text), Talk)


@pytest.mark.parametrize(
    ("before", "text", "understood", "fact"),
    [
        ("!weapons poland", "and estonia?", "Weapons: Estonia", "estonia-needs-most"),
        ("what does latvia want", "and estonia's wishes?", "Who wants what: Estonia", "estonia-needs-most"),
        ("!about latvia", "what about troops there", "Troops: Latvia", "us-troops-in-latvia"),
        ("who is salm", "what did he say", "what did Kusti Salm say", "salm-list"),
        (
            "how many US troops are in Latvia",
            "and in Europe?",
            "how many US troops are in Europe",
            "us-troops-in-europe",
        ),
        ("what does estonia need most", "says who", "who says that, and where", "estonia-needs-most"),
        ("us troops in latvia", "how many?", "how many us troops in latvia", "us-troops-in-latvia"),
        ("!who austin", "more", "more: Lloyd Austin", "austin-figure-it-out"),
        (
            "what did pabriks say about dying",
            "who's that again",
            "who's Artis Pabriks again",
            "pabriks-is-minister",
        ),
        ("how much aid did congress approve", "for whom", "for whom aid did congress approve", "aid-package"),
        ("what does estonia want", "how do we know", "who says that, and where", "estonia-needs-most"),
        (
            "lielvarde air base",
            "what country is that in",
            "Where: Lielvarde Air Base",
            "us-troops-at-lielvarde",
        ),
        (
            "the $40 billion aid package",
            "who was it for",
            "who was $40 billion aid package for",
            "aid-package",
        ),
        ("what is poland waiting for", "jets as well?", "what is poland waiting for jets", "poland-awaits"),
        (
            "us soldiers in latvia",
            "how many r there rn",
            "how many us soldiers in latvia",
            "us-troops-in-latvia",
        ),
    ],
)
def test_a_line_leans_on_the_last_and_the_reply_says_how(before: str, text: str, understood: str, fact: str):
    outcome = say(LOOKUP, before, text)
    assert isinstance(outcome, Leaning)
    assert outcome.understood == understood
    assert fact in ids(outcome)
    assert f"Understood: “{understood}”" in read(before, text)


def test_a_conversation_goes_on_over_thanks_and_help():
    assert isinstance(outcome := say(LOOKUP, "!troops latvia", "thanks!", "!help", "and europe?"), Answer)
    assert outcome.understood == "Troops: Europe"


def test_more_tells_what_was_not_told_until_there_is_no_more():
    told: list[str] = []
    lines = ["!who austin"]
    while not isinstance(outcome := say(LOOKUP, *lines), Talk):
        told += [fact.id for fact in read_first(outcome)]
        lines.append("more")
    assert len(told) == len(set(told))
    assert set(ids(say(LOOKUP, "!about austin"))) == set(told)


@pytest.mark.parametrize(
    "text",
    [
        "and estonia?",
        "why?",
        "says who",
        "more",
        "how many?",
        "and him?",
        "where is that",
        "what else",
        "what did he say",
        "who wants it",
        "and lithuania",
    ],
)
def test_a_line_that_leans_on_nothing_gets_a_kind_line(text: str):
    outcome = say(LOOKUP, text)
    assert isinstance(outcome, Talk)
    assert outcome.topic == "nothing_before"
    assert "does not say" not in read(text)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("!troops latvia", "and lithuania?"),
        ("how many us troops are in latvia", "and in germany"),
        ("!who zelensky", "more"),
        ("!who zelensky", "what did he say"),
        ("who is the president of france", "how old is he"),
        ("what is the capital of france", "why?"),
        ("which weapons did lithuania get", "how many?"),
        ("who is salm", "how old is he"),
        ("austin's visit to latvia", "did he go to estonia after"),
        ("the ohio soldier", "whats his name"),
    ],
)
def test_a_declined_question_is_not_answered_by_leaning(before: str, text: str):
    assert not isinstance(say(LOOKUP, before, text), Answer)


def test_what_was_just_told_is_no_answer_to_a_question_about_it():
    assert ids(say(LOOKUP, "did soloch and sullivan talk"))[:1] == ["soloch-asks-sullivan"]
    told = ids(say(LOOKUP, "did soloch and sullivan talk", "about what?"))
    assert {"soloch-production", "soloch-financing"}.intersection(told)
    assert "soloch-asks-sullivan" not in told


def test_whom_a_line_means_is_asked_where_it_may_be_two():
    outcome = say(LOOKUP, "did soloch talk to sullivan", "who is he")
    assert isinstance(outcome, Talk)
    assert {entity.id for entity in outcome.entities} == {"pawel-soloch", "jake-sullivan"}
    assert "Pawel Soloch or Jake Sullivan?" in read("did soloch talk to sullivan", "who is he")


@settings(max_examples=150)
@given(st.sampled_from(QUESTIONS), st.sampled_from(BEFORE))
def test_a_question_that_is_answered_alone_is_answered_so_after_any_other(question: str, before: str):
    alone = say(LOOKUP, question)
    after = say(LOOKUP, before, question)
    assert after == alone or (isinstance(after, Leaning) and after.understood)
    if isinstance(alone, Answer):
        assert ids(after) == ids(alone)


@settings(max_examples=200)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=30), st.sampled_from([*QUESTIONS, *BEFORE, "more", "why", "and it?", "says who"])
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_lines_get_a_reply_or_silence(lines: list[str]):
    outcome = say(LOOKUP, *lines)
    assert isinstance(outcome, Silence) == (word(outcome, MARKUP) is None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("!pabriks", "Artis Pabriks"),
        ("!PABRIX", "Artis Pabriks"),
        ("!f-16", "F-16"),
        ("!jake sullivan", "Jake Sullivan"),
        ("!латвия", "Latvia"),
        ("!estonai", "Estonia"),
    ],
)
def test_a_certain_name_is_a_command(text: str, name: str):
    outcome = say(LOOKUP, text)
    assert isinstance(outcome, Answer)
    assert [entity.name for entity in outcome.entities] == [name]
    assert ids(outcome) == ids(say(LOOKUP, f"!about {name}"))


@pytest.mark.parametrize(
    "text",
    [
        "!play despacito",
        "!president",
        "!package",
        "!latvian",
        "!defense minister",
        "!polan",
        "!pabriks play",
        "!jak",
        "!rank",
        "!lithuania",
    ],
)
def test_an_uncertain_name_may_be_another_bots_command(text: str):
    assert isinstance(say(LOOKUP, text), Silence)


def test_a_command_with_a_sentence_behind_it_is_talk():
    assert isinstance(say(LOOKUP, "!who are you"), Talk)
    outcome = say(LOOKUP, "!about lielvarde", "!where is that")
    assert isinstance(outcome, Answer | Nearest)
    assert [entity.id for entity in outcome.entities] == ["lielvarde"]


def test_what_was_told_of_a_brief_that_is_no_longer_served_is_leant_on_no_more():
    other = Lookup(load_library(find_briefs_folder()), ahead=False)
    turn = converse(LOOKUP, read_request("!troops latvia", LOOKUP, "!"))
    assert isinstance(converse(LOOKUP, read_request("more", LOOKUP, "!"), turn).outcome, Answer)
    assert isinstance(converse(other, read_request("more", other, "!"), turn).outcome, Talk)
