"""What was found is found again without looking, in the same language and of the same object; and goes with it."""

import gc
import weakref
from dataclasses import dataclass, replace

from bot.brief import find_briefs_folder
from bot.languages import speak, spoken
from bot.lookup import Lookup
from bot.lookup.names.name_table import NameTable
from bot.lookup.outcomes import Overview
from bot.lookup.questions.ask_model import AskModel
from bot.lookup.remembering import keep_answers, keep_beside
from bot.lookup.replies import PlainMarkup, word
from tests.unproven import load_library


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Thing:
    """Something to look at."""

    name: str


def test_what_was_found_of_an_object_is_kept_by_language_and_goes_with_it() -> None:
    looks: list[str] = []

    @keep_beside
    def describe(thing: Thing, ending: str = "") -> str:
        looks.append(thing.name)
        return f"{thing.name}{ending} in {spoken()}"

    thing = Thing("map")
    with speak("lv"):
        assert [describe(thing), describe(thing)] == ["map in lv"] * 2
    assert [describe(thing), describe(thing, "!"), describe(thing)] == [
        "map in en",
        "map! in en",
        "map in en",
    ]
    assert len(looks) == 3
    assert describe(Thing("map")) == "map in en"  # equal, and another one
    assert len(looks) == 4
    watched = weakref.ref(thing)
    del thing
    assert watched() is None


def test_answers_are_kept_with_whom_they_are_of_and_the_oldest_go() -> None:
    class Shelf:
        looks = 0

        @keep_answers(2)
        def find(self, title: str) -> str:
            self.looks += 1
            return f"{title} here"

    shelf, other = Shelf(), Shelf()
    assert [shelf.find(title) for title in ("a", "b", "a", "c", "b")] == [
        "a here",
        "b here",
        "a here",
        "c here",
        "b here",
    ]
    assert shelf.looks == 4
    assert other.looks == 0


def test_a_lookup_that_is_no_longer_served_goes_with_all_it_answered_by_counting_alone() -> None:
    lookup = Lookup(load_library(find_briefs_folder()))
    outcome = lookup.respond("troops", "latvia")
    assert lookup.respond("troops", "latvia") is outcome
    reply = word(outcome, PlainMarkup("!"))
    assert reply is not None
    overview = lookup.respond("troops")
    assert isinstance(overview, Overview)
    assert word(replace(overview, facts=()), PlainMarkup("!")) != word(overview, PlainMarkup("!"))
    for asked in ("pabrix", "how many us troops are in latvia"):
        lookup.respond("ask", asked)
    lookup.respond("quiz", "#3")
    watched = [weakref.ref(each) for each in (lookup, outcome, overview)]
    gc.collect()
    gc.disable()
    try:
        del lookup, outcome, overview
        assert [each() for each in watched] == [None] * 3
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_nothing_of_the_names_and_questions_of_a_brief_outlives_it() -> None:
    def count_tables() -> int:
        gc.collect()
        return sum(isinstance(each, NameTable | AskModel) for each in gc.get_objects())

    before = count_tables()
    lookup = Lookup(load_library(find_briefs_folder()))
    for asked in ("pabrix", "the polish attache", "secretary general salm", "us troops in latvia", "himras"):
        lookup.respond("about", asked)
        lookup.respond("ask", f"what about {asked}")
    assert count_tables() > before
    del lookup
    assert count_tables() == before
