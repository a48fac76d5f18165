"""`dateline new`: the first draft of a brief, made from an article's text."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from bot.brief import find_briefs_folder
from bot.cli.parsers import Subcommands
from bot.cli.source import read_text, show_progress
from bot.curating import Wish, describe_draft, start_brief

_NEXT = """\
Write the empty texts in {folder}, settle what the comments ask, then: dateline check {folder}
The article's text itself is its publisher's; keep it out of the repository."""


def register(commands: Subcommands) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "new",
        help="draft a brief from an article in English",
        description="Draft a brief from an article in English: its record, and names, figures and quotations "
        "with empty texts to write.",
    )
    parser.add_argument("slug", metavar="SLUG", help="the brief's id: briefs/SLUG/ and seeds/SLUG.yaml")
    parser.add_argument("--from", dest="file", type=Path, required=True, metavar="FILE", help="text, UTF-8")
    parser.add_argument("--title", help="what the article is, in your own words; for the record")
    parser.add_argument("--date", help="when its facts held: 2022, 2022-08 or 2022-08-17")
    parser.add_argument(
        "--briefs",
        type=Path,
        default=find_briefs_folder(),
        metavar="DIR",
        help="the folder of the briefs; the record goes into seeds/ beside it",
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    file: Path = options.file
    wish = Wish(
        slug=options.slug,
        raw=read_text(file),
        origin=str(file),
        title=options.title or "",
        date=options.date,
    )
    folder, draft = start_brief(wish, options.briefs, datetime.now(UTC).date(), show_progress)
    print(f"{folder}: {describe_draft(draft)}")
    print(_NEXT.format(folder=folder))
    return 0
