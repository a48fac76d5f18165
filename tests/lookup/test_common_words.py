"""The commonest words of a question tell how sure its answer is, of any article."""

import pytest

from bot.lookup.names import frequent_words
from bot.lookup.questions.common_words import COMMON_ODDS, Place, weigh_words
from bot.lookup.questions.stems import stem


def test_what_is_told_is_of_common_english_alone():
    common = {stem(word) for word in frequent_words(3e-4)}
    assert len(COMMON_ODDS) > 50
    assert set(COMMON_ODDS) <= common
    assert {len(odds) for odds in COMMON_ODDS.values()} == {len(Place)}


@pytest.mark.parametrize("word", ["name", "first", "when", "did"])
def test_what_neither_the_fact_nor_anybody_who_asks_for_it_has_speaks_against_it(word: str):
    assert weigh_words([word], (), ()) < 0
    assert weigh_words([word], (), ()) < max(
        weigh_words([word], [word], [word]), weigh_words([word], (), [word])
    )


def test_words_that_are_not_common_tell_nothing():
    assert weigh_words(["himar", "zzz"], (), ()) == 0
