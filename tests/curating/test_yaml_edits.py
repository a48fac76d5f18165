"""An edit changes what it is about, and no byte of any other line."""

from copy import deepcopy
from pathlib import Path as File
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.brief.library import find_briefs_folder
from bot.brief.reading.documents import Path, read
from bot.curating.yaml_editing import (
    Plain,
    add_item,
    add_key,
    drop_comment,
    find_comments,
    find_lines,
    remove,
    set_value,
)
from bot.errors import UserError
from tests.processes import ROOT

ORDER = ("id", "text", "about", "figures", "cite")
few = settings(max_examples=40)
WORDS = (
    st.text(
        st.sampled_from("abc é—“”:#,'\"[]{}-&*!%@`?|>0129"),
        min_size=1,
        max_size=40,
    )
    .map(str.strip)
    .filter(bool)
)
COMMENTS = st.sampled_from(["", " # of what?", "   # look at sentence 26"])
FILES = sorted([*ROOT.glob("tests/*/briefs/*/*.yaml"), *find_briefs_folder().glob("*/*.yaml")])


def quote(text: str) -> str:
    """Write a text as YAML that holds anything."""
    return "'" + text.replace("'", "''") + "'"


@st.composite
def facts(draw: st.DrawFn) -> str:
    """Draw a fact as somebody may have typed it."""
    number, dent = draw(st.integers(0, 999)), "  "
    comment = draw(COMMENTS)
    if draw(st.booleans()):
        return f"{dent}- {{id: f{number},  text: {quote(draw(WORDS))}, about: [a,  b]}}{comment}\n"
    text = draw(
        st.sampled_from(["plain words", "plain words\n      that go on", "|\n      a block\n      of text"])
    )
    about = draw(st.sampled_from(["a", "[a,   b]", "\n      - a # he?\n      - b", "\n    - a\n    - b"]))
    about = about if about.startswith("\n") else f" {about}"
    inner = draw(st.sampled_from(["", "    # a remark\n", "\n"]))
    end = comment if "|" not in text and "\n" not in text else ""
    return f"{dent}- id: f{number}\n    text: {text}{end}\n{inner}    about:{about}\n    cite: [5, {{sentence: 6,  words: {quote('x y z')}}}]{comment}\n"


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a file of a brief, comments and blank lines between its parts."""
    between = st.sampled_from(["", "  # the next one\n", "\n"])
    body = "".join(draw(between) + fact for fact in draw(st.lists(facts(), min_size=1, max_size=4)))
    return f"# of mine\nbrief: x   # yes\n\nfacts:\n{body}\n# the end\nsummary: [f1,   f2]\n"


def outside(text: str, first: int, last: int) -> list[str]:
    """Return the lines that an edit must leave alone."""
    lines = text.split("\n")
    return lines[: first - 1] + lines[last:]


VALUES = st.one_of(
    st.tuples(st.just("text"), WORDS),
    st.tuples(st.just("about"), st.lists(st.sampled_from("abcd"), min_size=1, max_size=3, unique=True)),
    st.tuples(
        st.just("figures"),
        st.lists(st.fixed_dictionaries({"value": st.just("5"), "unit": WORDS}), min_size=1, max_size=2),
    ),
    st.tuples(st.just("cite"), st.lists(st.sampled_from(["5", "7"]), min_size=1, max_size=2, unique=True)),
)


@few
@given(documents(), st.data(), VALUES)
def test_a_field_that_is_set_is_all_that_changes(
    text: str, data: st.DataObject, value: tuple[str, Any]
) -> None:
    before = read(text)[0]
    index = data.draw(st.integers(0, len(before["facts"]) - 1))
    field, new = value
    after = set_value(text, ("facts", index, field), new, ORDER)
    expected: Any = deepcopy(before)
    expected["facts"][index][field] = new
    assert read(after)[0] == expected
    first, last = find_lines(text, ("facts", index))
    assert outside(after, *find_lines(after, ("facts", index))) == outside(text, first, last)
    if field == "text":
        assert find_comments(after, ("facts", index)) == find_comments(text, ("facts", index))


@few
@given(documents(), st.data())
def test_what_is_taken_out_takes_no_other_line_along(text: str, data: st.DataObject) -> None:
    before: Any = read(text)[0]
    index = data.draw(st.integers(0, len(before["facts"]) - 1))
    path = ("facts", index, *data.draw(st.sampled_from([(), ("about",)])))
    after = remove(text, path)
    if len(path) == 2:
        del before["facts"][index]
    else:
        del before["facts"][index]["about"]
    assert read(after)[0] == before
    first, last = find_lines(text, ("facts", index))
    kept = outside(text, first, last)
    if len(path) == 2 and before["facts"]:
        assert after.split("\n") == kept


@few
@given(documents(), WORDS, st.data())
def test_an_item_is_added_between_what_stands_there(text: str, wording: str, data: st.DataObject) -> None:
    before: Any = read(text)[0]
    after_index = data.draw(st.none() | st.integers(0, len(before["facts"]) - 1))
    item = {"id": "new", "text": wording, "about": ["a", "b"], "figures": [{"value": "5", "unit": wording}]}
    after = add_item(text, "facts", item, after=after_index)
    at = len(before["facts"]) if after_index is None else after_index + 1
    before["facts"].insert(at, item)
    assert read(after)[0] == before
    assert outside(after, *find_lines(after, ("facts", at))) == text.split("\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_field_of_the_briefs_can_be_set_by_itself(path: File) -> None:
    text = path.read_text(encoding="utf-8")
    data: Any = read(text)[0]
    for section in ("facts", "entities"):
        items: list[dict[str, Any]] = data.get(section, [])
        for index, item in list(enumerate(items))[::9]:
            for field in item:
                after = set_value(text, (section, index, field), "something else")
                expected = deepcopy(data)
                expected[section][index][field] = "something else"
                assert read(after)[0] == expected
                span = find_lines(text, (section, index))
                assert outside(after, *find_lines(after, (section, index))) == outside(text, *span)


@pytest.mark.parametrize(
    ("text", "path", "value", "expected"),
    [
        ("topics: {}\n", ("topics", "votes"), {"title": "V"}, "topics:\n  votes:\n    title: V\n"),
        ("brief: x\n", ("topics", "votes"), {"title": "V"}, "brief: x\ntopics:\n  votes:\n    title: V\n"),
        (
            "topics:\n    who: {title: W} # a\nbrief: x",
            ("topics", "votes"),
            {"title": "V"},
            "topics:\n    who: {title: W} # a\n    votes:\n      title: V\nbrief: x",
        ),
        (
            "topics: {who: {title: W}}\n",
            ("topics", "b"),
            {"title": "V"},
            "topics: {who: {title: W}, b: {title: V}}\n",
        ),
    ],
)
def test_a_key_is_added_in_the_layout_that_is_there(
    text: str, path: Path, value: Plain, expected: str
) -> None:
    assert add_key(text, path, value) == expected


def test_a_section_is_made_filled_and_emptied() -> None:
    assert add_item("# mine\n", "facts", {"id": "a"}) == "# mine\nfacts:\n  - id: a\n"
    text = add_item("brief: x", "facts", {"id": "a"})
    assert text == "brief: x\nfacts:\n  - id: a\n"
    empty = remove(text, ("facts", 0))
    assert empty == "brief: x\nfacts: []\n"
    assert add_item(empty, "facts", {"id": "b"}) == "brief: x\nfacts:\n  - id: b\n"


def test_a_document_in_braces_can_be_edited_too() -> None:
    text = "{brief: x, facts: [{id: a, text: b}]}\n"
    text = set_value(text, ("facts", 0, "text"), "c")
    text = add_item(text, "facts", {"id": "d", "text": "e"})
    text = add_key(text, ("topics", "who"), {"title": "W"}) if "topics" in text else text
    assert read(text)[0] == {"brief": "x", "facts": [{"id": "a", "text": "c"}, {"id": "d", "text": "e"}]}
    assert read(remove(text, ("facts", 1)))[0] == {"brief": "x", "facts": [{"id": "a", "text": "c"}]}


def test_a_comment_is_dropped_and_nothing_else() -> None:
    text = "entities:\n  - id: a # who?\n    name: 'it # is'\n    # ask him\n    kind: person\n"
    assert find_comments(text, ("entities", 0)) == ["who?", "ask him"]
    text = drop_comment(text, ("entities", 0), "who?")
    text = drop_comment(text, ("entities", 0), "ask him")
    assert text == "entities:\n  - id: a\n    name: 'it # is'\n    kind: person\n"
    assert drop_comment(text, ("entities", 0), "is'") == text


def test_what_ruamel_refuses_is_told() -> None:
    text = "facts:\n  - id: a\n    cite: {sentence: 5, sentence: 6}\n"
    with pytest.raises(UserError, match="mend them in an editor"):
        set_value(text, ("facts", 0, "cite"), "7")
