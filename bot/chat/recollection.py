"""What each person was answered last in each place, only in memory: `why` is about that."""

from collections import OrderedDict

from bot.lookup import Outcome, Silence

_MOST = 10_000
"""How many are kept; beyond that the oldest go."""

Recollection = OrderedDict[tuple[int, int], Outcome]
"""By (channel, person)."""


def remember(recent: Recollection, channel_id: int, person_id: int, outcome: Outcome) -> None:
    """Keep what somebody was answered; silence is no answer."""
    if isinstance(outcome, Silence):
        return
    place = (channel_id, person_id)
    recent[place] = outcome
    recent.move_to_end(place)
    if len(recent) > _MOST:
        recent.popitem(last=False)
