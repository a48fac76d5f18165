"""Discord's limits on a message, as its documentation has them."""

from collections.abc import Iterable

import discord

TITLE = 256
DESCRIPTION = 4_096
FOOTER = 2_048
EMBEDS_TOGETHER = 6_000
CONTENT = 2_000


def find_excess(content: str, embeds: Iterable[discord.Embed]) -> list[str]:
    """Return what of a message Discord would refuse, in words."""
    embeds = list(embeds)
    parts = [("content", content, CONTENT)]
    for embed in embeds:
        parts += [
            ("title", embed.title or "", TITLE),
            ("description", embed.description or "", DESCRIPTION),
            ("footer", embed.footer.text or "", FOOTER),
        ]
    excess = [f"{name} of {len(text)}" for name, text, most in parts if len(text) > most]
    if sum(map(len, embeds)) > EMBEDS_TOGETHER:
        excess.append("embeds together")
    if not any(text.strip() for _, text, _ in parts):
        excess.append("nothing to see")
    return excess
