"""The gateway's half of Discord: sessions that begin, drop, resume and are invalidated."""

import asyncio
import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from tests.wire.limits import JSON
from tests.wire.records import Records

DISPATCH, HEARTBEAT, IDENTIFY = 0, 1, 2
RESUME, RECONNECT, REQUEST_MEMBERS = 6, 7, 8
INVALID_SESSION, HELLO, ACKNOWLEDGE = 9, 10, 11

INVALIDATED = json.dumps({"op": INVALID_SESSION, "d": False})

UNKNOWN_ERROR, AUTHENTICATION_FAILED, DISALLOWED_INTENTS = 4000, 4004, 4014
"""Codes that Discord closes with."""

MEMBERS, PRESENCES, MESSAGE_CONTENT = 1 << 1, 1 << 8, 1 << 15
PRIVILEGED_INTENTS = MEMBERS | PRESENCES | MESSAGE_CONTENT


@dataclass(frozen=True, eq=False)
class Link:
    """One connection of one client."""

    socket: web.WebSocketResponse
    transport: asyncio.Transport

    async def send(self, text: str) -> None:
        """Send a message, unless the client has gone."""
        with suppress(ConnectionError):
            await self.socket.send_str(text)


@dataclass(eq=False)
class Session:
    """What Discord knows of one connected shard, also while it is away."""

    id: str
    intents: int
    shard: tuple[int, int]
    link: Link
    events: list[str] = field(default_factory=list[str])
    """All that were dispatched, as they were then."""

    @property
    def connected(self) -> bool:
        """Whether the shard is there."""
        return not self.link.socket.closed

    async def dispatch(self, event: str, data: JSON) -> None:
        """Send an event, and keep it for when the shard resumes."""
        message = {"op": DISPATCH, "t": event, "s": len(self.events) + 1, "d": data}
        self.events.append(json.dumps(message))
        await self.send(self.events[-1])

    async def send(self, text: str) -> None:
        """Send a message if the shard is there."""
        if self.connected:
            await self.link.send(text)


