"""A Reply -> its pages as Discord's markdown, within Discord's limits whatever the brief holds. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from discord.utils import escape_markdown, escape_mentions

from bot.languages import say, say_language
from bot.lookup import keep_beside
from bot.lookup.replies import Passage, Reply

FIRST_LENGTH = 900
"""Characters of a first page, all in all: about what a phone shows at once."""
PAGE_LENGTH = 1_400
"""Characters of any other, without title and footer; with them they fit a message's content."""
_PIECES_ON_A_PAGE = 10
"""Discord takes 40 components in a message, and there are buttons and menus too."""
TITLE_LENGTH = 256
FOOTER_LENGTH = 300
_BIND = "\N{NO-BREAK SPACE}"
"""Between words that stand on one line, and before a mark, which belongs to the last word."""
_LARGE, _LARGER = 200, 90
"""Up to how many characters the first line stands in large print, or in larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, in markdown."""

    parts: tuple[str, ...]
    """From top to bottom; the first one stands in large print."""
    footer: str
    passages: tuple[Passage, ...] = ()
    """The facts on it."""
    left: int = 0
    """How many facts follow on later pages."""

    @property
    def text(self) -> str:
        """The whole page as the text of a message."""
        return "\n\n".join([*self.parts, *([self.footer] if self.footer else [])])


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    passage: int | None = None
    """Which of the reply's facts it is of."""
    is_block: bool = False


@keep_beside
def paginate(reply: Reply) -> list[Page]:
    """Lay a reply out on pages; at least one, and no text is lost."""
    sheets = list(_fill(reply))
    pages: list[Page] = []
    seen = 0
    for number, sheet in enumerate(sheets, start=1):
        shown = sorted({piece.passage for piece in sheet if piece.passage is not None})
        seen = shown[-1] + 1 if shown else seen
        pages.append(
            Page(
                parts=tuple(piece.text for piece in sheet),
                footer=_footer(reply, number, len(sheets)),
                passages=tuple(reply.passages[each] for each in shown),
                left=len(reply.passages) - seen,
            )
        )
    return pages


@lru_cache(4096)
def escape(text: str) -> str:
    """Return markdown that shows a text as it is and pings nobody."""
    return escape_mentions(escape_markdown(text))


def mark_sentences(numbers: str) -> str:
    """Mark numbers as those of sentences, in as little room as can be."""
    return f"‹{numbers}›"


def explain_marks(passages: Sequence[Passage]) -> str:
    """Say what the marks of some facts mean, and what language all of them are in that is not the reader's."""
    marks = [say("‹n› sentence")] if any(passage.numbers for passage in passages) else []
    languages = dict.fromkeys(passage.language for passage in passages if passage.language)
    for language in languages:
        named = say_language(language)
        marks.append(f"{mark_sentences(language)} {named}" if are_mixed(passages) else named)
    return " · ".join(marks)


def are_mixed(passages: Iterable[Passage]) -> bool:
    """Whether facts are in several languages, so that each says in which it is."""
    return len({passage.language for passage in passages}) > 1


def show_passage(passage: Passage, *, mixed: bool = False) -> str:
    """Show a fact with the number of its sentence; where languages are `mixed`, with its own if that is another one."""
    heading = f"### {escape_markdown(passage.heading)}\n" if passage.heading else ""
    numbers = f"{_BIND}{mark_sentences(passage.numbers)}" if passage.numbers else ""
    language = f"{_BIND}{mark_sentences(passage.language)}" if mixed and passage.language else ""
    below = f"\n{passage.below}" if passage.below else ""
    return f"{heading}{passage.text}{numbers}{language}{below}"


def _fill(reply: Reply) -> Iterator[list[_Piece]]:
    """Yield the pieces of each page; the answer first, closing last, a few facts a page. No title stands alone."""
    page: list[_Piece] = []
    only_title = bool(reply.title.strip())
    most, room = reply.at_first, FIRST_LENGTH - len(_footer(reply, 88, 88))
    for piece in filter(lambda each: each.text.strip(), _list_pieces(reply)):
        blocks = sum(each.is_block for each in page)
        full = piece.is_block and blocks >= most
        full = full or len(page) == _PIECES_ON_A_PAGE or _measure([*page, piece]) > room
        if page and full and not only_title:
            yield page
            page = []
            most, room = reply.on_a_page, PAGE_LENGTH
        only_title = only_title and not page
        page.append(piece)
    yield page or [_Piece("…")]


def _list_pieces(reply: Reply) -> Iterator[_Piece]:
    title = " ".join(reply.title.split())
    if title:
        yield _Piece(_enlarge(shorten(escape_markdown(title), TITLE_LENGTH)))
    for paragraph in reply.lead.split("\n\n"):
        yield from (_Piece(text) for text in _tear(paragraph))
    mixed = are_mixed(reply.passages)
    for place, passage in enumerate(reply.passages):
        text = show_passage(passage, mixed=mixed)
        if not title and not place:
            text = _enlarge(text)
        yield from (_Piece(each, place, is_block=True) for each in _tear(text))
    for block in reply.blocks:
        yield from (_Piece(text, is_block=True) for text in _tear(block))
    yield from (_Piece(text) for text in _tear(reply.closing))


def _enlarge(text: str) -> str:
    """Put a first line into large print, unless it is so long that large print makes it harder to read."""
    if not text.strip() or len(text) > _LARGE or "\n" in text:
        return text
    mark = "##" if len(text) <= _LARGER else "###"
    return f"> {mark} {text[2:]}" if text.startswith("> ") else f"{mark} {text}"


def _measure(pieces: list[_Piece]) -> int:
    return sum(len(piece.text) + 2 for piece in pieces)


def _footer(reply: Reply, number: int, pages: int) -> str:
    where = say("page {number} of {pages}", number=number, pages=pages) if pages > 1 else ""
    parts = (" ".join(reply.subject.split()), " ".join(reply.footer.split()))
    marks = map(_keep_together, explain_marks(reply.passages).split(" · "))
    below = escape(" · ".join(filter(None, (*parts, *marks))))
    below = shorten(below, FOOTER_LENGTH - len(where) - len(" · "))
    return f"-# {' · '.join(filter(None, (below, _keep_together(where))))}" if below or where else ""


def _keep_together(words: str) -> str:
    """Return a few words that no line breaks apart: a phone would leave the last one alone on a line."""
    return words.replace(" ", _BIND)


def shorten(text: str, most: int) -> str:
    """Cut what does not fit, and show that it was cut."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return kept[: len(kept) - _open_escape(kept)] + "…"


def _tear(text: str) -> Iterator[str]:
    """Yield a text whole, or torn at its lines where it would not fit on a page."""
    part: list[str] = []
    for line in text.splitlines():
        for piece in _tear_line(line):
            if part and sum(len(each) + 1 for each in [*part, piece]) > PAGE_LENGTH:
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
