"""What is chosen is read from memory, is there after a restart, and is soon known to every other process."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.chat.preferences import GuildPreferences, PersonPreferences, Preferences
from bot.digests.ledger.access import Ledger
from bot.digests.ledger.migrations import MIGRATIONS, migrate
from bot.errors import LedgerUnavailableError
from tests.digests.clocks import START
from tests.digests.conftest import Place
from tests.digests.schedules import draft

CHOSEN = GuildPreferences(prefix="d!", briefs=("b", "a"), language="lv", channels=(2**63 - 1, 10), plain=True)


async def start(ledger: Ledger) -> Preferences:
    """Read as a process does that starts."""
    preferences = Preferences("!")
    await preferences.refresh(ledger)
    return preferences


async def test_every_setting_is_there_after_a_restart(ledger: Ledger) -> None:
    first = await start(ledger)
    await first.change_guild(ledger, 1, CHOSEN)
    await first.change_guild(ledger, 2, replace(CHOSEN, briefs=(), plain=False))
    await first.change_person(ledger, 7, PersonPreferences(plain=True))
    await first.change_guild(ledger, 2, first.default)
    again = await start(ledger)
    assert (again.of(1), again.of(2), again.of(None)) == (CHOSEN, again.default, again.default)
    assert (again.of_person(7).plain, again.of_person(8).plain) == (True, False)
    assert (await ledger.kept.read()).guilds.keys() == {1}


async def test_another_process_knows_it_at_its_next_look(ledger: Ledger, place: Place) -> None:
    async with await Ledger.open(place.url) as other:
        here, there = await start(ledger), await start(other)
        await here.change_guild(ledger, 1, CHOSEN)
        await there.change_guild(other, 2, CHOSEN)  # its own change does not hide the one before
        await there.change_person(other, 7, PersonPreferences(plain=True))
        for preferences, opened in ((here, ledger), (there, other)):
            await preferences.refresh(opened)
            assert preferences.of(1) == preferences.of(2) == CHOSEN
            assert preferences.wants_plain(3, 7)
        await here.forget_guild(ledger, 1)
        await here.forget_person(ledger, 7)
        await there.refresh(other)
        assert (there.of(1), there.wants_plain(3, 7)) == (there.default, False)


async def test_two_who_change_different_settings_of_a_server_keep_both(ledger: Ledger) -> None:
    here, there = await start(ledger), await start(ledger)
    await here.change_guild(ledger, 1, replace(here.default, prefix="?"))
    await there.change_guild(ledger, 1, replace(there.default, plain=True))
    assert (await start(ledger)).of(1) == replace(here.default, prefix="?", plain=True)


async def test_two_who_change_different_settings_at_the_same_moment_keep_both(ledger: Ledger) -> None:
    here = await start(ledger)
    before, both = here.of(1), replace(here.default, prefix="?", plain=True)
    await asyncio.gather(
        here.change_guild(ledger, 1, replace(before, prefix="?"), before=before),
        here.change_guild(ledger, 1, replace(before, plain=True), before=before),
    )
    assert (here.of(1), (await start(ledger)).of(1)) == (both, both)


async def test_nothing_is_asked_of_the_database_where_nothing_changed(ledger: Ledger, place: Place) -> None:
    preferences = await start(ledger)
    await preferences.change_guild(ledger, 1, CHOSEN)
    async with place.gone():
        assert preferences.of(1) == CHOSEN
        with pytest.raises(LedgerUnavailableError):
            await preferences.change_guild(ledger, 1, preferences.default)
        assert preferences.of(1) == CHOSEN


async def test_the_names_of_who_paused_are_gone_from_a_database_of_before(ledger: Ledger) -> None:
    for reason in ("by Artis", "the channel is gone"):
        added = await ledger.schedules.add(draft(), START, now=START)
        await ledger.schedules.pause(added.id, reason, now=START)
    async with ledger.database.writing() as connection:
        for later in ("person_settings", "processes"):
            await connection.execute(text(f"DROP TABLE {later}"))
        await connection.execute(text("UPDATE schema_version SET version = 2"))
    assert await migrate(ledger.database) == len(MIGRATIONS) - 2
    reasons = {schedule.pause_reason for schedule in await ledger.schedules.all()}
    assert reasons == {"by a member", "the channel is gone"}
    await (await start(ledger)).change_person(ledger, 7, PersonPreferences(plain=True))
