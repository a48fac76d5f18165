"""How late the event loop is, and whether work that repeats still does."""

import asyncio
import time

from bot.observability.metrics import LOOP_LAG

_LOOK_EVERY = 0.5


class Pulse:
    """Beats whenever a loop comes round."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def beat(self) -> None:
        """Note that the loop has come round."""
        self._last = time.monotonic()

    @property
    def age(self) -> float:
        """Seconds since the last beat."""
        return time.monotonic() - self._last


async def watch_loop() -> None:
    """Measure how late the event loop is, until cancelled."""
    while True:
        due = time.monotonic() + _LOOK_EVERY
        await asyncio.sleep(_LOOK_EVERY)
        LOOP_LAG.observe(max(0.0, time.monotonic() - due))
