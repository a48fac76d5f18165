"""`dateline new`: the first draft of a brief, made from an article's text."""

import argparse
import json
from collections import Counter
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter, ValidationError

from bot.brief import PartialDate, RecordError, SourceRecord, find_briefs_folder, read_record
from bot.brief.drafting import Draft, draft_brief, write_files
from bot.brief.proof import Particulars, record_source, split_sentences, write_record
from bot.brief.reading import SCHEMA_FILE, DocumentError, make_schema
from bot.cli.parsers import Subcommands, read_slug
from bot.cli.source import read_text, show_progress
from bot.errors import UserError

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
    parser.add_argument(
        "slug", metavar="SLUG", type=read_slug, help="the brief's id: briefs/SLUG/ and seeds/SLUG.yaml"
    )
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
    slug: str = options.slug
    briefs: Path = options.briefs
    folder = briefs / slug
    if folder.exists():
        raise UserError(f"{folder} is there already; choose another id, or delete the folder to start anew")
    _check_date(options.date)
    raw = read_text(options.file)
    record_file = briefs.parent / "seeds" / f"{slug}.yaml"
    record = _known_record(record_file, raw) or _make_record(slug, raw, options)
    text = raw.decode("utf-8-sig")
    draft = draft_brief(text, split_sentences(text), record)
    if not record_file.exists():
        _write(record_file, write_record(record))
    if not (briefs / SCHEMA_FILE).exists():
        _write(briefs / SCHEMA_FILE, json.dumps(make_schema(), indent=2, ensure_ascii=False) + "\n")
    _write_folder(folder, write_files(draft, slug, datetime.now(UTC).date()))
    print(f"{folder}: {_describe(draft)}")
    print(_NEXT.format(folder=folder))
    return 0


def _check_date(date: str | None) -> None:
    try:
        TypeAdapter(PartialDate | None).validate_python(date)
    except ValidationError:
        raise UserError(f"--date {date} is no date; write 2022, 2022-08 or 2022-08-17") from None


def _known_record(file: Path, raw: bytes) -> SourceRecord | None:
    """Return the record of this text that is there already, if any."""
    if not file.exists():
        return None
    try:
        record = read_record(file.read_bytes())
    except (DocumentError, RecordError) as error:
        raise UserError(f"{file}: {error}") from None
    if record.sha256 != sha256(raw).hexdigest():
        raise UserError(f"{file} is the record of another text; choose another id")
    return record


def _make_record(slug: str, raw: bytes, options: argparse.Namespace) -> SourceRecord:
    title = options.title or f"The article of the brief {slug}"
    record = record_source(slug, raw, Particulars(title=title, date=options.date), show_progress)
    if not record.sentences:
        raise UserError(f"{options.file} holds no sentence")
    try:
        return read_record(write_record(record).encode())
    except (DocumentError, RecordError) as error:
        raise UserError(str(error)) from None


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _write_folder(folder: Path, files: dict[str, str]) -> None:
    """Write all files or none: a running bot that watches the folder must not see half a brief."""
    with TemporaryDirectory(dir=folder.parent, prefix=".new-") as temporary:
        for name, text in files.items():
            _write(Path(temporary) / folder.name / name, text)
        (Path(temporary) / folder.name).rename(folder)


def _describe(draft: Draft) -> str:
    figures = sum(len(report.amounts) for report in draft.reports)
    kinds = Counter(entity.kind for entity in draft.entities)
    names = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return f"{len(draft.entities)} names ({names}), {figures} figures, {len(draft.quotes)} quotations"
