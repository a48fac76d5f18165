"""What each channel was shown lately, in memory alone, so that a fact or question by chance is another one. Pure."""

from collections import OrderedDict, deque
from collections.abc import Iterable

from bot.lookup import Outcome, Quiz, Silence

MOST_SHOWN = 60
"""How many facts of one channel are kept in mind."""
MOST_CHANNELS = 2_000
"""How many channels; beyond that those go that were silent longest."""
_READ = 3
"""How many facts of one reply are taken for read."""


class Lately:
    """Keeps the latest facts and questions of each channel in mind."""

    def __init__(self) -> None:
        self._shown: OrderedDict[int, deque[str]] = OrderedDict()
        self._asked: dict[int, str] = {}

    def note(self, channel_id: int, outcome: Outcome) -> None:
        """Note what was answered in a channel."""
        if isinstance(outcome, Silence):
            return
        if isinstance(outcome, Quiz):
            self._asked[channel_id] = outcome.key
        shown = self._shown.setdefault(channel_id, deque(maxlen=MOST_SHOWN))
        shown.extend(_name_facts(outcome))
        self._shown.move_to_end(channel_id)
        if len(self._shown) > MOST_CHANNELS:
            gone, _ = self._shown.popitem(last=False)
            self._asked.pop(gone, None)

    def forget_channels(self, channel_ids: Iterable[int]) -> None:
        """Forget what some channels were shown."""
        for channel_id in channel_ids:
            self._shown.pop(channel_id, None)
            self._asked.pop(channel_id, None)

    def is_stale(self, channel_id: int, outcome: Outcome) -> bool:
        """Whether a fact was shown in a channel lately, or a question asked there last."""
        if isinstance(outcome, Quiz):
            return self._asked.get(channel_id) == outcome.key
        return not set(_name_facts(outcome)).isdisjoint(self._shown.get(channel_id, ()))


def _name_facts(outcome: Outcome) -> Iterable[str]:
    if isinstance(outcome, Silence):
        return ()
    return [f"{outcome.brief.id}/{fact.id}" for fact in outcome.facts[:_READ]]
