"""The bot speaks the language of a server: in answers, under what is pressed, in digests and what corrects them."""

from dataclasses import replace

import pytest

from bot.chat.service import DigestService
from bot.lookup.answers import Lookup
from tests.chat.clock import Clock
from tests.chat.digests.conftest import post_due
from tests.chat.room import Room, buttons, options, read

SAID = {
    "en": ("The article does not say", "as of August 2022", "Sources", "Every day at 09:00"),
    "lv": ("Raksts to nesaka", "stāvoklis: 2022. g. augusts", "Avoti", "Katru dienu plkst. 09:00"),
    "pl": ("Artykuł tego nie mówi", "stan na: sierpień 2022", "Źródła", "Codziennie o 09:00"),
    "uk": ("Стаття цього не каже", "станом на: серпень 2022", "Джерела", "Щодня о 09:00"),
}


async def choose(room: Room, service: DigestService, language: str) -> None:
    """Have the server choose a language."""
    chosen = replace(service.preferences.of(room.guild.id), language=language)
    await service.preferences.change_guild(service.ledger, room.guild.id, chosen)


@pytest.mark.parametrize("language", [*SAID])
async def test_a_server_is_answered_in_the_language_it_chose(
    room: Room, service: DigestService, language: str
) -> None:
    await choose(room, service, language)
    miss, date, sources, daily = SAID[language]
    assert miss in read(await room.ask("!who zzzqq"))
    told = await room.ask("!troops latvia")
    assert date in read(told)
    assert sources in buttons(told)
    assert daily in read(await room.ask("!digest add 09:00 Europe/Riga troops"))
    used = await room.asker.slash(room.channel, "source")
    assert used.response is not None
    assert date in read(used.response)


async def test_without_a_choice_it_is_that_of_its_community(room: Room) -> None:
    guild = room.env.create_guild("Redakcja", preferred_locale="pl")
    asker = guild.add_member(room.asker.user)
    there = replace(room, guild=guild, channel=guild.create_text_channel("odprawa"), asker=asker)
    assert "Artykuł tego nie mówi" in read(await there.ask("!who zzzqq"))
    assert "The article does not say" in read(await room.ask("!who zzzqq"))


async def test_a_press_is_answered_in_it_too(room: Room, service: DigestService) -> None:
    await choose(room, service, "lv")
    told = await room.ask("!troops")
    assert "Viss" in options(told)
    await room.asker.click(told, label="Vairāk (16)")
    (_, turned) = room.channel.history()[-2:]
    assert "Atpakaļ" in buttons(turned)
    shown = await room.asker.click(turned, label="Avoti")
    assert shown.response is not None
    assert "Raksta vārdiem" in read(shown.response)


async def test_a_brief_is_told_in_it_as_far_as_it_is_translated(room: Room, service: DigestService) -> None:
    await choose(room, service, "lv")
    troops = read(await room.ask("!troops latvia"))
    assert "Latvijā tagad ir aptuveni **600** ASV karavīru" in troops
    assert "‹en›" not in troops
    assert read(await room.ask("!karaspēks Latvija")) == troops
    assert "‹en› angļu valodā" in read(await room.ask("!who pabriks"))
    assert "(tulkojumā)" in read(await room.ask("!brief"))


async def test_a_digest_keeps_the_language_it_was_composed_in(
    room: Room, service: DigestService, clock: Clock, lookup: Lookup
) -> None:
    await choose(room, service, "lv")
    await room.ask("!digest add 09:00 Europe/Riga brief")
    clock.advance(hours=1)
    *_, posted = await post_due(room, service)
    assert "40 miljardu" in read(posted)
    assert "‹n› teikums" in read(posted)
    await choose(room, service, "pl")
    brief = lookup.first_brief
    fact = brief.facts["us-troops-in-latvia"]
    words = brief.translations["lv"]
    told = words.facts[fact.id].replace("600", "700")
    changed = replace(
        brief,
        facts=brief.facts | {fact.id: replace(fact, text=fact.wording.replace("600", "700"))},
        translations={"lv": replace(words, facts={**words.facts, fact.id: told})},
    )
    service.plugs = replace(
        service.plugs, library=lambda: replace(lookup.library, briefs={brief.id: changed})
    )
    corrector = service.make_corrector(room.bot)
    assert await corrector.notice() == 1
    assert await corrector.run_once() == 1
    corrected = read(room.channel.history()[-1])
    assert "aptuveni 700 ASV karavīru" in corrected
    assert "Labots: ceturtdiena, 2026. gada 1. janvāris, 09:00. “…ir aptuveni 600 ASV" in corrected
    assert "700 US troops" not in corrected
