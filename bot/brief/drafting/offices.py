"""The office before a person's name: `Director of Management and Budget Warren Pike`. Pure."""

from bot.brief.drafting.vocabulary import HEAD_KINDS, HONORIFICS, PORTFOLIOS, SURNAMES, TITLE_PARTS, TITLES

_LINKS = frozenset({"of", "for", "on"})


def split_title(name: str) -> tuple[str, str]:
    """Split `Defense Minister Artis Pabriks` into the title, in the singular, and the name; either may be empty."""
    parts = name.split()
    start = next((at for at, part in enumerate(parts) if _is_office(part)), 0)
    stop = _end_of_title(parts, start)
    if start and parts[stop + 1 :] == []:
        start, stop = 0, _end_of_title(parts, 0)  # unknown words before an office need two behind it
    if stop < len(parts) and HEAD_KINDS.get(parts[-1].casefold(), "person") != "person":
        stop = 0  # `Queen Elizabeth Hospital` is nobody
    return " ".join(_singular(part) for part in parts[:stop]), " ".join(parts[stop:])


def is_title(word: str) -> bool:
    """Whether a word stands before people's names: Minister, Sen., Representatives."""
    return _singular(word).rstrip(".").casefold() in TITLES


def plural_title(name: str) -> str:
    """Return the title, in the singular, of a name that starts with that of several people, or nothing."""
    title, rest = split_title(name)
    return title if title and f"{title} {rest}" != name else ""


def _end_of_title(parts: list[str], start: int) -> int:
    """Return the index behind the title that starts at `start`; `start` where none does."""
    stop, is_linked = start, False
    for at in range(start, len(parts)):
        key = parts[at].strip(".,").casefold()
        if is_title(parts[at]):
            stop, is_linked = at + 1, False
        elif key in PORTFOLIOS and is_linked:
            stop = at + 1
        elif key in _LINKS and start < stop == at:
            is_linked = True
        elif not (key in TITLE_PARTS or key in PORTFOLIOS or (key == "and" and is_linked)):
            break
    return stop


def _is_office(word: str) -> bool:
    key = _singular(word).rstrip(".").casefold()
    return key in TITLES and key not in HONORIFICS and key not in SURNAMES


def _singular(word: str) -> str:
    """Return a title in the singular; any other word as it is."""
    for plural, singular in (("ies", "y"), ("men", "man"), ("s", "")):
        one = word.removesuffix(plural) + singular
        if one != word and word.endswith(plural) and one.casefold() in TITLES:
            return one
    return word
