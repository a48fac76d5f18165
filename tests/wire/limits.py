"""What Discord refuses and its OpenAPI description does not say: emptiness, and totals over a message."""

from typing import Any

JSON = dict[str, Any]


class Refusal(Exception):  # noqa: N818 - Discord's own answer, not a fault
    """A request that Discord answers with an error: an HTTP status with a code of its own."""

    def __init__(self, status: int, code: int, message: str) -> None:
        self.status, self.code, self.message = status, code, message
        super().__init__(message)


def check_content(body: JSON) -> None:
    """Raise Refusal for a message that is empty or too long."""
    content: str = body.get("content") or ""
    embeds: list[JSON] = body.get("embeds") or []
    if not (
        content or embeds or body.get("components") or body.get("attachments") or body.get("sticker_ids")
    ):
        raise Refusal(400, 50006, "Cannot send an empty message")
    if len(content) > 2000:
        raise Refusal(400, 50035, "Invalid Form Body: content: Must be 2000 or fewer in length.")
    if sum(map(count_characters, embeds)) > 6000:
        raise Refusal(400, 50035, "Invalid Form Body: embeds: Embed size exceeds maximum size of 6000")


def count_characters(embed: JSON) -> int:
    """Return how many characters of an embed count towards a message's total."""
    fields = [part for field in embed.get("fields", []) for part in (field["name"], field["value"])]
    parts = [embed.get("title"), embed.get("description"), *fields]
    parts += [embed.get("footer", {}).get("text"), embed.get("author", {}).get("name")]
    return sum(len(part or "") for part in parts)
