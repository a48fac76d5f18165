"""Where each part of a document stands. Pure."""

from dataclasses import dataclass

from yaml.events import CollectionEndEvent, MappingStartEvent, NodeEvent, ScalarEvent

from bot.brief.reading.documents import Path, events, position


@dataclass(slots=True)
class _Frame:
    """A collection that the walk is in, and the key or index it has reached there."""

    at: str | int
    expects_key: bool

    def advance(self) -> None:
        """Go on to the next key or item."""
        if isinstance(self.at, int):
            self.at += 1
        else:
            self.expects_key = True


class Places:
    """Lines and columns of every key and value of one readable document.

    It reads the text once more, so make one only when there is something to point at.
    """

    def __init__(self, text: str) -> None:
        self._keys: dict[Path, tuple[int, int]] = {}
        self._values: dict[Path, tuple[int, int]] = {}
        frames: list[_Frame] = []
        for event in events(text):
            if isinstance(event, NodeEvent):
                self._enter(event, frames)
            elif isinstance(event, CollectionEndEvent):
                frames.pop()
                if frames:
                    frames[-1].advance()

    def find(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value at a path (with `key`, of its key), or of what is nearest above."""
        for length in range(len(path), 0, -1):
            part = path[:length]
            place = (self._keys.get(part) if key else None) or self._values.get(part)
            if place is not None:
                return place
        return self._values.get((), (1, 1))

    def _enter(self, event: NodeEvent, frames: list[_Frame]) -> None:
        if frames and frames[-1].expects_key and isinstance(event, ScalarEvent):
            frames[-1].at = event.value
            frames[-1].expects_key = False
            self._keys.setdefault(_path(frames), position(event))
            return
        self._values.setdefault(_path(frames), position(event))
        if isinstance(event, ScalarEvent):
            if frames:
                frames[-1].advance()
        elif isinstance(event, MappingStartEvent):
            frames.append(_Frame(at="", expects_key=True))
        else:
            frames.append(_Frame(at=0, expects_key=False))


def _path(frames: list[_Frame]) -> Path:
    return tuple(frame.at for frame in frames)
