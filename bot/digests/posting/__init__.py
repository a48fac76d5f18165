"""Due -> claimed -> published -> settled: each slot is posted once.

poster   Due -> claim -> publish -> settle: posts each slot once, whatever dies in between
roster   Keeps a process on the ledger's list of those alive, and says whose digests it is to post
sending  One claimed delivery, from the claim to the settled row
"""

from bot.digests.posting.poster import Poster
from bot.digests.posting.roster import Roster
from bot.digests.posting.sending import Pace

__all__ = ["Pace", "Poster", "Roster"]
