"""What Discord's refusals mean to an admin: what is missing, and where to click."""

import discord

_PERMISSIONS = (
    "open the channel’s settings (the cog beside its name), *Permissions*, add my role, "
    "and allow *View Channel*, *Send Messages* (in a thread, *Send Messages in Threads*), *Embed Links* and "
    "*Read Message History*; then `/digest resume`"
)
_MOVE = "choose another one with `/digest edit`, then `/digest resume`"

_WORDS = {
    10003: "the channel is gone: " + _MOVE,
    10004: "I am not in the server any more: invite me again",
    10008: "the post was deleted before it could be published to the followers",
    50001: "I may not see {channel}: " + _PERMISSIONS,
    50013: "I may not post in {channel}: " + _PERMISSIONS,
    50024: "{channel} is no announcement channel, so nothing can be published from it: "
    "switch *publish* off with `/digest edit`",
    50083: "the thread {channel} is archived: open it again, then `/digest resume`",
    160005: "the thread {channel} is locked: unlock it, then `/digest resume`",
}
"""By Discord's own code. https://discord.com/developers/docs/topics/opcodes-and-status-codes"""

ALREADY_CROSSPOSTED = 40033


def explain_refusal(error: discord.HTTPException, channel_id: int) -> str:
    """Word a refusal for somebody who can mend it."""
    words = _WORDS.get(error.code)
    if words is not None:
        return words.format(channel=f"<#{channel_id}>")
    said = error.text or f"status {error.status}"
    return f"Discord refuses to post in <#{channel_id}>: {said} (code {error.code})"
