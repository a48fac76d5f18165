"""The catalogues of `bot/languages`, made to hold what the code says: nothing less and nothing more.

python -m tests.catalogues      brings every catalogue up to date; what is new waits in it, empty, to be translated

Every call of `say`, `say_count` and `mark` in `bot/` is read from its syntax tree, so that a message may be torn over
lines or stand inside of another string.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import cast

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "bot" / "languages"
_TEXTS = {"say": 1, "mark": 1, "say_count": 2}
"""How many of the first arguments are the message."""
_HEADER = r"""# What Dateline says, in {name}.
msgid ""
msgstr ""
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: {plural};\n"

"""


@dataclass(frozen=True, slots=True)
class Said:
    """One message in the code. `values` are what is put in there; None where it is said elsewhere."""

    place: str
    message: str | tuple[str, str]
    values: frozenset[str] | None


def list_messages() -> Iterator[Said]:
    """Yield every message in the order of the files. Raises ValueError where one is no plain text."""
    for file in sorted((ROOT / "bot").rglob("*.py")):
        source = file.read_text("utf-8")
        if "bot.languages" in source:
            yield from _read(file, ast.parse(source))


def _read(file: Path, tree: ast.Module) -> Iterator[Said]:
    path = file.relative_to(ROOT).as_posix()
    modules = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    ours = {
        each.name
        for node in modules
        if (node.module or "").startswith("bot.languages")
        for each in node.names
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        name = node.func.id
        texts = node.args[: _TEXTS.get(name, 0)] if name in ours else []
        if not texts or (name == "say" and not any(map(_is_text, ast.walk(texts[0])))):
            continue  # what is kept somewhere has been marked there
        yield Said(path, _message(texts, f"{path}:{node.lineno}"), _values(node, name))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _message(texts: list[ast.expr], where: str) -> str | tuple[str, str]:
    found = [text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str)]
    if len(found) != len(texts):
        raise ValueError(f"{where}: a message is plain text, with {{names}} for what is put in")
    return (found[0], found[1]) if len(found) > 1 else found[0]


def _values(call: ast.Call, name: str) -> frozenset[str] | None:
    if name == "mark":
        return None
    given = {keyword.arg for keyword in call.keywords if keyword.arg}
    return frozenset(given | ({"count"} if name == "say_count" else set()))


def read_fields(text: str) -> frozenset[str]:
    """Return the names that a text has in braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def make_template() -> Catalog:
    """Return a catalogue of every message, with nothing translated."""
    template = Catalog()
    for said in list_messages():
        template.add(said.message, locations=[(said.place, 0)])
    return template


def read_catalogue(language: str) -> Catalog:
    """Read a language's catalogue as it is on disk."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def write_catalogue(catalogue: Catalog, language: str) -> bytes:
    """Return a catalogue's file, the same for the same words."""
    written = BytesIO()
    write_po(written, catalogue, width=110, include_lineno=False, ignore_obsolete=True, omit_header=True)
    header = _HEADER.format(
        name=Locale(language).english_name, language=language, plural=catalogue.plural_forms.rstrip(";")
    )
    return (header + written.getvalue().decode().rstrip("\n") + "\n").encode()


def renew(language: str) -> tuple[bytes, list[str]]:
    """Return a language's file with what the code says, and the messages that wait to be translated."""
    catalogue = read_catalogue(language)
    catalogue.update(make_template(), no_fuzzy_matching=True)
    waiting = [str(message.id) for message in catalogue if message.id and not all(list_texts(message.string))]
    return write_catalogue(catalogue, language), waiting


def list_texts(words: object) -> list[str]:
    """Return a message's or a translation's texts: one, or one for each plural."""
    if isinstance(words, list | tuple):
        return [str(each) for each in cast("list[object]", words)]
    return [str(words or "")]


def main() -> int:
    """Renew every catalogue; return 1 where something waits to be translated."""
    left = 0
    for file in sorted(FOLDER.glob("*.po")):
        text, waiting = renew(file.stem)
        file.write_bytes(text)
        left += len(waiting)
        print(f"{file.name}: {len(waiting)} to translate", *waiting, sep="\n  ")  # noqa: T201
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
