"""What can be pressed: pages that turn, names to pick, sources; who may press, and after a restart too."""

import re
from dataclasses import replace

import discord
import pytest

from bot.brief.library import Library
from bot.brief.model import Brief, Entity
from bot.chat.client import DatelineBot
from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Overview
from tests.chat.room import Room, Shown, buttons, components_of, options, read, value_of


async def refetch(message: discord.Message, room: Room) -> discord.Message:
    """Return a message as it is now."""
    (now,) = [shown for shown in room.channel.history() if shown.id == message.id]
    return now


async def press(room: Room, message: discord.Message, label: str) -> discord.Message:
    """Press the button that begins so; return the message as it is then."""
    (whole,) = [button for button in buttons(message) if button.startswith(label)]
    await room.asker.click(message, label=whole)
    return await refetch(message, room)


async def pick(room: Room, message: discord.Message, label: str) -> discord.Message:
    """Pick an option by its name; return the message as it is then."""
    await room.asker.select(message, value_of(message, label), custom_id=menu_with(message, label))
    return await refetch(message, room)


def menu_with(message: Shown, label: str) -> str:
    """Return the id of the menu that has an option."""
    return next(
        component["custom_id"]
        for component in components_of(message)
        if label in {option["label"] for option in component.get("options", ())}
    )


def twins(library: Library, *, same_name: bool) -> Lookup:
    """Return a lookup in whose brief two people are known as Morgan."""
    brief: Brief = next(iter(library.briefs.values()))
    names = ("Morgan", "Morgan") if same_name else ("Alex Morgan", "Kim Morgan")
    people = [
        Entity(id=f"morgan-{number}", kind="person", name=name, aliases=("Morgan",), role=f"Witness {number}")
        for number, name in enumerate(names, start=1)
    ]
    entities = {**brief.entities, **{person.id: person for person in people}}
    return Lookup(Library({brief.id: replace(brief, entities=entities)}))


async def test_a_choice_becomes_the_answer(room: Room, library: Library) -> None:
    room.bot.lookup = twins(library, same_name=False)
    question = await room.ask("!who morgan")
    assert options(question) == ["Alex Morgan", "Kim Morgan"]
    answer = await pick(room, question, "Kim Morgan")
    assert "Witness 2" in read(answer)
    assert "Witness 1" not in read(answer)
    assert options(answer) == []
    assert len(room.replies_since(question)) == 0


async def test_two_of_the_same_name_are_told_apart(room: Room, library: Library) -> None:
    room.bot.lookup = twins(library, same_name=True)
    assert options(await room.ask("!who morgan")) == ["Morgan", "Morgan"]


async def test_a_choice_can_be_typed_instead(room: Room, library: Library) -> None:
    room.bot.lookup = twins(library, same_name=False)
    assert "!who Alex Morgan" in read(await room.ask("!who morgan"))
    assert "Witness 1" in read(await room.ask("!who Alex Morgan"))


async def test_nobody_else_can_choose_or_turn_pages(room: Room, library: Library) -> None:
    other = room.guild.add_member(room.env.create_user("other"))
    pages = await room.ask("!weapons")
    room.bot.lookup = twins(library, same_name=False)
    question = await room.ask("!who morgan")
    for refusal in (
        await other.click(pages, label=buttons(pages)[0]),
        await other.select(question, value_of(question, "Kim Morgan")),
    ):
        assert refusal.ephemeral
        assert refusal.response is not None
        assert "ask me yourself" in read(refusal.response)
    assert read(await refetch(question, room)) == read(question)
    assert read(await refetch(pages, room)) == read(pages)


@pytest.mark.parametrize("embed_links", [True, False])
async def test_pages_turn_to_the_end_and_back_and_more_says_how_many(
    room: Room, lookup: Lookup, *, embed_links: bool
) -> None:
    place = room.shut(embed_links=embed_links)
    page = await place.ask("!weapons")
    outcome = lookup.respond("weapons")
    assert isinstance(outcome, Overview)
    shown = len(outcome.facts)
    assert buttons(page) == [f"More ({shown - 3})", "Sources"]
    seen = [read(page)]
    while more := [button for button in buttons(page) if button.startswith("More")]:
        left = int(re.sub(r"\D", "", more[0]))
        assert left < shown
        shown = left
        page = await press(place, page, "More")
        seen.append(read(page))
    assert len(set(seen)) == len(seen)
    assert f"page {len(seen)} of {len(seen)}" in seen[-1]
    for expected in reversed(seen[:-1]):
        page = await press(place, page, "Back")
        assert read(page) == expected


