"""Edits of a brief's YAML in which only the lines change that an edit is about. Pure.

A file is never written anew. The few lines of the field or the item that changes are read by ruamel.yaml, which keeps
their comments and layout, and put back; all other bytes stay.

comments    The comments at the ends of lines: what a draft asks, to be answered and then dropped
layout      Where every part of a document stands, in lines
round_trip  A few lines of YAML, changed by ruamel.yaml: comments and layout stay
yaml_edits  Text of a file -> the same text with one field, item or key set, added or taken out
"""

from bot.curating.yaml_editing.comments import drop_comment, find_comments
from bot.curating.yaml_editing.layout import find_lines
from bot.curating.yaml_editing.round_trip import Plain
from bot.curating.yaml_editing.yaml_edits import add_item, add_key, remove, rename, set_value

__all__ = [
    "Plain",
    "add_item",
    "add_key",
    "drop_comment",
    "find_comments",
    "find_lines",
    "remove",
    "rename",
    "set_value",
]
