"""What `/settings …` does: reads what is typed, keeps it, and says in a line what was changed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord
from discord.utils import escape_markdown

from bot.chat.host import Host
from bot.chat.paging import Page
from bot.chat.preferences import GuildPreferences
from bot.chat.rendering import CONTENT_LENGTH
from bot.chat.service import DigestService
from bot.chat.settings_desk.setting_forms import (
    ALL,
    AUTO,
    EVERYWHERE,
    OFF,
    ON,
    read_briefs,
    read_channels,
    read_language,
    read_prefix,
    read_switch,
    split_words,
)
from bot.chat.settings_desk.setting_words import (
    SETTINGS,
    Scene,
    is_changed,
    name_language,
    word_change,
    word_setting,
)
from bot.digests.ledger import Ledger
from bot.errors import UserError
from bot.languages import list_languages, say

_LONGEST_CHOICE = 100
_LISTED = ("brief", "language")
_MOST_LISTED = 10
Choice = tuple[str, str]
"""What is shown, and what it stands for."""


def require_ledger(service: DigestService | None) -> Ledger:
    """Return where settings are kept. UserError where there is nothing, LedgerUnavailableError while it is gone."""
    if service is None:
        raise UserError(
            say(
                "I was started without a database, so no settings can be kept; whoever runs me can change that."
            )
        )
    return service.ledger


class ServerDesk:
    """One for a bot. UserError says in words what cannot be done."""

    def __init__(self, bot: Host, service: DigestService | None) -> None:
        self._bot = bot
        self._service = service

    def show(self, guild: discord.Guild) -> Page:
        """Say what every setting is."""
        chosen, scene = self._bot.preferences.of(guild.id), self._scene(guild)
        blocks = (word_setting(name, chosen, scene) for name in SETTINGS)
        own = say("What is yours alone: {command}", command="`/my-settings`")
        return Page(parts=(f"## {say('How I answer on this server')}", *blocks), footer=f"-# {own}")

    def show_one(self, member: discord.Member, name: str) -> str:
        """Say what a setting is, and what it may be, where that can be listed."""
        guild = member.guild
        lines = [word_setting(name, self._bot.preferences.of(guild.id), self._scene(guild))]
        if name in _LISTED:
            lines += [
                f"`{value}`: {escape_markdown(shown)}"
                for shown, value in self._list(member, name)[:_MOST_LISTED]
            ]
        return "\n".join(lines)[:CONTENT_LENGTH]

    async def change(self, guild: discord.Guild, name: str, typed: str) -> str:
        """Change a setting."""
        before, after = await self._keep(guild, **self._read(guild, name, typed))
        told = word_change(name, before, after, self._scene(guild))
        return f"{told} {self._remark(guild, after)}".rstrip() if name == "channels" else told

    async def reset(self, guild: discord.Guild, what: str) -> str:
        """Return a setting, or all, to the default."""
        what = what.strip().casefold()
        if what not in {*SETTINGS, ALL}:
            known = ", ".join(f"`{name}`" for name in (*SETTINGS, ALL))
            raise UserError(say("Say what to reset: {known}.", known=known))
        names = [*SETTINGS] if what == ALL else [what]
        fields = (SETTINGS[name].field for name in names)
        default = self._bot.preferences.default
        before, after = await self._keep(guild, **{field: getattr(default, field) for field in fields})
        changed = [each for each in names if is_changed(each, before, after)]
        told = (word_change(each, before, after, self._scene(guild)) for each in changed)
        return "\n".join(told) or say("Nothing was other than the default.")

    def complete(self, member: discord.Member, name: str, typed: str) -> Sequence[Choice]:
        """Return what a member can type on for a setting, with what it is called."""
        *kept, last = split_words(f"{typed}.")  # the dot is typed on; what ends in a space is whole
        last = last[:-1]
        head = "".join(f"{word} " for word in kept)
        found = [
            (f"{head}{shown}"[:_LONGEST_CHOICE], f"{head}{value}")
            for shown, value in self._list(member, name)
            if value not in kept and any(last.casefold() in text.casefold() for text in (shown, value))
        ]
        return [choice for choice in found if len(choice[1]) <= _LONGEST_CHOICE]

    def _list(self, member: discord.Member, name: str) -> Sequence[Choice]:
        match name:
            case "brief":
                briefs = self._bot.lookup.library.briefs.values()
                return [*((brief.title, brief.id) for brief in briefs), (say("every brief"), ALL)]
            case "language":
                languages = [(name_language(code), code) for code in list_languages()]
                return [*languages, (say("each person’s own"), AUTO)]
            case "channels":
                channels = [
                    (f"#{each.name}", each.mention) for each in member.guild.channels if _is_for(each, member)
                ]
                return [*channels, (say("everywhere"), EVERYWHERE)]
            case "reset":
                return [
                    *((say(each.title), name) for name, each in SETTINGS.items()),
                    (say("everything"), ALL),
                ]
            case _:
                return [(say("on"), ON), (say("off"), OFF)]

    def _read(self, guild: discord.Guild, name: str, typed: str) -> dict[str, Any]:
        match name:
            case "prefix":
                return {"prefix": read_prefix(typed)}
            case "brief":
                return {"briefs": read_briefs(typed, self._bot.lookup.library.briefs)}
            case "language":
                return {"language": read_language(typed, list_languages())}
            case "channels":
                return {"channels": read_channels(typed, guild)}
            case _:
                return {"plain": read_switch(typed)}

    async def _keep(self, guild: discord.Guild, **wanted: Any) -> tuple[GuildPreferences, GuildPreferences]:  # noqa: ANN401 - a setting's value
        """Keep some settings; return how all were before and are now."""
        before = self._bot.preferences.of(guild.id)
        after = replace(before, **wanted)
        ledger = require_ledger(self._service)
        await self._bot.preferences.change_guild(ledger, guild.id, after, before=before)
        if before.briefs != after.briefs:  # nobody leans on what another brief said
            self._bot.recollection.forget_channels(each.id for each in (*guild.channels, *guild.threads))
        return before, after

    def _remark(self, guild: discord.Guild, wanted: GuildPreferences) -> str:
        """Say where the bot is to answer and may not."""
        channels = map(guild.get_channel_or_thread, wanted.channels)
        shut = [each.mention for each in channels if each and not _may_write(each, guild.me)]
        if not shut:
            return ""
        return say(
            "I may not write in {channels}: allow my role *Send Messages* there.", channels=", ".join(shut)
        )

    def _scene(self, guild: discord.Guild) -> Scene:
        return Scene(
            guild=guild, briefs=self._bot.lookup.library.briefs, default=self._bot.preferences.default
        )


def _is_for(channel: discord.abc.GuildChannel, member: discord.Member) -> bool:
    """Whether a channel holds messages, and a member sees it."""
    holds = isinstance(channel, discord.TextChannel | discord.ForumChannel | discord.VoiceChannel)
    return holds and channel.permissions_for(member).view_channel


def _may_write(channel: discord.abc.GuildChannel | discord.Thread, me: discord.Member) -> bool:
    permissions = channel.permissions_for(me)
    in_threads = isinstance(channel, discord.Thread | discord.ForumChannel)
    return permissions.view_channel and (
        permissions.send_messages_in_threads if in_threads else permissions.send_messages
    )
