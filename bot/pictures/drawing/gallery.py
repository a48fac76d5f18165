"""Draws pictures in a thread of their own, and keeps those drawn last by what is on them.

Whoever asks waits a moment at most: an answer goes out without its picture rather than late.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from threading import Lock

from bot.brief import Brief
from bot.languages import spoken
from bot.lookup import Lookup, Outcome
from bot.pictures.charts import Chart
from bot.pictures.picture_plans import Subject, find_subject, plan

_log = logging.getLogger(__name__)

_MOST_WARMED = 40
_ALT_LENGTH = 1_024
"""Characters that Discord takes to describe a picture."""

Key = tuple[str, str, tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, and in words and numbers what it shows."""

    name: str
    """What its file is called."""
    png: bytes
    alt: str


class Gallery:
    """The pictures of a process. What they show is their key, so that all bots in it may share them.

    It keeps `most` of them. Whoever asks waits as many seconds as its `patience` lasts; where a `crowd` of pictures waits
    to be drawn already, whatever else is asked for meanwhile goes without.
    """

    def __init__(
        self, *, most: int = 96, patience: float = 1.0, crowd: int = 8, draws: bool | None = None
    ) -> None:
        self._most, self._crowd = most, crowd
        self._patience = patience
        self._draws = is_able() if draws is None else draws
        self._lock = Lock()
        """For what the thread that draws changes too."""
        self._drawn: OrderedDict[Key, Picture | None] = OrderedDict()
        self._waiting: dict[Key, Future[Picture | None]] = {}
        self._digests: dict[int, tuple[Brief, str]] = {}
        self._painter: ThreadPoolExecutor | None = None
        self._news: asyncio.Event | None = None

    async def find(self, outcome: Outcome, part: str = "") -> Picture | None:
        """Return the picture that goes with an outcome; None where there is none, or none yet."""
        subject = find_subject(outcome, part) if self._draws else None
        if subject is None:
            return None
        key = await self._find_key(subject)
        with self._lock:
            if key in self._drawn:
                self._drawn.move_to_end(key)
                return self._drawn[key]
        drawing = self._begin(key, subject)
        if drawing is None:
            return None
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(drawing)), self._patience)
        except TimeoutError:
            _log.info("a picture took longer than %.0f s; the answer went out without it", self._patience)
            return None

    async def keep_warm(self, lookup: Callable[[], Lookup]) -> None:
        """Draw the pictures of the commands that are asked for most, now and whenever the briefs change."""
        self._news = news = asyncio.Event()
        while self._draws:
            news.clear()
            for subject in [*_list_likely(lookup())][:_MOST_WARMED]:
                key = await self._find_key(subject)
                drawing = None if key in self._drawn else self._begin(key, subject)
                if drawing is not None:
                    await asyncio.shield(asyncio.wrap_future(drawing))
            await news.wait()

    @property
    def count(self) -> int:
        """How many subjects it knows: their pictures, or that they have none."""
        return len(self._drawn)

    def note_change(self) -> None:
        """Forget the briefs of before, and have the pictures of those that are served now drawn ahead."""
        self._digests.clear()
        if self._news is not None:
            self._news.set()

    def _begin(self, key: Key, subject: Subject) -> "Future[Picture | None] | None":
        """Have a picture drawn, if it is not under way; None where too many are."""
        if key in self._waiting:
            return self._waiting[key]
        if len(self._waiting) >= self._crowd:
            return None
        if self._painter is None:
            self._painter = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        drawing = self._painter.submit(copy_context().run, self._draw, key, subject)
        self._waiting[key] = drawing
        drawing.add_done_callback(lambda _: self._waiting.pop(key, None))
        return drawing

    def _draw(self, key: Key, subject: Subject) -> Picture | None:
        try:
            picture = draw(subject)
        except Exception:  # noqa: BLE001 - the answer is whole without it
            _log.exception("a picture could not be drawn")
            picture = None
        with self._lock:
            self._drawn[key] = picture
            while len(self._drawn) > self._most:
                self._drawn.popitem(last=False)
        return picture

    async def _find_key(self, subject: Subject) -> Key:
        """Return what a picture is kept by. Each brief is read through once, in a thread: it takes long."""
        brief = subject.brief
        if id(brief) not in self._digests:
            digest = await asyncio.to_thread(_digest, brief)
            self._digests[id(brief)] = brief, digest  # with the brief, so that no other one gets its number
        return self._digests[id(brief)][1], subject.kind, subject.ids, spoken()


def _digest(brief: Brief) -> str:
    """Return the hash of all that a brief says."""
    return sha256(repr(brief).encode()).hexdigest()


@cache
def is_able() -> bool:
    """Whether what draws is installed: the extra `charts`."""
    return find_spec("matplotlib") is not None


GALLERY = Gallery()
"""The one of this process."""


def draw(subject: Subject) -> Picture | None:
    """Draw a picture here and now; None where there is nothing to be seen. Needs the extra `charts`."""
    planned = plan(subject)
    if planned is None:
        return None
    alt = planned.alt if len(planned.alt) <= _ALT_LENGTH else f"{planned.alt[: _ALT_LENGTH - 1]}…"
    # these load matplotlib, which takes a second and may not be there
    if isinstance(planned, Chart):
        from bot.pictures.drawing.chart_drawing import draw_chart  # noqa: PLC0415

        return Picture("chart.png", draw_chart(planned), alt)
    from bot.pictures.drawing.map_drawing import draw_map  # noqa: PLC0415

    return Picture("map.png", draw_map(planned), alt)


def _list_likely(lookup: Lookup) -> Iterator[Subject]:
    """Yield what the map and each topic's overview show."""
    for command in ("map", *lookup.topics):
        subject = find_subject(lookup.respond(command))
        if subject is not None:
            yield subject
