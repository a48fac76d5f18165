"""What each person asked last in each channel, in memory alone: for `why`, and for a line that leans on it."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.lookup import Outcome, Silence
from bot.lookup.talk import Turn

Place = tuple[int, int]
"""A channel and a person in it."""
Which = Callable[[Place], bool]

LASTING = timedelta(minutes=10)
"""How long a line may lean on the one before."""
MOST_REMEMBERED = 10_000
"""How many people are remembered; beyond that those go who were silent longest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """The last line of one person in one channel."""

    last: Outcome
    turn: Turn | None = None
    at: datetime | None = None


class Recollection:
    """Remembers one line a person and channel."""

    def __init__(self) -> None:
        self._remembered: OrderedDict[Place, Remembered] = OrderedDict()
        self.also_forget: Callable[[Which], None] = lambda _: None
        """Tells whoever took something with `recall` in which places it is to be forgotten."""

    def recall(self, place: Place) -> Remembered | None:
        """Give all that is remembered there, for `restore`."""
        return self._remembered.get(place)

    def restore(self, place: Place, remembered: Remembered | None) -> None:
        """Remember there what was before: the line after it is taken back."""
        if remembered is None:
            self._remembered.pop(place, None)
        else:
            self._remembered[place] = remembered

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
        self._forget(lambda place: place[1] == user_id)

    def forget_channels(self, channel_ids: Iterable[int]) -> None:
        """Forget what was asked in some channels, by whomever."""
        gone = set(channel_ids)
        self._forget(lambda place: place[0] in gone)

    def _forget(self, which: Which) -> None:
        self._remembered = OrderedDict(
            (place, found) for place, found in self._remembered.items() if not which(place)
        )
        self.also_forget(which)

    def note(self, place: Place, turn: Turn, now: datetime) -> None:
        """Note what was asked and answered there `now`; a hello or help leaves what can be leant on."""
        if isinstance(turn.outcome, Silence):
            return
        found = self._remembered.get(place) or Remembered(last=turn.outcome)
        carried = replace(found, turn=turn, at=now) if turn.carries else found
        self._remembered[place] = replace(carried, last=turn.outcome)
        self._remembered.move_to_end(place)
        if len(self._remembered) > MOST_REMEMBERED:
            self._remembered.popitem(last=False)
