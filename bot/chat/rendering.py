"""A Reply -> Discord embeds and text, within Discord's limits whatever the brief holds."""

from collections.abc import Iterable, Iterator

import discord
from discord.utils import escape_markdown, escape_mentions

from bot.lookup.wording import Reply

BLOCKS_ON_A_PAGE = 5
"""A phone shows about this many facts at once."""
PAGE_LENGTH = 2_000
"""Characters on a page; Discord would take 4,096, a reader would not."""
TITLE_LENGTH = 256
FOOTER_LENGTH = 2_048
CONTENT_LENGTH = 2_000
COLOUR = discord.Colour(0x2B6CB0)


class DiscordMarkup:
    """Discord's markdown."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def escape(self, text: str) -> str:
        """Return markdown that shows `text` as it is and pings nobody."""
        return escape_mentions(escape_markdown(text))

    def verbatim(self, text: str) -> str:
        """Return `text` as code, where no markdown, mention or link works."""
        return f"`{text.replace('`', 'ˋ')}`"

    def bold(self, text: str) -> str:
        """Return bold markdown."""
        return f"**{text}**"

    def small(self, text: str) -> str:
        """Return a line in italics; Discord's `-#` is for messages, not for embeds."""
        return f"*{text}*"

    def quote(self, text: str) -> str:
        """Return a block quotation."""
        return "\n".join(f"> {line}" for line in text.splitlines())

    def command(self, text: str) -> str:
        """Return a command as code, with this bot's prefix."""
        return self.verbatim(f"{self._prefix}{text}")


def render(reply: Reply) -> list[discord.Embed]:
    """Lay a reply out on pages of one embed each; at least one page."""
    descriptions = list(_paginate(reply))
    return [
        discord.Embed(
            title=_shorten(escape_markdown(reply.title), TITLE_LENGTH), description=text, colour=COLOUR
        ).set_footer(text=_shorten(_footer(reply.footer, number, len(descriptions)), FOOTER_LENGTH) or None)
        for number, text in enumerate(descriptions, start=1)
    ]


def render_text(embed: discord.Embed) -> str:
    """Return a page as message text, for channels where the bot may not send embeds."""
    parts = (f"**{embed.title}**", embed.description or "", f"-# {embed.footer.text}")
    return _shorten("\n".join(parts), CONTENT_LENGTH)


def _paginate(reply: Reply) -> Iterator[str]:
    """Yield the text of each page; lead on the first one, closing on the last."""
    page = [reply.lead] if reply.lead else []
    blocks = 0
    for block in _fitting(reply.blocks):
        if blocks == BLOCKS_ON_A_PAGE or _length([*page, block]) > PAGE_LENGTH:
            yield _shorten("\n\n".join(page), PAGE_LENGTH)
            page, blocks = [], 0
        page.append(block)
        blocks += 1
    if reply.closing:
        page.append(reply.closing)
    yield _shorten("\n\n".join(page), 2 * PAGE_LENGTH)


def _fitting(blocks: Iterable[str]) -> Iterator[str]:
    """Yield each block, torn at its lines where it would not fit on a page."""
    for block in blocks:
        part: list[str] = []
        for line in block.splitlines():
            if part and _length([*part, line]) > PAGE_LENGTH:
                yield "\n".join(part)
                part = []
            part.append(_shorten(line, PAGE_LENGTH - 2))
        yield "\n".join(part)


def _length(parts: list[str]) -> int:
    return sum(len(part) + 2 for part in parts)


def _footer(footer: str, number: int, pages: int) -> str:
    return f"{footer} · page {number} of {pages}" if pages > 1 else footer


def _shorten(text: str, most: int) -> str:
    """Cut what does not fit, and show that it was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip("\\") + "…"
