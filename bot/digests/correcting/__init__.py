"""A changed brief -> posts put right, each once.

amending   What a corrected message says, and what a posted correction says
corrector  Changed brief -> noticed -> claim -> edit, or else post -> settle: each posted digest is put right once
"""

from bot.digests.correcting.corrector import Corrector

__all__ = ["Corrector"]
