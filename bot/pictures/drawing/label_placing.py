"""Where labels stand on a map so that none covers another. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def overlaps(self, other: "Box") -> bool:
        """Whether two rectangles have anything in common."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def lies_in(self, other: "Box") -> bool:
        """Whether all of it is in another."""
        return (
            other.left <= self.left
            and self.left + self.width <= other.left + other.width
            and other.top <= self.top
            and self.top + self.height <= other.top + other.height
        )


def place(candidates: Sequence[Iterable[Box]], frame: Box, taken: Iterable[Box] = ()) -> list[Box | None]:
    """Give each label the first of its candidates that is in the frame and free, in the labels' order; else None."""
    occupied = [*taken]
    placed: list[Box | None] = []
    for options in candidates:
        free = (box for box in options if box.lies_in(frame) and not any(map(box.overlaps, occupied)))
        chosen = next(free, None)
        placed.append(chosen)
        occupied += [chosen] if chosen else []
    return placed


def list_around(point: Point, size: Point, gap: float) -> list[Box]:
    """Return where a label may stand beside a dot: to its right, its left, below, above, then at its corners."""
    (x, y), (width, height) = point, size
    right, left, middle = x + gap, x - gap - width, y - height / 2
    centre, above, below = x - width / 2, y - gap - height, y + gap
    places = [
        *((right, middle), (left, middle), (centre, below), (centre, above)),
        *((right, above), (right, below), (left, above), (left, below)),
    ]
    return [Box(across, down, width, height) for across, down in places]
