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
from bot.languages import say, say_count

RUNS = 5
"""How many runs to come are named."""
_DESCRIPTION = 4_096
_HOUR, _DAY = 60, 1_440


def word_schedule(
    schedule: Schedule, briefs: Mapping[str, Brief], now: datetime, title: str
) -> discord.Embed:
    """Say all about one digest: what, where, when, and its next runs in everybody's own time."""
    lines = [
        say(
            "{when}, in {channel}: {contents}.",
            when=_when(schedule),
            channel=f"<#{schedule.channel_id}>",
            contents=escape_markdown(describe_contents(schedule, briefs)),
        )
    ]
    if schedule.role_id is not None:
        lines.append(say("It pings {role}.", role=f"<@&{schedule.role_id}>"))
    if schedule.crosspost:
        lines.append(say("It is published to the channels that follow."))
    lines += [_late(schedule), ""]
    if schedule.paused_at is not None:
        since = format_dt(schedule.paused_at)
        lines.append(say("**Paused** since {moment}: {reason}.", moment=since, reason=schedule.pause_reason))
    elif runs := _runs(schedule, now):
        lines += [f"**{say('Next runs')}**", *runs]
    else:
        lines.append(say("No run is left."))
    return _page(title, lines)


def word_list(schedules: Sequence[Schedule], briefs: Mapping[str, Brief], prefix: str) -> discord.Embed:
    """List a server's digests, a line each."""
    if not schedules:
        return _page(
            say("No digests yet"),
            [
                say(
                    "Set one with `/digest add` or {command}.",
                    command=f"`{prefix}digest add weekdays 09:00 Europe/Riga troops`",
                )
            ],
        )
    return _page(say("Digests"), [_line(schedule, briefs) for schedule in schedules])


def word_history(schedule: Schedule, entries: Sequence[HistoryEntry]) -> discord.Embed:
    """Say what became of a digest's latest slots, newest first."""
    title = say("What became of {name}", name=schedule.name)
    return _page(title, [_past(schedule, entry) for entry in entries] or [say("Nothing has been due yet.")])


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
        return say("A post that is missed is skipped.")
    minutes = round(max(timedelta(seconds=schedule.grace_seconds), ON_TIME).total_seconds() / 60)
    if minutes % _DAY == 0:
        return say_count(
            "A post that is missed is sent up to {count} day late.",
            "A post that is missed is sent up to {count} days late.",
            minutes // _DAY,
        )
    if minutes % _HOUR == 0:
        return say_count(
            "A post that is missed is sent up to {count} hour late.",
            "A post that is missed is sent up to {count} hours late.",
            minutes // _HOUR,
        )
    return say_count(
        "A post that is missed is sent up to {count} minute late.",
        "A post that is missed is sent up to {count} minutes late.",
        minutes,
    )


def _line(schedule: Schedule, briefs: Mapping[str, Brief]) -> str:
    what = escape_markdown(describe_contents(schedule, briefs))
    state = say("no run is left")
    if schedule.paused_at is not None:
        state = f"**{say('paused')}**"
    elif schedule.next_slot:
        state = say("next {moment}", moment=format_dt(schedule.next_slot, "R"))
    return say(
        "{name}: {when}, in {channel}: {contents}; {state}",
        name=f"**{escape_markdown(schedule.name)}**",
        when=_when(schedule),
        channel=f"<#{schedule.channel_id}>",
        contents=what,
        state=state,
    )


def _past(schedule: Schedule, entry: HistoryEntry) -> str:
    slot = format_dt(entry.slot, "f")
    link = f"https://discord.com/channels/{schedule.guild_id}/{entry.channel_id}/{entry.message_id}"
    reason = f": {entry.reason}" if entry.reason else ""
    match entry.state:
        case "sent" if entry.message_id is not None:
            return f"{slot}: [{say('posted')}]({link}), {say('still to be published')}{reason}"
        case "done" if entry.message_id is not None:
            return f"{slot}: [{say('posted')}]({link}){reason}"
        case "skipped":
            return f"{slot}: {say('skipped')}{reason}"
        case "refused":
            return f"{slot}: {say('refused')}{reason}"
        case _:
            return f"{slot}: {say('under way')}{reason}"


def _page(title: str, lines: Sequence[str]) -> discord.Embed:
    """Lay lines out, as many as fit."""
    kept = list(lines)
    while len("\n".join(kept)) > _DESCRIPTION:
        kept.pop()
    return discord.Embed(title=escape_markdown(title), description="\n".join(kept), colour=COLOUR)
