"""`/digest …`: what members who manage a server do with its digests.

commands      `/digest …` and `!digest …`: reads the fields, asks the desk, sends what it says
confirmation  A button before what cannot be undone
desk          What `/digest …` does: reads the ledger, checks what is asked, writes the ledger, and words the answer
flags         The options of `/digest add` and `/digest edit`; behind a prefix they are typed as `zone: Europe/Riga`
pages         A digest's content -> the page that it is read on
permissions   Whether a digest can go where it is to go: asked before it is set, so that it does not fail at nine in the morning
wording       What is said about digests: set, listed, shown, past
"""

from bot.chat.digests.commands import DigestCommands
from bot.chat.digests.desk import DigestDesk

__all__ = ["DigestCommands", "DigestDesk"]
