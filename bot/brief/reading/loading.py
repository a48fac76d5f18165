"""The files of a brief -> a Brief, or every problem in them at once. Pure: the files' bytes are arguments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.brief.model import Brief, Translation
from bot.brief.problems import Problem
from bot.brief.reading.consistency import find_inconsistencies
from bot.brief.reading.files import BriefFile, FileContent
from bot.brief.reading.translated_parts import find_translation_faults


@dataclass(frozen=True, slots=True)
class LoadedBrief:
    """A brief and what is wrong with it. With an error among the problems it must not be served."""

    brief: Brief
    problems: tuple[Problem, ...]
    files: tuple[BriefFile, ...]

    @property
    def holds(self) -> bool:
        """Whether it may be served."""
        return all(problem.severity != "error" for problem in self.problems)


def load_brief(folder: str, files: Mapping[str, bytes]) -> LoadedBrief:
    """Load the brief of a folder from its files, given as printable path -> bytes.

    The order of the files is the order of what they hold. The brief holds every part that is sound.
    """
    parts = tuple(BriefFile(name, raw) for name, raw in files.items())
    problems = [problem for part in parts for problem in part.problems]
    problems += find_inconsistencies(folder, parts)
    problems += find_translation_faults(parts)
    return LoadedBrief(_merge(folder, parts), tuple(sorted(problems)), parts)


def _merge(folder: str, files: Iterable[BriefFile]) -> Brief:
    contents = [file.content for file in files]
    return Brief(
        id=folder,
        title=next((content.title for content in contents if content.title), folder),
        source=next((content.source for content in contents if content.source), folder),
        as_of=next((content.as_of for content in contents if content.as_of), ""),
        summary=next((content.summary for content in contents if content.summary), ()),
        topics={name: topic for content in contents for name, topic in (content.topics or {}).items()},
        entities={entity.id: entity for content in contents for entity in content.entities},
        facts={fact.id: fact for content in contents for fact in content.facts},
        uncited=tuple(uncited for content in contents for uncited in content.uncited),
        language=next((content.language for content in contents if content.language), "en"),
        translations=_merge_translations(contents),
        unanswered=tuple(ask for content in contents for ask in content.unanswered),
    )


def _merge_translations(contents: Iterable[FileContent]) -> dict[str, Translation]:
    """Put together what several files say in a language."""
    merged: dict[str, Translation] = {}
    for content in contents:
        for language, words in (content.translations or {}).items():
            before = merged.get(language, Translation())
            merged[language] = Translation(
                title=before.title or words.title,
                topics={**words.topics, **before.topics},
                entities={**words.entities, **before.entities},
                facts={**words.facts, **before.facts},
            )
    return merged
