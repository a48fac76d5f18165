"""Which briefs answer in a server: those that it has chosen, or all. What is indexed is shared."""

from bot.lookup import Lookup


class Shelf:
    """Keeps a Lookup for each choice of briefs, until other briefs are served."""

    def __init__(self) -> None:
        self._whole: Lookup | None = None
        self._parts: dict[tuple[str, ...], Lookup] = {}

    def choose(self, whole: Lookup, brief_ids: tuple[str, ...]) -> Lookup:
        """Return what answers from some briefs, the first one first; those that are gone count for nothing."""
        if whole is not self._whole:
            self._whole, self._parts = whole, {}
        here = tuple(each for each in brief_ids if each in whole.library.briefs)
        if not here or here == tuple(whole.library.briefs):
            return whole
        if here not in self._parts:
            self._parts[here] = whole.only(here)
        return self._parts[here]
