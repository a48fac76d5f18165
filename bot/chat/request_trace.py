"""Counts what Discord answers to requests, and those that it holds against us."""

from http import HTTPStatus
from types import SimpleNamespace

import aiohttp

from bot.observability import INVALID_REQUESTS, RESPONSES

_INVALID = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}


def trace_responses() -> aiohttp.TraceConfig:
    """Make a trace for a client of discord.py; it may be added to."""
    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(_count)
    return trace


async def _count(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, end: aiohttp.TraceRequestEndParams
) -> None:
    status = end.response.status
    RESPONSES.labels(status=status).inc()
    # A limit that all share, such as a busy webhook's, is nobody's fault.
    if status in _INVALID and end.response.headers.get("X-RateLimit-Scope") != "shared":
        INVALID_REQUESTS.inc()
