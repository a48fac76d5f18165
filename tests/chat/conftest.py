"""The room that the tests of the bot happen in."""

import re
from collections.abc import Generator

import pytest
import simcord

from bot.chat.client import DatelineBot
from tests.chat.room import Room
from tests.wire.openapi import find_mismatch

_ROUTES = {
    "/channels/{channel_id}/messages": ("POST",),
    "/channels/{channel_id}/messages/{message_id}": ("PATCH",),
    "/interactions/{interaction_id}/{interaction_token}/callback": ("POST",),
    "/webhooks/{webhook_id}/{webhook_token}/messages/@original": ("PATCH",),
    "/webhooks/{webhook_id}/{webhook_token}": ("POST",),
}
"""Where the bot shows something."""


@pytest.fixture
def room(simcord_env: simcord.Env, simcord_bot: DatelineBot) -> Generator[Room]:
    """Open a room with one member in it, on a server that the bot is on; check at last what was asked of Discord."""
    guild = simcord_env.create_guild("Newsroom")
    yield Room(
        env=simcord_env,
        bot=simcord_bot,
        guild=guild,
        channel=guild.create_text_channel("briefing"),
        asker=guild.add_member(simcord_env.create_user("asker")),
    )
    assert find_mismatches(simcord_env) == []


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
