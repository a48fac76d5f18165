"""How much fits in one message, whatever its markup makes of it. Pure."""

from dataclasses import replace

from bot.digests.composing.content import Content, word_content

LONGEST = 3_800
"""Characters of a message's text at most; Discord takes 4,096 in an embed, and 6,000 with title and footer."""
READABLE = 3_000
"""Characters of a digest when it is posted: corrections must find room later."""
_WORDING, _SOURCE, _REMARK, _HEADING = 600, 300, 200, 150
_TIGHTER = (600, 300, 200, 140, 100, 70, 40)


class _WidestMarkup:
    """As long as any markup of ours makes a text: a character that can be markup takes two."""

    def escape(self, text: str) -> str:
        return "".join(
            each if each.isascii() and (each.isalnum() or each == " ") else each * 2 for each in text
        )

    def verbatim(self, text: str) -> str:
        return f"``{text}``"

    def bold(self, text: str) -> str:
        return f"**{text}**"

    def small(self, text: str) -> str:
        return f"-# *{text}*"

    def quote(self, text: str) -> str:
        return "\n".join(f"> {line}" for line in text.split("\n"))

    def command(self, text: str) -> str:
        return self.verbatim(" " * 20 + text)


_WIDEST = _WidestMarkup()


def measure(content: Content) -> int:
    """Say how many characters the text of a digest takes at most, without its title and footer."""
    reply = word_content(content, _WIDEST)
    passages = (f"{each.text} <{each.numbers}>\n{each.below}" for each in reply.passages)
    return len("\n\n".join(part for part in (reply.lead, *passages, reply.closing) if part))


def fit(content: Content, *, most: int) -> Content:
    """Keep the first items, `most` at most, that can be read at one go; at least one. The rest is counted."""
    content = _clip(content, _WORDING)
    count = min(most, len(content.items))
    while True:
        left_out = len(content.items) - count
        fitted = replace(content, items=content.items[:count], more=content.more + left_out)
        if count <= 1 or measure(fitted) <= READABLE:
            return fitted
        count -= 1


def squeeze(content: Content) -> Content:
    """Keep every item and shorten the texts until they fit: what a posted message shows stays in it."""
    squeezed = content
    for most in _TIGHTER:
        squeezed = _clip(content, most)
        if measure(squeezed) <= LONGEST:
            break
    return squeezed


def shorten(text: str, most: int) -> str:
    """Cut what does not fit, and show that it was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _clip(content: Content, most: int) -> Content:
    return replace(
        content,
        title=shorten(content.title, _HEADING),
        lead=shorten(content.lead, _HEADING),
        footer=shorten(content.footer, _HEADING),
        items=tuple(
            replace(
                item,
                wording=shorten(item.wording, min(most, _WORDING)),
                numbers=shorten(item.numbers, min(most, _SOURCE)),
                source=shorten(item.source, min(most, _SOURCE)),
                remark=shorten(item.remark, min(most, _REMARK)),
            )
            for item in content.items
        ),
    )
