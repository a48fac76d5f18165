"""`dateline source`: the record of an article, made from its text, and what rests on it."""

import argparse
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from bot.brief import Brief, Fact, RecordError, SentenceRecord, SourceRecord, find_briefs_folder, read_record
from bot.brief.proof import Particulars, find_briefs, find_moves, record_source, split_sentences, write_record
from bot.brief.reading import DocumentError
from bot.cli.parsers import Subcommands, read_slug
from bot.errors import UserError

_LONG = 500
"""Sentences from which on progress is shown."""


def register(commands: Subcommands) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "source",
        help="make or show the record of an article",
        description="Make the record that proves citations without the article's text, or show what rests on it.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    _register_add(actions)
    show = actions.add_parser("show", help="print what a record holds and which facts stand on each sentence")
    show.add_argument("slug", metavar="SLUG", type=read_slug)
    _add_folders(show)
    show.set_defaults(run=_show)


def _register_add(actions: Subcommands) -> None:
    add = actions.add_parser("add", help="make the record of an article from its text file (UTF-8)")
    add.add_argument("file", type=Path, metavar="FILE")
    add.add_argument(
        "--id", required=True, metavar="SLUG", type=read_slug, help="the record's id: seeds/SLUG.yaml"
    )
    add.add_argument("--title", help="what the article is, in your own words")
    add.add_argument("--dateline", help="the place it is reported from; default: as the text begins")
    add.add_argument("--reporter", action="append", metavar="NAME", help="once for each reporter")
    add.add_argument("--date", help="2022, 2022-08 or 2022-08-17")
    add.add_argument("--inferred-from", metavar="WHY", help="when the article does not print the date")
    add.add_argument("--language", help="such as en; default: en")
    add.add_argument("--replace", action="store_true", help="overwrite the record of another text")
    _add_folders(add)
    add.set_defaults(run=_add)


def _add_folders(parser: argparse.ArgumentParser) -> None:
    briefs = find_briefs_folder()
    parser.add_argument(
        "--seeds", type=Path, default=briefs.parent / "seeds", help="the folder of the records"
    )
    parser.add_argument("--briefs", type=Path, default=briefs, help="the folder of the briefs")


def _add(options: argparse.Namespace) -> int:
    raw = read_text(options.file)
    target: Path = options.seeds / f"{options.id}.yaml"
    old = _read_record(target) if target.exists() else None
    if old is not None and old.sha256 != sha256(raw).hexdigest() and not options.replace:
        raise UserError(
            f"{target} is the record of another text; choose another --id, or overwrite it with --replace"
        )
    record = record_source(options.id, raw, _particulars(options, old), show_progress)
    if not record.sentences:
        raise UserError(f"{options.file} holds no sentence")
    text = write_record(record)
    try:
        read_record(text.encode())
    except (DocumentError, RecordError) as error:
        raise UserError(str(error)) from None
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    print(f"{target}: {len(record.sentences):,} sentences, {record.words:,} words")
    if old is not None:
        _print_moves(record, options.briefs)
    return 0


def read_text(file: Path) -> bytes:
    """Return the bytes of an article's text file; raises UserError when it is none."""
    if not file.is_file():
        raise UserError(f"there is no file {file}")
    raw = file.read_bytes()
    if b"\0" in raw:
        raise UserError(f"{file} is not a text file; save the article as plain text")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UserError(f"{file}, line {line}: not UTF-8; save the file with the encoding UTF-8") from None
    if not text.strip():
        raise UserError(f"{file} is empty")
    return raw


def _particulars(options: argparse.Namespace, old: SourceRecord | None) -> Particulars:
    """Take what was given, and what was not from the record that is replaced."""
    title = options.title or (old.title if old else None)
    if title is None:
        raise UserError("say what the article is: --title 'A report from Riga on …', in your own words")
    return Particulars(
        title=title,
        dateline=options.dateline or (old.dateline if old else None),
        reporters=tuple(options.reporter or (old.reporters if old else ())),
        date=options.date or (old.date if old else None),
        inferred_from=options.inferred_from or (old.inferred_from if old and not options.date else None),
        language=options.language or (old.language if old else "en"),
    )


def show_progress(done: int, total: int) -> None:
    """Show how many sentences of a long article are done."""
    if total >= _LONG:
        print(
            f"\r{done:,} of {total:,} sentences",
            end="" if done < total else "\n",
            file=sys.stderr,
            flush=True,
        )


def _print_moves(record: SourceRecord, briefs: Path) -> None:
    moves = [move for brief in _resting_on(record.source, briefs) for move in find_moves(brief, record)]
    print(
        f"{len(moves)} citations do not hold any more as they are."
        if moves
        else "Every citation holds as it is."
    )
    for move in moves:
        print(f"  {move}")


def _show(options: argparse.Namespace) -> int:
    file: Path = options.seeds / f"{options.slug}.yaml"
    if not file.is_file():
        raise UserError(
            f"there is no record {file}; make one with: dateline source add FILE --id {options.slug}"
        )
    record = _read_record(file)
    for line in _describe(record):
        print(line)
    texts = _read_sentences(file.with_suffix(".txt"), record)
    facts = [fact for brief in _resting_on(record.source, options.briefs) for fact in brief.facts.values()]
    for sentence in record.sentences:
        print()
        print(_describe_sentence(sentence))
        if texts:
            print(f"  {texts[sentence.sentence - 1].strip()}")
        for fact in facts:
            if sentence.sentence in fact.sentences:
                print(f"  <- {_describe_fact(fact)}")
    return 0


def _describe(record: SourceRecord) -> Iterator[str]:
    yield f"{record.source}: {record.title}"
    if record.dateline:
        yield f"dateline: {record.dateline}"
    if record.reporters:
        yield f"reporters: {', '.join(record.reporters)}"
    if record.date:
        inferred = f" (inferred from {record.inferred_from})" if record.inferred_from else ""
        yield f"date: {record.date}{inferred}"
    yield f"{len(record.sentences):,} sentences, {record.words:,} words, language {record.language}"
    yield f"sha256: {record.sha256}"


def _describe_sentence(sentence: SentenceRecord) -> str:
    figures = (
        f", figures {', '.join(f'{figure:,f}' for figure in sentence.figures)}" if sentence.figures else ""
    )
    quoted = sum(last - first + 1 for first, last in sentence.quoted)
    quotation = f", {quoted} of them quoted" if quoted else ""
    return f"{sentence.sentence}. {sentence.words} words{quotation}{figures}"


def _describe_fact(fact: Fact) -> str:
    return f"{fact.id}: {fact.wording}"


def _read_sentences(file: Path, record: SourceRecord) -> list[str]:
    """Return the article's sentences when its text is at hand and is the one recorded."""
    if not file.is_file():
        return []
    raw = file.read_bytes()
    if sha256(raw).hexdigest() != record.sha256:
        raise UserError(
            f"{file} is not the text that the record was made from; renew it with `source add --replace`"
        )
    return split_sentences(raw.decode("utf-8-sig"), record.language)


def _read_record(file: Path) -> SourceRecord:
    try:
        return read_record(file.read_bytes())
    except (DocumentError, RecordError) as error:
        raise UserError(f"{file}: {error}") from None


def _resting_on(slug: str, briefs: Path) -> list[Brief]:
    if not briefs.is_dir() or not any(briefs.glob("*/*.yaml")):
        return []
    return [found.loaded.brief for found in find_briefs(briefs) if found.loaded.brief.source == slug]
