"""Digests go to Discord: sent under their nonce, found again by their mark, published to followers."""

import asyncio
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import aiohttp
import discord

from bot.chat.quizzes import draw_post
from bot.chat.rest import knows_scope
from bot.digests import Correction, Delivery, Digest, RefusedError, ThrottledError, UncertainError
from bot.digests.composing import Content
from bot.languages import mark, say

LayOut = Callable[[Content, int], discord.Embed]
"""Makes the page that a digest is read on in a server, by its id."""

_CLOCKS_APART = timedelta(minutes=2)
"""How far the database's clock may be from Discord's."""
_BLOCKED = timedelta(minutes=10)
"""How long to leave Discord alone when its firewall turns us away, which bears no time."""

_REFUSALS = {
    10003: mark("the channel is gone: choose another one with `/digest edit`, then `/digest resume`"),
    10004: mark("I am not in the server any more: invite me again"),
    10008: mark("the post was deleted before it could be published to the followers"),
    50001: mark(
        "I may not see {channel}: open the channel’s settings (the cog beside its name), *Permissions*, add my role, "
        "and allow *View Channel*, *Send Messages* (in a thread, *Send Messages in Threads*), *Embed Links* and "
        "*Read Message History*; then `/digest resume`"
    ),
    50013: mark(
        "I may not post in {channel}: open the channel’s settings (the cog beside its name), *Permissions*, add my "
        "role, and allow *View Channel*, *Send Messages* (in a thread, *Send Messages in Threads*), *Embed Links* and "
        "*Read Message History*; then `/digest resume`"
    ),
    50024: mark(
        "{channel} is no announcement channel, so nothing can be published from it: "
        "switch *publish* off with `/digest edit`"
    ),
    50083: mark("the thread {channel} is archived: open it again, then `/digest resume`"),
    160005: mark("the thread {channel} is locked: unlock it, then `/digest resume`"),
}
"""What Discord's refusals mean to an admin, by its own code: what is missing, and where to click.

https://discord.com/developers/docs/topics/opcodes-and-status-codes
"""

_ALREADY_CROSSPOSTED = 40033


class DiscordPublisher:
    """A Publisher and an Editor over a logged-in client; its gateway is not needed."""

    def __init__(self, client: discord.Client, lay_out: LayOut) -> None:
        self._client = client
        self._lay_out = lay_out

    async def publish(self, delivery: Delivery, digest: Digest) -> int:
        """Send a digest with its nonce, which discord.py has Discord enforce, and return the message's id."""
        role_id = delivery.schedule.role_id
        roles = [] if role_id is None else [discord.Object(role_id)]
        content = Content.from_json(digest.body)
        page = self._lay_out(content, delivery.schedule.guild_id)
        buttons: Any = draw_post(content)  # None is none, as discord.py's types do not say
        channel = self._channel(delivery)
        with _translated(self._client, delivery.channel_id):
            async with _until(delivery.deadline):
                message = await channel.send(
                    content=None if role_id is None else f"<@&{role_id}>",
                    embed=add_mark(page, delivery.mark),
                    view=buttons,
                    nonce=delivery.nonce,
                    allowed_mentions=discord.AllowedMentions(everyone=False, users=False, roles=roles),
                )
        return message.id

    async def find(self, delivery: Delivery) -> int | None:
        """Look through the channel since the delivery's first attempt, oldest first, for our message with its mark."""
        since = delivery.unsure_since - _CLOCKS_APART
        with _translated(self._client, delivery.channel_id):
            async for message in self._channel(delivery).history(limit=None, after=since, oldest_first=True):
                if message.author == self._client.user and _bears(message, delivery.mark):
                    return message.id
        return None

    async def crosspost(self, delivery: Delivery) -> None:
        """Publish the delivery's message to the channels that follow; done before counts as done."""
        if delivery.message_id is None:
            raise ValueError(f"delivery {delivery.id} has no message to publish")
        message = self._channel(delivery).get_partial_message(delivery.message_id)
        try:
            with _translated(self._client, delivery.channel_id):
                async with _until(delivery.deadline):
                    await message.publish()
        except RefusedError as error:
            if _code(error) != _ALREADY_CROSSPOSTED:
                raise

    async def edit(self, correction: Correction, content: Content) -> None:
        """Replace what a posted digest says, with its mark in the footer."""
        message = self._channel(correction).get_partial_message(correction.message_id)
        page = self._lay_out(content, correction.schedule.guild_id)
        with _translated(self._client, correction.channel_id):
            async with _until(correction.deadline):
                await message.edit(embed=add_mark(page, correction.mark))

    def _channel(self, posted: Delivery | Correction) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(posted.channel_id, guild_id=posted.schedule.guild_id)


def add_mark(page: discord.Embed, mark: str) -> discord.Embed:
    """Put the mark by which a digest is found again at the end of its footer."""
    footer = f"{page.footer.text} · {mark}" if page.footer.text else mark
    return page.copy().set_footer(text=footer)


def _bears(message: discord.Message, mark: str) -> bool:
    return any((page.footer.text or "").endswith(mark) for page in message.embeds)


def _until(deadline: float) -> asyncio.Timeout:
    """End by a moment of the monotonic clock, which is not the event loop's in every test."""
    return asyncio.timeout(max(0.0, deadline - time.monotonic()))


@contextmanager
def _translated(client: discord.Client, channel_id: int) -> Generator[None]:
    """Turn what discord.py and aiohttp raise into the three ways in which a post does not succeed."""
    try:
        yield
    except discord.RateLimited as error:
        raise ThrottledError(timedelta(seconds=error.retry_after), everywhere=knows_scope(client)) from error
    except discord.DiscordServerError as error:
        raise UncertainError(say("Discord answers {status}", status=error.status)) from error
    except discord.HTTPException as error:
        raise _translate(error, channel_id) from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        fault = error or type(error).__name__
        raise UncertainError(say("the connection to Discord failed: {fault}", fault=fault)) from error


def _translate(error: discord.HTTPException, channel_id: int) -> Exception:
    match error.status:
        case HTTPStatus.TOO_MANY_REQUESTS:
            return ThrottledError(_BLOCKED, everywhere=True)
        case HTTPStatus.UNAUTHORIZED:
            return UncertainError(say("Discord does not take the bot's token any more"))
        case _:
            return RefusedError(_explain_refusal(error, channel_id))


def _code(error: RefusedError) -> int | None:
    return error.__cause__.code if isinstance(error.__cause__, discord.HTTPException) else None


def _explain_refusal(error: discord.HTTPException, channel_id: int) -> str:
    """Word a refusal for somebody who can mend it."""
    words = _REFUSALS.get(error.code)
    if words is not None:
        return say(words, channel=f"<#{channel_id}>")
    return say(
        "Discord refuses to post in {channel}: {fault} (code {code})",
        channel=f"<#{channel_id}>",
        fault=error.text or f"status {error.status}",
        code=error.code,
    )
