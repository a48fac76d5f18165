"""Whether a word behind the prefix is certainly a name, and not another bot's command. Pure."""

from rapidfuzz.distance import OSA

from bot.brief import Entity
from bot.lookup.names import Resolution, frequent_words, plain_words

_SHORTEST_SLIP = 7
"""Letters of a name from which on one slip leaves no doubt."""
_ORDINARY = 1e-7
"""The share of all words from which on a word is one that people use, and no slip of a name."""


def find_certain(resolution: Resolution) -> Entity | None:
    """Give the entity that a text is a name or an alias of, letter for letter or but for one slip of a long name.

    What somebody is, or what is somebody's, names nobody for certain: `!president` may be a game's command.
    """
    if resolution.outcome != "answer" or len(resolution.matches) != 1:
        return None
    [match] = resolution.matches
    typed = "".join(plain_words(resolution.query))
    called = "".join(plain_words(match.via))
    if match.how not in {"exact", "spelling"} or match.via in match.entity.demonym:
        return None
    if typed == called:
        # a word in small letters is what another bot may be called by too
        return match.entity if any(sign.isupper() or sign.isdecimal() for sign in match.via) else None
    slip = len(typed) >= _SHORTEST_SLIP and OSA.distance(typed, called, score_cutoff=1) <= 1
    return match.entity if slip and typed not in frequent_words(_ORDINARY) else None
