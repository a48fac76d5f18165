"""A room on a server where somebody talks to the bot."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import discord
import simcord

from bot.chat.client import DatelineBot

BUTTON = 2
"""A button's type, among components."""
Shown = discord.Message | simcord.ResponseMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A channel, a member who asks there, and the bot."""

    env: simcord.Env
    bot: DatelineBot
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    asker: simcord.MemberActor

    @property
    def mention(self) -> str:
        """What a person types to talk to the bot."""
        assert self.bot.user is not None
        return self.bot.user.mention

    async def say(self, text: str) -> list[discord.Message]:
        """Post a message as the asker; return what the bot then posts in the room."""
        asked = await self.asker.send(self.channel, text)
        return self.replies_since(asked)

    async def ask(self, text: str) -> discord.Message:
        """Post a message as the asker; return the one answer to it."""
        (reply,) = await self.say(text)
        return reply

    async def tell(self, text: str) -> list[discord.Message]:
        """Send the bot a direct message as the asker; return what it answers there."""
        asked = await self.asker.send_dm(text)
        return [message for message in self.asker.user.dm_channel.history() if message.id > asked.id]

    def replies_since(self, asked: discord.Message) -> list[discord.Message]:
        """Return what the bot posted in the room after a message."""
        return [message for message in self.channel.history() if message.id > asked.id]

    def anew(self) -> "Room":
        """Return an empty room on the same server, with the same asker."""
        return replace(self, channel=self.guild.create_text_channel("briefing"))

    def shut(self, **permissions: bool) -> "Room":
        """Return a room on the same server where the bot's permissions are overwritten."""
        assert self.bot.user is not None
        overwrite = discord.PermissionOverwrite(**permissions)
        channel = self.guild.create_text_channel("shut", overwrites={self.bot.user: overwrite})
        return replace(self, channel=channel)

    def posted(self) -> list[dict[str, Any]]:
        """Return the body of each message that the bot asked Discord to post, oldest first."""
        return [
            request.json.get("data", request.json)
            for request in self.env.http_requests
            if request.method == "POST" and request.json and request.path.endswith(("/messages", "/callback"))
        ]


def open_newsroom(env: simcord.Env, bot: DatelineBot, *, manages: bool = False) -> Room:
    """Open a room with one member in it, on a server that the bot is on; the member may manage the server."""
    guild = env.create_guild("Newsroom")
    roles = (
        [guild.create_role("manager", permissions=discord.Permissions(manage_guild=True))] if manages else []
    )
    return Room(
        env=env,
        bot=bot,
        guild=guild,
        channel=guild.create_text_channel("briefing"),
        asker=guild.add_member(env.create_user("asker"), roles=roles),
    )


def read(message: Shown) -> str:
    """Return all the text of a message, as a person sees it."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or "", embed.footer.text or ""]
    parts += [component["content"] for component in components_of(message) if "content" in component]
    return "\n".join(part for part in parts if part).replace("\N{NO-BREAK SPACE}", " ")


def options(message: Shown) -> list[str]:
    """Return what the menus under a message offer."""
    return [
        option["label"] for component in components_of(message) for option in component.get("options", ())
    ]


def buttons(message: Shown) -> list[str]:
    """Return the buttons under a message."""
    return [component["label"] for component in components_of(message) if component["type"] == BUTTON]


def value_of(message: Shown, label: str) -> list[str]:
    """Return what a menu sends for the option of a name: what simcord's `select` takes."""
    return [
        option["value"]
        for component in components_of(message)
        for option in component.get("options", ())
        if option["label"] == label
    ][:1]


def components_of(message: Shown) -> list[dict[str, Any]]:
    """Return every component of a message, from top to bottom."""
    return list(walk(rows_under(message)))


def rows_under(message: Shown) -> list[dict[str, Any]]:
    """Return the outermost components of a message as Discord's API describes them."""
    if isinstance(message, simcord.ResponseMessage):
        return message.components
    return [dict(component.to_dict()) for component in message.components]


def walk(components: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield components and those inside of them."""
    for component in components:
        yield component
        yield from walk(component.get("components", ()))
