"""Two wordings of a fact, told apart in a few words. Pure."""

from itertools import takewhile

_CONTEXT = 2
"""Words on either side of what differs."""
_LONGEST = 70


def shorten_text(text: str, most: int = 150) -> str:
    """Cut a text at a word, and show that it was cut."""
    if len(text) <= most:
        return text
    return (text[: most - 1].rpartition(" ")[0] or text[: most - 1]) + "…"


def contrast(before: str, after: str) -> str:
    """Show where two wordings differ, with a little around it: “About 600 US…” → “About 700 US…”."""
    old, new = before.split(), after.split()
    head = _count_equal(old, new)
    tail = min(_count_equal(old[::-1], new[::-1]), len(old) - head, len(new) - head)
    return f"{_quote(old, head, tail)} → {_quote(new, head, tail)}"


def _count_equal(one: list[str], other: list[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _quote(words: list[str], head: int, tail: int) -> str:
    start, end = max(head - _CONTEXT, 0), min(len(words) - tail + _CONTEXT, len(words))
    text = shorten_text(" ".join(words[start:end]), _LONGEST).rstrip("…")
    cut = end < len(words) or len(" ".join(words[start:end])) > _LONGEST
    return f"“{'…' if start else ''}{text}{'…' if cut else ''}”"
