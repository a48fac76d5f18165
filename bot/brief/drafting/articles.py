"""An article taken apart: its sentences, their words, the names in them, and what stands in quotation marks. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.brief.drafting.name_spans import Mention, find_mentions
from bot.brief.drafting.tokens import Token, Usage, tokens_of
from bot.brief.proof import quotations


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and where it stands; `quoted` are the places in it, from and to, inside quotation marks."""

    number: int
    text: str
    start: int
    """Its first character's place in the article."""
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    quoted: Sequence[tuple[int, int]]

    @property
    def end(self) -> int:
        """The place behind its last character that is no space."""
        return self.start + len(self.text.rstrip())

    def is_quoted(self, place: int) -> bool:
        """Whether a place in it is inside quotation marks."""
        return any(opens <= place < closes for opens, closes in self.quoted)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage in quotation marks: its words and the sentences it runs through."""

    words: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """All sentences of an article, and its quoted passages in order."""

    sentences: tuple[Sentence, ...]
    quoted: tuple[Quoted, ...]


def take_apart(text: str, sentences: Sequence[str]) -> Article:
    """Take an article apart; `sentences` are its sentences in order, each as it stands in the text."""
    spans = quotations(text)
    tokens = [tokens_of(sentence) for sentence in sentences]
    usage = Usage(tokens)
    parts: list[Sentence] = []
    at = 0
    for number, (sentence, words) in enumerate(zip(sentences, tokens, strict=True), start=1):
        at = text.index(sentence, at)
        parts.append(
            Sentence(
                number=number,
                text=sentence,
                start=at,
                tokens=words,
                mentions=tuple(find_mentions(number, sentence, words, usage)),
                quoted=[(opens - at, closes - at) for opens, closes in spans],
            )
        )
        at += len(sentence)
    return Article(tuple(parts), tuple(_quoted(text, span, parts) for span in spans))


def _quoted(text: str, span: tuple[int, int], sentences: Sequence[Sentence]) -> Quoted:
    opens, closes = span
    touched = tuple(
        sentence for sentence in sentences if sentence.start < closes - 1 and opens + 1 < sentence.end
    )
    return Quoted(" ".join(text[opens:closes].strip('“”„«»" ').split()), touched)
