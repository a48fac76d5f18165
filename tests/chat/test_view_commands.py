"""The views as a person asks for them: slash options that complete, a fact by chance and another, a name to pick."""

from dataclasses import replace

import pytest

from bot.brief.library import Library
from bot.chat.client import DatelineBot
from bot.lookup.answers import Lookup
from tests.chat.room import Room, buttons, read
from tests.chat.test_controls import pick, press, refetch


async def test_side_by_side_no_name_is_bold_but_those_compared(room: Room) -> None:
    told = read(await room.ask("!compare latvia poland"))
    assert "Artis Pabriks: **Latvia** seeks" in told
    assert "**Artis Pabriks" not in told


async def test_slash_compares_what_its_options_complete(room: Room) -> None:
    offered = await room.asker.autocomplete(room.channel, "compare", "second", "pol")
    assert "Poland" in str(offered)
    slash = await room.asker.slash(room.channel, "compare", first="Latvia", second="Poland")
    assert slash.response is not None
    assert read(slash.response) == read(await room.ask("!compare latvia poland"))
    assert read(slash.response).startswith("## Latvia · Poland")
    assert "**Poland** expects Patriot" in read(slash.response)
    three = await room.asker.slash(room.channel, "compare", first="Latvia", second="Estonia", third="Poland")
    assert three.response is not None
    assert read(three.response).startswith("## Latvia · Estonia · Poland")


async def test_a_comparison_turns_its_pages_after_a_restart(room: Room, lookup: Lookup) -> None:
    first = await room.ask("!compare latvia vs poland")
    assert len(read(first)) <= 900
    await room.env.restart_bot(DatelineBot(lookup))
    second = await press(room, first, "More")
    assert read(second) != read(first)
    assert read(await press(room, second, "Back")) == read(first)


async def test_a_name_of_several_is_picked_beside_the_one_that_is_known(room: Room) -> None:
    asked = await room.ask("!compare latvia and defense minister")
    assert "could be" in read(asked)
    compared = await pick(room, asked, "Lloyd Austin")
    assert read(compared).startswith("## Latvia · Lloyd Austin")


async def test_another_fact_is_never_one_that_the_channel_saw_lately(room: Room, lookup: Lookup) -> None:
    shown = await room.ask("!random")
    assert buttons(shown)[:1] == ["Another"]
    seen = [read(shown)]
    for turn in range(20):
        if turn == 10:
            await room.env.restart_bot(DatelineBot(lookup))
            seen = []
        shown = await press(room, shown, "Another")
        seen.append(read(shown))
    assert len(set(seen)) == len(seen)
    assert "‹" in seen[-1]


async def test_another_stays_with_its_name_and_its_asker(room: Room) -> None:
    shown = await room.ask("!random latvia")
    other = room.guild.add_member(room.env.create_user("other"))
    refused = await other.click(shown, label="Another")
    assert refused.ephemeral
    assert read(await refetch(shown, room)) == read(shown)
    for _ in range(5):
        shown = await press(room, shown, "Another")
        assert "Latvia" in read(shown)


async def test_a_brief_that_lacks_what_a_view_needs_has_no_such_command(room: Room, library: Library) -> None:
    brief = next(iter(library.briefs.values()))
    facts = {
        name: replace(
            fact,
            when=None,
            quiz=(),
            quote=None,
            text=fact.wording,
            note=None,
            about=("latvia",),
            said_by=None,
        )
        for name, fact in brief.facts.items()
    }
    topics = {name: topic for name, topic in brief.topics.items() if name != "timeline"}
    await room.bot.serve(Lookup(Library({brief.id: replace(brief, facts=facts, topics=topics)})))
    for command in ("compare", "timeline", "quiz"):
        assert room.bot.get_command(command) is None
        assert room.bot.tree.get_command(command) is None
        assert await room.say(f"!{command}") == []
    assert room.bot.get_command("random") is not None


@pytest.mark.parametrize(
    "command", ["compare latvia poland", "timeline latvia", "random latvia #3", "quiz latvia #3"]
)
async def test_prefix_mention_slash_and_message_give_the_same(room: Room, command: str) -> None:
    typed = read(await room.ask(f"!{command}"))
    assert read(await room.ask(f"{room.mention} {command}")) == typed
    (direct,) = await room.tell(command)
    assert read(direct) == typed
    name, _, words = command.partition(" ")
    options = {"compare": {"first": "latvia", "second": "poland"}, "timeline": {"name": words}}
    slash = await room.asker.slash(room.channel, name, **options.get(name, {"about": words}))
    assert slash.response is not None
    assert read(slash.response) == typed
