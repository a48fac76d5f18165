"""What a button points at survives being written into its id, which Discord lets be a hundred characters long."""

import string

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.pointers import Pointer, make_template
from bot.lookup import Address

keys = st.text(string.ascii_letters + string.digits + "-_", min_size=5, max_size=5)
commands = st.from_regex(r"\A[a-z][a-z0-9-]{0,31}\Z")
addresses = st.builds(
    Address, st.sampled_from("onfc"), commands, st.lists(keys, max_size=6).map(tuple)
) | st.builds(Address, st.just("s"), keys, st.tuples(st.integers(1, 999_999).map(str)))
pointers = st.builds(
    Pointer,
    asker_id=st.integers(1, 2**64 - 1),
    address=st.none() | addresses,
    part=st.just("") | keys,
    page=st.integers(0, 9_999),
    above=st.booleans(),
)


@given(pointers)
def test_a_pointer_is_read_as_it_was_written_and_fits(pointer: Pointer) -> None:
    custom_id = f"dp4.{pointer}"
    assert len(custom_id) <= 100
    assert make_template(r"dp\d").fullmatch(custom_id)
    assert Pointer.read(custom_id) == pointer
