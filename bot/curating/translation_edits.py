"""A brief's files with what is translated following an edit: renamed, or taken out with what it translates."""

from typing import Literal

from bot.curating.brief_folder import Snapshot
from bot.curating.yaml_editing import remove, rename

Section = Literal["topics", "entities", "facts"]


def follow(snapshot: Snapshot, section: Section, old: str, new: str | None) -> Snapshot:
    """Have every translation of a part go by its new id; with None, or where that has its own, take them out."""
    texts: dict[str, str] = {}
    for file in snapshot.loaded.files:
        for language, words in (file.content.translations or {}).items():
            translated = getattr(words, section)
            if old not in translated:
                continue
            text, path = texts.get(file.name) or snapshot.text(file.name), ("translations", language, section)
            if new is None or new in translated:
                texts[file.name] = remove(text, (*path, old))
            else:
                texts[file.name] = rename(text, (*path, old), new)
    return snapshot.with_texts(texts) if texts else snapshot
