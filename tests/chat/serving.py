"""A bot on a Discord of simcord's, where nothing is sent that Discord's own description does not allow."""

import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import simcord

from bot.chat.client import DatelineBot
from tests.wire.openapi import find_mismatch

_ROUTES = {
    "/channels/{channel_id}/messages": ("POST",),
    "/channels/{channel_id}/messages/{message_id}": ("PATCH",),
    "/interactions/{interaction_id}/{interaction_token}/callback": ("POST",),
    "/webhooks/{webhook_id}/{webhook_token}/messages/@original": ("PATCH",),
    "/webhooks/{webhook_id}/{webhook_token}": ("POST",),
}
"""Where the bot shows something."""


@asynccontextmanager
async def serve(bot: DatelineBot) -> AsyncGenerator[simcord.Env]:
    """Serve with a bot, and check at last what was asked of Discord."""
    async with simcord.run(bot) as env:
        yield env
        assert find_mismatches(env) == []


def find_mismatches(env: simcord.Env) -> list[str]:
    """Return how what the bot sent departs from Discord's own description, where a copy of that is at hand."""
    found: list[str] = []
    for request in env.http_requests:
        for route, methods in _ROUTES.items():
            pattern = re.sub(r"\{\w+\}", "[^/]+", route)
            if request.json and request.method in methods and re.fullmatch(pattern, request.path):
                mismatch = find_mismatch(request.method, route, request.json)
                found += [mismatch] if mismatch else []
    return found
