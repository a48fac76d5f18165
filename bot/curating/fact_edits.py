"""A brief's files with a fact written, changed or taken out. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.brief.reading import MODELINE
from bot.curating.brief_folder import Snapshot
from bot.curating.fact_forms import FACT_FIELDS, FactForm, keep_marks, read_item
from bot.curating.items import Item, edit_item, find_item, find_items
from bot.curating.translation_edits import follow
from bot.curating.yaml_editing import add_item, remove, set_value
from bot.errors import UserError

_FILES = {"text": "facts.yaml", "quote": "quotes.yaml", "note": "notes.yaml"}
"""Where the first fact of its kind goes."""


def put_fact(snapshot: Snapshot, form: FactForm, was: str = "") -> Snapshot:
    """Write a fact: in place of the one that was called `was`, or as a new one where that is empty.

    Raises UserError where its id is another fact's, or where there is none to change.
    """
    if form.id != was and find_item(snapshot, "facts", form.id):
        raise UserError(f"There is a fact `{form.id}` already; choose another id.")
    if not was:
        return _add(snapshot, form)
    item = _require(snapshot, was)
    kept = replace(form, topics=_in_order(form.topics, read_item(item).topics))
    fields = {**kept.fields(), "figures": keep_marks(kept.figure_fields(), item)}
    text = edit_item(snapshot.text(item.file), item, fields, FACT_FIELDS)
    changed = snapshot.with_texts({item.file: text})
    if form.wording != read_item(item).wording:  # they would go on saying what it said before
        changed = follow(changed, "facts", was, None)
    return changed if form.id == was else _rename(changed, was, form.id)


def drop_fact(snapshot: Snapshot, fact_id: str) -> Snapshot:
    """Take a fact out, of the summary and the translations too."""
    item = _require(snapshot, fact_id)
    changed = snapshot.with_texts({item.file: remove(snapshot.text(item.file), item.path)})
    return _rename(changed, fact_id, None)


def free_id(snapshot: Snapshot, wanted: str) -> str:
    """Return an id that no fact has: the one wanted, or with a number behind it."""
    taken = {item.id for item in find_items(snapshot, "facts")}
    numbers = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(each for each in numbers if each not in taken)


def set_summary(snapshot: Snapshot, fact_ids: Iterable[str]) -> Snapshot:
    """Write which facts sum the brief up, in this order."""
    return set_detail(snapshot, "summary", list(fact_ids))


def set_detail(snapshot: Snapshot, key: str, value: str | list[str]) -> Snapshot:
    """Write a key of the brief itself where it stands, or beside the brief's source."""
    holders = [file for file in snapshot.loaded.files if key in file.declared]
    beside = [file for file in snapshot.loaded.files if "source" in file.declared or "brief" in file.declared]
    file = next(iter([*holders, *beside, *snapshot.loaded.files]), None)
    if file is None:
        raise UserError("The brief has no file that can be read.")
    text = snapshot.text(file.name)
    if value:
        order = ("brief", "title", "source", "as_of", "summary")
        return snapshot.with_texts({file.name: set_value(text, (key,), value, order)})
    return snapshot.with_texts({file.name: remove(text, (key,))}) if holders else snapshot


def _require(snapshot: Snapshot, fact_id: str) -> Item:
    item = find_item(snapshot, "facts", fact_id)
    if item is None:
        raise UserError(f"There is no fact `{fact_id}` any more; somebody took it out or renamed it.")
    return item


def _in_order(wanted: Sequence[str], known: Sequence[str]) -> list[str]:
    """Put what was there before first, as it was ordered: a form has an order of its own."""
    return [each for each in known if each in wanted] + [each for each in wanted if each not in known]


def _rename(snapshot: Snapshot, old: str, new: str | None) -> Snapshot:
    """Have the summary and the translations name a fact by its new id, or no more."""
    snapshot = follow(snapshot, "facts", old, new)
    for file in snapshot.loaded.files:
        summary = file.declared.get("summary")
        if isinstance(summary, list) and old in summary:
            wanted = [new if each == old else str(each) for each in summary]
            return set_summary(snapshot, [each for each in wanted if each])
    return snapshot


def _add(snapshot: Snapshot, form: FactForm) -> Snapshot:
    """Put a new fact behind the one of its kind that stands on the sentence before it, else behind the last."""
    alike = [item for item in find_items(snapshot, "facts") if read_item(item).kind == form.kind]
    if not alike:
        name = _FILES[form.kind]
        text = snapshot.text(name) if name in snapshot.files else f"{MODELINE}\n"
        return snapshot.with_texts({name: add_item(text, "facts", form.item())})
    number = max(form.sentences, default=0)
    before = [item for item in alike if number and 0 < max(read_item(item).sentences, default=0) <= number]
    behind = max(before, key=lambda item: max(read_item(item).sentences), default=None) or alike[-1]
    if before:  # of several on that sentence the last one
        behind = [item for item in before if _last(item) == _last(behind)][-1]
    text = add_item(snapshot.text(behind.file), "facts", form.item(), after=int(behind.key))
    return snapshot.with_texts({behind.file: text})


def _last(item: Item) -> int:
    return max(read_item(item).sentences)
