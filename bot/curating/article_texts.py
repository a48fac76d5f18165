"""The record of a brief's article, and its sentences where its text is on this machine."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from bot.brief import RecordError, SourceRecord, read_record
from bot.brief.drafting import Article, take_apart
from bot.brief.proof import Evidence, find_record, split_sentences
from bot.brief.reading import DocumentError


@dataclass(frozen=True)
class ArticleText:
    """What is known of an article here."""

    record: SourceRecord | None = None
    text: str = ""
    """Empty where it is not on this machine."""
    missing: str = ""
    """Why there is no text to show, and what to do."""

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences as they stand in the text; none without the text."""
        if not self.text or self.record is None:
            return ()
        return tuple(split_sentences(self.text, self.record.language))

    @cached_property
    def article(self) -> Article | None:
        """The text taken apart; None without it."""
        return take_apart(self.text, self.sentences) if self.sentences else None

    @cached_property
    def evidence(self) -> Evidence | None:
        """What its record proves."""
        return Evidence(self.record) if self.record else None

    @property
    def count(self) -> int:
        """How many sentences it has; 0 without a record."""
        return len(self.record.sentences) if self.record else 0


def read_article(folder: Path, source: str) -> ArticleText:
    """Read the record that a brief's folder rests on, and the text beside it."""
    file = find_record(folder, source)
    if file is None:
        return ArticleText(missing=f"There is no record seeds/{source}.yaml, so nothing can be proven.")
    text = file.with_suffix(".txt")
    return _read(str(file), file.read_bytes(), text.read_bytes() if text.is_file() else None)


@lru_cache(maxsize=8)
def _read(name: str, raw: bytes, text: bytes | None) -> ArticleText:
    file = Path(name)
    shown = f"{file.parent.name}/{file.stem}.txt"
    try:
        record = read_record(raw)
    except (DocumentError, RecordError) as error:
        return ArticleText(missing=f"{file.parent.name}/{file.name} is no sound record: {error}")
    if text is None:
        return ArticleText(
            record=record, missing=f"The article’s text is not on this machine; put it at {shown}."
        )
    if sha256(text).hexdigest() != record.sha256:
        return ArticleText(
            record=record,
            missing=f"{shown} is not the text that the record was made from; "
            f"`dateline source add {shown} --id {file.stem} --replace` renews the record.",
        )
    return ArticleText(record=record, text=text.decode("utf-8-sig"))
