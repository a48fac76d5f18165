"""Whether a digest can go where it is to go: asked before it is set, so that it does not fail at nine in the morning."""

import discord

from bot.errors import UserError
from bot.languages import say

Place = discord.TextChannel | discord.Thread


def check_place(place: Place, author: discord.Member, *, publish: bool, role: discord.Role | None) -> None:
    """Raise UserError naming everything that stands in the way, and where to click."""
    author_may = place.permissions_for(author)
    if not (author_may.view_channel and _may_write(place, author_may)):
        raise UserError(
            say("You may not write in {channel} yourself, so I do not either.", channel=place.mention)
        )
    if missing := _list_missing(place, place.permissions_for(place.guild.me)):
        names = ", ".join(f"**{name}**" for name in missing)
        channel = (
            place.parent.mention if isinstance(place, discord.Thread) and place.parent else place.mention
        )
        raise UserError(
            say(
                "In {place} I lack {permissions}. Open {channel}’s settings (the cog beside its name), *Permissions*, "
                "add my role, and allow what is missing; then ask again.",
                place=place.mention,
                permissions=names,
                channel=channel,
            )
        )
    if isinstance(place, discord.Thread) and place.locked:
        raise UserError(
            say("The thread {channel} is locked; unlock it or choose another place.", channel=place.mention)
        )
    if publish and not _is_announcement(place):
        raise UserError(
            say(
                "{channel} is no announcement channel, so nothing can be published from it. Choose one that is, or "
                "make it one: its settings, *Overview*, *Announcement Channel*.",
                channel=place.mention,
            )
        )
    if role is not None:
        _check_role(role, place)


def _check_role(role: discord.Role, place: Place) -> None:
    if role.is_default():
        raise UserError(say("Choose a role that members opt in to; a digest does not ping everyone."))
    if not (role.mentionable or place.permissions_for(place.guild.me).mention_everyone):
        raise UserError(
            say(
                "I may not ping {role}. Open *Server Settings*, *Roles*, {role}, and switch on "
                "*Allow anyone to @mention this role*; then ask again.",
                role=role.mention,
            )
        )


def _list_missing(place: Place, permissions: discord.Permissions) -> list[str]:
    in_thread = isinstance(place, discord.Thread)
    needed = {
        "View Channel": permissions.view_channel,
        "Send Messages in Threads" if in_thread else "Send Messages": _may_write(place, permissions),
        "Embed Links": permissions.embed_links,
        "Read Message History": permissions.read_message_history,
    }
    return [name for name, given in needed.items() if not given]


def _may_write(place: Place, permissions: discord.Permissions) -> bool:
    return (
        permissions.send_messages_in_threads
        if isinstance(place, discord.Thread)
        else permissions.send_messages
    )


def _is_announcement(place: Place) -> bool:
    return isinstance(place, discord.TextChannel) and place.is_news()
