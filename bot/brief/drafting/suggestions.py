"""A few words selected in a sentence -> what a fact about them would cite, name and state. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.brief.drafting.amounts import Amount, find_amounts
from bot.brief.drafting.articles import Article, Sentence
from bot.brief.drafting.draft_entities import DraftEntity, names_of
from bot.brief.drafting.excerpts import excerpt_at
from bot.brief.drafting.speakers import Speaker, find_speaker
from bot.brief.model import Citation, Entity
from bot.brief.proof import Evidence, Names, words, written_figures
from bot.brief.sources import RUN

_LONGEST_EXCERPT = 8
"""Words; nine in a row are the article's own wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What can be filled in of a fact; its text cannot."""

    quote: str = ""
    """The words themselves, where they stand inside quotation marks."""
    said_by: str = ""
    about: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    cite: tuple[Citation, ...] = ()


class Suggesting:
    """An article and the names of its brief, to make suggestions from."""

    def __init__(self, article: Article, evidence: Evidence, entities: Iterable[Entity]) -> None:
        self._article = article
        self._evidence = evidence
        self._entities = list(entities)
        self._names = Names(self._entities)

    def suggest(self, number: int, start: int = 0, end: int = 0) -> Suggestion:
        """Suggest a fact about the characters from `start` to `end` of a sentence; about all of it where these are none."""
        sentence = self._article.sentences[number - 1]
        start, end = _trim(sentence.text, start, end) or _trim(sentence.text, 0, len(sentence.text)) or (0, 0)
        selected = sentence.text[start:end]
        is_quote = len(words(selected)) >= RUN and all(map(sentence.is_quoted, range(start, end)))
        speaker = self._find_speaker(sentence, is_quote=is_quote)
        said_by = self._id_of(speaker.entity) if speaker else ""
        about = self.named_in(selected) or self.named_in(sentence.text)
        return Suggestion(
            quote=selected.strip('“”„«»" ,') if is_quote else "",
            said_by=said_by,
            about=tuple(each for each in about if each != said_by),
            amounts=() if is_quote else self._amounts(sentence, selected),
            cite=tuple(self._cite(sentence, (start, end), speaker, is_quote=is_quote)),
        )

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of the entities that a text names, in its order; names inside of longer ones are left out."""
        mentions = self._names.read(text).mentions
        outer = [mention for mention in mentions if not any(mention.is_inside(other) for other in mentions)]
        return tuple(dict.fromkeys(mention.entity for mention in outer))

    def amounts_in(self, text: str, sentences: Iterable[int]) -> tuple[Amount, ...]:
        """Return the figures of some sentences that a text states too."""
        stated = {figure.value for figure in written_figures(text)}
        cited = [self._article.sentences[number - 1] for number in sentences]
        found = {
            amount.value: amount
            for sentence in cited
            for amount in find_amounts(sentence.text, self._is_telling)
        }
        return tuple(amount for value, amount in found.items() if value in stated)

    def _amounts(self, sentence: Sentence, selected: str) -> tuple[Amount, ...]:
        stated = {figure.value for figure in written_figures(selected)}
        return tuple(
            amount for amount in find_amounts(sentence.text, self._is_telling) if amount.value in stated
        )

    def _cite(
        self, sentence: Sentence, selected: tuple[int, int], speaker: Speaker | None, *, is_quote: bool
    ) -> Iterable[Citation]:
        if is_quote:
            yield Citation(sentence=sentence.number)
        else:
            yield Citation(sentence=sentence.number, words=self._excerpt(sentence, *selected))
        if speaker is not None:
            mention = speaker.mention
            naming = excerpt_at(speaker.sentence.text, mention.start, mention.end, self._is_telling)
            yield Citation(sentence=speaker.sentence.number, words=naming)

    def _excerpt(self, sentence: Sentence, start: int, end: int) -> str:
        pieces = sentence.text[start:end].split()
        if len(pieces) > _LONGEST_EXCERPT:
            end = start + len(" ".join(pieces[: _LONGEST_EXCERPT - 2]))
        return excerpt_at(sentence.text, start, end, self._is_telling)

    def _find_speaker(self, sentence: Sentence, *, is_quote: bool) -> Speaker | None:
        """Find who speaks in a sentence; a quotation may be said in the sentence before."""
        people = self._people()
        earlier = self._article.sentences[: sentence.number - 1]
        found = find_speaker(sentence, earlier, people)
        if found is None and is_quote and earlier:
            return find_speaker(earlier[-1], earlier[:-1], people)
        return found

    def _people(self) -> dict[str, DraftEntity]:
        """Return who may speak, by everything they are called; a bare surname that is no alias is one too."""
        drafts = [
            DraftEntity(name=entity.name, kind=entity.kind, aliases=dict.fromkeys(_forms(entity), ""))
            for entity in self._entities
            if entity.kind in {"person", "group"}
        ]
        return names_of(drafts)

    def _id_of(self, draft: DraftEntity) -> str:
        return next(entity.id for entity in self._entities if entity.name == draft.name)

    def _is_telling(self, chosen: list[str]) -> bool:
        return len(self._evidence.sentences_with([chosen])) == 1


def _forms(entity: Entity) -> Sequence[str]:
    surname = entity.name.split()[-1]
    return (*entity.aliases, surname) if entity.kind == "person" else entity.aliases


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a stretch of a text widened to whole words and without spaces at its ends; None where nothing is left."""
    start, end = max(0, start), min(end, len(text))
    if start >= end or not text[start:end].strip():
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end
