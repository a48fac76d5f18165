"""What we know: a brief, and the record of the article it rests on. Pure, but for reading files.

changes   What a reload changed
library   Every brief on disk. Reloading means loading a new library and swapping it for the old one
model     What a brief is made of, as frozen values
problems  A problem in content as a value: where it is, which rule it breaks, what to do
reviews   Four eyes: whether a second person has read a fact as it stands now
sources   The record of an article: what proves a citation without the article's text
drafting/ An article's text -> the first draft of a brief, for a curator to write out. English only
proof/    Whether a brief holds: every citation, figure, name and quotation, proven from the article's record
reading/  YAML text -> a brief, with every mistake told at its place
"""

from bot.brief.changes import Changes, compare
from bot.brief.library import Library, find_briefs_folder
from bot.brief.model import Brief, Entity, Fact, FactKind, Figure, Kind, PartialDate, Review, Topic, is_slug
from bot.brief.problems import Problem
from bot.brief.reviews import count_reviewed, find_unreviewed, hash_fact, is_reviewed, stamp_review
from bot.brief.sources import RecordError, SentenceRecord, SourceRecord, read_record

__all__ = [
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
    "RecordError",
    "Review",
    "SentenceRecord",
    "SourceRecord",
    "Topic",
    "compare",
    "count_reviewed",
    "find_briefs_folder",
    "find_unreviewed",
    "hash_fact",
    "is_reviewed",
    "is_slug",
    "read_record",
    "stamp_review",
]
