"""The bot follows the person: an edited question edits its answer, a deleted one takes it away, for ten minutes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest

from bot.chat import DatelineBot
from bot.chat.followed import LASTING, MOST_FOLLOWED, FollowedQuestions
from bot.chat.recollection import Recollection
from bot.lookup import Lookup, Request
from bot.lookup.talk import make_turn
from tests.chat.limits import find_excess
from tests.chat.places import open_forum_post, open_thread, open_voice_chat
from tests.chat.room import Room, buttons, read

START = datetime(2031, 5, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Question:
    """A message that somebody posted, and edits or deletes."""

    room: Room
    message: discord.Message

    @property
    def answers(self) -> list[discord.Message]:
        """What the bot has posted since, as it stands now."""
        return [message for message in self.room.replies_since(self.message) if message.author.bot]

    async def edit(self, text: str) -> list[discord.Message]:
        """Change it a second later; return what stands below it then."""
        await self.room.env.advance_time(1)
        await self.room.asker.edit(self.message, text.format(mention=self.room.mention))
        return self.answers

    async def delete(self) -> list[discord.Message]:
        """Delete it; return what stands below it then."""
        await self.room.asker.delete(self.message)
        return self.answers


async def post(room: Room, text: str) -> Question:
    """Post a message as the asker."""
    return Question(room, await room.asker.send(room.channel, text.format(mention=room.mention)))


@pytest.mark.parametrize(
    ("text", "edited", "shown"),
    [
        ("!who pabrix", "!who salm", "Kusti Salm"),
        ("!who pabrix", "!who zelensky", "does not say"),
        ("!who zelensky", "!who pabrix", "Artis Pabriks"),
        ("!weapons", "{mention} how many US troops are in Latvia?", "600"),
        ("{mention} troops latvia", "hello {mention}", "Hello!"),
        ("!who pabrix", "!ping", "Awake"),
        ("!ping", "!who pabrix", "Artis Pabriks"),
    ],
)
async def test_an_edited_question_edits_its_answer(room: Room, text: str, edited: str, shown: str) -> None:
    question = await post(room, text)
    (before,) = question.answers
    (after,) = await question.edit(edited)
    assert after.id == before.id
    assert shown in read(after)
    assert read(after) != read(before)
    (back,) = await question.edit(text)
    assert back.id == before.id
    assert read(back).split(" ms")[0] == read(before).split(" ms")[0]


async def test_an_edit_makes_a_question_of_what_was_none_and_back(room: Room) -> None:
    question = await post(room, "who pabrix")
    assert question.answers == []
    (answer,) = await question.edit("!who pabrix")
    assert "Artis Pabriks" in read(answer)
    assert answer.reference is not None
    assert answer.reference.message_id == question.message.id
    assert await question.edit("never mind") == []
    (again,) = await question.edit("!who salm")
    assert "Kusti Salm" in read(again)


async def test_a_deleted_question_takes_its_answer_along(room: Room) -> None:
    other = await post(room, "!troops latvia")
    question = await post(room, "!who pabrix")
    assert len(other.answers) == 2
    assert await question.delete() == []
    assert len(other.answers) == 1


async def test_a_page_that_was_turned_is_edited_and_deleted_too(room: Room) -> None:
    question = await post(room, "!weapons")
    (answer,) = question.answers
    await room.asker.click(answer, label=buttons(answer)[0])
    (turned,) = question.answers
    assert "page 2 of" in read(turned)
    (edited,) = await question.edit("!troops")
    assert read(edited) == read(await room.ask("!troops"))
    await question.delete()
    assert answer.id not in {message.id for message in room.channel.history()}


async def test_what_a_moderator_removes_at_once_takes_every_answer_along(room: Room) -> None:
    questions = [await post(room, text) for text in ("!who pabrix", "hello", "!who salm")]
    channel = room.bot.get_channel(room.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.delete_messages([discord.Object(question.message.id) for question in questions])
    await room.env.settle()
    assert room.channel.history() == []


@pytest.mark.parametrize("open_place", [open_thread, open_forum_post, open_voice_chat])
async def test_it_follows_in_any_place(room: Room, open_place: Callable[..., Any]) -> None:
    question = await post(replace(room, channel=await open_place(room)), "!who pabrix")
    (edited,) = await question.edit("!who salm")
    assert "Kusti Salm" in read(edited)
    assert await question.delete() == []


async def test_it_follows_in_direct_messages(room: Room) -> None:
    user = room.asker.user
    asked = await user.send_dm("who pabrix")
    await room.env.advance_time(1)
    await user.edit(asked, "who salm")
    (_, answer) = user.dm_channel.history()
    assert "Kusti Salm" in read(answer)
    await user.delete(asked)
    assert user.dm_channel.history() == []


@pytest.mark.parametrize("lacking", ["embed_links", "read_message_history"])
async def test_it_follows_with_what_it_is_allowed(room: Room, lacking: str) -> None:
    question = await post(room.shut(**{lacking: False}), "!who pabrix")
    (answer,) = await question.edit("!who salm")
    assert "Kusti Salm" in read(answer)
    assert await question.delete() == []


async def test_an_answer_stays_one_message_when_it_becomes_text_or_a_layout(room: Room) -> None:
    channel = room.bot.get_channel(room.channel.id)
    assert isinstance(channel, discord.TextChannel)
    question = await post(room, "!weapons")
    (answer,) = question.answers
    for embed_links in (False, True, False):
        await channel.set_permissions(channel.guild.me, embed_links=embed_links)
        await room.env.settle()
        (edited,) = await question.edit("!troops" if embed_links else "!who")
        assert edited.id == answer.id
        assert find_excess(edited) == []
        await question.edit("!weapons")
        (whole,) = question.answers
        await room.asker.click(whole, label=buttons(whole)[0])
        assert "page 2 of" in read(question.answers[0])
    other = await post(room, "!weapons")
    assert other.answers[0].content
    await channel.set_permissions(channel.guild.me, embed_links=True)
    await room.env.settle()
    (layout,) = await other.edit("!who pabrix")
    assert layout.content == ""
    assert layout.flags.components_v2


async def test_where_it_may_not_speak_any_more_it_is_silent(room: Room) -> None:
    question = await post(room, "hello")
    room.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    assert await question.edit("!who pabrix") == []
    question = await post(room, "!who pabrix")
    room.env.inject_error("DELETE", "/channels/*/messages/*", status=403, code=50013)
    assert len(await question.delete()) == 1
    assert all("50013" in repr(error) for error in room.env.errors)


async def test_after_ten_minutes_a_question_is_followed_no_longer(room: Room) -> None:
    question, late = await post(room, "!who pabrix"), await post(room, "who pabrix")
    await room.env.advance_time(LASTING.total_seconds())
    (answer, *_) = await question.edit("!who salm")
    assert "Artis Pabriks" in read(answer)
    assert await late.edit("!who salm") == []


async def test_what_was_answered_before_a_restart_gets_no_second_answer(room: Room, lookup: Lookup) -> None:
    silent, question = await post(room, "hm"), await post(room, "!who pabrix")
    await room.env.restart_bot(DatelineBot(lookup))
    assert len(await silent.edit("!who salm")) == 1  # the answer to the question below it
    (answer,) = await question.edit("!who salm")
    assert "Artis Pabriks" in read(answer)
    await room.ask("!troops")
    assert len(await silent.edit("!who pabrix")) == 2
    fresh = await post(room, "hm")
    assert len(await fresh.edit("!who salm")) == 1


async def test_why_and_the_next_line_follow_the_edit(room: Room) -> None:
    await room.ask("!weapons poland")
    question = await post(room, "!troops latvia")
    await question.edit("!who pabrix")
    assert "Artis Pabriks" in read(await room.ask("!why"))
    leaning = await post(room, "{mention} what did he say")
    assert "what did Artis Pabriks say" in read(leaning.answers[0])
    await leaning.edit("{mention} and estonia?")
    await leaning.delete()
    await question.delete()
    assert "Weapons: Estonia" in read(await room.ask(f"{room.mention} and estonia?"))


async def test_an_edited_line_leans_on_what_stood_before_it(room: Room) -> None:
    await room.ask("!weapons poland")
    question = await post(room, "{mention} and estonia?")
    (answer,) = await question.edit("{mention} and latvia?")
    assert "Weapons: Latvia" in read(answer)
    assert "what weapons" not in read(answer)


async def test_a_restored_answer_is_what_it_was(room: Room) -> None:
    question = await post(room, "!who defense minister")
    (choice,) = question.answers
    await question.edit("!who")
    (again,) = await question.edit("!who defense minister")
    assert read(again) == read(choice)


def test_what_is_followed_is_bounded_and_what_fell_out_is_known_to_have() -> None:
    questions = FollowedQuestions()
    for number in range(1, MOST_FOLLOWED + 6):
        assert questions.hear(number, START) is not None
    assert len(questions) == MOST_FOLLOWED
    assert questions.reopen(5, START) is None
    assert questions.reopen(6, START) is not None
    later = START + LASTING + timedelta(seconds=1)
    assert questions.find(MOST_FOLLOWED, later) is None
    assert len(questions) == 0


def test_who_is_forgotten_is_forgotten_here_too(lookup: Lookup) -> None:
    recollection, questions = Recollection(), FollowedQuestions()
    recollection.also_forget = questions.forget
    for person in (1, 2):
        recollection.note((7, person), make_turn(Request("troops", ""), lookup.respond("troops")), START)
        question = questions.hear(person, START)
        assert question is not None
        question.place = (7, person)
        question.after = recollection.recall((7, person))
    recollection.forget_person(1)
    kept = [question and question.after for question in (questions.find(1, START), questions.find(2, START))]
    assert kept == [None, recollection.recall((7, 2))]
