"""Discord is told of each command in every language that its clients and we both speak, within its limits."""

import re

import pytest
import simcord

from bot.brief import Library
from bot.chat.client import DatelineBot
from bot.chat.localising import Localiser
from bot.chat.service import DigestService, Plugs
from bot.lookup.answers import Lookup
from tests.catalogues import list_messages, list_texts
from tests.languages.test_translated_briefs import LATVIAN, load
from tests.wire.limits import JSON

_NAME = re.compile(r"[-_'\w]{1,32}")
_LONGEST_DESCRIPTION, _MOST_OF_A_COMMAND = 100, 8_000


@pytest.fixture
def simcord_bot(lookup: Lookup) -> DatelineBot:
    """Build a bot with every command that it can have; its ledger stays closed."""
    return DatelineBot(lookup, digests=DigestService(Plugs(url="sqlite://", library=lambda: lookup.library)))


async def describe(bot: DatelineBot) -> dict[str, JSON]:
    """Return each command, and what is picked in a message's menu, as Discord is told of it."""
    localiser = Localiser(bot)
    commands = bot.tree.get_commands()
    return {command.name: await command.get_translated_payload(bot.tree, localiser) for command in commands}


def walk(command: JSON) -> list[JSON]:
    """Return a command and all in it that has a name and a description."""
    return [command, *(inner for option in command.get("options", ()) for inner in walk(option))]


async def test_every_word_of_ours_is_told_in_each_language(
    simcord_env: simcord.Env, simcord_bot: DatelineBot
) -> None:
    told = await describe(simcord_bot)
    assert told["help"]["description_localizations"] == {"pl": "Co można wpisać.", "uk": "Що можна написати."}
    name, *_ = told["about"]["options"]
    assert set(name["description_localizations"]) == {"pl", "uk"}
    assert not name.get("name_localizations")
    marked = {text for said in list_messages() for text in list_texts(said.message)}
    for name, command in told.items():
        words = 0
        for part in walk(command):
            descriptions: dict[str, str] = part.get("description_localizations") or {}
            assert all(0 < len(each) <= _LONGEST_DESCRIPTION for each in descriptions.values()), part
            assert part.get("description", part["name"]) in marked or name in simcord_bot.lookup.topics, part
            words += max(map(len, (part.get("description", ""), *descriptions.values())))
        assert words <= _MOST_OF_A_COMMAND
    assert simcord_env.errors == []


async def test_what_is_picked_in_a_menu_is_named_in_each_language(
    simcord_env: simcord.Env, simcord_bot: DatelineBot
) -> None:
    told = await describe(simcord_bot)
    assert told["Brief me on this"]["name_localizations"] == {
        "pl": "Objaśnij to krótko",
        "uk": "Поясни це стисло",
    }
    assert simcord_env.errors == []


async def test_a_brief_names_and_describes_its_commands_itself(
    simcord_env: simcord.Env, simcord_bot: DatelineBot
) -> None:
    brief = load(LATVIAN.replace("  lv:", "  pl:").replace("nauda", "pieniądze"))
    await simcord_bot.serve(Lookup(Library({"small": brief})))
    told = await describe(simcord_bot)
    assert told["money"]["name_localizations"] == {"pl": "pieniądze"}
    assert told["money"]["description_localizations"] == {"pl": "Cik tas maksā."}
    assert told["who"]["name_localizations"] == {}
    assert all(_NAME.fullmatch(each) for each in told["money"]["name_localizations"].values())
    assert simcord_env.errors == []


async def test_discord_is_told_again_when_only_a_translation_changes(
    simcord_env: simcord.Env, simcord_bot: DatelineBot
) -> None:
    polish = LATVIAN.replace("  lv:", "  pl:")
    for yaml in (polish, polish.replace("nauda", "pieniądze")):
        before = count_told(simcord_env)
        await simcord_bot.serve(Lookup(Library({"small": load(yaml)})))
        assert count_told(simcord_env) == before + 1


def count_told(env: simcord.Env) -> int:
    """Return how often Discord has been told of all commands."""
    return sum(each.method == "PUT" and each.path.endswith("/commands") for each in env.http_requests)
