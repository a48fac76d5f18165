"""Rules: what is said in another language says the same, fits, and is understood when it is typed. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.brief.model import Fact
from bot.brief.proof.figures import written_figures
from bot.brief.proof.rules.reply_rules import FIELD, shown_size
from bot.brief.proof.rules.rule_registry import rule
from bot.brief.proof.rules.subject import Finding, Subject
from bot.brief.reading import BriefFile


@rule(
    "translation-figures",
    why="A translation is believed like the original; a figure that is lost or changed in it is a wrong answer.",
    mend="Write the same figures in both. Number words are not read in every language, so figures that the original "
    "has in digits stand in digits in the translation too.",
)
def find_other_figures(subject: Subject) -> Iterator[Finding]:
    """Yield each translated fact whose figures are not those of the original."""
    for file, language, fact, wording in _translated_facts(subject):
        original = written_figures(fact.wording, subject.brief.language)
        translated = written_figures(wording, language)
        known = {each.value for each in original} | {each.value for each in fact.figures}
        there = {each.value for each in translated}
        lost = {each.value for each in original if each.in_digits} - there
        added = {each.value for each in translated if each.in_digits} - known
        path = ("translations", language, "facts", fact.id)
        if lost:
            yield Finding(file, path, f"the original says {_list(lost)}, and the translation does not")
        if added:
            yield Finding(file, path, f"the translation says {_list(added)}, and the original does not")


@rule(
    "translation-too-long",
    why="Discord cuts or refuses what is longer than its limits; a fact is shown whole, with all that it cites.",
    mend="Shorten the translation.",
)
def find_long_translations(subject: Subject) -> Iterator[Finding]:
    """Yield each translated fact that, as it is shown, does not fit into one field."""
    for file, language, fact, wording in _translated_facts(subject):
        size = shown_size(replace(fact, text=wording, quote=None, note=None), subject.brief)
        if size > FIELD:
            message = f"shown with its citations it has {size:,} characters; the most is {FIELD:,}"
            yield Finding(file, ("translations", language, "facts", fact.id), message)


@rule(
    "translation-name",
    why="People type a name as they read it in a reply, and it must lead back there.",
    mend="Add the translated name to the entity's `aliases`, or leave the name as it is.",
)
def find_unknown_names(subject: Subject) -> Iterator[Finding]:
    """Yield each translated name that is none of the entity's own."""
    for file in subject.loaded.files:
        for language, words in (file.content.translations or {}).items():
            for entity_id, translated in words.entities.items():
                entity = subject.brief.entities.get(entity_id)
                if entity is None or translated.name is None:
                    continue
                if translated.name.casefold() not in {
                    each.casefold() for each in (entity.name, *entity.aliases)
                }:
                    message = (
                        f"`{translated.name}` is none of the names of `{entity_id}`; add it to its `aliases`"
                    )
                    yield Finding(file, ("translations", language, "entities", entity_id, "name"), message)


def _translated_facts(subject: Subject) -> Iterator[tuple[BriefFile, str, Fact, str]]:
    for file in subject.loaded.files:
        for language, words in (file.content.translations or {}).items():
            for fact_id, wording in words.facts.items():
                if fact_id in subject.brief.facts:
                    yield file, language, subject.brief.facts[fact_id], wording


def _list(values: set[Decimal]) -> str:
    return ", ".join(f"{value:,f}" for value in sorted(values))
