"""A map -> a PNG: the brief's countries in colour, the rest of the world muted, and names where there is room."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from bot.pictures.drawing.canvas import BACKGROUND, NEW, SOFT, TEXT, WIDTH, Canvas, fit, measure, wrap
from bot.pictures.drawing.label_placing import Box, Point, list_around, place
from bot.pictures.maps import Label, WorldMap, find_mainland
from bot.pictures.projection import Projection
from bot.pictures.terrain import ASPECT, ROWS, find_strips, survey

_SEA, _LAND, _COAST = "#17181b", "#2f3238", "#17181b"
_TOLD, _ASKED = "#2c5282", "#3574c4"
"""A country that the brief has, and one that was asked for."""
_TELLING = "#dde2ea"
"""What is told below a name, on either."""
_NAME, _PLACE, _DETAIL, _LEAST = 14, 12.5, 11.5, 10.5
_HEIGHT = WIDTH * ASPECT
_MARGIN, _DOT, _LINE = 10, 7, 17
_FINEST, _TRIANGLE = 0.7, 3
_INSIDE, _HEART = 0.45, 34
"""The share of a label that must lie in its country, and how wide a country's heart is."""
_SEVERAL, _SHORT = 600, 80
"""Kilometres from which on a map is one of several countries, and how long a place's name may be there."""
_MOST_BELOW = 5
_LONGEST = 150
"""How wide a label may be."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A label as it is written: a name, and below it what is told, or the name alone."""

    label: Label
    lines: tuple[tuple[str, float, bool], ...]
    """Text, size, and whether it is bold."""

    @property
    def size(self) -> Point:
        """How much room it takes."""
        width = max(measure(text, size, bold=bold) for text, size, bold in self.lines)
        return width + 2, sum(size * 1.2 for _, size, _ in self.lines) + 2


def draw_map(shown: WorldMap) -> bytes:
    """Draw a map, and below it what lies beyond its edge."""
    canvas = Canvas()
    canvas.box((0, 0), (WIDTH, _HEIGHT), _SEA, behind=True)
    terrain = survey(shown.centre, shown.reach)
    colours = {label.country: _ASKED if label.is_asked else _TOLD for label in shown.labels if label.country}
    for code, pieces in sorted(terrain.items(), key=lambda each: each[0] in colours):
        rings = [thinned for piece in pieces for ring in piece if (thinned := _thin(ring, shown.reach))]
        if rings:
            canvas.area(rings, colours.get(code, _LAND), _COAST)
    dots = [label for label in shown.labels if label.at and _is_worth_it(label, shown.reach)]
    points = {label.id: _find_point(label, shown) for label in dots}
    told: set[str] = set()
    for text, box in _arrange(shown, points):
        if text.label.at:
            canvas.dot(points[text.label.id], NEW)
        if len(text.lines) > text.label.detail.count(" · ") + 1:
            told.add(text.label.id)
        _write(canvas, text, box)
    canvas.box((0, _HEIGHT), (WIDTH, 400), BACKGROUND)
    short = [label for label in shown.labels if not label.at and label.id not in told]
    below = [f"{label.name}: {label.detail}" for label in short]
    below += [f"{each.arrow} {each.name}: {each.detail}" for each in shown.beyond]
    return canvas.finish(_write_below(canvas, below[:_MOST_BELOW], shown.subtitle))


def _arrange(shown: WorldMap, points: dict[str, Point]) -> Iterator[tuple[_Text, Box]]:
    """Yield what is written and where: each label shorter where there is not room for all of it.

    A country's name keeps off the dots of places and the hearts of other countries; only where there is no other room
    for it does it stand on them.
    """
    frame = Box(3, 3, WIDTH - 6, _HEIGHT - 6)
    kept_free = {key: Box(x - _DOT / 2, y - _DOT / 2, _DOT, _DOT) for key, (x, y) in points.items()}
    labels = [label for label in shown.labels if not label.at or label.id in points]
    rooms = {label.id: _Room(label, shown) for label in labels if not label.at}
    kept_free |= {key: room.heart for key, room in rooms.items()}
    taken: list[Box] = []
    for label in labels:
        own = kept_free.pop(label.id)
        if label.at and any(map(own.overlaps, taken)):
            continue  # under a name that is written already
        for text, options, obstacles in _list_tries(label, own, rooms.get(label.id), kept_free):
            [box] = place([options], frame, [*taken, *obstacles])
            if box is not None:
                taken += [box, own] if label.at else [box]
                yield text, box
                break


def _is_worth_it(label: Label, reach: float) -> bool:
    """Whether a place's name is short enough for a map of several countries, where it would cover them."""
    return label.is_asked or reach < _SEVERAL or measure(label.name, _PLACE) < _SHORT


def _list_tries(
    label: Label, own: Box, room: "_Room | None", kept_free: Mapping[str, Box]
) -> Iterator[tuple[_Text, Iterable[Box], Iterable[Box]]]:
    """Yield what may be written of a label, where, and what it must keep off, the best first."""
    texts = [*_word(label)]
    middle = own.left + own.width / 2, own.top + own.height / 2
    if room is None:
        dots = [*kept_free.values()]
        yield from ((text, list_around(middle, text.size, _DOT), dots) for text in texts)
        return
    for least, obstacles in ((_INSIDE, [*kept_free.values()]), (_INSIDE, [])):
        yield from ((text, room.list_boxes(text.size, least), obstacles) for text in texts)
    if label.is_asked:
        yield from ((text, list_around(middle, text.size, _DOT), []) for text in texts)
    yield texts[-1], room.list_boxes(texts[-1].size, 0.0), []
    yield texts[-1], list_around(middle, texts[-1].size, _DOT), []


