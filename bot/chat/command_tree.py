"""What Discord knows of our slash commands: told when it would be other than what it was told last."""

import hashlib
import json
from typing import Any

from discord import app_commands

from bot.chat.service import DigestService

_KEY = "commands"


async def publish_commands(tree: app_commands.CommandTree[Any], digests: DigestService | None) -> bool:
    """Tell Discord of every command of a tree; returns whether there was anything to tell.

    What it was told last is in the ledger; where there is none, or it does not answer, Discord is told anew.
    """
    fingerprint = await _fingerprint(tree)
    if digests is not None and await digests.recall(_KEY) == fingerprint:
        return False
    await tree.sync()
    if digests is not None:
        await digests.remember(_KEY, fingerprint)
    return True


async def _fingerprint(tree: app_commands.CommandTree[Any]) -> str:
    commands, translator = tree.get_commands(), tree.translator
    if translator is None:
        payloads = [command.to_dict(tree) for command in commands]
    else:
        payloads = [await command.get_translated_payload(tree, translator) for command in commands]
    told = sorted(json.dumps(payload, sort_keys=True) for payload in payloads)
    return hashlib.sha256("\n".join([str(tree.client.application_id), *told]).encode()).hexdigest()
