"""A digest's content -> the page that it is read on."""

import discord
from discord.utils import escape_markdown

from bot.chat.rendering import COLOUR, DiscordMarkup
from bot.digests.content import Content, word_content


def lay_out(content: Content, prefix: str) -> discord.Embed:
    """Lay a digest out on one page; `bot.digests.fitting` has seen to it that it needs no more."""
    reply = word_content(content, DiscordMarkup(prefix))
    text = "\n\n".join(part for part in (reply.lead, *reply.blocks, reply.closing) if part)
    page = discord.Embed(title=escape_markdown(reply.title), description=text, colour=COLOUR)
    return page.set_footer(text=reply.footer) if reply.footer else page
