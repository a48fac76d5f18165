"""The options of `/digest add` and `/digest edit`; behind a prefix they are typed as `zone: Europe/Riga`."""

from typing import Literal

import discord
from discord.ext import commands

from bot.languages import mark

_WHEN = mark(
    "09:00, weekdays 9am, mon,thu 19:00, every 6h, monthly on the 1st 09:00, once 2026-12-24 18:00, cron"
)
_ZONE = mark("The time zone or city whose clock it goes by; UTC if left out.")
_WHAT = mark(
    "The whole brief, a topic, a rotation over all facts, what is new since the last post, or a quiz."
)
_NAME = mark("What to call it; unique on this server.")
_CHANNEL = mark("The channel or thread to post in; this one if left out.")
_ROLE = mark("A role to ping, which members opt in to.")
_PUBLISH = mark("In an announcement channel: publish each post to the channels that follow it.")
_LATE = mark("What to do with a post that was missed: post it late, within its grace, or skip it.")
_GRACE = mark("How late a post may be: 30m, 2h, 1d; an hour if left out.")
_BRIEF = mark("Which brief, where there are several.")

Late = Literal["post", "skip"]
Channel = discord.TextChannel | discord.Thread


class AddFlags(commands.FlagConverter, case_insensitive=True):
    """What a new digest is to be; `when` may hold the zone and what goes in as well."""

    when: str = commands.flag(positional=True, description=_WHEN)
    zone: str | None = commands.flag(default=None, description=_ZONE)
    what: str | None = commands.flag(default=None, description=_WHAT)
    channel: Channel | None = commands.flag(default=None, description=_CHANNEL)
    name: str | None = commands.flag(default=None, description=_NAME)
    role: discord.Role | None = commands.flag(default=None, description=_ROLE)
    publish: bool = commands.flag(default=False, description=_PUBLISH)
    late: Late = commands.flag(default="post", description=_LATE)
    grace: str | None = commands.flag(default=None, description=_GRACE)
    brief: str | None = commands.flag(default=None, description=_BRIEF)


class EditFlags(commands.FlagConverter, case_insensitive=True):
    """Which digest, and what is to change; what is left out stays."""

    digest: str = commands.flag(positional=True, description=mark("The digest to change."))
    when: str | None = commands.flag(default=None, description=_WHEN)
    zone: str | None = commands.flag(default=None, description=_ZONE)
    what: str | None = commands.flag(default=None, description=_WHAT)
    channel: Channel | None = commands.flag(default=None, description=_CHANNEL)
    name: str | None = commands.flag(default=None, description=_NAME)
    role: discord.Role | None = commands.flag(default=None, description=_ROLE)
    ping: bool | None = commands.flag(default=None, description=mark("False: ping no role any more."))
    publish: bool | None = commands.flag(default=None, description=_PUBLISH)
    late: Late | None = commands.flag(default=None, description=_LATE)
    grace: str | None = commands.flag(default=None, description=_GRACE)
    brief: str | None = commands.flag(default=None, description=_BRIEF)
