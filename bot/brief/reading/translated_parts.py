"""Do a brief's translations fit it: languages that are spoken, ids that are there, names that can be commands. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.brief.model import Translation
from bot.brief.problems import Problem
from bot.brief.reading.consistency import RESERVED
from bot.brief.reading.explanations import suggest
from bot.brief.reading.files import BriefFile
from bot.languages import ENGLISH, list_languages

_COMMAND = re.compile(r"[\w-]{1,32}")
"""What Discord takes for the name of a slash command, in any language."""
_NOUNS = {"topics": "topic", "entities": "entity", "facts": "fact"}


def find_translation_faults(files: Sequence[BriefFile]) -> Iterator[Problem]:
    """Yield every problem of the translations among the files of a brief."""
    own = next((file.content.language for file in files if file.content.language), ENGLISH)
    known = {
        "topics": {str(name) for file in files for name in file.declared.get("topics", ())},
        "entities": {each for file in files for each in file.declared_ids("entities")},
        "facts": {each for file in files for each in file.declared_ids("facts")},
    }
    seen: dict[tuple[str, ...], str] = {}
    for file in files:
        for language, words in (file.content.translations or {}).items():
            yield from _language(file, language, own)
            yield from _ids(file, language, words, known)
            yield from _repeated(file, language, words, seen)
    yield from _commands(files, known["topics"])


def _language(file: BriefFile, language: str, own: str) -> Iterator[Problem]:
    path = ("translations", language)
    if language == own:
        message = f"`{language}` is what the brief is written in; translate into another language"
        yield file.problem(path, "unknown-language", message, key=True)
    elif language not in list_languages():
        spoken = ", ".join(each for each in list_languages() if each != own)
        message = f"`{language}` is no language that Dateline speaks; it speaks {spoken}"
        yield file.problem(path, "unknown-language", message, key=True)


def _ids(
    file: BriefFile, language: str, words: Translation, known: Mapping[str, set[str]]
) -> Iterator[Problem]:
    for section, noun in _NOUNS.items():
        for each in getattr(words, section):
            if each not in known[section]:
                message = f"there is no {noun} `{each}`{suggest(each, known[section])}"
                yield file.problem(
                    ("translations", language, section, each), "unknown-reference", message, key=True
                )


def _repeated(
    file: BriefFile, language: str, words: Translation, seen: dict[tuple[str, ...], str]
) -> Iterator[Problem]:
    """Yield what another file has translated already."""
    parts = [("title",)] if words.title else []
    parts += [(section, each) for section in _NOUNS for each in getattr(words, section)]
    for part in parts:
        path = (language, *part)
        if path in seen:
            message = f"`{part[-1]}` is translated in {seen[path]} already; keep one"
            yield file.problem(("translations", *path), "duplicate-key", message, key=True)
        seen.setdefault(path, file.name)


def _commands(files: Sequence[BriefFile], names: set[str]) -> Iterator[Problem]:
    """Yield what cannot be the name of a command, and what is another command's already."""
    aliases = {
        alias: name
        for file in files
        for name, topic in (file.content.topics or {}).items()
        for alias in topic.aliases
    }
    taken = {**dict.fromkeys(RESERVED, ""), **aliases, **{name: name for name in names}}
    for file in files:
        for language, words in (file.content.translations or {}).items():
            for name, topic in words.topics.items():
                path = ("translations", language, "topics", name, "command")
                command = topic.command or name
                if not _COMMAND.fullmatch(command) or command != command.lower():
                    message = (
                        f"`{command}` cannot be a command; write one word in small letters, with hyphens"
                    )
                    yield file.problem(path, "bad-command", message)
                elif (owner := taken.setdefault(command, name)) != name:
                    whose = f"the topic `{owner}`" if owner else "Dateline itself"
                    message = f"`{command}` is a command of {whose} already; choose another name"
                    yield file.problem(path, "command-taken", message)
