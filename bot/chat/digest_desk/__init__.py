"""`/digest …`: what members who manage a server do with its digests.

desk             What `/digest …` does: reads the ledger, checks what is asked, writes the ledger, and words the answer
digest_commands  `/digest …` and `!digest …`: reads the fields, asks the desk, sends what it says
digest_words     What is said about digests: set, listed, shown, past
flags            The options of `/digest add` and `/digest edit`; behind a prefix they are typed as `zone: Europe/Riga`
permissions      Whether a digest can go where it is to go: asked before it is set, so that it does not fail at nine in the morning
removal          Asks whether to remove a digest, and does it at the press of a button, however late
"""

from bot.chat.digest_desk.desk import DigestDesk
from bot.chat.digest_desk.digest_commands import DigestCommands
from bot.chat.digest_desk.removal import REMOVAL_CONTROLS

__all__ = ["REMOVAL_CONTROLS", "DigestCommands", "DigestDesk"]
