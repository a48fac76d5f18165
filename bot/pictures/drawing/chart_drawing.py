"""A chart -> a PNG. What is written at a bar stands above it, so that bars have all of a phone's width."""

from decimal import Decimal

from bot.languages import say
from bot.pictures.charts import Bar, Chart, Panel
from bot.pictures.drawing.canvas import BRIGHT, NEW, PALE, SOFT, TEXT, WIDTH, Canvas, fit, measure

_MARGIN = 16
_ROOM = WIDTH - 2 * _MARGIN
_TITLE, _NAME, _LABEL, _SMALL = 20, 16, 15, 13
_BAR, _GAP = 18, 2


def draw_chart(chart: Chart) -> bytes:
    """Draw a chart."""
    drawing = _Drawing()
    drawing.head(chart)
    for number, section in enumerate(chart.sections):
        if number:
            drawing.part()
        longest = max(panel.reach for panel in section)
        for panel in section:
            drawing.panel(panel, longest)
    return drawing.canvas.finish(drawing.y + 2)


class _Drawing:
    """A chart under way, from top to bottom."""

    def __init__(self) -> None:
        self.canvas = Canvas()
        self.y = 12.0

    def head(self, chart: Chart) -> None:
        """Write what is counted, and as of when."""
        self.canvas.write(
            (_MARGIN, self.y + 18), fit(chart.title, _TITLE, _ROOM, bold=True), _TITLE, bold=True
        )
        self.canvas.write((_MARGIN, self.y + 36), fit(chart.subtitle, _SMALL, _ROOM), _SMALL, colour=SOFT)
        self.y += 50

    def part(self) -> None:
        """Say that what follows is drawn to another scale."""
        words = say("not to the scale above")
        width = measure(words, _SMALL)
        middle = self.y + 2
        self.canvas.line((_MARGIN, middle), (WIDTH - _MARGIN - width - 8, middle), PALE, dashed=True)
        self.canvas.write((WIDTH - _MARGIN, middle + 4), words, _SMALL, colour=SOFT, align="right")
        self.y += 16

    def panel(self, panel: Panel, longest: Decimal) -> None:
        """Draw the bars of a name; where it is one without words of its own, the name stands beside its figure."""
        is_one = len(panel.bars) == 1 and not panel.bars[0].label
        if not is_one and panel.title:
            self.canvas.write(
                (_MARGIN, self.y + 15), fit(panel.title, _NAME, _ROOM, bold=True), _NAME, bold=True
            )
            self.y += 22
        for bar in panel.bars:
            self._bar(bar, longest, heading=panel.title if is_one else "")
        self.y += 8

    def _bar(self, bar: Bar, longest: Decimal, *, heading: str) -> None:
        size = _NAME if heading else _LABEL
        room = _ROOM - measure(bar.amount, 17, bold=True) - 10
        label = fit(heading or bar.label, size, room, bold=bool(heading))
        colour = TEXT if heading or bar.is_latest else SOFT
        self.canvas.write((_MARGIN, self.y + 15), label, size, bold=bool(heading), colour=colour)
        self.canvas.write(
            (WIDTH - _MARGIN, self.y + 15), bar.amount, 17, bold=True, colour=colour, align="right"
        )
        top = self.y + 22
        self._fill(bar, float(_ROOM / longest), top)
        self.y = top + _BAR + 10
        if bar.change_label:
            words = fit(bar.change_label, _LABEL, _ROOM)
            self.canvas.write((WIDTH - _MARGIN, self.y + 7), words, _LABEL, colour=NEW, align="right")
            self.y += 16

    def _fill(self, bar: Bar, scale: float, top: float) -> None:
        """Draw a bar: what has come to it, or gone from it, in another colour, and the far end of a range hollow."""
        length, colour = float(bar.value) * scale, BRIGHT if bar.is_latest else PALE
        change = float(bar.changed) * scale
        grown = change + _GAP if change > 0 else 0.0
        solid = float(bar.least) * scale if bar.least is not None else length - grown
        if bar.least is not None:
            self.canvas.bar((_MARGIN, top), (length, _BAR), colour, hollow=True)
        self.canvas.bar((_MARGIN, top), (solid, _BAR), colour)
        if change < 0:
            self.canvas.bar((_MARGIN + length, top), (-change, _BAR), NEW, hollow=True)
        elif change > 0:
            self.canvas.bar((_MARGIN + length - change, top), (change, _BAR), NEW)
