"""A quiz on schedule: posted once with its buttons, which answer whoever presses, and go on after a restart."""

import re

from bot.chat.client import DatelineBot
from bot.chat.service import DigestService
from bot.lookup.answers import Lookup
from tests.chat.clock import Clock
from tests.chat.digests.conftest import post_due
from tests.chat.room import Room, buttons, read
from tests.chat.test_quizzes import ANSWERS, answer, answer_buttons, refetch, right_of


async def test_a_quiz_is_posted_and_answered(
    room: Room, service: DigestService, clock: Clock, lookup: Lookup
) -> None:
    set_ = await room.ask("!digest add every 1h quiz")
    assert "a question with four answers" in read(set_)
    preview = await room.asker.slash(room.channel, "digest preview", name="quiz")
    assert preview.response is not None
    assert "To press below" in str(preview.response.embeds[0].to_dict())
    clock.advance(hours=1)
    *_, posted = await post_due(room, service)
    assert len(answer_buttons(posted)) == ANSWERS == len(buttons(posted))
    assert re.search(r" · [\w-]{10}$", posted.embeds[0].footer.text or "")
    right = right_of(room, posted)
    assert buttons(posted)[right] not in (posted.embeds[0].description or "")
    assert (await answer(room, posted, right)).startswith("Right: ")
    await room.env.restart_bot(DatelineBot(lookup, digests=service))
    other = room.guild.add_member(room.env.create_user("other"))
    assert (await answer(room, posted, (right + 1) % ANSWERS, other)).startswith("Not ")
    now = await refetch(room, posted)
    assert buttons(now)[ANSWERS:] == ["2 answers, 1 right"]
    assert now.embeds[0].to_dict() == posted.embeds[0].to_dict()
    clock.advance(hours=1)
    *_, next_one = await post_due(room, service)
    assert next_one.embeds[0].description != posted.embeds[0].description


async def test_a_quiz_keeps_to_a_topic(room: Room, service: DigestService, clock: Clock) -> None:
    assert "of the topic “Troops”" in read(await room.ask("!digest add every 1h quiz troops"))
    clock.advance(hours=1)
    *_, posted = await post_due(room, service)
    first = answer_buttons(posted)[0]["custom_id"].split(".")
    quiz = room.bot.lookup.find_quiz(first[1], int(first[2]))
    assert quiz is not None
    assert "troops" in quiz.fact.topics
