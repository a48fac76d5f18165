"""A brief loads whole, or every mistake in it is told at once, with its place."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.brief.library import find_briefs_folder, read_brief
from bot.brief.proof import load_proven_library
from bot.brief.reading.loading import load_brief
from bot.errors import ContentError, SettingsError
from tests.unproven import load_library

HEAD = """
brief: small
title: A small brief
source: small
as_of: 2022-08
topics:
  troops: {title: Troops, help: How many are where., shows: {facts: troops}}
entities:
  - {id: latvia, kind: country, name: Latvia}
"""
FACT = "  - {id: one, text: Some fact., about: latvia, cite: 3}\n"


def problems_of(facts: str, head: str = HEAD) -> list[str]:
    loaded = load_brief("small", {"small.yaml": (head + facts).encode()})
    return [str(problem) for problem in loaded.problems]


def test_the_shipped_brief_is_sound():
    loaded = read_brief(find_briefs_folder() / "eastern-flank")
    assert loaded.problems == ()
    assert loaded.holds
    assert len(loaded.brief.entities) >= 60
    assert len(loaded.brief.facts) >= 70


def test_every_sentence_of_the_article_is_cited_or_listed_with_a_reason():
    brief = read_brief(find_briefs_folder() / "eastern-flank").brief
    cited = {number for fact in brief.facts.values() if fact.kind != "note" for number in fact.sentences}
    assert cited | {uncited.sentence for uncited in brief.uncited} == set(range(1, 44))


def test_shorthands_mean_what_they_stand_for():
    facts = "facts:\n  - {id: a, text: T., about: [latvia], cite: [3, {sentence: 4, words: a b c}]}\n" + FACT
    brief = load_brief("small", {"small.yaml": (HEAD + facts).encode()}).brief
    assert brief.facts["one"].about == ("latvia",)
    assert [(c.sentence, c.words) for c in brief.facts["a"].cite] == [(3, None), (4, "a b c")]
    assert brief.facts["one"].sentences == (3,)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("facts:\n  - {id: one, txt: x, about: latvia, cite: 3}\n", "11:15: unknown-key: `txt` is not a key that belongs here (did you mean `text`?)"),
        ("facts:\n  - {id: one, text: x, about: latva, cite: 3}\n", "11:31: unknown-reference: there is no entity `latva` (did you mean `latvia`?)"),
        ("facts:\n  - {id: one, text: x, about: latvia, cite: three}\n", "11:45: wrong-type: `sentence` is `three`; write a number in digits only, such as 600"),
        ("facts:\n  - {id: one, text: x, about: latvia, cite: 0}\n", "11:45: wrong-value: `sentence` is 0; it must be at least 1"),
        ("facts:\n  - {id: one, text: x, about: latvia, cite: 3, figures: [{value: '1,000', unit: t}]}\n", "11:66: wrong-type: `value` is `1,000`; write a number in digits only, such as 1000"),
        ("facts:\n  - {id: One fact, text: x, about: latvia, cite: 3}\n", "11:10: bad-id: `id` is `One fact`; use a-z, 0-9 and hyphens, such as `one-fact`"),
        ("facts:\n  - {id: one, about: latvia, cite: 3}\n", "11:10: fact-shape: fact `one` has none; a fact has one of `text`, `quote`, `note`"),
        ("facts:\n  - {id: one, text: x, note: y, about: latvia, cite: 3}\n", "11:10: fact-shape: fact `one` has `text` and `note`; a fact has one of `text`, `quote`, `note`"),
        ("facts:\n  - {id: one, quote: x, about: latvia, cite: 3}\n", "11:22: fact-shape: quotation `one` does not say who speaks; add `said_by`"),
        ("facts:\n  - {id: one, text: x, about: latvia}\n", "11:10: fact-shape: fact `one` cites no sentence; add `cite`"),
        ("facts:\n  - {id: one, text: [x], about: latvia, cite: 3}\n", "11:21: wrong-type: `text` must be one value, not a list"),
        ("facts: one\n", "10:8: wrong-type: `facts` must be a list, each item on a line that starts with `- `, not plain text"),
        ("facts:\n" + FACT + FACT, "12:10: duplicate-id: `one` is the id of another of the facts in small.yaml; choose another"),
        ("facts:\n  - {id: one, text: x, about: latvia, cite: 3, topics: wepons}\n", "11:56: unknown-reference: there is no topic `wepons`"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_stands_with_what_to_do(facts: str, expected: str):
    assert problems_of(facts) == [f"small.yaml:{expected}"]


def test_a_topic_may_not_take_the_name_of_another_command():
    head = HEAD.replace(
        "  troops:", "  help: {title: H, help: H., shows: {facts: troops}, aliases: [troops]}\n  troops:"
    )
    assert problems_of("facts:\n" + FACT, head) == [
        "small.yaml:7:3: command-taken: `help` is a command of Dateline itself already; choose another name",
        "small.yaml:8:3: command-taken: `troops` is a command of the topic `help` already; choose another name",
    ]


@pytest.mark.parametrize("date", ["2022-13", "2022-02-30", "soon", "22", "2022-8"])
def test_a_date_is_a_real_one(date: str):
    [problem] = problems_of("facts:\n" + FACT, HEAD.replace("2022-08", date))
    assert (
        problem
        == f"small.yaml:5:8: bad-date: `as_of` is `{date}`; write a date as 2022, 2022-08 or 2022-08-17"
    )


@pytest.mark.parametrize(
    "at", ["[95, 24]", "[56.9, 190]", "[56.9]", "[56.9, 24, 1]", "here", "[north, 24]", "[nan, 24]"]
)
def test_a_place_lies_on_the_earth(at: str):
    entity = f"  - {{id: pier, kind: place, name: Pier, at: {at}}}\n"
    [problem, *_] = problems_of(entity + "facts:\n" + FACT)
    assert "bad-place: `at` must be latitude (-90 to 90), then longitude (-180 to 180)" in problem


TEN_MISTAKES = [
    ("brief.yaml", r"^as_of: .*$", "as_of: 2022-14", "bad-date"),
    ("brief.yaml", r"^source:", "sorce:", "unknown-key"),
    ("people.yaml", r"kind: person", "kind: persn", "wrong-value"),
    ("countries.yaml", r"(?m)^  - id: estonia$", "  - id: Estonia!", "bad-id"),
    ("places.yaml", r"(?m)^    of: latvia$", "    of: latvija", "unknown-reference"),
    ("weapons.yaml", r"\A", "x: *alias\n", "anchor"),
    ("facts-02-troops.yaml", r"value: 600", "value: six hundred", "wrong-type"),
    ("facts-01-who.yaml", r"(?m)^    text: .*$", "    text: one\n    text: two", "duplicate-key"),
    ("facts-04-aid.yaml", r"\A", "\xff", "encoding"),
    ("organisations.yaml", r"(?s)\A.*\Z", "", "empty-file"),
]


def break_brief(folder: Path) -> None:
    """Copy the shipped brief and put ten different mistakes into the copy."""
    shipped = find_briefs_folder() / "eastern-flank"
    folder.mkdir(parents=True)
    files = {file.name: file.read_text(encoding="utf-8") for file in shipped.glob("*.yaml")}
    for name, pattern, replacement, _ in TEN_MISTAKES:
        files[name], count = re.subn(pattern, lambda _: replacement, files[name], count=1, flags=re.MULTILINE)  # noqa: B023 - called at once
        assert count == 1, f"the brief has no {pattern} to break in {name}"
    for name, text in files.items():
        encoding = "latin-1" if text.startswith("\xff") else "utf-8"
        (folder / name).write_text(text, encoding=encoding, errors="replace")


def test_ten_different_mistakes_are_all_told_in_one_go(tmp_path: Path):
    break_brief(tmp_path / "briefs" / "eastern-flank")
    with pytest.raises(ContentError) as refusal:
        load_library(tmp_path / "briefs")
    lines = str(refusal.value).splitlines()
    for name, _, _, rule in TEN_MISTAKES:
        located = [line for line in lines if re.search(rf"{re.escape(name)}:\d+:\d+: {rule}: ", line)]
        assert located, f"{rule} in {name} is not told:\n" + "\n".join(lines)


def test_a_folder_without_briefs_says_what_to_do(tmp_path: Path):
    with pytest.raises(SettingsError, match="DATELINE_BRIEFS"):
        load_proven_library(tmp_path / "nowhere")
    with pytest.raises(SettingsError, match="a brief is a folder"):
        load_proven_library(tmp_path)


@settings(max_examples=50, deadline=None)
@given(
    st.recursive(
        st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "text", "cite", "about", "kind", "facts", "x"]), inner, max_size=3
            )
        ),
        max_leaves=8,
    )
)
def test_any_shape_of_facts_is_loaded_or_told(shape: object):
    flow = str(shape).replace("'", '"')
    loaded = load_brief("small", {"small.yaml": f"{HEAD}facts: {flow}\n".encode()})
    assert loaded.holds or all(problem.line >= 1 for problem in loaded.problems)
