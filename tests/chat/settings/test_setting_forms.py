"""What is typed for a setting is taken as it is meant, or refused in words that help."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.chat.rendering import DiscordMarkup
from bot.chat.settings_desk.setting_forms import read_language, read_prefix
from bot.errors import UserError
from bot.lookup.answers import Lookup
from bot.lookup.requests import Request, read_request
from bot.settings import find_prefix_fault


@given(st.text(max_size=8) | st.text("!?$%&*-+=~.:;^_|d5/@#<` \u200b", max_size=6))
@example("!")
@example("d!")
@example("🔥")
@example("`?`")
def test_every_prefix_that_is_taken_works_and_is_shown_as_it_is(lookup: Lookup, typed: str) -> None:
    taken = typed.strip()
    if len(taken) > 2 and taken[0] == taken[-1] and taken[0] in "`'\"":
        taken = taken[1:-1]
    if find_prefix_fault(taken) is not None:
        with pytest.raises(UserError, match=r"\A[A-Z][^{}]{30,}\.\Z"):
            read_prefix(typed)
        return
    prefix = read_prefix(typed)
    assert prefix == taken
    assert 1 <= len(prefix) <= 5
    assert not re.search(r"\s", prefix)
    assert DiscordMarkup(prefix).command("who") == f"`{prefix}who`"
    assert read_request(f"{prefix}who pabriks", lookup, prefix) == Request("who", "pabriks", "who")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "1 to 5"),
        ("!!!!!!", "1 to 5"),
        ("a b", "spaces"),
        ("!\u200b", "nobody sees"),
        ("/", "“/”"),
        ("<@", "“<”"),
        ("@!", "“@”"),
        ("bot", "ordinary words"),
        ("ok.", "ordinary words"),
        ("5", "ordinary words"),
    ],
)
def test_a_prefix_is_refused_with_what_is_wrong(typed: str, told: str) -> None:
    with pytest.raises(UserError, match=re.escape(told)):
        read_prefix(typed)


@pytest.mark.parametrize(
    ("typed", "code"), [("lv", "lv"), ("LV", "lv"), ("lv-LV", "lv"), ("pt_BR", "pt-br"), ("auto", "")]
)
def test_a_language_is_read_by_its_code(typed: str, code: str) -> None:
    assert read_language(typed, ("en", "lv", "pt-br")) == code
