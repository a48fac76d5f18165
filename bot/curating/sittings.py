"""Who sits at the desk, and what was written there since it was started: nobody is the second reader of their own fact."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.brief import Fact, hash_fact

_UNSAID, _ANOTHER = "", "\0"
"""Who wrote a fact: whoever it is that says their name next, or somebody else than who says it."""


@dataclass
class Sitting:
    """One run of the desk. Who writes gives no name; who reads gives it once, and says who wrote."""

    reader: str = ""
    """Who reads facts a second time; empty until they say so."""
    _writers: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """Who wrote what at this desk, by the brief and the hash of what a review is about."""

    def note_writing(self, slug: str, before: Iterable[Fact], after: Iterable[Fact]) -> None:
        """Note that what is new between two states of a brief was written here."""
        known = set(map(hash_fact, before))
        for each in map(hash_fact, after):
            if each not in known:
                self._writers[slug, each] = self.reader or _UNSAID

    @property
    def has_unsaid(self) -> bool:
        """Whether something was written here by somebody who has not said who they are."""
        return _UNSAID in self._writers.values()

    def sit_down(self, reader: str, *, wrote: bool) -> None:
        """Read from now on as somebody; `wrote` says whether what was written here by nobody in particular is theirs."""
        writer = reader if wrote else _ANOTHER
        self._writers = {key: said or writer for key, said in self._writers.items()}
        self.reader = reader

    def get_up(self) -> None:
        """Read as nobody, until somebody sits down."""
        self.reader = ""

    def is_own(self, slug: str, fact: Fact) -> bool:
        """Whether a fact as it stands was written here by the one who reads."""
        return bool(self.reader) and self._writers.get((slug, hash_fact(fact))) == self.reader