async def test_a_part_is_picked_and_left_again(room: Room) -> None:
    whole = await room.ask("!weapons")
    part = await pick(room, whole, "Poland")
    assert "Weapons · Poland" in read(part)
    assert "HIMARS" in read(part)
    assert "Latvia" not in read(part)
    assert buttons(part) == ["More (1)", "Sources"]
    assert read(await pick(room, part, "All of it")) == read(whole)


async def test_a_name_of_an_overview_is_picked_and_there_is_a_way_back(room: Room) -> None:
    overview = await room.ask("!weapons")
    answer = await pick(room, overview, "HIMARS")
    assert read(answer).startswith("## HIMARS: ")
    assert read(await press(room, answer, "All names")) == read(overview)
    assert read(await room.ask("!weapons himars")) == read(answer)


async def test_many_names_are_picked_by_kind(room: Room) -> None:
    overview = await room.ask("!who")
    people = await pick(room, overview, "People")
    assert "Artis Pabriks" in options(people)
    assert read(await pick(room, people, "Artis Pabriks")).startswith("## Artis Pabriks: ")


async def test_a_nearest_name_of_a_miss_is_picked(room: Room) -> None:
    miss = await room.ask("!who austen powers")
    (first, *_) = options(miss)
    assert first in read(await pick(room, miss, first))


async def test_a_miss_without_a_nearest_name_leads_on_to_the_topics(room: Room) -> None:
    miss = await room.ask("!who zelensky")
    assert read(await pick(room, miss, "Troops")) == read(await room.ask("!troops"))


async def test_sources_are_the_articles_words_for_whoever_presses(room: Room) -> None:
    answer = await room.ask("!troops latvia")
    assert "600 Americans" not in read(answer)
    other = room.guild.add_member(room.env.create_user("other"))
    sources = await other.click(answer, label="Sources")
    assert sources.ephemeral
    assert sources.response is not None
    assert "‹32› “about 600 Americans deployed to Latvia”" in read(sources.response)
    assert read(await refetch(answer, room)) == read(answer)


async def test_why_is_about_what_was_picked(room: Room, library: Library) -> None:
    room.bot.lookup = twins(library, same_name=False)
    await pick(room, await room.ask("!who morgan"), "Kim Morgan")
    assert "Kim Morgan" in read(await room.ask("!why"))


async def test_a_short_answer_has_nothing_to_press(room: Room) -> None:
    assert buttons(await room.ask("!who zzzzqqq")) == []


async def test_everything_works_after_a_restart(room: Room, lookup: Lookup) -> None:
    weapons, choice = await room.ask("!weapons"), await room.ask("!who defense minister")
    question = await room.ask("!ask how many US troops are in Latvia?")
    assert room.bot.persistent_views == []  # nothing is kept that could run out or be lost
    await room.env.restart_bot(DatelineBot(lookup))
    assert "page 2 of" in read(await press(room, weapons, "More"))
    assert read(await pick(room, choice, "Lloyd Austin")).startswith("## Lloyd Austin: ")
    sources = await room.asker.click(question, label="Sources")
    assert sources.response is not None
    assert "600 Americans" in read(sources.response)


async def test_what_leads_nowhere_any_more_says_so(room: Room, library: Library) -> None:
    weapons, choice = await room.ask("!weapons"), await room.ask("!who defense minister")
    question = await room.ask("!ask how many US troops are in Latvia?")
    weapons = await press(room, weapons, "More")
    brief = next(iter(library.briefs.values()))
    bare = replace(brief, topics={}, entities={}, facts={}, summary=())
    room.bot.lookup = Lookup(Library({brief.id: bare}))
    for told in (
        await room.asker.click(weapons, label="Back"),
        await room.asker.click(weapons, label="Sources"),
        await room.asker.click(question, label="Sources"),
        await room.asker.select(choice, value_of(choice, "Lloyd Austin")),
    ):
        assert told.ephemeral
        assert told.response is not None
        assert "not in the brief any more" in read(told.response)
    assert read(await refetch(weapons, room)) == read(weapons)


async def test_a_slash_answer_turns_its_pages(room: Room) -> None:
    result = await room.asker.slash(room.channel, "weapons")
    assert result.response is not None
    await room.asker.click(result.response, label=buttons(result.response)[0])
    (shown,) = room.channel.history()
    assert "page 2 of" in read(shown)
