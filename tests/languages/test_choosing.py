"""Which language somebody is answered in."""

from typing import cast

import discord
import pytest

from bot.chat.client import DatelineBot
from bot.chat.language_choice import Heard, choose_language
from bot.languages import list_languages

POLISH, UKRAINIAN, ENGLISH = discord.Locale.polish, discord.Locale.ukrainian, discord.Locale.american_english


@pytest.mark.parametrize(
    ("own", "chosen", "server", "spoken"),
    [
        (POLISH, "", ENGLISH, "pl"),
        (POLISH, "lv", UKRAINIAN, "pl"),
        (ENGLISH, "lv", POLISH, "lv"),
        (discord.Locale.british_english, "", POLISH, "en"),
        (discord.Locale.japanese, "uk", POLISH, "uk"),
        (discord.Locale.japanese, "", POLISH, "pl"),
        (discord.Locale.japanese, "", discord.Locale.french, "en"),
        (None, "lv", POLISH, "lv"),
        (None, "", UKRAINIAN, "uk"),
        (None, "tlh", None, "en"),
    ],
)
def test_first_ones_own_then_what_was_chosen_then_the_servers(
    own: discord.Locale | None, chosen: str, server: discord.Locale | None, spoken: str
):
    assert choose_language(own=own, chosen=chosen, server=server) == spoken


def test_whatever_is_pressed_is_answered_in_the_language_of_who_presses():
    assert DatelineBot
    pressed = cast("list[type]", discord.ui.DynamicItem.__subclasses__())
    ours = [item for item in pressed if item.__module__.startswith("bot.")]
    assert len(ours) >= 3
    assert [item for item in ours if not issubclass(item, Heard)] == []


def test_no_client_of_discords_speaks_latvian_so_only_a_server_can_choose_it():
    """Once one does, the rule for English clients can be looked at again."""
    assert "lv" in list_languages()
    assert not any(str(locale) == "lv" for locale in discord.Locale)