class Gateway:
    """Serves the websocket. Every message that a client sends is in `received`, as (opcode, data)."""

    def __init__(self, records: Records, *, token: str, heartbeat_seconds: float) -> None:
        self._records = records
        self.token = token
        self.heartbeat_seconds = heartbeat_seconds
        self.url = ""
        self.allowed_intents = PRIVILEGED_INTENTS
        """The privileged intents that the application has; others close the connection with 4014."""
        self.acknowledges = True
        """Whether heartbeats are answered."""
        self.sessions: dict[str, Session] = {}
        self.recommended_shards = self.max_concurrency = 1
        """What Discord tells bots to go by when they connect."""
        self.identified: list[tuple[float, int]] = []
        """When each shard introduced itself, by the monotonic clock."""
        self._links: list[Link] = []
        self.received: list[tuple[int, Any]] = []

    def count(self, opcode: int) -> int:
        """Return how many messages with an opcode have come in."""
        return sum(received == opcode for received, _ in self.received)

    async def drop(self, code: int = UNKNOWN_ERROR) -> None:
        """Close every connection; the sessions can be resumed."""
        for session in self._connected():
            await session.link.socket.close(code=code)

    def cut(self) -> None:
        """Cut every connection without a word; the sessions can be resumed."""
        for session in self._connected():
            session.link.transport.abort()

    async def ask_to_reconnect(self) -> None:
        """Tell every client to reconnect, as Discord does before it restarts a gateway."""
        for session in self._connected():
            await session.send(json.dumps({"op": RECONNECT, "d": None}))

    async def invalidate(self) -> None:
        """End every session: those connected are told, those away learn it when they try to resume."""
        ended = self._connected()
        self.sessions = {}
        for session in ended:
            await session.send(INVALIDATED)

    async def dispatch(self, event: str, data: JSON, guild_id: int = 0) -> None:
        """Send an event to every session whose shard has its guild; direct messages are of shard 0."""
        for session in list(self.sessions.values()):
            if self._is_of(session, data.get("guild_id") or str(guild_id)):
                await session.dispatch(event, self._redact(session, event, data))

    async def dispatch_message(self, event: str, message: JSON) -> None:
        """Send an event about a message."""
        await self.dispatch(event, self._records.tell_of(message))

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Speak with one client until either closes."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        assert isinstance(request.transport, asyncio.Transport)
        link = Link(socket, request.transport)
        self._links.append(link)
        hello = {"op": HELLO, "d": {"heartbeat_interval": int(self.heartbeat_seconds * 1000)}}
        await link.send(json.dumps(hello))
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                message = json.loads(frame.data)
                self.received.append((message["op"], message["d"]))
                await self._answer(link, message["op"], message["d"])
        return socket

    async def close(self) -> None:
        """Close every connection as Discord does when it goes away."""
        for link in self._links:
            await link.socket.close(code=WSCloseCode.GOING_AWAY)

    async def _answer(self, link: Link, opcode: int, data: Any) -> None:  # noqa: ANN401 - JSON
        if opcode == HEARTBEAT and self.acknowledges:
            await link.send(json.dumps({"op": ACKNOWLEDGE}))
        elif opcode == IDENTIFY:
            await self._identify(link, data)
        elif opcode == RESUME:
            await self._resume(link, data)
        elif opcode == REQUEST_MEMBERS:
            await self._send_members(link, data)

    async def _identify(self, link: Link, data: JSON) -> None:
        if data["token"] != self.token:
            await link.socket.close(code=AUTHENTICATION_FAILED)
            return
        if data["intents"] & PRIVILEGED_INTENTS & ~self.allowed_intents:
            await link.socket.close(code=DISALLOWED_INTENTS)
            return
        number, count = data.get("shard") or (0, 1)
        self.identified.append((time.monotonic(), number))
        session = Session(self._records.next_id(), data["intents"], (number, count), link)
        guilds = [guild for guild in self._records.guilds.values() if self._is_of(session, guild["id"])]
        ready = {
            "v": 10,
            "user": self._records.bot,
            "guilds": [{"id": guild["id"], "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": [number, count],
            "application": {"id": self._records.application_id, "flags": 0},
        }
        await session.dispatch("READY", ready)
        for guild in guilds:
            await session.dispatch("GUILD_CREATE", self._show(guild, session))
        self.sessions[session.id] = session  # whatever else happens, it hears of its guilds first

    async def _resume(self, link: Link, data: JSON) -> None:
        session = self.sessions.get(data["session_id"] or "")
        if session is None or data["token"] != self.token:
            await link.send(INVALIDATED)
            return
        session.link = link
        for event in session.events[data["seq"] or 0 :]:
            await link.send(event)
        await session.dispatch("RESUMED", {})

    async def _send_members(self, link: Link, data: JSON) -> None:
        guild = self._records.guilds[str(data["guild_id"])]
        wanted = {str(user_id) for user_id in data.get("user_ids") or ()}
        members = [member for member in guild["members"] if not wanted or member["user"]["id"] in wanted]
        chunk = {"guild_id": guild["id"], "members": members, "chunk_index": 0, "chunk_count": 1}
        for session in self._connected():
            if session.link is link:
                await session.dispatch("GUILD_MEMBERS_CHUNK", chunk | {"nonce": data.get("nonce")})

    def _connected(self) -> list[Session]:
        return [session for session in self.sessions.values() if session.connected]

    def _is_of(self, session: Session, guild_id: str) -> bool:
        number, count = session.shard
        return (int(guild_id) >> 22) % count == number

    def _show(self, guild: JSON, session: Session) -> JSON:
        """Return a guild as a session may see it: without the intent for presences, of its members only the bot."""
        if session.intents & PRESENCES:
            return guild
        members = [member for member in guild["members"] if member["user"] == self._records.bot]
        return guild | {"members": members}

    def _redact(self, session: Session, event: str, data: JSON) -> JSON:
        """Take out the content of messages that the bot may not read: without the intent, it may when addressed."""
        if not event.startswith("MESSAGE_") or "author" not in data or session.intents & MESSAGE_CONTENT:
            return data
        ours = data["author"]["id"] == self._records.bot["id"] or "guild_id" not in data
        if ours or any(user["id"] == self._records.bot["id"] for user in data["mentions"]):
            return data
        return data | {"content": "", "embeds": [], "attachments": [], "components": []}
