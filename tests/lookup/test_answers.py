"""What the shipped brief answers: each command with a name, without one, with an unknown one, with another kind."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lookup.answers import FIXED_COMMANDS
from bot.lookup.grouping import FEW
from bot.lookup.outcomes import Answer, Choices, Guide, Miss, Outcome, Overview, Silence
from bot.lookup.replies import PlainMarkup
from bot.lookup.replies.wording import word
from bot.lookup.requests import read_request
from tests.shipped import shipped_library, shipped_lookup

LOOKUP = shipped_lookup()
BRIEF = shipped_library().briefs["eastern-flank"]
MARKUP = PlainMarkup("!")


def ask(message: str) -> Outcome:
    request = read_request(message, LOOKUP, "!")
    return LOOKUP.respond(request.command, request.words) if request else Silence()


def read(message: str) -> str:
    return str(word(ask(message), MARKUP) or "")


def test_the_number_of_troops_in_latvia_stands_on_sentence_32():
    outcome = ask("!troops latvia")
    assert isinstance(outcome, Answer)
    assert "600" in outcome.facts[0].wording
    assert outcome.facts[0].sentences == (32,)
    assert "sentence 32: “about 600 Americans deployed to Latvia”" in read("!troops latvia")


def test_the_first_facts_below_a_name_and_its_role_say_more_than_that():
    reply = word(ask("!who pabrix"), MARKUP)
    assert reply is not None
    assert reply.title == "Artis Pabriks: Latvia's defence minister"
    places = [place for place, each in enumerate(reply.passages) if "is Latvia's defence" in each.text]
    assert len(places) == 1  # it is told all the same
    assert places[0] >= FEW


def test_what_poland_waits_for_stands_on_sentence_25():
    outcome = ask("!weapons poland")
    assert isinstance(outcome, Answer)
    [fact] = [fact for fact in outcome.facts if fact.sentences == (25,)]
    assert all(weapon in fact.wording for weapon in ("Patriot", "HIMARS", "F-16", "Abrams"))


def test_a_person_is_found_by_what_they_are():
    outcome = ask("!who polish attache")
    assert isinstance(outcome, Answer)
    assert [entity.name for entity in outcome.entities] == ["Krzysztof Nolbert"]
    assert 22 in outcome.facts[0].sentences


def test_the_articles_own_misspelling_finds_the_man():
    assert read("!who pabrix").startswith("Artis Pabriks: Latvia's defence minister\n\n")


def test_a_name_that_was_corrected_is_said_to_be():
    assert "\n\nfor “pabreeks” · " in read("!who pabreeks")
    assert "\n\nTroops: Latvia · for “lattvia” · " in read("!troops lattvia")
    assert "for “" not in read("!who PABRIKS") + read("!who Пабрикс") + read("!who attaché")


def test_somebody_the_article_does_not_name_is_declined():
    assert isinstance(ask("!who zelensky"), Miss)
    assert "It says nothing about “zelensky”." in read("!who zelensky")


def test_a_name_of_another_kind_is_told_and_sent_on():
    outcome = ask("!who himars")
    assert isinstance(outcome, Answer)
    assert [entity.id for entity in outcome.entities] == ["himars"]
    assert "HIMARS, a weapon: Highly mobile artillery missile system" in read("!who himars")
    assert "More: !weapons HIMARS" in read("!who himars")
    assert read("!who riga").startswith("Riga, a place: ")


def test_a_name_that_a_topic_holds_nothing_on_is_sent_on():
    outcome = ask("!troops sullivan")
    assert isinstance(outcome, Miss)
    assert [entity.name for entity in outcome.entities] == ["Jake Sullivan"]
    assert "What it does say: !who Jake Sullivan" in read("!troops sullivan")


def test_two_that_are_equally_meant_are_a_choice():
    outcome = ask("!who defense minister")
    assert isinstance(outcome, Choices)
    assert {entity.name for entity in outcome.entities} == {"Artis Pabriks", "Lloyd Austin"}


def test_report_quotation_and_note_look_different():
    text = read("!who pabrix")
    quoted = "Artis Pabriks: “If anything happens on our borders, we are ready to die.”\n  [sentence 42]"
    assert quoted in text
    assert "Artis Pabriks: Latvia seeks sophisticated long-range rocket artillery" in text
    assert "Curator’s note: " in text


@pytest.mark.parametrize("topic", BRIEF.topics)
def test_every_topic_has_an_overview(topic: str):
    outcome = ask(f"!{topic}")
    assert isinstance(outcome, Overview)
    assert outcome.facts or outcome.entities


@pytest.mark.parametrize(
    "alias", [(alias, name) for name, topic in BRIEF.topics.items() for alias in topic.aliases]
)
def test_an_alias_is_the_command(alias: tuple[str, str]):
    assert ask(f"!{alias[0].upper()}").command == alias[1]


def test_every_name_in_the_brief_is_known_to_about():
    for entity in BRIEF.entities.values():
        outcome = ask(f"!about {entity.name}")
        assert isinstance(outcome, Answer), entity.name
        assert entity in outcome.entities


def test_every_topic_answers_every_name_with_words_and_citations():
    for topic in BRIEF.topics:
        for entity in BRIEF.entities.values():
            outcome = LOOKUP.respond(topic, entity.name)
            assert isinstance(outcome, Answer | Miss), (topic, entity.name)
            text = str(word(outcome, MARKUP))
            assert "sentence" in text or isinstance(outcome, Miss) or not outcome.facts


def test_help_lists_every_command():
    assert isinstance(ask("!help"), Guide)
    text = read("!help")
    assert all(f"!{command} " in text for command in (*BRIEF.topics, *FIXED_COMMANDS))


@pytest.mark.parametrize("message", ["", "  ", "!", "!!!", "!ban somebody", "! "])
def test_what_is_not_for_us_gets_no_answer(message: str):
    assert isinstance(ask(message), Silence)
    assert not read(message)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["!who ", "!troops ", "!about ", "!ask ", "!", ""]),
    st.text() | st.sampled_from([e.name for e in BRIEF.entities.values()]),
)
def test_any_message_is_answered_or_left_alone(command: str, text: str):
    outcome = ask(command + text)
    assert isinstance(outcome, Silence) or read(command + text)


@pytest.mark.parametrize(
    ("message", "meant"),
    [("!wepons poland", "!weapons poland"), ("!tropps", "!troops"), ("!numbrs", "!numbers")],
)
def test_a_slip_in_a_command_is_told_what_it_nearly_is(message: str, meant: str):
    assert f"Did you mean {meant}?" in read(message)


@pytest.mark.parametrize(
    "message", ["!ban somebody", "!play a song", "!quoted", "!tropical", "!rank", "!there", "!troupe"]
)
def test_another_bots_command_is_left_alone(message: str):
    assert isinstance(ask(message), Silence)


def test_why_names_the_alias_and_the_measure():
    assert "Artis Pabriks: it sounds like “Pabriks”" in read("!why pabrics")
    assert "No name of the article is near enough" in read("!why zelensky")


def test_why_says_how_a_question_was_read():
    told = read("!why how many US troops are in Latvia?")
    assert "a question about US troops and Latvia." in told
    assert "Each fact shown holds every name" in told
    assert "No fact holds every name" in read("!why how many US troops are in Poland?")
