"""A brief's files with a name written, changed, taken out, put together with another or taken apart. Pure."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from bot.brief.reading import MODELINE
from bot.curating.brief_folder import Snapshot
from bot.curating.fact_forms import Fields
from bot.curating.items import Item, edit_item, find_item, find_items, listed, mappings
from bot.curating.translation_edits import follow
from bot.curating.yaml_editing import Plain, add_item, remove
from bot.errors import UserError

NAME_FIELDS = ("id", "kind", "name", "aliases", "demonym", "role", "of", "at")
"""The fields of a name in the order in which they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """A name as a form has it."""

    id: str = ""
    kind: str = "person"
    name: str = ""
    aliases: tuple[str, ...] = ()
    demonym: tuple[str, ...] = ()
    role: str = ""
    of: str = ""
    at: str = ""
    """Latitude and longitude in degrees, as they are typed: `56.95, 24.11`."""

    def fields(self) -> dict[str, Plain | None]:
        """Return its fields as YAML holds them; None for those that it has not."""
        return {
            "id": self.id,
            "kind": self.kind,
            "name": self.name,
            "aliases": list(self.aliases),
            "demonym": self.demonym[0] if len(self.demonym) == 1 else list(self.demonym),
            "role": self.role or None,
            "of": self.of or None,
            "at": self.at.replace(",", " ").split(),
        }


def read_name(item: Item) -> NameForm:
    """Fill in a form from a name as it is written."""
    return NameForm(
        id=item.id,
        kind=item.string("kind"),
        name=item.string("name"),
        aliases=tuple(item.strings("aliases")),
        demonym=tuple(item.strings("demonym")),
        role=item.string("role"),
        of=item.string("of"),
        at=", ".join(map(str, listed(item.data.get("at")))),
    )


def read_name_fields(fields: Fields) -> NameForm:
    """Fill in a form from what was posted."""
    return NameForm(
        id=fields.one("id"),
        kind=fields.one("kind"),
        name=fields.one("name"),
        aliases=tuple(fields.lines("aliases")),
        demonym=tuple(fields.lines("demonym")),
        role=fields.one("role"),
        of=fields.one("of"),
        at=fields.one("at"),
    )


def put_name(snapshot: Snapshot, form: NameForm, was: str = "") -> Snapshot:
    """Write a name: in place of the one called `was`, with all that point to it, or as a new one.

    Raises UserError where its id is another's.
    """
    if form.id != was and find_item(snapshot, "entities", form.id):
        raise UserError(f"There is a name `{form.id}` already; choose another id.")
    if not was:
        return _add(snapshot, form)
    item = _require(snapshot, was)
    text = edit_item(snapshot.text(item.file), item, form.fields(), NAME_FIELDS)
    changed = snapshot.with_texts({item.file: text})
    return changed if form.id == was else _point_elsewhere(changed, was, form.id)


def merge_names(snapshot: Snapshot, gone: str, kept: str) -> Snapshot:
    """Make one of two names: what pointed to `gone` points to `kept`, which takes its names over as aliases."""
    first, second = _require(snapshot, kept), _require(snapshot, gone)
    if gone == kept:
        raise UserError("A name cannot be merged with itself.")
    form, other = read_name(first), read_name(second)
    known = {form.name, *form.aliases}
    new = [each for each in (other.name, *other.aliases) if each not in known]
    text = edit_item(
        snapshot.text(first.file), first, {"aliases": [*form.aliases, *dict.fromkeys(new)]}, NAME_FIELDS
    )
    changed = _point_elsewhere(snapshot.with_texts({first.file: text}), gone, kept)
    item = _require(changed, gone)
    without = changed.with_texts({item.file: remove(changed.text(item.file), item.path)})
    survivor = _require(without, kept)  # what belonged to the one that is gone may not belong to itself
    if survivor.string("of") == kept:
        text = edit_item(without.text(survivor.file), survivor, {"of": None}, NAME_FIELDS)
        return without.with_texts({survivor.file: text})
    return without


