"""Briefs that change on disk are served at once; one that does not hold is told, its last good version stays."""

import asyncio
import itertools
import logging
import shutil
from pathlib import Path

import pytest

from bot.brief.changes import compare
from bot.brief.proof import load_proven_library
from bot.chat.client import DatelineBot
from bot.chat.reloading import Reloader
from bot.errors import ContentError
from bot.lookup.answers import Lookup
from tests.chat.room import read
from tests.chat.serving import serve
from tests.processes import ROOT
from tests.shipped import copy_lightly
from tests.unproven import load_library

TROOPS = "facts-02-troops.yaml"


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    return copy_lightly(tmp_path)


def edit(briefs: Path, old: str, new: str, name: str = TROOPS) -> None:
    file = briefs / "eastern-flank" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def make_bot(briefs: Path) -> DatelineBot:
    return DatelineBot(Lookup(load_library(briefs)), reloader=Reloader(briefs, load_library))


def test_a_reload_knows_what_it_changed(briefs: Path):
    before = load_library(briefs)
    edit(briefs, "About 600 US troops", "Around 600 US troops")
    edit(briefs, "- id: us-troops-at-lielvarde", "- id: us-troops-at-the-base")
    edit(briefs, "us-troops-at-lielvarde:", "us-troops-at-the-base:", "lv.yaml")
    assert str(compare(before, load_library(briefs))) == (
        "facts 1 added (eastern-flank/us-troops-at-the-base), 1 changed (eastern-flank/us-troops-in-latvia), "
        "1 removed (eastern-flank/us-troops-at-lielvarde)"
    )
    assert str(compare(before, before)) == "no fact changed"


async def test_the_next_answer_is_from_the_changed_brief(briefs: Path):
    bot = make_bot(briefs)
    async with serve(bot) as env:
        room = env.create_guild().create_text_channel("room")
        reader = env.guild.add_member(env.create_user("reader"))
        edit(briefs, "About 600 US troops", "Around 600 US troops")
        assert bot.reloader is not None
        await bot.reloader.reload(bot)
        await reader.send(room, "!troops latvia")
        assert room.last_message is not None
        assert "Around **600** US troops" in read(room.last_message)


async def test_a_new_topic_is_a_new_command(briefs: Path):
    bot = make_bot(briefs)
    async with serve(bot) as env:
        room = env.create_guild().create_text_channel("room")
        reader = env.guild.add_member(env.create_user("reader"))
        topic = "topics:\n  bases: {title: Bases, help: Where the bases are., shows: {entities: place}}\n"
        edit(briefs, "topics:\n", topic, "brief.yaml")
        assert bot.reloader is not None
        await bot.reloader.reload(bot)
        await reader.send(room, "!bases")
        assert room.last_message is not None
        assert "Bases" in read(room.last_message)
        assert "bases" in reader.available_commands(room)


async def test_broken_briefs_leave_the_last_good_ones_and_say_why(briefs: Path):
    bot = make_bot(briefs)
    async with serve(bot) as env:
        room = env.create_guild().create_text_channel("room")
        reader = env.guild.add_member(env.create_user("reader"))
        edit(briefs, "value: 600", "value: six hundred")
        assert bot.reloader is not None
        with pytest.raises(ContentError):
            await bot.reloader.reload(bot)
        await reader.send(room, "!troops latvia")
        assert room.last_message is not None
        assert "600" in read(room.last_message)
        await reader.send(room, "!about bot")
        assert f"{TROOPS}:" in read(room.last_message)
        assert "six hundred" in read(room.last_message)


async def test_a_brief_at_work_keeps_no_other_back(tmp_path: Path):
    """One half written that was served before, one new that has never held, and one that is well and has changed."""
    for name in ("village", "matchday"):
        shutil.copytree(ROOT / "tests" / name, tmp_path, dirs_exist_ok=True)
    briefs = tmp_path / "briefs"
    votes, goals = (briefs / name / "facts.yaml" for name in ("aldermere", "pellow"))
    bot = DatelineBot(Lookup(load_proven_library(briefs)), reloader=Reloader(briefs, load_proven_library))
    well = votes.read_text(encoding="utf-8")
    half = "  - id: half\n    text: ''\n    about: council\n    cite: 5\n"
    votes.write_text(well.replace("facts:\n", f"facts:\n{half}", 1), encoding="utf-8")
    goals.write_text(
        goals.read_text(encoding="utf-8").replace("  - id: result\n", "  - id: the-result\n"),
        encoding="utf-8",
    )
    summary = briefs / "pellow/brief.yaml"
    summary.write_text(
        summary.read_text(encoding="utf-8").replace("  - result\n", "  - the-result\n"), encoding="utf-8"
    )
    shutil.copytree(briefs / "aldermere", briefs / "begun")
    assert bot.reloader is not None
    async with serve(bot) as env:
        room = env.create_guild().create_text_channel("room")
        reader = env.guild.add_member(env.create_user("reader"))
        changes = await bot.reloader.reload(bot)
        assert (changes.added, changes.removed) == (("pellow/the-result",), ("pellow/result",))
        served = bot.lookup.library
        assert [*served.briefs] == ["aldermere", "pellow"]
        assert "half" not in served.briefs["aldermere"].facts
        await reader.send(room, "!votes")
        assert room.last_message is not None
        assert "The budget for next year" in read(room.last_message)
        await reader.send(room, "!about bot")
        told = read(room.last_message)
        assert "aldermere does not hold, so its last good version is served" in told
        assert "facts.yaml:" in told
        assert "begun does not hold, so it is left out" in str(changes)
        shutil.rmtree(briefs / "begun")
        votes.write_text(well.replace("votes to two.", "votes to two!", 1), encoding="utf-8")
        changes = await bot.reloader.reload(bot)
        assert changes.changed
        assert not bot.lookup.library.withheld
        await reader.send(room, "!about bot")
        assert "does not hold" not in read(room.last_message)


async def test_a_file_that_is_saved_is_served(briefs: Path, caplog: pytest.LogCaptureFixture):
    bot = make_bot(briefs)
    assert bot.reloader is not None
    served = bot.lookup
    with caplog.at_level(logging.INFO, logger="bot.chat.reloading"):
        watching = asyncio.create_task(bot.reloader.watch(bot))
        try:
            async with asyncio.timeout(20):
                for number in itertools.count():  # the first may come before the watch has begun
                    fact = f"facts:\n  - {{id: note-{number}, note: A remark., about: latvia}}\n"
                    (briefs / "eastern-flank" / f"more-{number}.yaml").write_text(fact)
                    await asyncio.sleep(0.3)
                    if bot.lookup is not served:
                        break
        finally:
            watching.cancel()
    assert "(eastern-flank/note-0" in caplog.text
