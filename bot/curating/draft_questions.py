"""What a draft asks in its comments and a saved form has answered, so that it need not be settled one by one. Pure."""

import re
from typing import get_args

from bot.brief import Kind
from bot.curating.brief_folder import Snapshot
from bot.curating.items import Item, find_item, mappings
from bot.curating.yaml_editing import drop_comment, find_comments

_KIND = f"(?:{'|'.join(get_args(Kind))})"
_ANSWERED = re.compile(
    rf"named before, not in this sentence|said_by: [a-z0-9-]+|{_KIND}(?:, {_KIND})* or {_KIND}\?"
)
"""Whom it is about, who says it and of what kind it is: a form shows these, whoever saves it has seen them."""
_UNIT_ASKED, _UNIT_GUESSED = "of what?", "number"


def drop_answered(snapshot: Snapshot, section: str, item_id: str) -> Snapshot:
    """Take out of an item what its draft asked and its form shows; other comments are the curator's to settle."""
    item = find_item(snapshot, section, item_id)
    if item is None:
        return snapshot
    text = snapshot.text(item.file)
    for said in find_comments(text, item.path):
        if _ANSWERED.fullmatch(said) or (said == _UNIT_ASKED and _has_units(item)):
            text = drop_comment(text, item.path, said)
    return snapshot.with_texts({item.file: text})


def _has_units(item: Item) -> bool:
    return all(figure.get("unit") != _UNIT_GUESSED for figure in mappings(item.data.get("figures")))
