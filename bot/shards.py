"""The shards of a process: which of the servers, as Discord deals them out by their ids, it is there for. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_TEXT = re.compile(r"(?P<parts>\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*)/(?P<count>\d{1,5})")
_AUTO = "auto"
_ADVICE = "use auto, or the shards of this process and how many there are in all, such as 0-7/16 or 0,3,5/16"
TIME_BITS = 22
"""An id's lower bits, which say nothing of when it was made; Discord deals servers out by the rest."""


@dataclass(frozen=True, slots=True)
class Shards:
    """Some of so many shards. As text: `0-7/16`."""

    ids: tuple[int, ...]
    """In order, each once."""
    count: int

    @property
    def are_all(self) -> bool:
        """Whether there are no others."""
        return len(self.ids) == self.count

    def hold(self, guild_id: int) -> bool:
        """Whether one of them is the guild's."""
        return deal(guild_id, self.count) in self.ids

    def __str__(self) -> str:
        starts = [self.ids[0], *(after for before, after in pairwise(self.ids) if after > before + 1)]
        ends = [*(before for before, after in pairwise(self.ids) if after > before + 1), self.ids[-1]]
        runs = (
            str(first) if first == last else f"{first}-{last}"
            for first, last in zip(starts, ends, strict=True)
        )
        return f"{','.join(runs)}/{self.count}"


ONE = Shards((0,), 1)
"""All there is, for a bot that needs no shards."""


def deal(guild_id: int, count: int) -> int:
    """Return which of so many shards is a guild's."""
    return (guild_id >> TIME_BITS) % count


def read_shards(text: str) -> Shards | None:
    """Read `0-7/16` or `0,3,5/16`; None for `auto`. Raises ValueError, which says what to write instead."""
    typed = "".join(text.split()).lower()
    if typed == _AUTO:
        return None
    found = _TEXT.fullmatch(typed)
    if found is None:
        raise ValueError(_ADVICE)
    ids, count = sorted({*_list_ids(found["parts"])}), int(found["count"])
    if ids[-1] >= count:
        raise ValueError(f"of {count} shards the last one is {max(count - 1, 0)}; {_ADVICE}")
    return Shards(tuple(ids), count)


def _list_ids(parts: str) -> Iterator[int]:
    for part in parts.split(","):
        first, _, last = part.partition("-")
        if int(first) > int(last or first):
            raise ValueError(f"{part} has the larger number first; {_ADVICE}")
        yield from range(int(first), int(last or first) + 1)
