"""What `about bot` tells: which briefs are served, since when, and why not newer ones."""

from discord.utils import escape_markdown, format_dt

from bot import __version__
from bot.chat.host import Host
from bot.lookup.replies import Reply

_REASON_LENGTH = 1_500


def describe(bot: Host) -> Reply:
    """Return what the bot says of itself."""
    briefs = [
        f"**{escape_markdown(brief.title)}**: {len(brief.facts)} facts, {len(brief.entities)} names"
        for brief in bot.lookup.library.briefs.values()
    ]
    lines = [
        f"Dateline {__version__}. I answer from briefs that people wrote, and decline what is not in them.",
        *briefs,
        f"Served since {format_dt(bot.served_since, 'R')}.",
    ]
    if bot.refused_reload:
        reason = bot.refused_reload[:_REASON_LENGTH].replace("`", "'")
        lines.append(f"Newer briefs on disk do not hold, so I keep the last good ones:\n```\n{reason}\n```")
    return Reply(title="About this bot", lead="\n".join(lines))
