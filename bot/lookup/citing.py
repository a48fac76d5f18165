"""What a brief rests on, and which facts stand on a sentence of its article. Pure."""

import re

from bot.brief import Brief, SourceRecord
from bot.lookup.outcomes import NoSentence, Outcome, SentenceFacts, SourceCard

_NUMBER = re.compile(r"(?:sentence\s*|s\s*|#\s*)?(\d{1,7})", re.IGNORECASE)


def cite(brief: Brief, record: SourceRecord | None, words: str) -> Outcome:
    """Tell the source, or with a number in `words` what stands on that sentence."""
    if not words:
        return SourceCard(brief=brief, record=record)
    sentences = count_sentences(brief, record)
    match = _NUMBER.fullmatch(words.strip())
    number = int(match[1]) if match else 0
    if not 1 <= number <= sentences:
        return NoSentence(query=words, brief=brief, sentences=sentences)
    facts = tuple(fact for fact in brief.facts.values() if number in fact.sentences)
    why_none = next((uncited.why for uncited in brief.uncited if uncited.sentence == number), "")
    return SentenceFacts(query=words, brief=brief, sentence=number, facts=facts, why_none=why_none)


def count_sentences(brief: Brief, record: SourceRecord | None) -> int:
    """Return how many sentences the article has, or without its record the highest one that is cited."""
    if record is not None:
        return len(record.sentences)
    return max((number for fact in brief.facts.values() for number in fact.sentences), default=0)
