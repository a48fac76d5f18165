"""A few words of a sentence that prove a citation: three at least, and enough to tell the sentence. Pure."""

import re
from collections.abc import Callable, Sequence

from bot.brief.proof import words
from bot.brief.sources import RUN

_ABBREVIATION = re.compile(r"\.\w\.$")
_LONGEST = 8
"""Words; nine in a row are the article's own wording."""

IsTelling = Callable[[list[str]], bool]
"""Whether some words stand in one sentence of the article only."""


def pieces_of(sentence: str) -> list[str]:
    """Return what stands between the spaces of a sentence."""
    return sentence.split()


def excerpt(pieces: Sequence[str], first: int, last: int, is_telling: IsTelling) -> str:
    """Return the pieces from `first` to `last` and as many beside them as it takes."""
    start, stop = first, last + 1
    while start > 0 or stop < len(pieces):
        chosen = words(" ".join(pieces[start:stop]))
        if (len(chosen) >= RUN and is_telling(chosen)) or len(chosen) >= _LONGEST:
            break
        if stop < len(pieces) and (stop - last <= first - start + 1 or start == 0):
            stop += 1
        else:
            start -= 1
    chosen = " ".join(pieces[start:stop]).strip(' ,;:—–-“”"')
    return chosen if _ABBREVIATION.search(chosen) else chosen.rstrip(".")


def excerpt_at(sentence: str, start: int, end: int, is_telling: IsTelling) -> str:
    """Return a few words around the characters from `start` to `end` of a sentence."""
    first = max(len(sentence[:start].split()) - (start > 0 and not sentence[start - 1].isspace()), 0)
    last = max(len(sentence[:end].split()) - 1, first)
    return excerpt(pieces_of(sentence), first, last, is_telling)
