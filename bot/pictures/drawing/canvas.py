"""What every picture is drawn on: 320 units wide, as a phone shows it, three dots each, in the colours of Discord's night.

Nothing imports it at the start of a program: matplotlib loads slowly, and need not be there.
"""

import io
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
from anyascii import anyascii
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from PIL import Image

WIDTH = 320
_SCALE = 3.375
_POINT = 72
_COLOURS = 96
BACKGROUND, TEXT, SOFT = "#1e1f22", "#f2f3f5", "#b9bec7"
BRIGHT, PALE, NEW = "#5aa9ff", "#7d8796", "#ffc857"
"""For what is so now, for what was, and for what came to it."""

Point = tuple[float, float]


@cache
def _font(size: float, *, bold: bool) -> FontProperties:
    return FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")


@cache
def _known_characters() -> frozenset[int]:
    """Return the characters that both weights of the font have: Latin, Greek and Cyrillic letters, and many more."""
    fonts: Any = font_manager
    regular, bold = (
        fonts.get_font(fonts.findfont(_font(12, bold=bold))).get_charmap() for bold in (False, True)
    )
    return frozenset(regular) & frozenset(bold)


@lru_cache(maxsize=4_096)
def _spell(text: str) -> str:
    """Write in Latin letters what the font lacks: 里加 as LiJia."""
    known = _known_characters()
    return "".join(each if ord(each) in known else anyascii(each) for each in text if each.isprintable())


@cache
def _ruler() -> RendererAgg:
    return RendererAgg(1, 1, _POINT * _SCALE)


@lru_cache(maxsize=4_096)
def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is."""
    width, _, _ = _ruler().get_text_width_height_descent(_spell(text), _font(size, bold=bold), ismath=False)
    return float(width) / _SCALE


def fit(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Cut a text that is too wide, and show that it was cut."""
    if measure(text, size, bold=bold) <= room:
        return text
    while text and measure(f"{text}…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def wrap(text: str, size: float, room: float) -> list[str]:
    """Break a text into lines at its spaces."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and measure(f"{lines[-1]} {word}", size) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return [fit(line, size, room) for line in lines]


class Canvas:
    """A picture under way. Points are counted from its upper left corner; `height` may still grow until it is done."""

    def __init__(self) -> None:
        self._figure: Any = Figure(dpi=_POINT * _SCALE, facecolor=BACKGROUND)
        self._axes = self._figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_axis_off()

    def write(  # noqa: PLR0913 - what a text is
        self,
        at: Point,
        text: str,
        size: float,
        *,
        colour: str = TEXT,
        bold: bool = False,
        align: str = "left",
        outline: bool = False,
    ) -> None:
        """Write a line of text whose base line starts, ends or is centred at a point."""
        self._axes.text(
            *at,
            _spell(text),
            color=colour,
            fontproperties=_font(size, bold=bold),
            ha=align,
            va="baseline",
            parse_math=False,
            zorder=5,
            path_effects=[withStroke(linewidth=2.6, foreground=BACKGROUND)] if outline else None,
        )

    def bar(self, at: Point, size: Point, colour: str, *, hollow: bool = False) -> None:
        """Draw a bar from its upper left corner."""
        width, height = max(size[0], 2.0), size[1]
        self._axes.add_artist(
            FancyBboxPatch(
                at,
                width,
                height,
                boxstyle=f"round,pad=0,rounding_size={min(2.5, width / 2)}",
                facecolor="none" if hollow else colour,
                edgecolor=colour if hollow else "none",
                linewidth=1.2 if hollow else 0,
                linestyle=(0, (3, 2)) if hollow else "solid",
            )
        )

    def line(self, start: Point, end: Point, colour: str, *, dashed: bool = False) -> None:
        """Draw a thin line."""
        style = (0, (2, 3)) if dashed else "solid"
        self._axes.plot(*zip(start, end, strict=True), color=colour, linewidth=1, linestyle=style, zorder=2)

    def dot(self, at: Point, colour: str) -> None:
        """Draw a dot."""
        self._axes.plot(
            *at,
            marker="o",
            markersize=5.5,
            color=colour,
            markeredgecolor=BACKGROUND,
            markeredgewidth=1,
            zorder=4,
        )

    def area(self, rings: Sequence[Sequence[Point]], fill: str, edge: str) -> None:
        """Fill the areas within rings, but for the rings inside of those."""
        points = [point for ring in rings for point in ring]
        codes = [
            code for ring in rings for code in (Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY)
        ]
        patch = PathPatch(Path(points, codes), facecolor=fill, edgecolor=edge, linewidth=0.5, zorder=1)
        self._axes.add_artist(patch)

    def box(self, at: Point, size: Point, colour: str, *, behind: bool = False) -> None:
        """Cover a part of the picture, or lie behind all of it."""
        rectangle = [
            at,
            (at[0] + size[0], at[1]),
            (at[0] + size[0], at[1] + size[1]),
            (at[0], at[1] + size[1]),
            at,
        ]
        patch = PathPatch(Path(rectangle), facecolor=colour, edgecolor="none", zorder=0 if behind else 3)
        self._axes.add_artist(patch)

    def finish(self, height: float) -> bytes:
        """Return the picture as a PNG, the same for the same drawing."""
        self._figure.set_size_inches(WIDTH / _POINT, height / _POINT)
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        drawn = io.BytesIO()
        painter = FigureCanvasAgg(self._figure)
        painter.draw()
        picture = Image.fromarray(np.asarray(painter.buffer_rgba())).convert("RGB")
        # a palette makes a third of the size, and nobody sees the difference
        few = picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(drawn, "PNG", compress_level=6)
        return drawn.getvalue()
