"""A brief's files with a topic written, changed or taken out, and with sentences set aside. Pure."""

from typing import cast

from bot.curating.brief_folder import Snapshot
from bot.curating.fact_edits import set_detail
from bot.curating.fact_forms import Fields
from bot.curating.items import Item, edit_item, find_item, find_items, same
from bot.curating.translation_edits import follow
from bot.curating.yaml_editing import Plain, add_item, add_key, remove
from bot.errors import UserError

TOPIC_FIELDS = ("title", "help", "shows", "aliases")


def read_topic_fields(fields: Fields) -> dict[str, Plain | None]:
    """Return a topic's fields as YAML holds them from what was posted."""
    kinds, facts = fields.all("shows_entities"), fields.one("shows_facts").replace(",", " ").split()
    shows: dict[str, Plain] = {}
    if kinds:
        shows["entities"] = kinds[0] if len(kinds) == 1 else kinds
    if facts:
        shows["facts"] = facts[0] if len(facts) == 1 else facts
    return {
        "title": fields.one("title"),
        "help": fields.one("help"),
        "shows": shows,
        "aliases": fields.one("aliases").replace(",", " ").split(),
    }


def put_topic(snapshot: Snapshot, name: str, wanted: dict[str, Plain | None]) -> Snapshot:
    """Write a topic, in place of the one of that name or as a new one."""
    item = find_item(snapshot, "topics", name)
    if item is not None:
        text = edit_item(snapshot.text(item.file), item, _as_before(item, wanted), TOPIC_FIELDS)
        return snapshot.with_texts({item.file: text})
    holder = _holder(snapshot, "topics")
    new = {key: value for key, value in wanted.items() if value not in (None, [], ())}
    return snapshot.with_texts({holder: add_key(snapshot.text(holder), ("topics", name), new)})


def drop_topic(snapshot: Snapshot, name: str) -> Snapshot:
    """Take a topic out; facts that name it keep it until they are changed."""
    item = find_item(snapshot, "topics", name)
    if item is None:
        raise UserError(f"There is no topic `{name}` any more.")
    return follow(
        snapshot.with_texts({item.file: remove(snapshot.text(item.file), item.path)}), "topics", name, None
    )


def set_aside(snapshot: Snapshot, sentence: int, why: str) -> Snapshot:
    """Say why no fact needs a sentence; without a reason it is no longer set aside."""
    item = next(
        (each for each in find_items(snapshot, "uncited") if each.string("sentence") == str(sentence)), None
    )
    if item is not None:
        text = snapshot.text(item.file)
        changed = edit_item(text, item, {"why": why}, ("sentence", "why")) if why else remove(text, item.path)
        return snapshot.with_texts({item.file: changed})
    if not why:
        return snapshot
    holder = _holder(snapshot, "uncited")
    before = [
        each
        for each in find_items(snapshot, "uncited")
        if each.file == holder
        and each.string("sentence").isdigit()
        and int(each.string("sentence")) < sentence
    ]
    after = int(before[-1].key) if before else None
    entry: dict[str, Plain] = {"sentence": str(sentence), "why": why}
    text = add_item(snapshot.text(holder), "uncited", entry, after=after)
    return snapshot.with_texts({holder: text})


def set_particulars(snapshot: Snapshot, title: str, as_of: str) -> Snapshot:
    """Write what the brief is called and when its facts held."""
    return set_detail(set_detail(snapshot, "title", title), "as_of", as_of)


def _holder(snapshot: Snapshot, section: str) -> str:
    """Return the file that has a section, or the one that says what the brief is."""
    for key in (section, "source", "brief"):
        for file in snapshot.loaded.files:
            if key in file.declared:
                return file.name
    raise UserError("The brief has no file that can be read.")


def _as_before(item: Item, wanted: dict[str, Plain | None]) -> dict[str, Plain | None]:
    """Keep `shows` as it is written where it means the same."""
    shows, old = wanted.get("shows"), item.data.get("shows")
    if not isinstance(shows, dict) or not isinstance(old, dict):
        return wanted
    before = cast("dict[str, Plain]", old)
    merged: dict[str, Plain] = {
        key: before[key] if same(key, before.get(key), value) else value for key, value in shows.items()
    }
    return {**wanted, "shows": merged}