def _word(label: Label) -> Iterator[_Text]:
    """Yield a label at its full length, then shorter."""
    size = _PLACE if label.at else _NAME
    name = (fit(label.name, size, _LONGEST, bold=not label.at), size, not label.at)
    parts = label.detail.split(" · ")
    if not label.at or label.is_asked:
        yield _Text(label, (name, *((part, _DETAIL, False) for part in parts)))
        yield _Text(label, (name, (parts[0], _DETAIL, False)))
    yield _Text(label, (name,))
    yield _Text(label, ((name[0], _LEAST, name[2]),))


class _Room:
    """Where in a country there is room for its name."""

    def __init__(self, label: Label, shown: WorldMap) -> None:
        pieces = survey(shown.centre, shown.reach).get(label.country, ())
        self._strips: list[Box] = []
        """Its stretches from west to east, each as high as they are apart."""
        for strip in find_strips(pieces, shown.reach):
            x, y = _to_canvas((strip.west, strip.y), shown.reach)
            high = _HEIGHT / ROWS
            self._strips.append(Box(x, y - high / 2, strip.width * WIDTH / 2 / shown.reach, high))
        self.heart = self._find_heart(label, shown)

    def list_boxes(self, size: Point, least: float) -> list[Box]:
        """List where a text may stand of which that share at least is inside, the nearest to its heart first."""
        width, height = size
        boxes = [
            Box(
                min(max(x - width / 2, 4), WIDTH - 4 - width),
                strip.top + (strip.height - height) / 2,
                width,
                height,
            )
            for strip in self._strips
            for x in self._list_middles(strip, width)
        ]
        shares = {box: self._cover(box) for box in boxes}
        kept = [box for box in shares if shares[box] >= least]
        return sorted(kept, key=lambda box: (-round(min(shares[box], 0.9) * 5), self._measure(box)))

    def _list_middles(self, strip: Box, width: float) -> Iterator[float]:
        yield strip.left + strip.width / 2
        if strip.width > width * 1.3:
            yield from (strip.left + width * 0.6, strip.left + strip.width - width * 0.6)

    def _measure(self, box: Box) -> float:
        """Return how far the middle of a box is from the country's heart."""
        heart = self.heart
        across = box.left + box.width / 2 - heart.left - heart.width / 2
        return hypot(across, box.top + box.height / 2 - heart.top - heart.height / 2)

    def _cover(self, box: Box) -> float:
        """Return how much of a box is inside of the country."""
        shared = 0.0
        for strip in self._strips:
            across = min(box.left + box.width, strip.left + strip.width) - max(box.left, strip.left)
            down = min(box.top + box.height, strip.top + strip.height) - max(box.top, strip.top)
            shared += max(across, 0.0) * max(down, 0.0)
        return shared / (box.width * box.height)

    def _find_heart(self, label: Label, shown: WorldMap) -> Box:
        """Return a small box in the middle of what is seen of it, which others' names keep off."""
        area = sum(strip.width for strip in self._strips)
        if not area:
            mainland = find_mainland(label.country)
            west, south, east, north = mainland.bounds if mainland else (*shown.centre, *shown.centre)
            middle = Projection(shown.centre).project(((west + east) / 2, (south + north) / 2))
            x, y = _to_canvas(middle, shown.reach)
        else:
            x = sum((strip.left + strip.width / 2) * strip.width for strip in self._strips) / area
            y = sum((strip.top + strip.height / 2) * strip.width for strip in self._strips) / area
        return Box(x - _HEART / 2, y - _NAME / 2, _HEART, _NAME)


def _find_point(label: Label, shown: WorldMap) -> Point:
    return _to_canvas(Projection(shown.centre).project(label.at or shown.centre), shown.reach)


def _to_canvas(point: Point, reach: float) -> Point:
    """Turn kilometres from the middle into units from the upper left corner."""
    scale = WIDTH / 2 / reach
    return WIDTH / 2 + point[0] * scale, _HEIGHT / 2 - point[1] * scale


def _thin(ring: Sequence[Point], reach: float) -> list[Point]:
    """Return a ring on the canvas without the points that cannot be told apart there; nothing of an islet."""
    points = [_to_canvas(point, reach) for point in ring]
    kept = points[:1]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > _FINEST:
            kept.append(point)
    return [*kept, points[-1]] if len(kept) >= _TRIANGLE else []


def _write(canvas: Canvas, text: _Text, box: Box) -> None:
    y = box.top + 1
    for number, (line, size, bold) in enumerate(text.lines):
        y += size * 1.2
        colour = _TELLING if number else TEXT
        align, x = "center", box.left + box.width / 2
        canvas.write((x, y - size * 0.25), line, size, bold=bold, colour=colour, align=align, outline=True)


def _write_below(canvas: Canvas, below: Sequence[str], subtitle: str) -> float:
    """Write what had no room or lies beyond the edge, and as of when; return where the picture ends."""
    y = _HEIGHT + 6
    for words in below:
        for line in wrap(words, _PLACE, WIDTH - 2 * _MARGIN):
            y += _LINE
            canvas.write((_MARGIN, y - 3), line, _PLACE)
    y += _LINE
    canvas.write((_MARGIN, y - 3), subtitle, _DETAIL, colour=SOFT)
    return y + 7
