"""An article's text and its record -> what the first draft of its brief holds. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.brief.drafting.amounts import Amount, find_amounts
from bot.brief.drafting.articles import Article, Sentence, take_apart
from bot.brief.drafting.draft_entities import DraftEntity, names_of
from bot.brief.drafting.draft_topics import DraftTopic, choose_topics
from bot.brief.drafting.excerpts import IsTelling, excerpt_at
from bot.brief.drafting.gathering import Gathering, share_titles
from bot.brief.drafting.kinds import read_signs
from bot.brief.drafting.speakers import Quotation, Speaker, find_quotations, find_speaker
from bot.brief.drafting.variants import put_together
from bot.brief.drafting.vocabulary import SAYING
from bot.brief.proof import Evidence, words
from bot.brief.sources import SourceRecord

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One sentence to write out: whom it is about and the figures it states."""

    sentence: int
    about: tuple[str, ...]
    is_carried_over: bool
    """Whether it names nobody, and `about` is that of the sentence before."""
    amounts: tuple[Amount, ...]
    speaker: str
    """The id of who likely says it; empty for nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftQuote:
    """A quotation with its likely speaker, and the words that name the speaker."""

    quote: str
    sentences: tuple[int, ...]
    speaker: str
    doubt: str
    named_in: int
    naming_words: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The first draft of a brief."""

    record: SourceRecord
    entities: tuple[DraftEntity, ...]
    topics: tuple[DraftTopic, ...]
    reports: tuple[Report, ...]
    quotes: tuple[DraftQuote, ...]


def draft_brief(text: str, sentences: Sequence[str], record: SourceRecord) -> Draft:
    """Draft a brief of an article; `sentences` are those that `record` numbers."""
    article = take_apart(text, sentences)
    evidence = Evidence(record)

    def is_telling(chosen: list[str]) -> bool:
        return len(evidence.sentences_with([chosen])) == 1

    entities = _gather(article, record)
    people = names_of([entity for entity in entities if entity.kind in {"person", "group"}])
    quotes = tuple(_quotes(article, entities, people, is_telling))
    reports = tuple(_reports(article, entities, people, is_telling))
    topics = choose_topics(
        {entity.kind for entity in entities},
        has_figures=any(report.amounts for report in reports),
        has_quotations=any(quote.speaker for quote in quotes),
    )
    return Draft(record=record, entities=entities, topics=topics, reports=reports, quotes=quotes)


def _gather(article: Article, record: SourceRecord) -> tuple[DraftEntity, ...]:
    gathering = Gathering()
    dateline = record.dateline or ""
    is_printed = any(sentence.text.lstrip().startswith(dateline) for sentence in article.sentences[:1])
    city, _, region = dateline.partition(",") if is_printed else ("", "", "")
    for place in filter(None, (city.title(), region.strip())):
        gathering.add_place(place, 1)
    for sentence in article.sentences:
        for mention in share_titles(sentence.text, sentence.mentions):
            if len(mention.phrase) <= _LONGEST_NAME:
                gathering.add(mention, read_signs(mention, sentence.text, sentence.tokens))
    return tuple(put_together(gathering.settle()))


def _about(numbers: Sequence[int], entities: Sequence[DraftEntity]) -> tuple[str, ...]:
    return tuple(entity.id for entity in entities if entity.sentences.intersection(numbers))


def _reports(
    article: Article,
    entities: Sequence[DraftEntity],
    people: dict[str, DraftEntity],
    is_telling: IsTelling,
) -> Iterator[Report]:
    before: tuple[str, ...] = ()
    for sentence in article.sentences:
        about = _about([sentence.number], entities)
        speaker = find_speaker(sentence, article.sentences[: sentence.number - 1], people)
        amounts = tuple(find_amounts(sentence.text, is_telling))
        if _is_only_said(sentence) and not amounts:
            before = about or before
            continue
        yield Report(
            sentence=sentence.number,
            about=about or before,
            is_carried_over=not about,
            amounts=amounts,
            speaker=speaker.entity.id if speaker else "",
        )
        before = about or before


def _is_only_said(sentence: Sentence) -> bool:
    """Whether a sentence is a quotation and who says it, and no more: the quotations hold that."""
    outside = [token for token in sentence.tokens if not sentence.is_quoted(token.start)]
    return len(outside) < len(sentence.tokens) and all(
        token.is_function_word
        or token.text.casefold() in SAYING
        or any(mention.covers(token) for mention in sentence.mentions)
        for token in outside
    )


def _quotes(
    article: Article,
    entities: Sequence[DraftEntity],
    people: dict[str, DraftEntity],
    is_telling: IsTelling,
) -> Iterator[DraftQuote]:
    for quotation in find_quotations(article, people):
        speaker = quotation.speaker
        yield DraftQuote(
            quote=quotation.quote,
            sentences=quotation.sentences,
            speaker=speaker.entity.id if speaker else "",
            doubt=speaker.doubt if speaker else "",
            named_in=speaker.sentence.number if speaker else 0,
            naming_words=_naming_words(speaker, is_telling) if speaker else "",
            about=_about_quoted(quotation, entities),
        )


def _about_quoted(quotation: Quotation, entities: Sequence[DraftEntity]) -> tuple[str, ...]:
    """Return whom the quoted words themselves name."""
    said = f" {' '.join(words(quotation.quote))} "
    return tuple(
        entity.id for entity in entities if any(f" {' '.join(words(form))} " in said for form in entity.forms)
    )


def _naming_words(speaker: Speaker, is_telling: IsTelling) -> str:
    mention = speaker.mention
    return excerpt_at(speaker.sentence.text, mention.start, mention.end, is_telling)
