"""Signs in a fact's text of what it tells."""

import pytest

from bot.brief import Fact
from bot.lookup.questions.fact_signs import has_time


@pytest.mark.parametrize(
    "text",
    [
        "It opens on Tuesday.",
        "A disease killed it in the 1950s.",
        "She scored in the 52nd minute.",
        "It shut in the morning.",
    ],
)
def test_days_decades_minutes_and_parts_of_a_day_say_when(text: str):
    assert has_time(Fact(id="a", text=text))
