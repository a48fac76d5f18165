"""Shards as an operator writes them, and which servers they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shards import ONE, Shards, read_shards


@st.composite
def some_shards(draw: st.DrawFn) -> Shards:
    """Draw some of up to 40 shards."""
    count = draw(st.integers(1, 40))
    return Shards(tuple(sorted(draw(st.sets(st.integers(0, count - 1), min_size=1)))), count)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("0-7/16", Shards(tuple(range(8)), 16)),
        (" 0, 3,5 / 16", Shards((0, 3, 5), 16)),
        ("5,0-2,1/8", Shards((0, 1, 2, 5), 8)),
        ("0/1", ONE),
        ("AUTO", None),
    ],
)
def test_they_are_written_as_ranges_and_numbers_of_so_many(typed: str, means: Shards | None) -> None:
    assert read_shards(typed) == means


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("8", "0-7/16"),
        ("0-7", "0-7/16"),
        ("/16", "0-7/16"),
        ("all", "use auto"),
        ("1-16/16", "the last one is 15"),
        ("0/0", "the last one is 0"),
        ("7-0,9/16", "7-0 has the larger number first"),
        ("0-7/16/32", "use auto"),
    ],
)
def test_what_will_not_do_is_told_with_what_to_write(typed: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_shards(typed)


@given(some_shards())
def test_their_text_reads_as_they_are(shards: Shards) -> None:
    assert read_shards(str(shards)) == shards


@given(some_shards(), st.integers(0, 2**63 - 1))
def test_every_server_is_held_by_them_or_by_the_rest(shards: Shards, guild_id: int) -> None:
    rest = Shards(tuple(each for each in range(shards.count) if each not in shards.ids), shards.count)
    assert shards.hold(guild_id) is not rest.hold(guild_id)
