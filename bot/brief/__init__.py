"""What we know: a brief, and the record of the article it rests on. Pure, but for reading files.

changes   What a reload changed
field_types  What the fields of a brief may hold: ids, names, dates and lines within their lengths
library   Every brief on disk. Reloading means loading a new library and swapping it for the old one
model     What a brief is made of, as frozen values
number_words  How languages that text2num does not know write large numbers
problems  A problem in content as a value: where it is, which rule it breaks, what to do
reviews   Four eyes: whether a second person has read a fact as it stands now
sources   The record of an article: what proves a citation without the article's text
drafting/ An article's text -> the first draft of a brief, for a curator to write out. English only
proof/    Whether a brief holds: every citation, figure, name and quotation, proven from the article's record
translations  A brief, told in another language as far as it has been translated
reading/  YAML text -> a brief, with every mistake told at its place
"""

from bot.brief.changes import Changes, compare
from bot.brief.field_types import FactKind, Kind, PartialDate, is_slug
from bot.brief.library import Library, find_briefs_folder
from bot.brief.model import Brief, Entity, Fact, Figure, QuizQuestion, Review, Shows, Topic, Translation
from bot.brief.number_words import GROUPED, SCALES, write_as_english
from bot.brief.problems import Problem
from bot.brief.reviews import count_reviewed, find_unreviewed, hash_fact, is_reviewed, stamp_review
from bot.brief.sources import RecordError, SentenceRecord, SourceRecord, read_record
from bot.brief.translations import translate_brief

__all__ = [
    "GROUPED",
    "SCALES",
    "Brief",
    "Changes",
    "Entity",
    "Fact",
    "FactKind",
    "Figure",
    "Kind",
    "Library",
    "PartialDate",
    "Problem",
    "QuizQuestion",
    "RecordError",
    "Review",
    "SentenceRecord",
    "Shows",
    "SourceRecord",
    "Topic",
    "Translation",
    "compare",
    "count_reviewed",
    "find_briefs_folder",
    "find_unreviewed",
    "hash_fact",
    "is_reviewed",
    "is_slug",
    "read_record",
    "stamp_review",
    "translate_brief",
    "write_as_english",
]
