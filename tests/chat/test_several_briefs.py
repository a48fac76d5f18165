"""Several briefs are served side by side; where they claim the same command, none keeps the bot from starting."""

from dataclasses import replace
from pathlib import Path

from bot.brief.library import Library
from bot.chat.client import DatelineBot
from bot.lookup.answers import Lookup
from tests.chat.room import read
from tests.chat.serving import serve
from tests.unproven import load_library

VILLAGE = Path(__file__).parents[1] / "village" / "briefs"


async def test_two_briefs_that_claim_the_same_words_are_both_served(library: Library):
    village = next(iter(load_library(VILLAGE).briefs.values()))
    votes = replace(village.topics["votes"], aliases=("troops", "soldiers"))
    village = replace(village, topics=village.topics | {"votes": votes})
    bot = DatelineBot(Lookup(Library(dict(library.briefs) | {village.id: village})))
    async with serve(bot) as env:
        room = env.create_guild().create_text_channel("room")
        reader = env.guild.add_member(env.create_user("reader"))
        for asked, expected in [
            ("!troops latvia", "600"),
            ("!votes lindqvist", "Lindqvist"),
            ("!who pabrix", "Artis Pabriks"),
        ]:
            await reader.send(room, asked)
            assert room.last_message is not None
            assert expected in read(room.last_message)
