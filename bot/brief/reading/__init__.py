"""YAML text -> a brief, with every mistake told at its place. Pure.

consistency   Do the files of a brief fit together: ids, references, the shape of facts, the names of commands
documents     YAML text -> plain data in which every scalar is text, and where each part of it stands
explanations  What a validation error means in a curator's words
files         One YAML file of a brief: its validated content, its problems, and where everything stands
json_schema   The JSON Schema of a brief's files, for editors
loading       The files of a brief -> a Brief, or every problem in them at once. Pure: the files' bytes are arguments
places        Where each part of a document stands
translated_parts  Do a brief's translations fit it: languages, ids, names of commands
"""

from bot.brief.reading.documents import DocumentError, Path, decode, events, position, read
from bot.brief.reading.files import BriefFile
from bot.brief.reading.json_schema import MODELINE, SCHEMA_FILE, make_schema
from bot.brief.reading.loading import LoadedBrief, load_brief

__all__ = [
    "MODELINE",
    "SCHEMA_FILE",
    "BriefFile",
    "DocumentError",
    "LoadedBrief",
    "Path",
    "decode",
    "events",
    "load_brief",
    "make_schema",
    "position",
    "read",
]
