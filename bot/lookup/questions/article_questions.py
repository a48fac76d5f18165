"""Questions about the article itself: what it is about, who wrote it, when and where, and where it is. Pure."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from bot.lookup.names import FUNCTION_WORDS, read_lists
from bot.lookup.questions.question_words import HOW, SOFT, WHAT, WHEN, WHERE, WHO

Aspect = Literal["about", "writers", "date", "place", "link"]

_LISTS = {
    heading: frozenset(words)
    for heading, words in read_lists(Path(__file__).with_name("article_words.txt")).items()
}
_ARTICLE = _LISTS["article"]
_EVERY = frozenset[str]().union(*_LISTS.values())
_ALONE = frozenset({"tldr", "summary", "synopsis", "byline", "dateline", "author", "authors", "url"})
"""Words that mean the article though nothing else says so."""
_SAYING_NOTHING = SOFT | FUNCTION_WORDS | {"give", "read", "want", "need", "find", "name", "names"}
_POINTING = frozenset({"this", "it", "that"})


def read_article_question(words: Sequence[str]) -> Aspect | None:
    """Tell what of the article is asked for, or None where anything else is in the question."""
    telling = [word for word in words if word in _EVERY or word not in _SAYING_NOTHING]
    if not telling or not _EVERY.issuperset(telling):
        return None
    said = {name for name, words_of in _LISTS.items() if not words_of.isdisjoint(words)}
    points = not _ARTICLE.union(_POINTING).isdisjoint(words)
    if not points and _ALONE.isdisjoint(words):
        return None
    asks_what = bool((WHEN | WHERE | WHAT | HOW).intersection(words))
    asks_who = not WHO.isdisjoint(words) or ("which" in words and said <= {"writers", "article"})
    tests: Mapping[Aspect, bool] = {
        "writers": "writers" in said and (asks_who or not asks_what),
        "place": "place" in said or ("writers" in said and not WHERE.isdisjoint(words)),
        "date": "date" in said,
        "link": "link" in said,
        "about": "about" in said,
    }
    return next((aspect for aspect, holds in tests.items() if holds), None)
