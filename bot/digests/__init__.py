"""What goes out on time. Knows no Discord: the clock and the way to publish are arguments.

lateness      What becomes of slots that are due or past
pacing        When to try: spreading posts of one minute, and backing off after failures
publishing    What the poster needs of a chat: send, find, publish on; and the three ways in which that fails
records       What the ledger hands out, as frozen values
typed_wishes  What a person types for a digest: `weekdays 09:00 Europe/Riga troops` -> when, in which zone, what
wishes        A digest as somebody wants it -> a Draft, or what is wrong with it
composing/    Which facts a digest tells, and what it says
correcting/   A changed brief -> posts put right, each once
ledger/       Everything that must outlive the process, in SQLite or PostgreSQL
posting/      Due -> claimed -> published -> settled: each slot is posted once
recurrence/   Text such as `weekdays 09:00` and a zone -> the moments at which a schedule falls due
"""

from bot.digests.lateness import ON_TIME
from bot.digests.pacing import backoff
from bot.digests.publishing import RefusedError, ThrottledError, UncertainError
from bot.digests.records import Correction, Delivery, Digest, Draft, HistoryEntry, Schedule
from bot.digests.wishes import Wish, describe_contents, draft_new, list_contents, redraft

__all__ = [
    "ON_TIME",
    "Correction",
    "Delivery",
    "Digest",
    "Draft",
    "HistoryEntry",
    "RefusedError",
    "Schedule",
    "ThrottledError",
    "UncertainError",
    "Wish",
    "backoff",
    "describe_contents",
    "draft_new",
    "list_contents",
    "redraft",
]
