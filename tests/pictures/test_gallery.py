"""Pictures are drawn once, kept by what is on them, and never keep an answer or the memory waiting."""

import asyncio
import subprocess
import sys
import threading
import time
from dataclasses import replace
from itertools import combinations

import pytest

from bot.brief import Library
from bot.languages import speak
from bot.lookup import Lookup
from bot.pictures.drawing import Gallery
from tests.processes import ROOT


async def test_the_second_time_it_is_there_at_once(lookup: Lookup) -> None:
    gallery = Gallery(patience=60)
    first = await gallery.find(lookup.respond("troops"))
    began = time.perf_counter()
    assert await gallery.find(lookup.respond("troops")) is first
    assert first is not None
    assert time.perf_counter() - began < 0.05


async def test_a_brief_that_says_the_same_has_the_same_picture_and_another_its_own(library: Library) -> None:
    gallery = Gallery(patience=60)
    [brief] = library.briefs.values()
    first = await gallery.find(Lookup(library, ahead=False).respond("map"))
    same = Library({brief.id: replace(brief)}, library.sources)
    assert await gallery.find(Lookup(same, ahead=False).respond("map")) is first
    other = Library({brief.id: replace(brief, as_of="2023")}, library.sources)
    later = await gallery.find(Lookup(other, ahead=False).respond("map"))
    assert later is not None
    assert "as of 2023" in later.alt


async def test_a_picture_is_drawn_in_each_language(lookup: Lookup) -> None:
    gallery = Gallery(patience=60)
    english = await gallery.find(lookup.respond("troops"))
    with speak("xx"):  # which has no words of its own, so that they are the same
        again = await gallery.find(lookup.respond("troops"))
    assert again is not english
    assert again == english


async def test_a_crowd_gets_answers_without_pictures_and_no_more_are_kept_than_fit(lookup: Lookup) -> None:
    gallery = Gallery(most=1, crowd=2, patience=60)
    names = ["latvia", "estonia", "poland", "belarus"]
    asked = [lookup.respond("map", " and ".join(pair)) for pair in combinations(names, 2)]
    found = await asyncio.gather(*(gallery.find(outcome) for outcome in asked))
    assert sum(picture is not None for picture in found) == 2
    assert gallery.count == 1


async def test_the_likely_ones_are_drawn_ahead_and_anew_when_the_briefs_change(library: Library) -> None:
    gallery, [brief] = Gallery(), library.briefs.values()
    topics = {name: topic for name, topic in brief.topics.items() if name in {"troops", "quotes"}}
    few = Lookup(Library({brief.id: replace(brief, topics=topics)}, library.sources), ahead=False)
    more = Lookup(
        Library({brief.id: replace(brief, topics=topics, as_of="2023")}, library.sources), ahead=False
    )
    served = [few]
    warming = asyncio.create_task(gallery.keep_warm(lambda: served[0]))
    await wait_until(gallery, 3)
    served[0] = more
    gallery.note_change()
    await wait_until(gallery, 6)
    warming.cancel()
    with pytest.raises(asyncio.CancelledError):
        await warming


async def wait_until(gallery: Gallery, drawn: int) -> None:
    """Wait until so many pictures are drawn, or known to be none."""
    async with asyncio.timeout(20):
        while gallery.count != drawn:  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0.02)


class Watched(str):
    """A text that knows in which threads it was looked at."""

    __slots__ = ("threads",)
    threads: set[int]

    def __repr__(self) -> str:
        """Note the thread."""
        self.threads.add(threading.get_ident())
        return super().__repr__()


async def test_a_brief_is_read_through_beside_the_event_loop(library: Library) -> None:
    (brief,) = library.briefs.values()
    title = Watched(brief.title)
    title.threads = set()
    lookup = Lookup(Library({brief.id: replace(brief, title=title)}))
    assert await Gallery(patience=60).find(lookup.respond("troops"))
    assert title.threads
    assert threading.get_ident() not in title.threads


async def test_an_answer_waits_a_moment_and_no_longer(lookup: Lookup) -> None:
    gallery = Gallery(patience=0)
    assert await gallery.find(lookup.respond("map")) is None
    await wait_until(gallery, 1)
    assert await gallery.find(lookup.respond("map")) is not None


async def test_without_the_extra_nothing_is_drawn(lookup: Lookup) -> None:
    gallery = Gallery(draws=False)
    assert await gallery.find(lookup.respond("map")) is None
    await gallery.keep_warm(lambda: lookup)
    assert gallery.count == 0


def test_the_bot_starts_without_what_draws() -> None:
    """An installation without the extra has no matplotlib to import, and one with it does not wait for it."""
    loaded = "import sys, bot.cli.run; sys.exit(any(each in sys.modules for each in ('matplotlib', 'numpy', 'PIL')))"
    assert subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, check=False).returncode == 0  # noqa: S603 - our own
