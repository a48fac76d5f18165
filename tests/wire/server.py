"""Discord's REST API over real HTTP: routes, a record of every request, and the faults that are scripted."""

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.utils import formatdate
from http import HTTPStatus
from typing import Any

from aiohttp import web

from tests.wire.faults import Budget, Fault, FaultScript
from tests.wire.gateway import MESSAGE_CONTENT, Gateway
from tests.wire.interactions import CALLBACK, FOLLOW_UP, ORIGINAL, Interactions
from tests.wire.limits import JSON, Refusal
from tests.wire.openapi import find_mismatch
from tests.wire.records import Records

API = "/api/v10"
MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = MESSAGES + "/{message_id}"
CROSSPOST = MESSAGE + "/crosspost"
CONTENT_FLAG = 1 << 18
"""Of an application that may read all messages."""
COMMANDS = "/applications/{application_id}/commands"
BODY: web.RequestKey[Any] = web.RequestKey("body", object)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A request that came in, and how it ended."""

    method: str
    route: str
    """As Discord's documentation writes it: /channels/{channel_id}/messages."""
    path: str
    query: dict[str, str]
    body: Any
    """The JSON of the body, or None."""
    status: int | None
    """The status of the answer; None where the connection was reset."""
    at: float
    """When it came, by the clock of the wire."""


