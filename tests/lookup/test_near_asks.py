"""How near a question comes to what people are known to ask, and to what they ask in vain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lookup.questions.ask_signs import IN_VAIN, Signs, find_signs
from bot.lookup.questions.near_asks import NearAsks
from bot.lookup.questions.question_kinds import Kind

RESULT, GATE = 0, 1
KNOWN = [
    (RESULT, "who won the game"),
    (RESULT, "what was the score"),
    (GATE, "how many people came"),
    (GATE, "how big was the crowd"),
    (IN_VAIN, "who was the fourth official"),
    (IN_VAIN, "how many people left early"),
]
WORDS = sorted({word for _, text in KNOWN for word in text.split()} | {"rain", "trombone"})


def sign(text: str) -> Signs:
    words = text.split()
    return find_signs(words, tuple((word,) for word in words), Kind.WHAT)


NEAR = NearAsks([(place, sign(text)) for place, text in KNOWN])


@pytest.mark.parametrize(("place", "text"), KNOWN)
def test_what_is_asked_word_for_word_is_nearest_of_all(place: int, text: str):
    margins = {other: NEAR.measure(sign(text)).find_margin([other]) for other in (RESULT, GATE)}
    if place == IN_VAIN:
        assert max(margins.values()) < 0
    else:
        assert max(margins, key=lambda other: margins[other]) == place
        assert margins[place] > 0


def test_words_in_their_order_are_nearer_than_the_same_words_in_another():
    in_order, in_another = (NEAR.measure(sign(text)) for text in ("who won the game", "game the won who"))
    assert in_order.find_margin([RESULT]) > in_another.find_margin([RESULT])


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_a_margin_is_from_one_below_to_one_above_and_the_best_of_several(words: list[str]):
    nearness = NEAR.measure(sign(" ".join(words)))
    margins = [nearness.find_margin([place]) for place in (RESULT, GATE)]
    assert all(-1.001 <= margin <= 1.001 for margin in margins)
    assert nearness.find_margin([RESULT, GATE]) == max(margins)


def test_where_nothing_is_known_of_how_people_ask_it_tells_nothing():
    assert NEAR.measure(sign("who won the game")).find_margin([7]) == 0
    assert NearAsks([]).measure(sign("who won the game")).find_margin([RESULT]) == 0
