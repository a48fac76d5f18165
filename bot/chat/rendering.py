"""Discord's markdown, and what is drawn with it: a page as a layout or as text, a digest as an embed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord.utils import escape_markdown

from bot.chat.paging import Page, are_mixed, escape, explain_marks, show_passage
from bot.digests.composing import Content, word_content
from bot.languages import speak

CONTENT_LENGTH = 2_000
COLOUR = discord.Colour(0x2B6CB0)


@dataclass(frozen=True, slots=True)
class DiscordMarkup:
    """Discord's markdown, with the prefix of the bot's commands."""

    prefix: str

    def escape(self, text: str) -> str:
        """Return markdown that shows `text` as it is and pings nobody."""
        return escape(text)

    def verbatim(self, text: str) -> str:
        """Return `text` as code, where no markdown, mention or link works."""
        return f"`{text.replace('`', 'ˋ')}`"

    def bold(self, text: str) -> str:
        """Return bold markdown."""
        return f"**{text}**"

    def small(self, text: str) -> str:
        """Return a line in italics; Discord's `-#` does nothing in an embed, where digests are shown."""
        return f"*{text}*"

    def quote(self, text: str) -> str:
        """Return a block quotation."""
        return "\n".join(f"> {line}" for line in text.splitlines())

    def command(self, text: str) -> str:
        """Return a command as code, with this bot's prefix."""
        return self.verbatim(f"{self.prefix}{text}")


Item = discord.ui.Item[Any]


def draw(
    page: Page, rows: Sequence[Sequence[Item]], picture: discord.MediaGalleryItem | None = None
) -> discord.ui.LayoutView:
    """Draw a page with its rows of buttons and menus, and a picture below its first part."""
    container: discord.ui.Container[Any] = discord.ui.Container(accent_colour=COLOUR)
    first, *others = filter(None, (*page.parts, page.footer))
    shown: list[Item] = [discord.ui.TextDisplay(first)]
    shown += [discord.ui.MediaGallery(picture)] if picture is not None else []
    shown += map(discord.ui.TextDisplay, others)
    for number, item in enumerate(shown):
        if number:
            container.add_item(discord.ui.Separator(visible=False))
        container.add_item(item)
    for row in rows:
        container.add_item(discord.ui.ActionRow(*row))
    layout = discord.ui.LayoutView(timeout=None)
    layout.add_item(container)
    layout.stop()  # its items find their way by themselves, so nothing need be kept
    return layout


def draw_rows(rows: Sequence[Sequence[Item]]) -> discord.ui.View | None:
    """Put rows under a message that is plain text."""
    if not rows:
        return None
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(rows):
        for item in row:
            item.row = number
            view.add_item(item)
    view.stop()
    return view


def lay_out(content: Content, prefix: str) -> discord.Embed:
    """Lay a digest out on one page; `bot.digests.composing.fitting` has seen to it that it needs no more."""
    reply = word_content(content, DiscordMarkup(prefix))
    mixed = are_mixed(reply.passages)
    passages = (show_passage(each, mixed=mixed) for each in reply.passages)
    text = "\n\n".join(part for part in (reply.lead, *passages, reply.closing) if part)
    page = discord.Embed(title=escape_markdown(reply.title), description=text, colour=COLOUR)
    with speak(content.language):
        footer = " · ".join(part for part in (reply.footer, explain_marks(reply.passages)) if part)
    return page.set_footer(text=footer) if footer else page


def render_text(embed: discord.Embed) -> str:
    """Return a page as message text, for channels where the bot may not send embeds."""
    footer = f"-# {embed.footer.text}" if embed.footer.text else ""
    parts = (f"**{embed.title}**" if embed.title else "", embed.description or "", footer)
    return "\n".join(part for part in parts if part)


def render_edit(content: dict[str, Any], *, is_layout: bool) -> dict[str, Any]:
    """Return what an edit takes to show what was made for a new message, with other pictures or none.

    What is a layout stays one, and shows a text as its only part.
    """
    view, embed = content.get("view"), content.get("embed")
    files = [*content.get("files", ()), *([content["file"]] if content.get("file") else [])]
    if is_layout and not isinstance(view, discord.ui.LayoutView):
        text = content.get("content") or (render_text(embed) if embed else "")
        items: list[Item] = view.children if view else []
        # buttons stand side by side, and each menu alone
        rows = [[item for item in items if item.width == 1], *([item] for item in items if item.width > 1)]
        return {
            "view": draw(Page(parts=(text,), footer=""), [row for row in rows if row]),
            "attachments": files,
        }
    if is_layout:
        return {"view": view, "attachments": files}
    embeds = [embed] if embed else []
    return {"content": content.get("content"), "embeds": embeds, "view": view, "attachments": files}
