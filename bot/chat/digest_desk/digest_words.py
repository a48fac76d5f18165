"""What is said about digests: set, listed, shown, past."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import discord
from discord.utils import escape_markdown, format_dt

from bot.brief import Brief
from bot.chat.rendering import COLOUR
from bot.digests import ON_TIME, HistoryEntry, Schedule, describe_contents
from bot.digests.recurrence import read_recurrence
from bot.errors import UserError

RUNS = 5
"""How many runs to come are named."""
_DESCRIPTION = 4_096


def word_schedule(
    schedule: Schedule, briefs: Mapping[str, Brief], now: datetime, title: str
) -> discord.Embed:
    """Say all about one digest: what, where, when, and its next runs in everybody's own time."""
    lines = [
        f"{_when(schedule)}, in <#{schedule.channel_id}>: {escape_markdown(describe_contents(schedule, briefs))}."
    ]
    if schedule.role_id is not None:
        lines.append(f"It pings <@&{schedule.role_id}>.")
    if schedule.crosspost:
        lines.append("It is published to the channels that follow.")
    lines.append(_late(schedule))
    if schedule.paused_at is not None:
        lines.append(f"\n**Paused** since {format_dt(schedule.paused_at)}: {schedule.pause_reason}.")
    elif runs := _runs(schedule, now):
        lines.append("\n**Next runs**\n" + "\n".join(runs))
    else:
        lines.append("\nNo run is left.")
    return _page(title, lines)


def word_list(schedules: Sequence[Schedule], briefs: Mapping[str, Brief], prefix: str) -> discord.Embed:
    """List a server's digests, a line each."""
    if not schedules:
        return _page(
            "No digests yet",
            [f"Set one with `/digest add` or `{prefix}digest add weekdays 09:00 Europe/Riga troops`."],
        )
    return _page("Digests", [_line(schedule, briefs) for schedule in schedules])


def word_history(schedule: Schedule, entries: Sequence[HistoryEntry]) -> discord.Embed:
    """Say what became of a digest's latest slots, newest first."""
    title = f"What became of {schedule.name}"
    return _page(title, [_past(schedule, entry) for entry in entries] or ["Nothing has been due yet."])


def _when(schedule: Schedule) -> str:
    try:
        return read_recurrence(schedule).describe()
    except UserError:  # it was understood once; an older version's words, or tzdata dropped the zone
        return f"{schedule.recurrence}, {schedule.zone}"


def _runs(schedule: Schedule, now: datetime) -> list[str]:
    try:
        slots = read_recurrence(schedule).slots(now, RUNS)
    except UserError:
        return []
    return [f"{format_dt(slot, 'F')} ({format_dt(slot, 'R')})" for slot in slots]


def _late(schedule: Schedule) -> str:
    if schedule.late == "skip":
        return "A post that is missed is skipped."
    grace = max(timedelta(seconds=schedule.grace_seconds), ON_TIME)
    return f"A post that is missed is sent up to {_span(grace)} late."


def _span(duration: timedelta) -> str:
    minutes = round(duration.total_seconds() / 60)
    for unit, length in (("day", 1_440), ("hour", 60), ("minute", 1)):
        if minutes % length == 0:
            count = minutes // length
            return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    raise AssertionError(duration)


def _line(schedule: Schedule, briefs: Mapping[str, Brief]) -> str:
    what = escape_markdown(describe_contents(schedule, briefs))
    state = f"next {format_dt(schedule.next_slot, 'R')}" if schedule.next_slot else "no run is left"
    if schedule.paused_at is not None:
        state = "**paused**"
    return f"**{escape_markdown(schedule.name)}**: {_when(schedule)}, in <#{schedule.channel_id}>: {what}; {state}"


def _past(schedule: Schedule, entry: HistoryEntry) -> str:
    slot = format_dt(entry.slot, "f")
    link = f"https://discord.com/channels/{schedule.guild_id}/{entry.channel_id}/{entry.message_id}"
    reason = f": {entry.reason}" if entry.reason else ""
    match entry.state:
        case "done" | "sent" if entry.message_id is not None:
            waits = ", still to be published" if entry.state == "sent" else ""
            return f"{slot}: [posted]({link}){waits}{reason if waits or 'follow' in reason else ''}"
        case "skipped":
            return f"{slot}: skipped{reason}"
        case "refused":
            return f"{slot}: refused{reason}"
        case _:
            return f"{slot}: under way{reason}"


def _page(title: str, lines: Sequence[str]) -> discord.Embed:
    """Lay lines out, as many as fit."""
    kept = list(lines)
    while len("\n".join(kept)) > _DESCRIPTION:
        kept.pop()
    return discord.Embed(title=escape_markdown(title), description="\n".join(kept), colour=COLOUR)
