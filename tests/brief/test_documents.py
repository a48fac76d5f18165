"""YAML text becomes plain data, or one located reason why not; it never becomes anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.brief.reading.documents import DocumentError, decode, read
from bot.brief.reading.places import Places

TRAPS = """
country: NO
time: 22:30
number: 007
float: 1e3
date: 2022-08-17
yes: on
null: ~
"""


def test_every_scalar_stays_the_text_that_was_written():
    data, flaws = read(TRAPS)
    assert data == {
        "country": "NO",
        "time": "22:30",
        "number": "007",
        "float": "1e3",
        "date": "2022-08-17",
        "yes": "on",
        "null": "~",
    }
    assert flaws == []


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("", "empty-file", 1, 1),
        ("# only a remark\n", "empty-file", 1, 1),
        ("- a\n- b\n", "wrong-type", 1, 1),
        ("a: 1\nb: c: d\n", "yaml-syntax", 2, 5),
        ("a: 'never ends\n", "yaml-syntax", 2, 1),
        ("a: é\x01\n", "yaml-syntax", 1, 5),
        ("a: &here b\n", "anchor", 1, 4),
        ("a: b\nc: *here\n", "anchor", 2, 4),
        ("a: !!python/object/apply:os.system [ls]\n", "tag", 1, 4),
        ("a: 1\n---\nb: 2\n", "one-document", 2, 1),
        ("? [a]\n: b\n", "wrong-type", 1, 3),
        ("[" * 100_000, "too-deep", 1, 21),
        ("a: " + "{b: " * 2_000, "too-deep", 1, 80),
        ("[" * 30 + "@", "too-deep", 1, 21),  # the `@` is what libyaml sees first
        ("- " * 3_000 + "x", "too-deep", 1, 41),
    ],
)
def test_what_is_not_a_plain_document_is_refused_where_it_goes_wrong(
    text: str, rule: str, line: int, column: int
):
    with pytest.raises(DocumentError) as refusal:
        read(decode(text.encode()))
    assert (refusal.value.rule, refusal.value.line, refusal.value.column) == (rule, line, column)


def test_a_yaml_bomb_is_refused_before_it_grows():
    levels = ["a: &a [x]"] + [
        f"{name}: &{name} [*{below}, *{below}]" for below, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    with pytest.raises(DocumentError, match="anchor"):
        read("\n".join(levels))


def test_bytes_that_are_not_utf8_are_shown_where_they_stand():
    with pytest.raises(DocumentError, match="UTF-8") as refusal:
        decode("a: b\nc: é".encode("latin-1"))
    assert (refusal.value.line, refusal.value.column) == (2, 4)


def test_a_byte_order_mark_is_no_content():
    assert read(decode(b"\xef\xbb\xbfa: b\n")) == ({"a": "b"}, [])


def test_twice_the_same_key_and_a_key_without_value_leave_the_rest_readable():
    data, flaws = read("a: 1\nb:\nc: [x, ]\na: 2\n")
    assert data == {"a": "1", "c": ["x"]}
    assert [(flaw.rule, flaw.line, flaw.column) for flaw in flaws] == [
        ("empty-value", 2, 3),
        ("duplicate-key", 4, 1),
    ]


@given(st.text() | st.text(alphabet="ab:-[]{}&*!'\"|>#? \n\t"))
def test_any_text_is_data_or_a_located_refusal(text: str):
    raw = text.encode()
    try:
        data, _ = read(decode(raw))
    except DocumentError as refusal:
        place = (refusal.line, refusal.column)
    else:
        place = Places(text).find(tuple(data)[:1])
    assert (1, 1) <= place <= (raw.count(b"\n") + raw.count(b"\r") + 2, len(raw) + 2)


def test_places_point_at_keys_values_and_what_is_nearest():
    places = Places("facts:\n  - id: one\n    cite: {sentence: 3}\n  - id: two\n")
    assert places.find(("facts", 1, "id")) == (4, 9)
    assert places.find(("facts", 0, "cite", "sentence")) == (3, 22)
    assert places.find(("facts", 0, "cite"), key=True) == (3, 5)
    assert places.find(("facts", 0, "missing")) == (2, 5)
