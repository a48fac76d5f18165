"""Which messages are for the bot: prefix, mention, direct messages, slash; and which are not."""

import discord
import pytest
from simcord.enums import MessageType

from bot.lookup.answers import FIXED_COMMANDS, Lookup
from tests.chat.room import Room, read


@pytest.mark.parametrize(
    "text",
    [
        "!who pabrix",
        "!WHO Pabrix",
        "! who   pabrix",
        "!whois pabrix",
        "{mention} who pabrix",
        "{mention} !who pabrix",
        "!who,pabrix",
        "!who: pabrix",
        "!who? pabrix",
        "{mention} who/pabrix",
    ],
)
async def test_a_command_is_answered_with_its_citation(room: Room, text: str) -> None:
    reply = await room.ask(text.format(mention=room.mention))
    assert "Latvia" in read(reply)
    assert "sentence" in read(reply)


@pytest.mark.parametrize("text", ["!who?", "!who:", "{mention} who?", "{mention} !who..."])
async def test_a_command_may_end_with_a_mark(room: Room, text: str) -> None:
    assert read(await room.ask(text.format(mention=room.mention))) == read(await room.anew().ask("!who"))


async def test_an_alias_answers_as_its_command_does(room: Room) -> None:
    assert read(await room.ask("!weapon poland")) == read(await room.ask("!weapons poland"))


@pytest.mark.parametrize("text", ["Pabrix {mention}", "{mention} Pabrix", "  {mention}   Pabrix  "])
async def test_a_mention_with_plain_words_is_a_question(room: Room, text: str) -> None:
    assert "Artis Pabriks" in read(await room.ask(text.format(mention=room.mention)))


async def test_a_question_around_the_mention_gets_one_answer(room: Room) -> None:
    assert len(await room.say(f"Tell me {room.mention} who Pabriks is, please?")) == 1


async def test_a_bare_mention_shows_what_can_be_typed(room: Room) -> None:
    assert "!who" in read(await room.ask(room.mention))


@pytest.mark.parametrize("text", ["!who pabrix", "who pabrix", "Pabrix"])
async def test_direct_messages_need_no_prefix(room: Room, text: str) -> None:
    (reply,) = await room.tell(text)
    assert "Artis Pabriks" in read(reply)


@pytest.mark.parametrize(
    "text",
    [
        "hello all",
        "!play despacito",
        "!",
        "!!who pabrix",
        "who pabrix",
        "?who",
        "<@1> hi",
        "!!!",
        "!?",
        "! ",
        "!c++ who",
    ],
)
async def test_what_is_not_for_the_bot_gets_silence(room: Room, text: str) -> None:
    assert await room.say(text) == []


async def test_an_unknown_command_is_silent_where_the_bot_is_mentioned_too(room: Room) -> None:
    assert await room.say(f"{room.mention} !play despacito") == []


async def test_answering_the_bot_is_not_asking_it(room: Room) -> None:
    reply = await room.ask("!who pabrix")
    thanks = await room.asker.send(room.channel, "thanks!", reply_to=reply)
    assert room.replies_since(thanks) == []


async def test_other_bots_and_webhooks_are_not_answered(room: Room) -> None:
    robot = room.guild.add_member(room.env.create_user("robot", bot=True))
    asked = await robot.send(room.channel, "!who pabrix")
    await room.guild.create_webhook(room.channel).send("!who pabrix")
    assert [message for message in room.replies_since(asked) if message.webhook_id is None] == []


async def test_every_topic_and_fixed_command_is_a_slash_command(room: Room, lookup: Lookup) -> None:
    for command in (*lookup.topics, *FIXED_COMMANDS):
        result = await room.asker.slash(room.channel, command)
        answers = [result.response, *result.followups]
        assert any(answer is not None and read(answer) for answer in answers), command


async def test_a_slash_command_takes_a_name(room: Room) -> None:
    result = await room.asker.slash(room.channel, "troops", name="latvia")
    assert result.response is not None
    assert "600" in read(result.response)
    assert not result.ephemeral


async def test_a_slash_command_works_in_direct_messages(room: Room) -> None:
    result = await room.asker.user.slash("who", name="pabrix")
    assert "Artis Pabriks" in read(result.response)


async def test_names_complete_as_they_are_typed(room: Room, lookup: Lookup) -> None:
    for command in (*lookup.topics, "about"):
        choices = await room.asker.autocomplete(room.channel, command, "name", "pol")
        assert "Poland" in [choice["value"] for choice in choices]


@pytest.mark.parametrize("typed", ["", " ", "a", "\u200b", "x" * 100, "щ", "\U0001f9c2"])
async def test_completion_never_offers_more_than_discord_shows(room: Room, typed: str) -> None:
    choices = await room.asker.autocomplete(room.channel, "about", "name", typed)
    assert len(choices) <= 25
    assert all(1 <= len(choice["name"]) <= 100 for choice in choices)


async def test_a_service_message_is_not_a_command(room: Room) -> None:
    """Discord posts the new name of a channel, or the name of a new thread, as a message of its own."""
    before = await room.asker.send(room.channel, "renaming")
    renamed = room.guild.create_text_channel("!who pabrix")
    room.guild.create_system_message(
        room.channel, MessageType.CHANNEL_NAME_CHANGE, author=room.asker, target_channel=renamed
    )
    await room.env.settle()
    assert [message.type for message in room.replies_since(before)] == [
        discord.MessageType.channel_name_change
    ]


@pytest.mark.parametrize(
    "text",
    ["@TestBot how many US troops are in Latvia?", "@testbot troops latvia", "@TestBot !troops latvia"],
)
async def test_the_name_typed_by_hand_is_as_good_as_a_mention(room: Room, text: str) -> None:
    assert "600" in read(await room.ask(text))


async def test_another_name_after_an_at_sign_is_not_ours(room: Room) -> None:
    assert await room.say("@TestBotany troops latvia") == []


async def test_a_question_may_begin_with_the_name_of_a_command(room: Room) -> None:
    reply = read(await room.ask(f"{room.mention} where are US troops in Latvia stationed?"))
    assert "Lielvarde Air Base" in reply
    assert "‹35›" in reply
    assert "Lielvarde" in read(await room.ask("!where are US troops in Latvia stationed"))


async def test_a_sentence_that_begins_with_the_name_of_a_bare_command_is_no_command(room: Room) -> None:
    (reply,) = await room.tell("brief me on Latvia")
    assert read(reply).startswith("## Latvia:")
    (reply,) = await room.tell("brief")
    assert "eastern flank" in read(reply)
