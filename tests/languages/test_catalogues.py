"""Every catalogue says all that the code says, with the same values put in, in the plurals of its language."""

from datetime import date

import pytest

from bot.languages import list_languages, say, say_count, say_date, say_day, say_list, speak
from tests.catalogues import FOLDER, list_messages, list_texts, read_catalogue, read_fields, renew

CATALOGUES = [language for language in list_languages() if language != "en"]
COUNTS = (0, 1, 2, 5, 11, 21, 101)
FACTS = {
    "en": "0 facts, 1 fact, 2 facts, 5 facts, 11 facts, 21 facts, 101 facts",
    "lv": "0 faktu, 1 fakts, 2 fakti, 5 fakti, 11 fakti, 21 fakts, 101 fakts",
    "pl": "0 faktów, 1 fakt, 2 fakty, 5 faktów, 11 faktów, 21 faktów, 101 faktów",
    "uk": "0 фактів, 1 факт, 2 факти, 5 фактів, 11 фактів, 21 факт, 101 факт",
}
DATES = {
    "en": "a, b and c · a or b · August 2022 · 17 August 2022 · Thursday 24 December 2026",
    "lv": "a, b un c · a vai b · 2022. g. augusts · 2022. gada 17. augusts · ceturtdiena, 2026. gada 24. decembris",
    "pl": "a, b i c · a lub b · sierpień 2022 · 17 sierpnia 2022 · czwartek, 24 grudnia 2026",
    "uk": "a, b і c · a або b · серпень 2022 р. · 17 серпня 2022 р. · четвер, 24 грудня 2026 р.",
}
LONGEST = {"More ({number})": 80, "Sources": 80, "All names": 80, "Back": 80, "Remove it": 80, "Keep it": 80}
"""Discord's limits on what stands on a button."""


def test_there_are_the_languages_that_are_promised():
    assert set(list_languages()) >= {"en", "lv", "pl", "uk"}


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_lacks_nothing_and_has_nothing_stale(language: str):
    """`python -m tests.catalogues` brings it up to date; what is new waits in it to be translated."""
    renewed, waiting = renew(language)
    assert waiting == []
    assert renewed == (FOLDER / f"{language}.po").read_bytes()
    assert not any(message.fuzzy for message in read_catalogue(language))


def test_a_message_is_given_what_it_names():
    for said in list_messages():
        for text in list_texts(said.message):
            if said.values is not None:
                assert read_fields(text) <= said.values, said
                assert said.values - read_fields(text) <= {"count"}, said


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_translation_names_what_its_message_does(language: str):
    for message in read_catalogue(language):
        *_, original = list_texts(message.id)
        for text in list_texts(message.string) if original else ():
            assert read_fields(text) == read_fields(original), (original, text)
            assert text.count("`") == original.count("`"), (original, text)
            assert text.count("**") == original.count("**"), (original, text)


@pytest.mark.parametrize("language", [*FACTS])
def test_the_plurals_of_a_language_come_out_right(language: str):
    with speak(language):
        assert (
            ", ".join(say_count("{count} fact", "{count} facts", count) for count in COUNTS)
            == FACTS[language]
        )


@pytest.mark.parametrize("language", [*DATES])
def test_lists_and_dates_are_those_of_the_language(language: str):
    with speak(language):
        lists = [say_list(["a", "b", "c"]), say_list(["a", "b"], "or")]
        told = [*lists, say_date("2022-08"), say_date("2022-08-17"), say_day(date(2026, 12, 24))]
        assert " · ".join(told).replace("\u202f", " ").replace("\xa0", " ") == DATES[language]


@pytest.mark.parametrize("language", CATALOGUES)
def test_what_stands_on_a_button_fits(language: str):
    with speak(language):
        for message, most in LONGEST.items():
            assert len(say(message).replace("{number}", "10000")) <= most


def test_a_language_without_words_is_spoken_in_english():
    with speak("tlh"):
        assert say("The article does not say") == "The article does not say"
        assert say_date("2022-08") == "August 2022"
