"""Slash commands and presses: dispatched through the gateway, answered over REST by their token."""

from typing import Any

from aiohttp import web

from tests.wire.gateway import Gateway
from tests.wire.limits import JSON, Refusal
from tests.wire.records import ALL_PERMISSIONS, Records

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
FOLLOW_UP = "/webhooks/{webhook_id}/{webhook_token}"
ORIGINAL = FOLLOW_UP + "/messages/@original"

COMMAND, COMPONENT = 2, 3
"""Types of interaction."""
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE = 4, 5, 6, 7
"""Types of first answer."""
EPHEMERAL = 1 << 6
TEXT_OPTION = 3
MESSAGE_COMMAND = 3
"""A type of command."""


class Interactions:
    """What people used, by its token, and what it was answered with.

    `answers` holds the messages of each token, the first answer first; nothing yet is an empty list.
    """

    def __init__(self, records: Records, gateway: Gateway) -> None:
        self._records, self._gateway = records, gateway
        self.answers: dict[str, list[JSON]] = {}
        self._asked: dict[str, JSON] = {}
        self._answered: set[str] = set()

    async def use(
        self, command: str, channel_id: int | None = None, *, locale: str = "en-GB", **options: str
    ) -> str:
        """Use a slash command as the guild's reader, with text for its options; returns the interaction's token."""
        known = next(each for each in self._records.commands if each["name"] == command)
        data = {
            "id": known["id"],
            "name": command,
            "type": 1,
            "options": [
                {"name": name, "type": TEXT_OPTION, "value": value} for name, value in options.items()
            ],
        }
        return await self._dispatch(COMMAND, data, channel_id or self._records.text_id, locale=locale)

    async def use_on(self, command: str, message: JSON) -> str:
        """Use a message command as somebody who has the application for themselves, on a server that the bot is not on."""
        known = next(each for each in self._records.commands if each["name"] == command)
        elsewhere = str(self._records.guild_id + 1)
        return await self._dispatch(
            COMMAND,
            {
                "id": known["id"],
                "name": command,
                "type": MESSAGE_COMMAND,
                "target_id": message["id"],
                "resolved": {"messages": {message["id"]: message}},
            },
            int(message["channel_id"]),
            guild_id=elsewhere,
            authorizing_integration_owners={"1": self._records.reader["id"]},
        )

    async def press(self, message: JSON, custom_id: str, locale: str = "en-GB") -> str:
        """Press a button of a message as the guild's reader; returns the interaction's token."""
        data = {"custom_id": custom_id, "component_type": 2}
        channel_id = int(message["channel_id"])
        return await self._dispatch(COMPONENT, data, channel_id, message=message, locale=locale)

    def call_back(self, request: web.Request, body: Any) -> JSON | None:  # noqa: ANN401 - JSON
        """Take the first answer, of which there is one."""
        token = request.match_info["interaction_token"]
        asked = self._find(token)
        if token in self._answered:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        self._answered.add(token)
        message = None
        if body["type"] == MESSAGE:
            message = self._keep(token, body["data"])
        elif body["type"] == UPDATE:
            message = self._records.edit_message(
                asked["channel_id"], asked["message"]["id"], body.get("data") or {}
            )
        if request.query.get("with_response") not in {"true", "1"}:
            return None
        told = {"id": asked["id"], "type": asked["type"], "response_message_ephemeral": False}
        told |= {"response_message_loading": False}
        if message is None:
            return {"interaction": told}
        told |= {"response_message_id": message["id"]}
        return {"interaction": told, "resource": {"type": body["type"], "message": message}}

    def follow_up(self, request: web.Request, body: Any) -> JSON:  # noqa: ANN401 - JSON
        """Take a further message."""
        return self._keep(request.match_info["webhook_token"], body)

    def edit_original(self, request: web.Request, body: Any) -> JSON:  # noqa: ANN401 - JSON
        """Change the first answer, or give it where it was only promised."""
        token = request.match_info["webhook_token"]
        if not self.answers[token]:
            return self._keep(token, body)
        first = self.answers[token][0]
        return self._records.edit_message(first["channel_id"], first["id"], body)

    def get_original(self, request: web.Request) -> JSON:
        """Return the first answer."""
        answers = self.answers[request.match_info["webhook_token"]]
        if not answers:
            raise Refusal(404, 10008, "Unknown Message")
        return answers[0]

    def _find(self, token: str) -> JSON:
        if token not in self._asked:
            raise Refusal(404, 10062, "Unknown interaction")
        return self._asked[token]

    def _keep(self, token: str, body: JSON) -> JSON:
        message, _ = self._records.create_message(self._find(token)["channel_id"], body)
        self.answers[token].append(message)
        return message

    async def _dispatch(self, kind: int, data: JSON, channel_id: int, **further: JSON | str) -> str:
        identity = self._records.next_id()
        token = f"token-{identity}"
        channel = self._records.find_channel(str(channel_id))
        guild = self._records.guilds[channel["guild_id"]]
        member = next(each for each in guild["members"] if each["user"]["id"] == self._records.reader["id"])
        interaction: JSON = {
            "id": identity,
            "application_id": self._records.application_id,
            "type": kind,
            "token": token,
            "version": 1,
            "data": data,
            "guild_id": guild["id"],
            "channel_id": channel["id"],
            "channel": channel | {"permissions": ALL_PERMISSIONS},
            "member": member | {"permissions": ALL_PERMISSIONS},
            "app_permissions": ALL_PERMISSIONS,
            "locale": "en-GB",
            "guild_locale": "en-GB",
            "entitlements": [],
            "attachment_size_limit": 10 * 1024 * 1024,
            "authorizing_integration_owners": {"0": guild["id"]},
            "context": 0,
            **further,
        }
        self._asked[token] = interaction
        self.answers[token] = []
        await self._gateway.dispatch("INTERACTION_CREATE", interaction)
        return token
