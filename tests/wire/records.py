"""What this Discord remembers: guilds, channels, messages and nonces. No network; the clock is an argument.

Everything is kept as the JSON objects that Discord's API speaks, ids as decimal strings.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from tests.wire.limits import JSON, Refusal, check_content

TEXT, DIRECT, ANNOUNCEMENT, THREAD = 0, 1, 5, 11
"""Types of channel."""

NONCE_SECONDS = 120
"""How long Discord remembers the nonce of a message."""

EPOCH = 1_420_070_400
"""The second that snowflakes count from, as a Unix time."""

CROSSPOSTED = 1
ALL_PERMISSIONS = str((1 << 50) - 1)


class Records:
    """One guild with two channels to begin with, and a bot that may do everything in them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last_id = 0
        self._nonces: dict[tuple[str, str], tuple[float, JSON]] = {}
        self.application_id = self.next_id()
        self.bot = self.make_user("dateline", bot=True)
        self.reader = self.make_user("reader")
        self.guilds: dict[str, JSON] = {}
        self.channels: dict[str, JSON] = {}
        self.messages: dict[str, list[JSON]] = {}
        self.commands: list[JSON] = []
        self.guild_id = self.add_guild("Newsroom")
        self.text_id = self.add_channel("briefs")
        self.announcement_id = self.add_channel("news", ANNOUNCEMENT)

    def next_id(self) -> str:
        """Return a snowflake of now, later than every one before even when the clock stands still."""
        milliseconds = int((self._clock() - EPOCH) * 1000)
        self._last_id = max(self._last_id + 1, milliseconds << 22)
        return str(self._last_id)

    def make_user(self, name: str, *, bot: bool = False) -> JSON:
        """Return a new user."""
        return {
            "id": self.next_id(),
            "username": name,
            "discriminator": "0",
            "global_name": None,
            "avatar": None,
            "bot": bot,
        }

    def add_member(self, name: str) -> JSON:
        """Add a person to the first guild; returns the user."""
        user = self.make_user(name)
        guild = next(iter(self.guilds.values()))
        guild["members"].append(make_member(user, self._timestamp()))
        guild["member_count"] += 1
        return user

    def add_guild(self, name: str) -> int:
        """Add a guild of the bot and a reader, where everyone may do everything; returns its id."""
        identity = self.next_id()
        joined = self._timestamp()
        everyone = {
            "id": identity,
            "name": "@everyone",
            "permissions": ALL_PERMISSIONS,
            "position": 0,
            "color": 0,
            "hoist": False,
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }
        self.guilds[identity] = {
            "id": identity,
            "name": name,
            "owner_id": self.reader["id"],
            "roles": [everyone],
            "members": [make_member(user, joined) for user in (self.bot, self.reader)],
            "member_count": 2,
            "channels": [],
            "threads": [],
            "presences": [],
            "voice_states": [],
            "emojis": [],
            "stickers": [],
            "features": ["NEWS"],
            "unavailable": False,
            "joined_at": joined,
            "large": False,
        }
        return int(identity)

    def add_channel(self, name: str, kind: int = TEXT, guild_id: int | None = None) -> int:
        """Add a channel to a guild, or to the first; returns its id."""
        guild = self.guilds[str(guild_id or next(iter(self.guilds)))]
        channel: JSON = {
            "id": self.next_id(),
            "guild_id": guild["id"],
            "type": kind,
            "name": name,
            "position": len(guild["channels"]),
            "permission_overwrites": [],
            "nsfw": False,
            "topic": None,
            "parent_id": None,
            "last_message_id": None,
        }
        guild["channels"].append(channel)
        return self._keep(channel)

    def add_thread(self, name: str, parent_id: int) -> int:
        """Add a public thread of the bot's to a text channel; returns its id."""
        parent = self.find_channel(str(parent_id))
        thread: JSON = {
            "id": self.next_id(),
            "guild_id": parent["guild_id"],
            "type": THREAD,
            "name": name,
            "parent_id": parent["id"],
            "owner_id": self.bot["id"],
            "message_count": 0,
            "member_count": 1,
            "last_message_id": None,
            "thread_metadata": {
                "archived": False,
                "auto_archive_duration": 10_080,
                "archive_timestamp": self._timestamp(),
                "locked": False,
            },
        }
        self.guilds[thread["guild_id"]]["threads"].append(thread)
        return self._keep(thread)

    def add_direct_channel(self, user_id: str) -> JSON:
        """Return the channel of direct messages with a user, new or as it is."""
        for channel in self.channels.values():
            if channel["type"] == DIRECT and channel["recipients"][0]["id"] == user_id:
                return channel
        user = self.find_user(user_id)
        channel = {"id": self.next_id(), "type": DIRECT, "recipients": [user], "last_message_id": None}
        return self.channels[str(self._keep(channel))]

    def remove_channel(self, channel_id: int) -> JSON:
        """Delete a channel with its messages; returns what it was."""
        channel = self.channels.pop(str(channel_id))
        del self.messages[channel["id"]]
        guild = self.guilds[channel["guild_id"]]
        for kind in ("channels", "threads"):
            guild[kind] = [kept for kept in guild[kind] if kept["id"] != channel["id"]]
        return channel

    def remove_guild(self, guild_id: int) -> None:
        """Remove the bot from a guild, whose channels it then cannot see."""
        guild = self.guilds[str(guild_id)]
        for channel in (*guild["channels"], *guild["threads"]):
            self.remove_channel(int(channel["id"]))
        del self.guilds[str(guild_id)]

    def find_user(self, user_id: str) -> JSON:
        """Return a user by id."""
        for user in (self.bot, self.reader):
            if user["id"] == user_id:
                return user
        raise Refusal(404, 10013, "Unknown User")

    def find_channel(self, channel_id: str) -> JSON:
        """Return a channel by id."""
        if channel_id not in self.channels:
            raise Refusal(404, 10003, "Unknown Channel")
        return self.channels[channel_id]

    def find_message(self, channel_id: str, message_id: str) -> JSON:
        """Return a message by the ids of its channel and of itself."""
        self.find_channel(channel_id)
        for message in reversed(self.messages[channel_id]):
            if message["id"] == message_id:
                return message
        raise Refusal(404, 10008, "Unknown Message")

    def create_message(self, channel_id: str, body: JSON, author: JSON | None = None) -> tuple[JSON, bool]:
        """Store a message and return it with True; or, for a nonce that is enforced, the earlier one with False.

        A nonce holds for its author in every channel, for NONCE_SECONDS.
        """
        channel, author = self.find_channel(channel_id), author or self.bot
        check_content(body)
        key = (author["id"], str(body.get("nonce")))
        until, earlier = self._nonces.get(key, (0.0, {}))
        if body.get("nonce") is not None and body.get("enforce_nonce") and self._clock() < until:
            return earlier, False
        self._check_reference(channel_id, body.get("message_reference") or {})
        message = self._make_message(channel, author, body)
        self.messages[channel_id].append(message)
        channel["last_message_id"] = message["id"]
        if body.get("nonce") is not None:
            self._nonces[key] = (self._clock() + NONCE_SECONDS, message)
        return message, True

    def tell_of(self, message: JSON) -> JSON:
        """Return a message as the gateway tells of it: a guild's comes with the guild, and people as its members."""
        guild = self.guilds.get(self.channels[message["channel_id"]].get("guild_id", ""))
        if guild is None:
            return message
        members = {
            member["user"]["id"]: {key: value for key, value in member.items() if key != "user"}
            for member in guild["members"]
        }
        mentions = [user | {"member": members[user["id"]]} for user in message["mentions"]]
        member = members[message["author"]["id"]]
        return message | {"guild_id": guild["id"], "member": member, "mentions": mentions}

    def edit_message(self, channel_id: str, message_id: str, body: JSON, author: JSON | None = None) -> JSON:
        """Change a message of the author's own, the bot where no other is named, and return it."""
        message = self.find_message(channel_id, message_id)
        if message["author"]["id"] != (author or self.bot)["id"]:
            raise Refusal(403, 50005, "Cannot edit a message authored by another user")
        changes = {
            key: body[key] or type(message[key])()
            for key in ("content", "embeds", "components")
            if key in body
        }
        if "attachments" in body:
            changes["attachments"] = self._keep_files(body["attachments"], channel_id, message["attachments"])
        check_content(message | changes)
        message |= changes | {"edited_timestamp": self._timestamp()}
        return message

    def delete_message(self, channel_id: str, message_id: str) -> None:
        """Delete a message."""
        self.messages[channel_id].remove(self.find_message(channel_id, message_id))

    def read_history(self, channel_id: str, query: dict[str, str]) -> list[JSON]:
        """Return messages newest first: the latest, or those next to `before` or `after`."""
        self.find_channel(channel_id)
        limit = int(query.get("limit", 50))
        if not 1 <= limit <= 100:
            raise Refusal(400, 50035, "Invalid Form Body: limit")
        messages = self.messages[channel_id]
        if "before" in query:
            messages = [message for message in messages if int(message["id"]) < int(query["before"])]
        if "after" in query:
            messages = [message for message in messages if int(message["id"]) > int(query["after"])][:limit]
        return messages[-limit:][::-1]

    def crosspost(self, channel_id: str, message_id: str) -> JSON:
        """Publish a message of an announcement channel to its followers, which can be done once."""
        message = self.find_message(channel_id, message_id)
        if self.channels[channel_id]["type"] != ANNOUNCEMENT:
            raise Refusal(400, 50024, "Cannot execute action on this channel type")
        if message["flags"] & CROSSPOSTED:
            raise Refusal(400, 40033, "This message has already been crossposted")
        message["flags"] |= CROSSPOSTED
        return message

    def set_commands(self, commands: list[JSON]) -> list[JSON]:
        """Replace the application's global commands and return them with ids."""
        added = {"application_id": self.application_id, "version": "1"}
        self.commands = [
            {"id": self.next_id(), "type": 1, "description": ""} | each | added for each in commands
        ]
        return self.commands

    def _check_reference(self, channel_id: str, reference: JSON) -> None:
        """Refuse a reply to a message that is gone, unless it says that it does not mind."""
        wanted = reference.get("message_id")
        if wanted is None or not reference.get("fail_if_not_exists", True):
            return
        if all(message["id"] != str(wanted) for message in reversed(self.messages[channel_id])):
            raise Refusal(400, 50035, "Invalid Form Body: message_reference: Unknown message")

    def _keep(self, channel: JSON) -> int:
        self.channels[channel["id"]] = channel
        self.messages[channel["id"]] = []
        return int(channel["id"])

    def _make_message(self, channel: JSON, author: JSON, body: JSON) -> JSON:
        nonce = {"nonce": body["nonce"]} if body.get("nonce") is not None else {}
        reference = {"message_reference": body["message_reference"]} if body.get("message_reference") else {}
        mentioned = [
            user for user in (self.bot, self.reader) if f"<@{user['id']}>" in (body.get("content") or "")
        ]
        return {
            "id": self.next_id(),
            "channel_id": channel["id"],
            **nonce,
            **reference,
            "type": 19 if reference else 0,
            "author": author,
            "content": body.get("content") or "",
            "embeds": body.get("embeds") or [],
            "components": body.get("components") or [],
            "attachments": self._keep_files(body.get("attachments") or [], channel["id"]),
            "timestamp": self._timestamp(),
            "edited_timestamp": None,
            "tts": bool(body.get("tts")),
            "mention_everyone": False,
            "mentions": mentioned,
            "mention_roles": [],
            "pinned": False,
            "flags": body.get("flags") or 0,
        }

    def _keep_files(self, named: list[JSON], channel_id: str, kept: Sequence[JSON] = ()) -> list[JSON]:
        """Return files as Discord tells of them: those kept already, and those uploaded, however large they are."""
        known = {file["id"]: file for file in kept}
        return [known.get(str(file["id"])) or self._keep_file(file, channel_id) for file in named]

    def _keep_file(self, file: JSON, channel_id: str) -> JSON:
        number = self.next_id()
        place = f"attachments/{channel_id}/{number}/{file['filename']}"
        hosts = {"url": "https://cdn.discordapp.com", "proxy_url": "https://media.discordapp.net"}
        return file | {"id": number, "size": 1} | {name: f"{host}/{place}" for name, host in hosts.items()}

    def _timestamp(self) -> str:
        return datetime.fromtimestamp(self._clock(), UTC).isoformat()


def make_member(user: JSON, joined_at: str) -> JSON:
    """Return a member of a guild, without a role of its own."""
    unset = ("avatar", "banner", "communication_disabled_until", "nick", "premium_since")
    return {
        "user": user,
        "roles": [],
        "joined_at": joined_at,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        **dict.fromkeys(unset),
    }