class Server:
    """Answers requests. `mismatches` holds what Discord's own description or this server does not know."""

    def __init__(
        self, records: Records, gateway: Gateway, budget: Budget, clock: Callable[[], float]
    ) -> None:
        self._records, self._gateway, self._budget, self._clock = records, gateway, budget, clock
        self.token = gateway.token
        self.interactions = Interactions(records, gateway)
        self.faults = FaultScript()
        self.requests: list[Recorded] = []
        self.mismatches: list[str] = []

    def make_application(self) -> web.Application:
        """Return the web application; the gateway is at /gateway/."""
        application = web.Application(middlewares=[self._guard])
        routes: dict[tuple[str, str], Handler] = {
            ("GET", "/users/@me"): self._get_me,
            ("GET", "/users/@me/guilds"): self._get_guilds,
            ("POST", "/users/@me/channels"): self._open_direct_channel,
            ("GET", "/users/{user_id}"): self._get_user,
            ("GET", "/oauth2/applications/@me"): self._get_application,
            ("GET", "/gateway/bot"): self._get_gateway,
            ("GET", "/channels/{channel_id}"): self._get_channel,
            ("POST", "/channels/{channel_id}/typing"): self._type,
            ("GET", MESSAGES): self._get_history,
            ("POST", MESSAGES): self._create_message,
            ("GET", MESSAGE): self._get_message,
            ("PATCH", MESSAGE): self._edit_message,
            ("DELETE", MESSAGE): self._delete_message,
            ("POST", CROSSPOST): self._crosspost,
            ("GET", COMMANDS): self._get_commands,
            ("PUT", COMMANDS): self._set_commands,
            ("POST", CALLBACK): self._call_back,
            ("POST", FOLLOW_UP): self._follow_up,
            ("PATCH", ORIGINAL): self._edit_original,
            ("GET", ORIGINAL): self._get_original,
        }
        for (method, path), handler in routes.items():
            application.router.add_route(method, API + path, handler)
        application.router.add_get("/gateway/", self._gateway.serve)
        return application

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Record a request, let its fault happen, and word refusals as Discord does."""
        if request.path.startswith("/gateway"):
            return await handler(request)
        at, resource = self._clock(), request.match_info.route.resource
        route = resource.canonical.removeprefix(API) if resource else ""
        path = request.path.removeprefix(API)
        request[BODY] = await read_body(request)
        fault = self._budget.spend() or self.faults.take(request.method, route, path)
        if not route:
            self.mismatches.append(f"{request.method} {path}: this server has no such route")
        response = await self._respond(request, handler, route, fault)
        response.headers["Date"] = formatdate(at, usegmt=True)
        self.requests.append(
            Recorded(
                method=request.method,
                route=route,
                path=path,
                query=dict(request.query),
                body=request[BODY],
                status=None if fault and fault.resets else response.status,
                at=at,
            )
        )
        return response

    async def _respond(
        self, request: web.Request, handler: Handler, route: str, fault: Fault | None
    ) -> web.StreamResponse:
        response = answer({}, status=HTTPStatus.NO_CONTENT)
        if fault is None or not fault.prevents:
            response = await self._handle(request, handler, route)
        if fault is None:
            return response
        await asyncio.sleep(fault.seconds)
        if fault.resets:
            reset_connection(request)
        elif fault.status is not None:
            return answer(fault.body, status=fault.status, headers=fault.headers)
        return response

    async def _handle(self, request: web.Request, handler: Handler, route: str) -> web.StreamResponse:
        by_token = route == CALLBACK or route.startswith(
            FOLLOW_UP
        )  # what answers an interaction needs no other
        if not by_token and request.headers.get("Authorization") != f"Bot {self.token}":
            return answer({"message": "401: Unauthorized", "code": 0}, status=401)
        if request[BODY] is not None and (mismatch := find_mismatch(request.method, route, request[BODY])):
            self.mismatches.append(mismatch)
            return answer({"message": "Invalid Form Body", "code": 50035}, status=400)
        try:
            return await handler(request)
        except Refusal as refusal:
            return answer({"message": refusal.message, "code": refusal.code}, status=refusal.status)
        except web.HTTPException as error:
            return answer({"message": f"{error.status}: {error.reason}", "code": 0}, status=error.status)

    async def _get_me(self, _: web.Request) -> web.Response:
        return answer(self._records.bot)

    async def _get_guilds(self, _: web.Request) -> web.Response:
        return answer(
            [
                {
                    "id": guild["id"],
                    "name": guild["name"],
                    "icon": None,
                    "owner": False,
                    "permissions": guild["roles"][0]["permissions"],
                    "features": guild["features"],
                }
                for guild in self._records.guilds.values()
            ]
        )

    async def _get_user(self, request: web.Request) -> web.Response:
        return answer(self._records.find_user(request.match_info["user_id"]))

    async def _open_direct_channel(self, request: web.Request) -> web.Response:
        return answer(self._records.add_direct_channel(str(request[BODY]["recipient_id"])))

    async def _get_application(self, _: web.Request) -> web.Response:
        return answer(
            {
                "id": self._records.application_id,
                "name": "Dateline",
                "description": "",
                "icon": None,
                "bot_public": True,
                "bot_require_code_grant": False,
                "owner": self._records.reader,
                "team": None,
                "verify_key": "0" * 64,
                "flags": CONTENT_FLAG if self._gateway.allowed_intents & MESSAGE_CONTENT else 0,
            }
        )

    async def _get_gateway(self, _: web.Request) -> web.Response:
        gateway = self._gateway
        limit = {
            "total": 1000,
            "remaining": 1000 - len(gateway.identified),
            "reset_after": 14_400_000,
            "max_concurrency": gateway.max_concurrency,
        }
        return answer(
            {"url": gateway.url, "shards": gateway.recommended_shards, "session_start_limit": limit}
        )

    async def _get_channel(self, request: web.Request) -> web.Response:
        return answer(self._records.find_channel(request.match_info["channel_id"]))

    async def _type(self, request: web.Request) -> web.Response:
        self._records.find_channel(request.match_info["channel_id"])
        return answer({}, status=HTTPStatus.NO_CONTENT)

    async def _get_history(self, request: web.Request) -> web.Response:
        return answer(self._records.read_history(request.match_info["channel_id"], dict(request.query)))

    async def _get_message(self, request: web.Request) -> web.Response:
        return answer(self._records.find_message(*identify(request)))

    async def _create_message(self, request: web.Request) -> web.Response:
        message, fresh = self._records.create_message(request.match_info["channel_id"], request[BODY])
        if fresh:
            await self._gateway.dispatch_message("MESSAGE_CREATE", message)
        return answer(message)

    async def _edit_message(self, request: web.Request) -> web.Response:
        message = self._records.edit_message(*identify(request), request[BODY])
        await self._gateway.dispatch_message("MESSAGE_UPDATE", message)
        return answer(message)

    async def _delete_message(self, request: web.Request) -> web.Response:
        self._records.delete_message(*identify(request))
        return answer({}, status=HTTPStatus.NO_CONTENT)

    async def _crosspost(self, request: web.Request) -> web.Response:
        return answer(self._records.crosspost(*identify(request)))

    async def _get_commands(self, _: web.Request) -> web.Response:
        return answer(self._records.commands)

    async def _set_commands(self, request: web.Request) -> web.Response:
        return answer(self._records.set_commands(request[BODY]))

    async def _call_back(self, request: web.Request) -> web.Response:
        told = self.interactions.call_back(request, request[BODY])
        return answer(told) if told is not None else answer({}, status=HTTPStatus.NO_CONTENT)

    async def _follow_up(self, request: web.Request) -> web.Response:
        return answer(self.interactions.follow_up(request, request[BODY]))

    async def _edit_original(self, request: web.Request) -> web.Response:
        return answer(self.interactions.edit_original(request, request[BODY]))

    async def _get_original(self, request: web.Request) -> web.Response:
        return answer(self.interactions.get_original(request))


def identify(request: web.Request) -> tuple[str, str]:
    """Return the ids of the channel and of the message that a path names."""
    return request.match_info["channel_id"], request.match_info["message_id"]


def answer(
    body: JSON | list[JSON], *, status: int = 200, headers: dict[str, str] | None = None
) -> web.Response:
    """Answer in JSON. discord.py reads it only where the content type is exactly this, without a charset."""
    if status == HTTPStatus.NO_CONTENT:
        return web.Response(status=status)
    named = {"Content-Type": "application/json"} | (headers or {})
    return web.Response(body=json.dumps(body).encode(), status=status, headers=named)


async def read_body(request: web.Request) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON of a request, also where it comes with files; None where there is none."""
    if request.content_type.startswith("multipart/"):
        form = await request.post()
        return json.loads(str(form["payload_json"])) if "payload_json" in form else None
    return await request.json() if request.content_type == "application/json" else None


def reset_connection(request: web.Request) -> None:
    """Reset the connection at once, so that the client sees ECONNRESET and no orderly end."""
    transport = request.transport
    if transport is not None:
        at_once = struct.pack("ii", 1, 0)
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        assert isinstance(transport, asyncio.WriteTransport)
        transport.abort()
