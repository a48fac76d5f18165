"""The one place where an error becomes a reply: a UserError's own words, or a reference number.

What people write is never logged. So an error's own message, which may repeat it, is logged only where it is known not to.
"""

import logging
import secrets
import traceback
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.mistakes import explain_input
from bot.errors import LedgerUnavailableError, UserError
from bot.languages import mark, say
from bot.observability import ANSWERS

_log = logging.getLogger(__name__)

_NO_LEDGER = mark(
    "My database does not answer just now, so nothing was changed. Digests wait for it and are not lost; "
    "ask again in a minute."
)
NOT_LET = mark("Discord does not let me do that here.")
"""What who used a slash command is told where a channel would be told nothing."""
_QUOTABLE = (discord.HTTPException, aiohttp.ClientError, OSError, LedgerUnavailableError)
"""What these say is Discord's, the system's or the database's, and none of it a person's."""


def explain_error(error: Exception, command: str) -> str | None:
    """Return what to tell the person who asked, and log what is ours to mend.

    `command` is the name of what failed, in our words. None where nothing can or need be told: the channel is closed
    to us or gone.
    """
    cause = _unwrap(error)
    if isinstance(cause, commands.CommandNotFound):
        return None
    outcome, told = _explain(cause, command)
    ANSWERS.labels(command=command, outcome=outcome).inc()
    return told


def _explain(cause: BaseException, command: str) -> tuple[str, str | None]:
    """Say what it comes to, and what to tell."""
    match cause:
        case UserError():
            return "refused", str(cause)
        case LedgerUnavailableError():
            _log.warning("could not do %s: %s", command, cause)
            return "no database", say(_NO_LEDGER)
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return "refused", say(
                "That command has changed since Discord showed it to you; /help lists what there is."
            )
        case discord.Forbidden() | discord.NotFound():
            _log.info("could not answer %s: %s", command, cause)
            return "closed", None
        case commands.UserInputError() | commands.CheckFailure() | app_commands.CheckFailure():
            return "refused", explain_input(cause)
        case _:
            reference = secrets.token_hex(3).upper()
            _log.error("fault %s in %s: %s", reference, command, describe_fault(cause))
            return (
                "fault",
                say(
                    "That went wrong on my side. Whoever runs me finds it in the log as **{reference}**.",
                    reference=reference,
                ),
            )


def describe_fault(error: BaseException | None) -> str:
    """Return where an error arose and of what kind it and its causes are, without what people wrote."""
    parts: list[str] = []
    while error is not None:
        said = f": {error}" if isinstance(error, _QUOTABLE) else ""
        stack = "".join(traceback.format_tb(error.__traceback__))
        parts.append(f"{type(error).__qualname__}{said}\n{stack}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "caused by ".join(parts).rstrip()


async def tell_failure(interaction: discord.Interaction[Any], error: Exception, command: str) -> None:
    """Tell the person who pressed or used a slash command, and nobody else, what went wrong."""
    words = explain_error(error, command) or say(NOT_LET)  # who used it waits for a word
    try:
        if interaction.response.is_done():
            await interaction.followup.send(words, ephemeral=True)
        else:
            await interaction.response.send_message(words, ephemeral=True)
    except discord.HTTPException as failure:
        _log.info("could not tell that %s failed: %s", command, failure)


def _unwrap(error: BaseException) -> BaseException:
    """Return what discord.py wrapped."""
    wrappers = (commands.CommandInvokeError, commands.HybridCommandError, app_commands.CommandInvokeError)
    while isinstance(error, wrappers):
        error = error.original
    return error
