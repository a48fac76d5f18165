"""A second brief of another world: it brings its own commands, and no line of bot/ knows of it."""

from hashlib import sha256
from pathlib import Path

import pytest

from bot.brief.library import read_brief
from bot.brief.model import Brief
from bot.brief.proof.checking import check_brief
from bot.brief.sources import read_record
from bot.chat.client import DatelineBot
from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Answer, Miss, Overview, Silence
from tests.chat.room import Shown, read
from tests.chat.serving import serve
from tests.shipped import shipped_lookup
from tests.unproven import load_library

VILLAGE = Path(__file__).parent / "village"
OWN_TOPICS = ("votes", "budget")
"""The topics that no brief in briefs/ has."""


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    return Lookup(load_library(VILLAGE / "briefs"))


@pytest.fixture(scope="module")
def brief() -> Brief:
    return load_library(VILLAGE / "briefs").briefs["aldermere"]


def test_every_citation_holds_and_every_sentence_is_cited() -> None:
    record = read_record((VILLAGE / "seeds/aldermere.yaml").read_bytes())
    examination = check_brief(read_brief(VILLAGE / "briefs/aldermere"), record)
    assert examination.problems == ()
    assert examination.covered == examination.sentences == 30


def test_its_record_is_that_of_its_text() -> None:
    text = (VILLAGE / "seeds/aldermere.txt").read_bytes()
    assert read_record((VILLAGE / "seeds/aldermere.yaml").read_bytes()).sha256 == sha256(text).hexdigest()


def test_everyone_and_everything_is_in_a_fact(brief: Brief) -> None:
    mentioned = {entity for fact in brief.facts.values() for entity in fact.entities}
    assert mentioned == set(brief.entities)


@pytest.mark.parametrize("topic", OWN_TOPICS)
def test_its_topics_are_commands_of_its_own(topic: str, lookup: Lookup) -> None:
    assert isinstance(shipped_lookup().respond(topic), Silence)
    overview = lookup.respond(topic)
    assert isinstance(overview, Overview)
    assert overview.facts


@pytest.mark.parametrize(
    ("command", "words", "entity", "fact"),
    [
        ("votes", "street lights", "street-lights", "lights-wait"),
        ("votes", "lindqvst", "greta-lindqvist", "lindqvist-abstained"),
        ("decisions", "budget for next year", "village-budget", "budget-vote"),
        ("budget", "green roofs", "green-roofs", "roofs-money"),
        ("who", "haloran", "ines-halloran", "halloran-bridge"),
        ("where", "thornby", "thornby", "detour"),
        ("quotes", "fairley", "owen-fairley", "fairley-car-park"),
        ("about", "ANS", "nature-society", "society-wants-dark"),
    ],
)
def test_names_are_found_and_answered(
    command: str, words: str, entity: str, fact: str, lookup: Lookup
) -> None:
    answer = lookup.respond(command, words)
    assert isinstance(answer, Answer)
    assert [found.id for found in answer.entities] == [entity]
    assert fact in {shown.id for shown in answer.facts}


def test_what_the_report_does_not_hold_is_declined(lookup: Lookup) -> None:
    assert isinstance(lookup.respond("budget", "swimming pool"), Miss)


async def test_discord_has_its_commands(lookup: Lookup) -> None:
    async with serve(DatelineBot(lookup)) as server:
        guild = server.create_guild()
        hall = guild.create_text_channel("corn-hall")
        villager = guild.add_member(server.create_user("villager"))

        await villager.send(hall, "!votes street lights")
        assert "four to three" in _read(hall.last_message)

        typed = await villager.slash(hall, "budget", name="Bridge repair")
        assert "145,000 crowns" in _read(typed.response)

        await villager.send(hall, "!help")
        shown = _read(hall.last_message)
        assert all(topic in shown for topic in OWN_TOPICS)


def _read(message: Shown | None) -> str:
    """Return everything that a message shows."""
    assert message is not None
    return read(message).replace("**", "")
