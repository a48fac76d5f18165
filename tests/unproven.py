"""Briefs that need not prove themselves: what a test makes up has no article."""

from pathlib import Path

from bot.brief import Library
from bot.brief.library import list_briefs, read_brief
from bot.brief.proof import BriefOnDisk
from bot.errors import ContentError


def load_library(folder: Path, _before: Library | None = None) -> Library:
    """Load every brief in a folder. Raises ContentError with every problem of every brief."""
    loaded = [read_brief(brief) for brief in list_briefs(folder)]
    problems = [problem for brief in loaded for problem in brief.problems if problem.severity == "error"]
    if problems:
        raise ContentError(problems)
    records = {
        brief.loaded.brief.id: brief.read_record()[0] for brief in map(BriefOnDisk, list_briefs(folder))
    }
    return Library(
        {entry.brief.id: entry.brief for entry in loaded},
        {id_: record for id_, record in records.items() if record is not None},
    )
