"""What each person asked last in each channel, in memory alone: for `why`, and for a line that leans on it."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.lookup import Outcome, Silence
from bot.lookup.talk import Turn

Place = tuple[int, int]
"""A channel and a person in it."""

LASTING = timedelta(minutes=10)
"""How long a line may lean on the one before."""
MOST_REMEMBERED = 10_000
"""How many people are remembered; beyond that those go who were silent longest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Remembered:
    last: Outcome
    turn: Turn | None = None
    at: datetime | None = None


class Recollection:
    """Remembers one line a person and channel."""

    def __init__(self) -> None:
        self._remembered: OrderedDict[Place, _Remembered] = OrderedDict()

    def __len__(self) -> int:
        return len(self._remembered)

    def last(self, place: Place) -> Outcome:
        """Give what was answered there last, however long ago; Silence where nothing was."""
        found = self._remembered.get(place)
        return found.last if found else Silence()

    def turn(self, place: Place, now: datetime) -> Turn | None:
        """Give what a line may lean on there `now`."""
        found = self._remembered.get(place)
        if found is None or found.at is None or now - found.at > LASTING:
            return None
        return found.turn

    def forget_person(self, user_id: int) -> None:
        """Forget what somebody asked, wherever it was."""
        self._remembered = OrderedDict(
            (place, found) for place, found in self._remembered.items() if place[1] != user_id
        )

    def forget_channels(self, channel_ids: Iterable[int]) -> None:
        """Forget what was asked in some channels, by whomever."""
        gone = set(channel_ids)
        self._remembered = OrderedDict(
            (place, found) for place, found in self._remembered.items() if place[0] not in gone
        )

    def note(self, place: Place, turn: Turn, now: datetime) -> None:
        """Note what was asked and answered there `now`; a hello or help leaves what can be leant on."""
        if isinstance(turn.outcome, Silence):
            return
        found = self._remembered.get(place) or _Remembered(last=turn.outcome)
        carried = replace(found, turn=turn, at=now) if turn.carries else found
        self._remembered[place] = replace(carried, last=turn.outcome)
        self._remembered.move_to_end(place)
        if len(self._remembered) > MOST_REMEMBERED:
            self._remembered.popitem(last=False)
