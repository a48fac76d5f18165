"""What is saved is saved whole, can be undone, and is never written over what somebody else wrote."""

import shutil
from dataclasses import replace
from pathlib import Path
from random import randbytes

import pytest

from bot.curating.brief_folder import BriefFolder, ChangedMeanwhileError, Snapshot
from bot.curating.draft_questions import drop_answered
from bot.curating.fact_edits import drop_fact, put_fact, set_summary
from bot.curating.fact_forms import FactForm, Fields, read_fields, read_item
from bot.curating.items import find_item, find_items
from bot.curating.journal import MOST_BYTES, MOST_STEPS, Journal, Step
from bot.curating.name_edits import (
    NameForm,
    drop_name,
    merge_names,
    put_name,
    read_name,
    split_name,
)
from bot.curating.topic_edits import drop_topic, set_aside
from bot.curating.yaml_editing import find_comments
from bot.errors import UserError
from tests.processes import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> BriefFolder:
    """Copy the village's brief."""
    shutil.copytree(ROOT / "tests/village/briefs/aldermere", tmp_path / "aldermere")
    return BriefFolder(tmp_path / "aldermere")


def contents(folder: BriefFolder) -> dict[str, bytes]:
    """Return every file of a folder, hidden ones too."""
    return {file.name: file.read_bytes() for file in folder.path.iterdir()}


