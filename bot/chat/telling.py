"""Tells somebody who can mend it what the bot may not do: that a digest has stopped, that it may not answer."""

import logging
from collections.abc import AsyncIterator

import discord

from bot.chat.rendering import COLOUR
from bot.digests import Schedule
from bot.languages import mark, say

_log = logging.getLogger(__name__)


_MUTE = mark(
    "I was asked something in {channel} on **{server}** and may not answer there: I lack **{lacking}**. "
    "Open the channel’s settings (the cog beside its name), *Permissions*, add my role, and allow it. "
    "If that is meant, leave it; I say this once."
)


class AdminTeller:
    """Tries the schedule's creator in a direct message, the server's system channel, and the server's owner."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def tell(self, schedule: Schedule, reason: str) -> None:
        """Tell the first who can be reached. Raises LookupError when nobody can; another time somebody may."""
        told = _word(schedule, reason, self._guild_name(schedule.guild_id))
        async for receiver in self._receivers(schedule):
            try:
                await receiver.send(embed=told, allowed_mentions=discord.AllowedMentions.none())
            except (discord.Forbidden, discord.NotFound) as error:
                _log.info(
                    "one who could mend digest %d cannot be told why it stopped: %s", schedule.id, error
                )
            else:
                return
        raise LookupError(f"nobody in server {schedule.guild_id} can be told")

    async def _receivers(self, schedule: Schedule) -> AsyncIterator[discord.abc.Messageable]:
        guild = await self._find_guild(schedule.guild_id)
        if guild is None:
            return
        # 0 is somebody who wanted to be forgotten
        if schedule.created_by and (creator := await _find_member(guild, schedule.created_by)) is not None:
            yield creator
        if guild.system_channel is not None:
            yield guild.system_channel
        if guild.owner_id not in {None, schedule.created_by}:
            owner = await _find_member(guild, guild.owner_id or 0)
            if owner is not None:
                yield owner

    async def _find_guild(self, guild_id: int) -> discord.Guild | None:
        try:
            return self._client.get_guild(guild_id) or await self._client.fetch_guild(guild_id)
        except (discord.Forbidden, discord.NotFound):
            return None

    def _guild_name(self, guild_id: int) -> str:
        guild = self._client.get_guild(guild_id)
        return guild.name if guild else say("your server")


class MuteTeller:
    """Tells a server's owner that people ask where the bot may not answer; once a place, as long as the bot runs."""

    def __init__(self) -> None:
        self._told: set[int] = set()

    async def tell(self, place: object) -> None:
        """Tell it, unless it has been told; an owner who takes no messages is left alone."""
        if not isinstance(place, discord.abc.GuildChannel | discord.Thread) or place.id in self._told:
            return
        self._told.add(place.id)
        owner = await _find_member(place.guild, place.guild.owner_id or 0)
        if owner is None:
            return
        told = say(
            _MUTE,
            channel=place.mention,
            server=discord.utils.escape_markdown(place.guild.name),
            lacking="Send Messages in Threads" if isinstance(place, discord.Thread) else "Send Messages",
        )
        try:
            await owner.send(told, allowed_mentions=discord.AllowedMentions.none())
        except (discord.Forbidden, discord.NotFound) as error:
            _log.info("could not tell %s that %s is closed to me: %s", owner, place, error)


async def _find_member(guild: discord.Guild, user_id: int) -> discord.Member | None:
    """Return somebody who is still there: who has left must not hear of it."""
    try:
        return guild.get_member(user_id) or await guild.fetch_member(user_id)
    except (discord.Forbidden, discord.NotFound):
        return None


def _word(schedule: Schedule, reason: str, guild_name: str) -> discord.Embed:
    text = say(
        "The digest **{name}** in {channel} on **{server}**: {reason}.",
        name=discord.utils.escape_markdown(schedule.name),
        channel=f"<#{schedule.channel_id}>",
        server=discord.utils.escape_markdown(guild_name),
        reason=reason,
    )
    if schedule.paused_at is not None:
        command = f"`/digest resume {schedule.name}`"
        text += f"\n\n{say('It is paused; {command} there starts it again.', command=command)}"
    return discord.Embed(title=say("A digest needs you"), description=text, colour=COLOUR)
