"""A Reply -> Discord embeds and text, within Discord's limits whatever the brief holds."""

from collections.abc import Iterator

import discord
from discord.utils import escape_markdown, escape_mentions

from bot.digests.composing import Content, word_content
from bot.lookup.replies import Reply

BLOCKS_ON_A_PAGE = 5
"""A phone shows about this many facts at once."""
TITLE_LENGTH = 256
PAGE_LENGTH = 1_400
FOOTER_LENGTH = 300
"""Together these fit an embed, and a message's content where the bot may not send embeds."""
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
    """Lay a reply out on pages of one embed each; at least one page, and no text is lost."""
    descriptions = list(_paginate(reply))
    return [
        discord.Embed(
            title=_shorten(escape_markdown(reply.title), TITLE_LENGTH), description=text, colour=COLOUR
        ).set_footer(text=_footer(reply.footer, number, len(descriptions)) or None)
        for number, text in enumerate(descriptions, start=1)
    ]


def render_text(embed: discord.Embed) -> str:
    """Return a page as message text, for channels where the bot may not send embeds."""
    footer = f"-# {embed.footer.text}" if embed.footer.text else ""
    parts = (f"**{embed.title}**" if embed.title else "", embed.description or "", footer)
    return "\n".join(part for part in parts if part)


def _paginate(reply: Reply) -> Iterator[str]:
    """Yield the text of each page; lead first, closing last, a few blocks a page."""
    page: list[str] = []
    blocks = 0
    for text, is_block in (
        *((part, False) for part in _tear(reply.lead)),
        *((part, True) for block in reply.blocks for part in _tear(block)),
        *((part, False) for part in _tear(reply.closing)),
    ):
        if page and ((is_block and blocks == BLOCKS_ON_A_PAGE) or _length([*page, text]) > PAGE_LENGTH):
            yield "\n\n".join(page)
            page, blocks = [], 0
        page.append(text)
        blocks += is_block
    yield "\n\n".join(page)


def _tear(text: str) -> Iterator[str]:
    """Yield a text whole, or torn at its lines where it would not fit on a page."""
    part: list[str] = []
    for line in text.splitlines():
        for piece in _tear_line(line):
            if part and _length([*part, piece]) > PAGE_LENGTH:
                yield "\n".join(part)
                part = []
            part.append(piece)
    if any(part):
        yield "\n".join(part)


def _tear_line(line: str) -> Iterator[str]:
    """Yield a line whole, or torn at its spaces where it would not fit on a page."""
    most = PAGE_LENGTH - 2
    while len(line) > most:
        cut = line.rfind(" ", 1, most) + 1 or most - _open_escape(line[:most])
        yield line[:cut].rstrip()
        line = line[cut:]
    yield line


def _open_escape(text: str) -> bool:
    """Whether a text ends in a backslash that belongs to the character after it."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _length(parts: list[str]) -> int:
    return sum(len(part) + 2 for part in parts)


def _footer(footer: str, number: int, pages: int) -> str:
    where = f" · page {number} of {pages}" if pages > 1 else ""
    return _shorten(footer, FOOTER_LENGTH - len(where)) + where


def _shorten(text: str, most: int) -> str:
    """Cut what does not fit, and show that it was cut."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return kept[: len(kept) - _open_escape(kept)] + "…"


def lay_out(content: Content, prefix: str) -> discord.Embed:
    """Lay a digest out on one page; `bot.digests.composing.fitting` has seen to it that it needs no more."""
    reply = word_content(content, DiscordMarkup(prefix))
    text = "\n\n".join(part for part in (reply.lead, *reply.blocks, reply.closing) if part)
    page = discord.Embed(title=escape_markdown(reply.title), description=text, colour=COLOUR)
    return page.set_footer(text=reply.footer) if reply.footer else page
