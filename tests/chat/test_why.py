"""`!why` is about what the same person asked last in the same place."""

from bot.chat.client import DatelineBot
from bot.lookup.answers import Lookup
from tests.chat.room import read
from tests.chat.serving import serve


async def test_why_explains_the_askers_own_last_answer(lookup: Lookup):
    async with serve(DatelineBot(lookup)) as env:
        guild = env.create_guild()
        room = guild.create_text_channel("room")
        ann, bob = (guild.add_member(env.create_user(name)) for name in ("ann", "bob"))
        await ann.send(room, "!who pabrics")
        await bob.send(room, "!who zelensky")
        await ann.send(room, "!why")
        assert room.last_message is not None
        assert "Artis Pabriks" in read(room.last_message)
        await bob.send(room, "!why")
        assert "No name of the article is near enough" in read(room.last_message)


async def test_why_after_what_was_not_guessed_at_says_so(lookup: Lookup):
    async with serve(DatelineBot(lookup)) as env:
        guild = env.create_guild()
        room = guild.create_text_channel("room")
        ann = guild.add_member(env.create_user("ann"))
        for asked in ("source 32", "source", "source 99", "troops", "brief", "help", "troopz", "why"):
            await ann.send(room, f"!{asked}")
            told = await ann.send(room, "!why")
            assert room.last_message is not None
            assert room.last_message.id != told.id, asked
            assert read(room.last_message).startswith("## Why"), asked


async def test_why_before_any_question_is_left_alone(lookup: Lookup):
    async with serve(DatelineBot(lookup)) as env:
        room = env.create_guild().create_text_channel("room")
        ann = env.guild.add_member(env.create_user("ann"))
        question = await ann.send(room, "!why")
        assert room.last_message is not None
        assert room.last_message.id == question.id
        slash = await ann.slash(room, "why")
        assert slash.ephemeral
