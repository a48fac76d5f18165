"""Due -> claimed -> published -> settled: each slot is posted once.

poster   Due -> claim -> publish -> settle: posts each slot once, whatever dies in between
sending  One claimed delivery, from the claim to the settled row
"""

from bot.digests.posting.poster import Poster
from bot.digests.posting.sending import Pace

__all__ = ["Pace", "Poster"]
