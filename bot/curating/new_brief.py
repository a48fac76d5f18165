"""An article's text -> its record and the first draft of its brief, on disk. Overwrites nothing."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter, ValidationError

from bot.brief import PartialDate, RecordError, SourceRecord, is_slug, read_record
from bot.brief.drafting import Draft, draft_brief, write_files
from bot.brief.proof import Particulars, record_source, split_sentences, write_record
from bot.brief.reading import SCHEMA_FILE, DocumentError, make_schema
from bot.errors import UserError


def _ignore(_done: int, _total: int) -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What brief is wanted of what text."""

    slug: str
    raw: bytes
    """The article's text, UTF-8."""
    origin: str
    """Where the text comes from, as a message names it."""
    title: str = ""
    """What the article is, for its record."""
    date: str | None = None
    keeps_text: bool = False
    """Whether the text itself is kept, beside the record."""


def start_brief(
    wish: Wish, briefs: Path, today: date, progress: Callable[[int, int], None] = _ignore
) -> tuple[Path, Draft]:
    """Write the record into `seeds/` beside the folder of briefs, and the draft into a folder of its own.

    Returns that folder and the draft. Raises UserError where it is there already or the text is no article.
    """
    folder = briefs / wish.slug
    if not is_slug(wish.slug):
        raise UserError(f"`{wish.slug}` is no id; use a-z, 0-9 and hyphens, such as: eastern-flank")
    if folder.exists():
        raise UserError(f"{folder} is there already; choose another id, or delete the folder to start anew")
    _check_date(wish.date)
    record_file = briefs.parent / "seeds" / f"{wish.slug}.yaml"
    text_file = record_file.with_suffix(".txt")
    if wish.keeps_text and text_file.exists() and text_file.read_bytes() != wish.raw:
        raise UserError(f"{text_file} is another text; choose another id, or delete that file")
    record = _known_record(record_file, wish.raw) or _make_record(wish, progress)
    text = wish.raw.decode("utf-8-sig")
    draft = draft_brief(text, split_sentences(text), record)
    if not record_file.exists():
        _write(record_file, write_record(record).encode())
    if wish.keeps_text:
        _write(text_file, wish.raw)
    if not (briefs / SCHEMA_FILE).exists():
        schema = json.dumps(make_schema(), indent=2, ensure_ascii=False) + "\n"
        _write(briefs / SCHEMA_FILE, schema.encode())
    _write_folder(folder, write_files(draft, wish.slug, today))
    return folder, draft


def describe_draft(draft: Draft) -> str:
    """Say in a line what a draft holds."""
    figures = sum(len(report.amounts) for report in draft.reports)
    kinds = Counter(entity.kind for entity in draft.entities)
    names = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return f"{len(draft.entities)} names ({names}), {figures} figures, {len(draft.quotes)} quotations"


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


def _make_record(wish: Wish, progress: Callable[[int, int], None]) -> SourceRecord:
    title = wish.title or f"The article of the brief {wish.slug}"
    record = record_source(wish.slug, wish.raw, Particulars(title=title, date=wish.date), progress)
    if not record.sentences:
        raise UserError(f"{wish.origin} holds no sentence")
    try:
        return read_record(write_record(record).encode())
    except (DocumentError, RecordError) as error:
        raise UserError(str(error)) from None


def _write(file: Path, raw: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)


def _write_folder(folder: Path, files: dict[str, str]) -> None:
    """Write all files or none: a running bot that watches the folder must not see half a brief."""
    with TemporaryDirectory(dir=folder.parent, prefix=".new-") as temporary:
        for name, text in files.items():
            _write(Path(temporary) / folder.name / name, text.encode())
        (Path(temporary) / folder.name).rename(folder)
