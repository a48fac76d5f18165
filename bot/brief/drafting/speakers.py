"""The quotations of an article, each with its likely speaker. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.brief.drafting.articles import Article, Quoted, Sentence
from bot.brief.drafting.draft_entities import DraftEntity
from bot.brief.drafting.name_spans import Mention
from bot.brief.drafting.tokens import Token
from bot.brief.drafting.vocabulary import SAYING
from bot.brief.proof import words
from bot.brief.sources import RUN

_PRONOUNS = frozenset({"he", "she", "they"})
_NEAR = 2
"""Words between a pronoun and the word of saying that it belongs to, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who likely says something, and the sentence that names them."""

    entity: DraftEntity
    sentence: Sentence
    mention: Mention
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quoted passage of three words or more; `speaker` is None where nobody can be named."""

    quote: str
    sentences: tuple[int, ...]
    speaker: Speaker | None


def find_quotations(article: Article, people: Mapping[str, DraftEntity]) -> Iterator[Quotation]:
    """Yield the quotations that can be proven, in order. `people` maps what somebody is called to who it is."""
    before: Quotation | None = None
    for quoted in article.quoted:
        if len(words(quoted.words)) < RUN or not quoted.sentences:
            continue
        numbers = tuple(sentence.number for sentence in quoted.sentences)
        speaker = _find_speaker(article, quoted, people) or _go_on(before, numbers[0])
        before = Quotation(quote=quoted.words.rstrip(","), sentences=numbers, speaker=speaker)
        yield before


def find_speaker(
    sentence: Sentence, earlier: Sequence[Sentence], people: Mapping[str, DraftEntity]
) -> Speaker | None:
    """Find who says something in a sentence, outside of its quotations; `earlier` tell who `she` is."""
    says = _says(sentence)
    if not says:
        return None
    pronoun = _pronoun_beside(sentence.tokens, says)
    if pronoun and pronoun.text.casefold() == "they":
        return None
    if pronoun is None:
        return _nearest(sentence, says, people)
    for passage in (sentence, *reversed(earlier)):
        until = pronoun.start if passage is sentence else len(passage.text)
        named = [pair for pair in _named(passage, people) if pair[0].start < until]
        if named and passage is sentence:
            mention, entity = named[-1]
        elif named:
            spoke = _nearest(passage, _says(passage), people)
            mention, entity = (spoke.mention, spoke.entity) if spoke else named[0]
        else:
            continue
        doubt = f"“{pronoun.text}” is {entity.name}?"
        return Speaker(entity=entity, sentence=passage, mention=mention, doubt=doubt)
    return None


def _says(sentence: Sentence) -> list[int]:
    """Return the indices of the words of saying outside of quotations."""
    return [
        index
        for index, token in enumerate(sentence.tokens)
        if token.text.casefold() in SAYING and not sentence.is_quoted(token.start)
    ]


def _nearest(sentence: Sentence, says: Sequence[int], people: Mapping[str, DraftEntity]) -> Speaker | None:
    """Return whom a sentence names nearest to a word of saying, a person rather than a group."""
    named = _named(sentence, people) if says else []
    nearest = min(
        named,
        key=lambda pair: (pair[1].kind != "person", _distance(sentence, pair[0], says)),
        default=None,
    )
    return Speaker(entity=nearest[1], sentence=sentence, mention=nearest[0]) if nearest else None


def _find_speaker(article: Article, quoted: Quoted, people: Mapping[str, DraftEntity]) -> Speaker | None:
    for sentence in quoted.sentences:
        found = find_speaker(sentence, article.sentences[: sentence.number - 1], people)
        if found:
            return found
    return None


def _go_on(before: Quotation | None, number: int) -> Speaker | None:
    """Let whoever spoke in the sentence before go on."""
    if before is None or before.speaker is None or number - before.sentences[-1] > 1:
        return None
    known = before.speaker
    doubt = f"{known.entity.name} goes on?"
    return Speaker(entity=known.entity, sentence=known.sentence, mention=known.mention, doubt=doubt)


def _named(sentence: Sentence, people: Mapping[str, DraftEntity]) -> list[tuple[Mention, DraftEntity]]:
    """Return the people whom a sentence names outside of quotations."""
    found: list[tuple[Mention, DraftEntity]] = []
    for mention in sentence.mentions:
        parts = mention.phrase.split()
        names = (" ".join(parts[start:]) for start in range(len(parts)))
        entity = next((people[name] for name in names if name in people), None)
        if entity and not sentence.is_quoted(mention.start):
            found.append((mention, entity))
    return found


def _pronoun_beside(tokens: Sequence[Token], says: Sequence[int]) -> Token | None:
    beside = [tokens[near] for at in says for near in range(max(at - _NEAR, 0), min(at + _NEAR, len(tokens)))]
    return next((token for token in beside if token.text.casefold() in _PRONOUNS), None)


def _distance(sentence: Sentence, mention: Mention, says: Sequence[int]) -> int:
    """Count the words between a name and the nearest word of saying."""
    first = sum(token.start < mention.start for token in sentence.tokens)
    last = sum(token.start < mention.end for token in sentence.tokens) - 1
    return min(min(abs(at - first), abs(at - last)) for at in says)
