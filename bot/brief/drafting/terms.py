"""Things that a sentence names by nouns alone: fighter jets, arms orders, the risk of war. Pure.

A noun that tells a kind counts when a word describes it, or when `of`, `with` or `from` ties it to a name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.brief.drafting.name_spans import Mention
from bot.brief.drafting.tokens import Token
from bot.brief.drafting.vocabulary import HEAD_KINDS, PLAIN_VERBS, SAYING
from bot.brief.model import Kind
from bot.brief.proof import written_figures

_MOST_BEFORE = 2
_TIES = frozenset({"of", "with", "from"})
_TIED_KINDS = frozenset({"idea", "event", "person", "organisation"})
_NOT_DESCRIBING = frozenset(
    {"other", "several", "new", "last", "next", "earlier", "later", "million", "billion", "trillion"}
)


@dataclass(frozen=True, slots=True)
class Term:
    """A thing without a name of its own."""

    name: str
    kind: Kind


def find_terms(sentence: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Term]:
    """Yield the things of a sentence that no mention covers, in order."""
    for at, token in enumerate(tokens):
        kind = HEAD_KINDS.get(token.text.casefold())
        if kind is None or not token.text[0].islower() or _goes_on(sentence, tokens, at):
            continue
        tied = _tied(sentence, tokens, at, mentions)
        owner = next((mention for mention in mentions if mention.covers(token)), None)
        if owner and tied.startswith("of "):
            yield Term(f"{owner.phrase} {tied}", kind)
        if owner:
            continue
        first = _first_describing(sentence, tokens, at)
        if tied and kind in _TIED_KINDS:
            yield Term(f"{token.text} {tied}", kind)
        elif first < at:
            yield Term(sentence[tokens[first].start : token.start] + token.text, kind)


def _goes_on(sentence: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether another noun of this sort follows at once: `aid` in `aid package`."""
    if at + 1 == len(tokens) or not sentence[tokens[at].end : tokens[at + 1].start].isspace():
        return False
    return tokens[at + 1].text.casefold() in HEAD_KINDS


def _first_describing(sentence: str, tokens: Sequence[Token], at: int) -> int:
    """Return the index of the first word that describes the noun at `at`."""
    first = at
    while first > max(at - _MOST_BEFORE, 0):
        word = tokens[first - 1]
        if not _describes(word) or not sentence[word.end : tokens[first].start].isspace():
            break
        first -= 1
    while first < at and tokens[first].text.endswith(("ing", "ed")) and "-" not in tokens[first].text:
        if tokens[first].text.casefold() in HEAD_KINDS:
            break  # training grounds
        first += 1  # sending fighter jets
    return first


def _describes(word: Token) -> bool:
    text = word.text.casefold()
    return (
        word.text[0].islower()
        and not word.is_function_word
        and not word.is_possessive
        and not text.endswith("ly")
        and text not in PLAIN_VERBS
        and text not in SAYING
        and text not in _NOT_DESCRIBING
        and not written_figures(text)
    )


def _tied(sentence: str, tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> str:
    """Return `of war` or `with China` behind a noun, or nothing."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in _TIES:
        return ""
    tie, noun = tokens[at + 1], tokens[at + 2]
    if not sentence[tie.end : noun.start].isspace() or not sentence[tokens[at].end : tie.start].isspace():
        return ""
    named = next((mention for mention in mentions if mention.start == noun.start), None)
    if named:
        return f"{tie.text} {named.name}"
    return f"{tie.text} {noun.text}" if noun.text.casefold() in HEAD_KINDS else ""
