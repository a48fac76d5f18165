"""The one place where an error becomes a reply: a UserError's own words, or a reference number."""

import logging
import secrets
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.mistakes import explain_input
from bot.errors import LedgerUnavailableError, UserError

_log = logging.getLogger(__name__)

_NO_LEDGER = (
    "My database does not answer just now, so nothing was changed. Digests wait for it and are not lost; "
    "ask again in a minute."
)


def explain_error(error: Exception, asked: str) -> str | None:
    """Return what to tell the person who asked, and log what is ours to mend.

    None where nothing can or need be told: the channel is closed to us or gone.
    """
    cause = _unwrap(error)
    if isinstance(cause, UserError):
        return str(cause)
    if isinstance(cause, LedgerUnavailableError):
        _log.warning("could not answer %r: %s", asked, cause)
        return _NO_LEDGER
    if isinstance(cause, (discord.Forbidden, discord.NotFound)):
        _log.info("could not answer %r: %s", asked, cause)
        return None
    if isinstance(cause, commands.CommandNotFound):
        return None
    if isinstance(cause, (commands.UserInputError, commands.CheckFailure, app_commands.CheckFailure)):
        return explain_input(cause)
    reference = secrets.token_hex(3).upper()
    _log.error("fault %s while answering %r", reference, asked, exc_info=cause)
    return f"That went wrong on my side. Whoever runs me finds it in the log as **{reference}**."


async def tell_failure(interaction: discord.Interaction[Any], error: Exception, asked: str) -> None:
    """Tell the person who pressed or used a slash command, and nobody else, what went wrong."""
    words = explain_error(error, asked)
    if not words:
        return
    try:
        if interaction.response.is_done():
            await interaction.followup.send(words, ephemeral=True)
        else:
            await interaction.response.send_message(words, ephemeral=True)
    except discord.HTTPException as failure:
        _log.info("could not tell that %r failed: %s", asked, failure)


def _unwrap(error: BaseException) -> BaseException:
    """Return what discord.py wrapped."""
    wrappers = (commands.CommandInvokeError, commands.HybridCommandError, app_commands.CommandInvokeError)
    while isinstance(error, wrappers):
        error = error.original
    return error
