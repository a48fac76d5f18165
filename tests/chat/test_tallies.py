"""Who has answered is held by the buttons, whoever presses in whatever order."""

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.tallies import MARK, MOST_MARKS, Tallies, Tally, Votes, mark_person, start_tally

presses = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 10**18)), max_size=60)


@given(presses)
def test_a_button_reads_what_it_wrote_and_counts_everybody(pressed: list[tuple[int, int]]):
    tally = start_tally("abcd")
    for place, user in pressed:
        tally = tally.add(place, mark_person(user))
    again = Tally(tuple(Votes.read(*str(each).split(".")) for each in tally.votes))
    assert again == tally
    assert tally.count == len(pressed)
    assert all(len(each.marks) <= MOST_MARKS for each in tally.votes)
    for place, user in pressed[-MOST_MARKS:]:
        assert tally.find(mark_person(user)) is not None
        assert len(mark_person(user)) == MARK
        assert tally.votes[place].count >= 1


@given(presses.filter(bool))
def test_who_is_forgotten_is_not_counted_less(pressed: list[tuple[int, int]]):
    tallies, tally, (_, gone) = Tallies(), start_tally("abcd"), pressed[0]
    for place, user in pressed:
        tally = tally.add(place, mark_person(user))
    tallies.note((1, ""), tally)
    tallies.forget_person(gone)
    left = tallies.latest((1, ""), tally)
    assert left.find(mark_person(gone)) is None
    assert left.count == tally.count


@given(st.lists(st.integers(0, 3), min_size=2, max_size=20))
def test_those_who_press_at_the_same_moment_are_all_counted(places: list[int]):
    tallies, shown = Tallies(), start_tally("abcd")
    for user, place in enumerate(places):
        tallies.note(
            (1, ""), tallies.latest((1, ""), shown).add(place, mark_person(user))
        )  # each saw it as it was before
    assert tallies.latest((1, ""), shown).count == len(places)
    assert Tallies().latest((1, ""), shown) == shown