def split_name(snapshot: Snapshot, name_id: str, form: NameForm, facts: Collection[str]) -> Snapshot:
    """Make two of one name: `form` is the new one, takes its names from the old one, and gets some of its facts."""
    item = _require(snapshot, name_id)
    old = read_name(item)
    taken = {form.name, *form.aliases}
    if old.name in taken:
        raise UserError("The first name stays where it is; choose among the aliases.")
    kept = [alias for alias in old.aliases if alias not in taken]
    text = edit_item(snapshot.text(item.file), item, {"aliases": kept}, NAME_FIELDS)
    changed = put_name(snapshot.with_texts({item.file: text}), form)
    return _change_facts(
        changed, lambda fact, named: form.id if fact.id in facts and named == name_id else named
    )


def drop_name(snapshot: Snapshot, name_id: str) -> Snapshot:
    """Take a name out, of the facts about it too. Raises UserError where somebody's words are said by it."""
    item = _require(snapshot, name_id)
    said = [fact.id for fact in find_items(snapshot, "facts") if fact.string("said_by") == name_id]
    if said:
        raise UserError(f"{item.string('name')} speaks in {', '.join(said)}; merge the name into another.")
    changed = _point_elsewhere(snapshot, name_id, None)
    item = _require(changed, name_id)
    return changed.with_texts({item.file: remove(changed.text(item.file), item.path)})


def _require(snapshot: Snapshot, name_id: str) -> Item:
    item = find_item(snapshot, "entities", name_id)
    if item is None:
        raise UserError(f"There is no name `{name_id}` any more; somebody took it out or renamed it.")
    return item


def _add(snapshot: Snapshot, form: NameForm) -> Snapshot:
    """Put a new name behind the last of its kind, else at the end of the names."""
    names = list(find_items(snapshot, "entities"))
    item = {key: value for key, value in form.fields().items() if value not in (None, [], ())}
    if not names:
        file = "entities.yaml"
        text = snapshot.text(file) if file in snapshot.files else f"{MODELINE}\n"
        return snapshot.with_texts({file: add_item(text, "entities", item)})
    behind = [each for each in names if each.string("kind") == form.kind] or names
    text = add_item(snapshot.text(behind[-1].file), "entities", item, after=int(behind[-1].key))
    return snapshot.with_texts({behind[-1].file: text})


def _point_elsewhere(snapshot: Snapshot, old: str, new: str | None) -> Snapshot:
    """Have every fact, name and translation that points to an id point to another, or to none."""
    changed = _change_facts(snapshot, lambda _fact, named: new if named == old else named)
    changed = follow(changed, "entities", old, new)
    for item in list(find_items(changed, "entities")):
        if item.string("of") == old:
            text = edit_item(changed.text(item.file), item, {"of": new}, NAME_FIELDS)
            changed = changed.with_texts({item.file: text})
    return changed


def _change_facts(snapshot: Snapshot, point: Callable[[Item, str], str | None]) -> Snapshot:
    """Change whom facts are about and who speaks in them, each id by a function."""
    texts: dict[str, str] = {}
    for item in find_items(snapshot, "facts"):
        wanted: dict[str, Plain | None] = {}
        about = item.strings("about")
        pointed = _once(point(item, each) for each in about)
        if pointed != about:
            wanted["about"] = pointed
        said_by = item.string("said_by")
        if said_by and point(item, said_by) != said_by:
            wanted["said_by"] = point(item, said_by)
        figures = mappings(item.data.get("figures"))
        moved = [_point_figure(figure, lambda named, item=item: point(item, named)) for figure in figures]
        if moved != figures:
            wanted["figures"] = moved
        if wanted:
            text = texts.get(item.file) or snapshot.text(item.file)
            texts[item.file] = edit_item(text, item, wanted, ("id", "text", "quote", "note", "said_by"))
    return snapshot.with_texts(texts) if texts else snapshot


def _point_figure(figure: dict[str, Any], point: Callable[[str], str | None]) -> dict[str, Any]:
    """Return a figure that is of whom a function points to; of nobody where it points to none."""
    of = point(figure["of"]) if figure.get("of") else None
    kept = {key: value for key, value in figure.items() if key != "of" or of}
    return {**kept, "of": of} if of else kept


def _once(ids: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(each for each in ids if each))