def changed(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    """Return the names of the files that differ."""
    return {name for name in {*one, *other} if one.get(name) != other.get(name)}


def test_what_is_saved_can_be_undone_and_done_again(folder: BriefFolder) -> None:
    first, before = contents(folder), folder.read()
    folder.save(before, merge_names(before, "reserve", "village-budget"), "merged")
    second = contents(folder)
    assert changed(first, second) == {"entities.yaml", "facts.yaml", "quotes.yaml"}
    note = FactForm(id="n", kind="note", wording="Mine.", about=["council"])
    folder.save(folder.read(), put_fact(folder.read(), note), "note")
    assert (folder.undo(), folder.undo()) == ("note", "merged")
    assert contents(folder) == first
    assert folder.redo() == "merged"
    assert contents(folder) == second
    assert folder.redoes == "note"
    with pytest.raises(UserError, match="nothing to undo"):
        [folder.undo() for _ in range(3)]


@pytest.mark.parametrize(
    "brief",
    ["village/briefs/aldermere", "matchday/briefs/pellow", "trial/briefs/saltby", "../briefs/eastern-flank"],
)
def test_a_form_that_is_saved_as_it_was_opened_changes_nothing(brief: str) -> None:
    before = BriefFolder(ROOT / "tests" / brief).read()
    for item in find_items(before, "facts"):
        form = read_item(item)
        reordered = replace(form, topics=sorted(form.topics))
        assert put_fact(before, reordered, item.id).files == before.files
    for item in find_items(before, "entities"):
        assert put_name(before, read_name(item), item.id).files == before.files


def test_a_file_changed_in_an_editor_is_not_written_over(folder: BriefFolder) -> None:
    before = folder.read()
    after = set_aside(put_fact(before, FactForm(id="n", kind="note", wording="Mine.")), 3, "No news.")
    notes = folder.path / "notes.yaml"
    notes.write_text(notes.read_text(encoding="utf-8") + "# theirs\n", encoding="utf-8")
    theirs = contents(folder)
    with pytest.raises(ChangedMeanwhileError) as caught:
        folder.save(before, after, "both files")
    assert caught.value.name == "notes.yaml"
    assert b"# theirs" in (caught.value.now or b"")
    assert contents(folder) == theirs
    fresh = folder.read()
    folder.save(fresh, put_fact(fresh, FactForm(id="n", kind="note", wording="Mine.")), "note")
    notes.write_text(notes.read_text(encoding="utf-8") + "# theirs again\n", encoding="utf-8")
    theirs = contents(folder)
    with pytest.raises(ChangedMeanwhileError):
        folder.undo()
    assert contents(folder) == theirs
    assert folder.undoes == "note"


def test_what_was_done_before_a_restart_is_undone_but_never_over_what_came_in_between(
    folder: BriefFolder, tmp_path: Path
) -> None:
    """The journal lies outside of the briefs, and no other folder has a part in it."""
    file = tmp_path / "state/desk.sqlite3"
    first = contents(folder)
    for number in range(2):
        desk = BriefFolder(folder.path, Journal(file))
        note = FactForm(id=f"n{number}", kind="note", wording="Mine.", about=["council"])
        desk.save(desk.read(), put_fact(desk.read(), note), f"note {number}")
        desk.journal.close()
    second = contents(folder)
    anew = BriefFolder(folder.path, Journal(file))
    other = shutil.copytree(folder.path, tmp_path / "other/aldermere")
    assert BriefFolder(other, Journal(file)).undoes is None
    notes = folder.path / "notes.yaml"
    notes.write_bytes(second["notes.yaml"] + b"# theirs\n")
    with pytest.raises(ChangedMeanwhileError):
        anew.undo()
    assert notes.read_bytes() == second["notes.yaml"] + b"# theirs\n"
    notes.write_bytes(second["notes.yaml"])
    assert (anew.undo(), anew.undo(), anew.undoes) == ("note 1", "note 0", None)
    assert contents(folder) == first
    assert BriefFolder(folder.path, Journal(file)).redo() == "note 0"
    assert {each.name for each in tmp_path.iterdir()} == {"aldermere", "other", "state"}


def test_the_journal_forgets_the_oldest_and_goes_on_where_it_cannot_be_kept(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "desk.sqlite3")
    for number in range(MOST_STEPS + 5):
        journal.add(tmp_path, Step(str(number), {"a": None}, {"a": b"x"}))
    assert [step.label for step in journal.steps(tmp_path)] == [str(n) for n in range(MOST_STEPS + 4, 4, -1)]
    for number in range(3):
        journal.add(tmp_path, Step(f"big {number}", {"a": randbytes(MOST_BYTES // 2)}, {"a": None}))
    assert [step.label for step in journal.steps(tmp_path)] == ["big 2"]
    (tmp_path / "broken").write_text("no database at all, but long enough to be taken for one" * 20)
    forgetful = Journal(tmp_path / "broken")
    assert "not a database" in forgetful.why_forgetful
    forgetful.add(tmp_path, Step("one", {"a": None}, {"a": b"x"}))
    assert forgetful.last_done(tmp_path)
    assert Journal(tmp_path / "broken/below").why_forgetful


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(folder: BriefFolder) -> None:
    first, before = contents(folder), folder.read()
    after = before.with_texts({"facts.yaml": "facts: []\n", "quotes.yaml/no": "facts: []\n"})
    with pytest.raises(UserError, match="nothing was changed"):
        folder.save(before, after, "impossible")
    assert contents(folder) == first
    assert folder.undoes is None


def test_line_ends_and_the_mark_at_the_beginning_stay(folder: BriefFolder) -> None:
    notes = folder.path / "notes.yaml"
    raw = b"\xef\xbb\xbf" + notes.read_bytes().replace(b"\n", b"\r\n")
    notes.write_bytes(raw)
    before = folder.read()
    item = find_item(before, "facts", "note-date")
    assert item is not None
    folder.save(before, put_fact(before, read_item(item), "note-date"), "nothing")
    assert notes.read_bytes() == raw
    folder.save(before, drop_fact(before, "note-haloran"), "dropped")
    written = notes.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.count(b"\n") == written.count(b"\r\n")
    assert b"note-haloran" not in written
    assert set(written.splitlines()) < set(raw.splitlines())


def test_a_merged_name_is_the_other_one_everywhere(folder: BriefFolder) -> None:
    after = merge_names(folder.read(), "county", "roads-office")
    assert after.loaded.holds
    brief = after.loaded.brief
    assert "county" not in brief.entities
    assert {"The county", "county council"} <= set(brief.entities["roads-office"].aliases)
    assert brief.entities["roads-office"].of is None
    assert brief.entities["petra-vance"].of == "roads-office"
    assert brief.facts["bridge-cost"].about == ("bridge-repair", "mill-bridge", "roads-office")


def test_a_split_name_takes_its_names_and_facts_along(folder: BriefFolder) -> None:
    form = NameForm(id="savings", kind="programme", name="savings of the village")
    after = split_name(folder.read(), "reserve", form, {"reserve-falls"})
    assert after.loaded.holds
    brief = after.loaded.brief
    assert brief.entities["reserve"].aliases == ("the village's reserve",)
    assert brief.facts["reserve-falls"].about == ("savings", "village-budget")
    assert "reserve" in brief.facts["renwick-on-reserve"].about


def test_a_renamed_id_is_renamed_wherever_it_stands(folder: BriefFolder) -> None:
    before = folder.read()
    name, fact = (
        find_item(before, *where) for where in (("entities", "council"), ("facts", "council-voted"))
    )
    assert name is not None
    assert fact is not None
    after = put_name(before, replace(read_name(name), id="the-council"), "council")
    after = put_fact(after, replace(read_item(fact), id="voted", about=["the-council"]), fact.id)
    brief = after.loaded.brief
    assert after.loaded.holds
    assert brief.summary[0] == "voted"
    assert brief.entities["tobias-renwick"].of == "the-council"
    assert brief.facts["all-present"].about[0] == "the-council"


LATVIAN = """\
translations:
  lv:
    topics:
      votes: {title: Balsojumi}
    entities:
      council: {role: ciema padome}  # as they say
      linnet: {role: upe}
    facts:
      council-voted: Padome balsoja.
      "bridge-cost": Tilts maksā 210 000.
"""


def test_translations_follow_what_they_translate(folder: BriefFolder) -> None:
    (folder.path / "lv.yaml").write_text(LATVIAN, "utf-8")
    before = folder.read()
    name, fact, cost = (
        find_item(before, *where)
        for where in (("entities", "council"), ("facts", "council-voted"), ("facts", "bridge-cost"))
    )
    assert name is not None
    assert fact is not None
    assert cost is not None
    after = put_name(before, replace(read_name(name), id="the-council"), "council")
    after = put_fact(after, replace(read_item(fact), id="voted", about=["the-council"]), fact.id)
    after = put_fact(after, replace(read_item(cost), id="cost-of-bridge"), cost.id)
    assert after.text("lv.yaml") == (
        LATVIAN.replace(" council:", " the-council:")
        .replace("council-voted", "voted")
        .replace("bridge-cost", "cost-of-bridge")
    )
    after = put_fact(after, replace(read_item(fact), id="voted", wording="They voted, it says."), "voted")
    after = drop_topic(drop_name(drop_fact(after, "cost-of-bridge"), "linnet"), "votes")
    left = after.loaded.brief.translations["lv"]
    assert (left.topics, [*left.entities], left.facts) == ({}, ["the-council"], {})


def test_a_figure_keeps_whose_it_is_when_its_fact_is_edited_or_its_name_renamed() -> None:
    before = BriefFolder(ROOT / "briefs/eastern-flank").read()
    item = find_item(before, "facts", "us-troops-in-latvia")
    assert item is not None
    form = read_item(item)
    relabelled = replace(form, figures=[("600", "US troops", "today"), *form.figures[1:]])
    edited = put_fact(before, relabelled, item.id)
    latvia = find_item(edited, "entities", "latvia")
    assert latvia is not None
    renamed = put_name(edited, replace(read_name(latvia), id="lv"), "latvia")
    figures = renamed.loaded.brief.facts[item.id].figures
    assert [(each.label, each.of, each.time) for each in figures] == [
        ("today", "lv", "now"),
        ("in Latvia last winter", "lv", "last winter"),
    ]


def test_what_the_draft_asks_and_the_form_shows_is_answered_by_saving() -> None:
    text = """facts:
  - id: a
    text: Two came. # mine
    # said_by: ann
    about: [ann] # named before, not in this sentence
    figures: [{value: 2, unit: UNIT}] # of what?
entities:
  - id: ann
    kind: person # person or organisation?
    name: Ann # perhaps the same: look at sentence 26
"""
    for unit, asked in (("number", ["mine", "of what?"]), ("guests", ["mine"])):
        snapshot = Snapshot("x", {"x.yaml": text.replace("UNIT", unit).encode()})
        after = drop_answered(drop_answered(snapshot, "facts", "a"), "entities", "ann").text("x.yaml")
        assert find_comments(after, ("facts", 0)) == asked
        assert find_comments(after, ("entities", 0)) == ["perhaps the same: look at sentence 26"]


def test_who_speaks_is_not_taken_out(folder: BriefFolder) -> None:
    with pytest.raises(UserError, match="speaks in"):
        drop_name(folder.read(), "ruth-oakley")
    brief = drop_name(folder.read(), "linnet").loaded.brief
    assert all("linnet" not in fact.about for fact in brief.facts.values())


def test_the_summary_goes_where_it_stands(folder: BriefFolder) -> None:
    before = folder.read()
    after = set_summary(before, ["bridge-cost", "council-voted"])
    assert after.loaded.brief.summary == ("bridge-cost", "council-voted")
    assert changed(dict(before.files), dict(after.files)) == {"brief.yaml"}
    assert "bridge-cost" not in drop_fact(after, "bridge-cost").loaded.brief.summary


def test_whom_a_fact_is_mainly_about_comes_first() -> None:
    posted = [("about", "a"), ("about", "b"), ("more_about", "c, d"), ("mainly", "b")]
    assert read_fields(Fields(posted)).about == ["b", "a", "c", "d"]
    assert read_fields(Fields([*posted[:-1], ("mainly", "z")])).about == ["a", "b", "c", "d"]
