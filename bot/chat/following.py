"""Follows the person: an edited question edits its answer, a deleted one takes it away; for ten minutes."""

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from hashlib import blake2s
from typing import Any

import discord
from discord.ext import commands

from bot.chat.followed import LASTING, FollowedQuestions, Posted, Question
from bot.chat.recollection import Place, Recollection
from bot.chat.rendering import render_edit
from bot.languages import say
from bot.lookup import Request

_log = logging.getLogger(__name__)

Context = commands.Context[Any]


class Following:
    """One for a bot. `ask` answers a message, and posts what it says through `say`.

    Whatever is done about one message waits until what was begun before is done, so an edit or a deletion that comes
    while the answer is being sent finds it. Where Discord does not let us, nothing is done and nobody is told.
    """

    def __init__(
        self,
        client: discord.Client,
        ask: Callable[[discord.Message], Awaitable[None]],
        recollection: Recollection,
        now: Callable[[], datetime],
    ) -> None:
        self._client, self._ask = client, ask
        self._recollection, self._now = recollection, now
        self._questions = FollowedQuestions()
        recollection.also_forget = self._questions.forget

    async def hear(self, message: discord.Message) -> None:
        """Answer a message that was posted."""
        question = self._questions.hear(message.id, self._now())
        if question is not None:
            async with self._dealing_with(question):
                if not question.is_gone:
                    await self._answer(question, message)

    async def hear_edit(self, message: discord.Message) -> None:
        """Answer a message anew that a person has changed; what Discord adds to it, as to a link, changes nothing."""
        edited_at = message.edited_at
        if edited_at is None or edited_at - message.created_at > LASTING:
            return
        question = self._questions.reopen(message.id, self._now())
        if question is None:
            return
        question.newest = message
        async with self._dealing_with(question):
            is_news = question.newest is message and edited_at != question.edited_at
            if is_news and not question.is_settled and not question.is_gone:
                await self._answer(question, message)

    async def hear_deletion(self, message_id: int) -> None:
        """Take back what was answered to a message that is gone."""
        question = self._questions.find(message_id, self._now())
        if question is None:
            return
        question.is_gone = True
        async with self._dealing_with(question):
            self._forget(question)
            await self._take_back(question, 0)

    async def say(self, context: Context, content: dict[str, Any]) -> None:
        """Post an answer to a message, in the place of the one that its wording before had."""
        question = self._questions.find(context.message.id, self._now())
        if question is None:
            await _post(context, content)
            return
        if question.is_gone:
            return
        question.after = self._recollection.recall(_place_of(context.message))
        if question.said < len(question.answers):
            question.answers[question.said] = await self._change(question, context, content)
        else:
            question.answers.append(await _post(context, content, question.said))
        question.said += 1
        question.is_refused = False

    def draw_once(self, message: discord.Message, asked: Request, draw: Callable[[], Request]) -> Request:
        """Draw what a line asks for; an edit that asks for the same again has what was drawn before."""
        question = self._questions.find(message.id, self._now())
        if question is None:
            return draw()
        before = question.drawn_before
        question.drawn = before if before is not None and before[0] == asked else (asked, draw())
        return question.drawn[1]

    def leaves_drawn(self, message: discord.Message) -> bool:
        """Leave what was drawn as it stands, with who has pressed what, where an edit asks for the same again."""
        question = self._questions.find(message.id, self._now())
        if question is None or question.drawn is None or question.drawn is not question.drawn_before:
            return False
        question.after = self._recollection.recall(_place_of(message))
        question.said = len(question.answers)
        return True

    async def refuse(self, context: Context, words: str) -> None:
        """Say why a message has no answer yet; an edit of it is counted as another question."""
        await self.say(context, {"content": words})
        question = self._questions.find(context.message.id, self._now())
        if question is not None:
            question.is_refused = True

    async def lets_run(self, context: Context) -> bool:
        """Whether a command may be run. One that changes something is run once, and never because of an edit."""
        command = context.command
        if command is not None and command.cog is None and context.bot.lookup.command(command.qualified_name):
            return True
        if context.message.edited_at is not None:
            words = say("I do that only for a new message: please send it once more.")
            await self.say(context, {"content": words})
            return False
        question = self._questions.find(context.message.id, self._now())
        if question is not None:
            question.is_settled = True
        return True

    def has_answer(self, message: discord.Message) -> bool:
        """Whether a message has an answer in the channel, so that another would take its place."""
        question = self._questions.find(message.id, self._now())
        return question is not None and bool(question.answers) and not question.is_refused

    def is_refused(self, message: discord.Message) -> bool:
        """Whether a message was told to wait, and nothing since."""
        question = self._questions.find(message.id, self._now())
        return question is not None and question.is_refused

    @asynccontextmanager
    async def _dealing_with(self, question: Question) -> AsyncGenerator[None]:
        question.waiting += 1
        try:
            async with question.lock:
                yield
        finally:
            question.waiting -= 1
            self._questions.release(question)

    async def _answer(self, question: Question, message: discord.Message) -> None:
        self._forget(question)
        question.place = _place_of(message)
        question.before = question.after = self._recollection.recall(question.place)
        question.edited_at, question.said = message.edited_at, 0
        question.drawn, question.drawn_before = None, question.drawn
        try:
            await self._ask(message)
        finally:
            await self._take_back(question, question.said)

    async def _change(self, question: Question, context: Context, content: dict[str, Any]) -> Posted:
        """Put an answer in the place of the one before; where that is not there any more, below the question."""
        posted = question.answers[question.said]
        changes = render_edit(content, is_layout=posted.is_layout)
        changes["allowed_mentions"] = discord.AllowedMentions.none()
        try:
            message = await self._find_message(question, posted).edit(**changes)
        except discord.NotFound:
            return await _post(context, content, question.said)
        return Posted(message.id, message.flags.components_v2)

    async def _take_back(self, question: Question, kept: int) -> None:
        """Delete all but the first of what was answered, as far as Discord lets us."""
        for posted in question.answers[kept:]:
            try:
                await self._find_message(question, posted).delete()
            except discord.HTTPException as error:
                _log.info("an answer whose question is gone stays: %s", error)
        del question.answers[kept:]

    def _find_message(self, question: Question, posted: Posted) -> discord.PartialMessage:
        channel_id = question.place[0] if question.place else 0
        return self._client.get_partial_messageable(channel_id).get_partial_message(posted.id)

    def _forget(self, question: Question) -> None:
        """Let whoever asked have asked what they asked before, unless they have asked something since."""
        if question.place is not None and self._recollection.recall(question.place) is question.after:
            self._recollection.restore(question.place, question.before)


def _place_of(message: discord.Message) -> Place:
    return message.channel.id, message.author.id


async def _post(context: Context, content: dict[str, Any], number: int = 0) -> Posted:
    """Post as a reply that pings nobody, or as a message of its own where Discord allows no reply.

    Its nonce is of the question's wording, so that the same answer sent twice, by a retry or by a second process, is
    posted once.
    """
    asked = context.message
    wording = f"{asked.id} {asked.edited_at} {number}"
    content = content | {"nonce": blake2s(wording.encode(), digest_size=12).hexdigest()}
    if context.bot_permissions.read_message_history:
        # the question may have been deleted by now
        content["reference"] = asked.to_reference(fail_if_not_exists=False)
    message = await context.send(**content, mention_author=False)
    return Posted(message.id, message.flags.components_v2)
