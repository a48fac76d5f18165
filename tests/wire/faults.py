"""What goes wrong on the wire, and when: a script of faults for each route."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.wire.limits import Refusal


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One way for a request to go wrong. Slowness alone lets it go right, late."""

    status: int | None = None
    """The HTTP status to answer with; None answers as if nothing were wrong."""
    body: dict[str, Any] = field(default_factory=dict[str, Any])
    headers: dict[str, str] = field(default_factory=dict[str, str])
    seconds: float = 0
    """How long the answer takes."""
    resets: bool = False
    """Whether the connection is reset in place of an answer."""
    stored: bool = False
    """Whether the request has had its effect all the same."""

    @property
    def prevents(self) -> bool:
        """Whether the request has no effect."""
        return not self.stored and (self.resets or self.status is not None)


REFUSALS = {
    50001: Refusal(403, 50001, "Missing Access"),
    50013: Refusal(403, 50013, "Missing Permissions"),
    10003: Refusal(404, 10003, "Unknown Channel"),
    10008: Refusal(404, 10008, "Unknown Message"),
}
"""Discord's own codes, and how it words them."""


def limit_rate(retry_after: float, *, everywhere: bool = False) -> Fault:
    """Answer 429 for the route's bucket or, `everywhere`, for the whole bot; `retry_after` in seconds."""
    scope = "global" if everywhere else "user"
    headers = {
        "Via": "1.1 google",
        "Retry-After": str(max(1, round(retry_after))),
        "X-RateLimit-Scope": scope,
    }
    if everywhere:
        headers["X-RateLimit-Global"] = "true"
    else:
        headers |= {"X-RateLimit-Bucket": "wire", "X-RateLimit-Limit": "5", "X-RateLimit-Remaining": "0"}
        headers["X-RateLimit-Reset-After"] = str(retry_after)
    body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": everywhere}
    return Fault(status=429, body=body, headers=headers)


def fail(status: int, *, stored: bool = False) -> Fault:
    """Answer 500, 502 or 503, perhaps after the request had its effect."""
    return Fault(status=status, body={"message": f"{status}: Server Error", "code": 0}, stored=stored)


def reset(*, stored: bool = False) -> Fault:
    """Reset the connection, before or after the request had its effect."""
    return Fault(resets=True, stored=stored)


def delay(seconds: float) -> Fault:
    """Answer rightly, but slowly: the effect comes first, the answer after `seconds`."""
    return Fault(seconds=seconds, stored=True)


def refuse(code: int) -> Fault:
    """Answer with one of Discord's own codes: 50013 (permissions), 10003 (no such channel) and so on."""
    refusal = REFUSALS[code]
    return Fault(status=refusal.status, body={"message": refusal.message, "code": code})


class FaultScript:
    """Faults still to come. Those of a route come in the order they were added, each as often as it was said to."""

    def __init__(self) -> None:
        self._coming: list[tuple[str, str, Fault, float]] = []

    def add(self, method: str, path: str, *faults: Fault, times: float = 1) -> None:
        """Script faults for a route as Discord's documentation writes it, or for one path with its ids.

        `/channels/{channel_id}/messages` is every channel's. `times` may be infinite.
        """
        self._coming += [(method, path, fault, times) for fault in faults]

    def clear(self) -> None:
        """Let everything go right from here."""
        self._coming.clear()

    def take(self, method: str, route: str, path: str) -> Fault | None:
        """Return the fault that a request meets, if any, and count it."""
        for index, (on_method, on_path, fault, times) in enumerate(self._coming):
            if on_method == method and on_path in {route, path}:
                if times > 1:
                    self._coming[index] = (on_method, on_path, fault, times - 1)
                else:
                    del self._coming[index]
                return fault
        return None


class Budget:
    """The requests that the whole bot may make within any second."""

    def __init__(self, per_second: float, clock: Callable[[], float]) -> None:
        self._per_second, self._clock = per_second, clock
        self._spent: deque[float] = deque()

    def spend(self) -> Fault | None:
        """Count a request, or return the 429 that it meets because the budget is spent."""
        now = self._clock()
        while self._spent and self._spent[0] <= now - 1:
            self._spent.popleft()
        if len(self._spent) >= self._per_second:
            return limit_rate(round(self._spent[0] + 1 - now, 3), everywhere=True)
        self._spent.append(now)
        return None
