"""A burst is slowed with one word and not with silence; who asks within reason never notices."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.bursts import CHANNEL, MOST_WATCHED, PAUSE, PERSON, PRESSES, Bursts, Wait

START = datetime(2031, 5, 1, 9, tzinfo=UTC)
STEPS = st.lists(
    st.tuples(st.integers(0, 4_000), st.integers(1, 8), st.integers(1, 2)), min_size=1, max_size=120
)
"""(milliseconds later, a person, a channel)."""


def most_within(times: list[datetime], span: timedelta) -> int:
    """Return how many times the fullest window of a length holds."""
    return max((sum(start <= each < start + span for each in times) for start in times), default=0)


@given(steps=STEPS, hurry=st.sampled_from([1, 20]))
def test_no_window_holds_more_and_every_pause_has_exactly_one_word(
    steps: list[tuple[int, int, int]], hurry: int
) -> None:
    bursts, now = Bursts(), START
    answered: dict[tuple[str, int], list[datetime]] = {}
    refused: list[tuple[str, int, Wait]] = []
    for milliseconds, person, channel in steps:
        now += timedelta(milliseconds=milliseconds / hurry)
        wait = bursts.ask(person, channel, now)
        if wait is None:
            answered.setdefault(("person", person), []).append(now)
            answered.setdefault(("channel", channel), []).append(now)
        else:
            assert now < wait.until <= now + max(PERSON.span, PAUSE)
            refused.append((wait.whose, person if wait.whose == "person" else channel, wait))
    for (whose, _), times in answered.items():
        allowance = PERSON if whose == "person" else CHANNEL
        assert most_within(times, allowance.span) <= allowance.count
    words = Counter((whose, key, wait.until) for whose, key, wait in refused if wait.is_news)
    assert words == Counter(dict.fromkeys(((whose, key, wait.until) for whose, key, wait in refused), 1))


@given(steps=STEPS)
def test_who_was_told_when_to_ask_again_is_answered_then(steps: list[tuple[int, int, int]]) -> None:
    bursts, now = Bursts(), START
    for milliseconds, _, channel in steps:
        now += timedelta(milliseconds=milliseconds / 20)
        wait = bursts.ask(1, channel, now)
        if wait is not None:
            now = wait.until
            assert bursts.ask(1, channel, now) is None


def test_who_asks_every_two_seconds_is_always_answered() -> None:
    bursts = Bursts()
    assert not any(bursts.ask(1, 1, START + timedelta(seconds=2 * number)) for number in range(100))


def test_presses_are_counted_by_themselves() -> None:
    bursts = Bursts()
    assert not any(bursts.press(1, START) for _ in range(PRESSES.count))
    assert bursts.press(1, START) is not None
    assert bursts.press(2, START) is None
    assert bursts.ask(1, 1, START) is None


def test_a_clock_that_is_put_back_shuts_nobody_out() -> None:
    bursts = Bursts()
    for _ in range(PERSON.count + 1):
        bursts.ask(1, 1, START)
    assert bursts.ask(1, 1, START - timedelta(hours=1)) is None


def test_who_is_watched_is_bounded() -> None:
    bursts = Bursts()
    for person in range(MOST_WATCHED + 5):
        bursts.ask(person, person, START)
    assert len(bursts) == MOST_WATCHED
    later = START + PERSON.span + PAUSE
    for number in range(MOST_WATCHED):
        bursts.ask(1, 1, later + timedelta(minutes=number))
    assert len(bursts) == 1
